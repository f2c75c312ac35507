/** Tests of the three-way merge: what the desk did stays, all else follows the agency, what both changed is asked. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersFrom, proseFrom } from '../../bench/wires/prose.ts'
import { aBody, aParagraph } from '../../test/build.ts'
import { plainBody, tryMerge } from '../../test/random-edits.ts'
import { isRefusal } from '../base/refusal.ts'
import { type Block, type Body, body, bodyText, type Inline } from './body.ts'
import { type Choice, merge, resolve } from './merge.ts'

const fire =
  'The fire killed 12 people in the northern port city on Monday, officials said, adding that more were missing.'
const text = (...paragraphs: string[]) => aBody(...paragraphs)
const lines = (one: Body): string[] => bodyText(one).split('\n')
const linesIn = (blocks: readonly Block[]): string[] => lines({ type: 'body', content: [...blocks] })

/** What must go through without a question. */
const merged = (base: Body, ours: Body, theirs: Body): Body => {
  const { body: whole, conflicts } = merge(base, ours, theirs)
  expect(conflicts).toEqual([])
  return whole
}

/** What must be asked: the texts of the only conflict. */
const asked = (base: Body, ours: Body, theirs: Body) => {
  const { conflicts } = merge(base, ours, theirs)
  expect(conflicts).toHaveLength(1)
  return conflicts.map((one) => ({ ours: linesIn(one.ours), theirs: linesIn(one.theirs), base: linesIn(one.base) }))[0]
}

const decided = (base: Body, ours: Body, theirs: Body, ...choices: Choice[]): string[] => {
  const whole = resolve(
    merge(base, ours, theirs),
    Object.fromEntries(choices.map((choice, at) => [String(at + 1), choice])),
  )
  if (isRefusal(whole)) throw new Error(whole.sentence)
  return lines(whole)
}

test('a number that the agency corrects is corrected in the sentence that the desk has shortened', () => {
  const whole = merged(
    text(fire, 'Nobody knew why.'),
    text('The fire killed 12 people in the northern port city on Monday.', 'Nobody knew why.'),
    text(fire.replace('12', '14'), 'Nobody knew why.'),
  )
  expect(lines(whole)).toEqual(['The fire killed 14 people in the northern port city on Monday.', 'Nobody knew why.'])
})

test('a word that both have changed is asked, each with the sentence that it has', () => {
  const ours = text(fire.replace('12', 'a dozen'))
  const theirs = text(fire.replace('12', '14'))
  expect(asked(text(fire), ours, theirs)).toEqual({
    base: [fire],
    ours: [fire.replace('12', 'a dozen')],
    theirs: [fire.replace('12', '14')],
  })
})

test('what both have changed in the same way stands once', () => {
  const both = text(fire.replace('12', '13'), 'Two more were found on Tuesday.')
  const ours = text(fire.replace('12', '13'), 'Two more were found on Tuesday.', 'Our reporter saw smoke.')
  expect(lines(merged(text(fire), ours, both))).toEqual(lines(ours))
})

test('both put a paragraph in at one place: both stand, the desk’s first', () => {
  const [first, last] = ['The pilots met at noon.', 'They will meet again tomorrow.']
  const whole = merged(
    text(first, last),
    text(first, 'Our own reporter was refused entry.', last),
    text(first, 'The minister sent a telegram.', last),
  )
  expect(lines(whole)).toEqual([first, 'Our own reporter was refused entry.', 'The minister sent a telegram.', last])
})

test('both put the same in, in other words: it is asked, so that it is not told twice', () => {
  const first = 'The pilots met at noon.'
  const found = asked(
    text(first),
    text(first, 'Two people died in the northern harbour, police said on Monday.'),
    text(first, 'Two people were killed in the northern harbour, police said.'),
  )
  expect(found).toMatchObject({
    base: [''],
    theirs: ['Two people were killed in the northern harbour, police said.'],
  })
})

test('a sentence goes into its paragraph, whoever has put a paragraph behind it', () => {
  const base = text('The pilots met at noon. They voted.', 'They will meet again tomorrow.')
  const ours = text('The pilots met at noon. They voted.', 'Our own paragraph.', 'They will meet again tomorrow.')
  const theirs = text('The pilots met at noon. They voted. It was close.', 'They will meet again tomorrow.')
  expect(lines(merged(base, ours, theirs))).toEqual([
    'The pilots met at noon. They voted. It was close.',
    'Our own paragraph.',
    'They will meet again tomorrow.',
  ])
})

const [one, two, three] = [
  'The pilots of the eastern quay met at noon. They voted.',
  'Their captain spoke of a long winter. Nobody answered him.',
  'The ferries stay in harbour until Sunday. Freight waits too.',
]

test('a paragraph that the agency moves keeps what the desk did in it', () => {
  const ours = text(one, two, three.replace('Sunday', 'Sunday evening'))
  expect(lines(merged(text(one, two, three), ours, text(three, one, two)))).toEqual([
    three.replace('Sunday', 'Sunday evening'),
    one,
    two,
  ])
})

test('what the desk moves stays there, with what the agency changes in it', () => {
  const theirs = text(one, two, three.replace('Sunday', 'Monday'))
  expect(lines(merged(text(one, two, three), text(three, one, two), theirs))).toEqual([
    three.replace('Sunday', 'Monday'),
    one,
    two,
  ])
  expect(lines(merged(text(one, two, three), text(three, one, two), text(one, three, two)))).toEqual([three, one, two])
})

test('what one side deletes does not come back with a move of the other', () => {
  expect(lines(merged(text(one, two, three), text(one, two), text(three, one, two)))).toEqual([one, two])
  expect(lines(merged(text(one, two, three), text(three, one, two), text(one, two)))).toEqual([one, two])
})

test('the agency deletes what the desk has edited: it is asked, and until then the desk’s words stand', () => {
  const ours = text(one, two.replace('long', 'hard'), three)
  const { body: whole, conflicts } = merge(text(one, two, three), ours, text(one, three))
  expect(conflicts).toHaveLength(1)
  expect(conflicts[0]).toMatchObject({ block: 1 })
  expect(linesIn(conflicts[0]?.ours ?? [])).toEqual(['Their captain spoke of a hard winter.'])
  expect(lines(whole)).toEqual([one, 'Their captain spoke of a hard winter.', three])
})

test('the desk has cut what the agency goes on writing: it is asked, and until then it stays cut', () => {
  const theirs = text(one, two.replace('long winter', 'long winter, and of a longer spring'), three)
  expect(asked(text(one, two, three), text(one, three), theirs)).toMatchObject({ ours: [''] })
  expect(lines(merge(text(one, two, three), text(one, three), theirs).body)).toEqual([one, three])
})

test('a paragraph that the desk has split or joined stays so, and its sentences follow the agency', () => {
  const changed = one.replace('noon', 'dawn')
  const [first, second] = one.split('. ')
  expect(
    lines(merged(text(one, two), text(`${first}.`, second ?? '', two), text(changed, two.replace('Nobody', 'No one')))),
  ).toEqual([changed.split('. ')[0]?.concat('.'), second, two.replace('Nobody', 'No one')])
  expect(lines(merged(text(one, two), text(`${one} ${two}`), text(changed, two)))).toEqual([`${changed} ${two}`])
  expect(lines(merged(text(one, two), text(one.replace('noon', 'dawn'), two), text(`${one} ${two}`)))).toEqual([
    `${changed} ${two}`,
  ])
})

const line = (...content: Inline[]): Block => ({ type: 'paragraph', content })
const plain = (words: string): Inline => ({ type: 'text', text: words })
const linked = (words: string, href = 'https://harbour.example/plan'): Inline => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
})
const strong = (words: string): Inline => ({ type: 'text', text: words, marks: [{ type: 'strong' }] })
const of = (...content: Block[]): Body => ({ type: 'body', content })

test('a link and a strong word of the desk’s stay on their words in a sentence that the agency changes', () => {
  const base = text('A plan of the channel hangs in 12 harbour offices.')
  const ours = of(
    line(plain('A '), linked('plan of the channel'), plain(' hangs in 12 '), strong('harbour'), plain(' offices.')),
  )
  const theirs = text('A plan of the channel hangs in 14 harbour offices.')
  expect(merged(base, ours, theirs)).toEqual(
    of(line(plain('A '), linked('plan of the channel'), plain(' hangs in 14 '), strong('harbour'), plain(' offices.'))),
  )
})

test('the agency replaces a word that the desk has linked: it is asked', () => {
  const base = text('A plan of the channel hangs in every harbour office today.')
  const ours = of(line(plain('A '), linked('plan'), plain(' of the channel hangs in every harbour office today.')))
  const theirs = text('A map of the channel hangs in every harbour office today.')
  expect(asked(base, ours, theirs)).toBeDefined()
})

test('a crosshead of the desk’s stays over the paragraph that it heads', () => {
  const crosshead: Block = { type: 'crosshead', content: [plain('What comes next')] }
  const ours = of(aParagraph(one), crosshead, aParagraph(two))
  expect(lines(merged(text(one, two), ours, text(one, 'A new third voice was heard.', two)))).toEqual([
    one,
    'A new third voice was heard.',
    'What comes next',
    two,
  ])
})

const list = (...items: string[]): Block => ({
  type: 'list',
  attrs: { ordered: false },
  content: items.map((words) => ({ type: 'item', content: [plain(words)] })),
})
const quote = (...paragraphs: string[]): Block => ({
  type: 'quote',
  content: paragraphs.map((words) => ({ type: 'paragraph', content: [plain(words)] })),
})
const table = (ships: string): Block => ({
  type: 'table',
  attrs: { caption: 'Ships waiting' },
  content: [
    {
      type: 'row',
      content: ['Ardvale', ships].map((cell) => ({ type: 'cell', attrs: { header: false }, content: [plain(cell)] })),
    },
  ],
})

test('lists go by item, quotes by paragraph, tables as a whole', () => {
  const base = of(
    aParagraph(one),
    list('Tugs wait at both ends.', 'Ferries sail by day.'),
    quote('We waited. The sea did not.'),
    table('41'),
  )
  const ours = of(
    aParagraph(one),
    list('Tugs wait at both ends.', 'Ferries sail by day.', 'Pilots are on call.'),
    quote('We waited.'),
    table('41'),
  )
  const theirs = of(
    aParagraph(one),
    list('Three tugs wait at both ends.', 'Ferries sail by day.'),
    quote('We waited. The sea did not.', 'It never does.'),
    table('43'),
  )
  expect(merged(base, ours, theirs)).toEqual(
    of(
      aParagraph(one),
      list('Three tugs wait at both ends.', 'Ferries sail by day.', 'Pilots are on call.'),
      quote('We waited.', 'It never does.'),
      table('43'),
    ),
  )
  expect(merge(base, of(...ours.content.slice(0, 3), table('42')), theirs).conflicts).toHaveLength(1)
})

test('a picture that the agency moves stands once, and one that the desk has taken out stays out', () => {
  const picture = { type: 'picture', attrs: { picture: '0123456789ab' } } as Block
  const base = of(aParagraph(one), picture, aParagraph(two), aParagraph(three))
  const ours = of(aParagraph(one), picture, aParagraph(two), aParagraph(three.replace('Sunday', 'Friday')))
  const theirs = of(aParagraph(one), aParagraph(two), aParagraph(three), picture)
  expect(merged(base, ours, theirs).content.filter(({ type }) => type === 'picture')).toHaveLength(1)
  expect(merged(base, text(one, two, three), theirs)).toEqual(text(one, two, three))
})

test('languages that write no space, or from the right, are merged by sentence too', () => {
  const japanese = '船は日曜日まで港にいる。'
  expect(
    lines(
      merged(
        text(`${japanese}貨物も待つ。`),
        text(`${japanese}貨物も待つ。客も待つ。`),
        text(`${japanese}貨物は待たない。`),
      ),
    ),
  ).toEqual([`${japanese}貨物は待たない。客も待つ。`])
  const arabic = 'قال الوزراء إن الشحن يمكن أن يمر مرة أخرى. وانتظرت السفن أحد عشر أسبوعا.'
  const whole = merged(text(arabic), text(arabic.replace('أحد عشر', 'عشرة')), text(arabic.replace('الشحن', 'النقل')))
  expect(lines(whole)).toEqual([arabic.replace('أحد عشر', 'عشرة').replace('الشحن', 'النقل')])
})

test('a conflict is decided for the desk, the agency, both, or in other words, and its paragraph stays one', () => {
  const [before, after] = ['The pilots met at noon.', 'They will meet again tomorrow.']
  const [base, ours, theirs] = ['12', 'a dozen', '14'].map((number) =>
    text(`${before} ${fire.replace('12', number)} ${after}`),
  ) as [Body, Body, Body]
  const said = (...sentences: string[]) => [[before, ...sentences, after].join(' ')]
  const [desk, agency] = [fire.replace('12', 'a dozen'), fire.replace('12', '14')]
  expect(decided(base, ours, theirs, 'ours')).toEqual(said(desk))
  expect(decided(base, ours, theirs, 'theirs')).toEqual(said(agency))
  expect(decided(base, ours, theirs, 'both')).toEqual(said(desk, agency))
  expect(decided(base, ours, theirs, { own: text('About 13 died.').content })).toEqual(said('About 13 died.'))
  expect(decided(base, ours, theirs, { own: text('About 13 died.', 'More may have.').content })).toEqual([
    `${before} About 13 died.`,
    `More may have. ${after}`,
  ])
  expect(decided(base, ours, theirs, { own: [] })).toEqual(said())
})

test('a conflict that nobody decides, and a choice for none, are refused with a sentence', () => {
  const three = merge(text(fire), text(fire.replace('12', '11')), text(fire.replace('12', '13')))
  expect(resolve(three, {})).toMatchObject({ refused: 'incomplete', sentence: expect.stringContaining('conflict 1') })
  expect(resolve(three, { 1: 'ours', 2: 'ours' })).toMatchObject({ refused: 'invalid' })
})

const number = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const someText = (seed: number): Body => {
  const numbers = numbersFrom(seed)
  return plainBody(aBody(...proseFrom(numbers, 1500 + numbers() * 3000).paragraphs).content)
}

test('of three hundred texts edited at random on both sides nothing is lost and nothing comes back', () => {
  let [apart, silent] = [0, 0]
  fc.assert(
    fc.property(number, (seed) => {
      const tried = tryMerge(someText(seed), numbersFrom(seed + 1))
      expect(tried.lost).toEqual([])
      if (tried.met) return
      apart += 1
      if (tried.conflicts === 0) silent += 1
    }),
    { numRuns: 300 },
  )
  expect(silent / apart).toBeGreaterThanOrEqual(0.98)
})

test('who has changed nothing has no say, and two who did the same are of one mind', () => {
  fc.assert(
    fc.property(number, (seed) => {
      const { base, ours, theirs } = tryMerge(someText(seed), numbersFrom(seed)).bodies
      expect(merge(base, base, theirs).body).toEqual(theirs)
      expect(merge(base, ours, base).body).toEqual(ours)
      expect(merge(base, ours, ours).body).toEqual(ours)
      expect(merge(base, ours, theirs)).toEqual(merge(base, ours, theirs))
      // The same where one thing more has changed, so that nothing is decided by looking at the whole.
      const extra = aParagraph('Something that stands in one text alone.')
      const more = (one: Body): Body => of(...one.content, extra)
      const less = (one: Body): Body =>
        of(...one.content.filter((block) => JSON.stringify(block) !== JSON.stringify(extra)))
      expect(less(merge(base, more(base), theirs).body)).toEqual(theirs)
      expect(merge(base, ours, more(base)).conflicts).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('a hostile text of 20,000 words is merged, or asked as a whole, without end neither', () => {
  const numbers = numbersFrom(7)
  const words = (most: number) => Array.from({ length: 20_000 }, () => `w${Math.floor(numbers() * most)}`)
  const shapes: ((all: string[]) => Body)[] = [
    (all) => text(all.join(' ')),
    (all) => text(...all),
    (all) => text(`${all.join('. ')}.`),
    (all) => text(...all.map((word) => `${word} ${'.'.repeat(3)}`)),
  ]
  for (const shape of shapes) {
    const whole = merge(shape(words(40)), shape(words(40)), shape(words(40)))
    expect(body.safeParse(whole.body).success).toBe(true)
  }
  const dots = '.'.repeat(99_000)
  expect(lines(merged(text(dots, one), text(dots, one, two), text(dots, three))).length).toBe(3)
})
