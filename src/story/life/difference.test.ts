/** Tests of what is different between two texts. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Changed, differenceOf, differentWords } from './difference.ts'

const told = (changed: readonly Changed[]): string[] =>
  changed.map(
    ({ how, pieces }) =>
      `${how}: ${pieces.map((one) => ({ same: one.text, gone: `[-${one.text}-]`, new: `[+${one.text}+]` })[one.how]).join('')}`,
  )

test('a figure that was put right is shown in its sentence', () => {
  expect(
    told(
      differenceOf(
        ['Ten boats left the harbour at noon.', 'They will be back by night.'],
        ['Twelve boats left the harbour at noon.', 'They will be back by night.'],
      ),
    ),
  ).toEqual(['changed: [-Ten-][+Twelve+] boats left the harbour at noon.', 'same: They will be back by night.'])
})

test('a new paragraph is new, one that is gone is shown where it stood', () => {
  expect(
    told(
      differenceOf(
        ['The pilots met.', 'Nobody spoke of wages.', 'The vote is on Friday.'],
        ['The pilots met.', 'The vote is on Friday.', 'A tug lay idle at the quay.'],
      ),
    ),
  ).toEqual([
    'same: The pilots met.',
    'gone: [-Nobody spoke of wages.-]',
    'same: The vote is on Friday.',
    'new: [+A tug lay idle at the quay.+]',
  ])
})

const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'so', ' ', '.', 'é', '💧'), maxLength: 30 }), {
  maxLength: 12,
})

test('of both texts every letter is shown once, whatever they are', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const changed = differenceOf(before, after)
      const of = (side: 'gone' | 'new') =>
        changed
          .filter(({ how }) => how === 'same' || how === 'changed' || how === side)
          .map(({ pieces }) =>
            pieces
              .filter(({ how }) => how === 'same' || how === side)
              .map(({ text }) => text)
              .join(''),
          )
      expect(of('gone')).toEqual(before)
      expect(of('new')).toEqual(after)
    }),
  )
})

test('two long texts that have nothing in common are told in a moment', () => {
  const long = (letter: string) => Array.from({ length: 20_000 }, (_, at) => `${letter}${at}`).join(' ')
  const pieces = differentWords(long('a'), long('b'))
  expect(pieces.some(({ how }) => how === 'new')).toBe(true)
})
