import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { allIn, byIdentity, changedFacts } from '../../../test/same-facts.ts'
import { complaintsOf } from '../../../test/valid-xml.ts'
import type { Association, NewsObject } from '../item.ts'
import { readWire } from '../read.ts'
import type { FactName, Target } from './facts.ts'
import { keptFromReaders } from './kept-from-readers.ts'
import { writeNewsmlG2 } from './newsml-g2.ts'
import { writeNinjs } from './ninjs.ts'
import { writeNitf } from './nitf.ts'
import { writeRss } from './rss.ts'

const wires = join(import.meta.dirname, '../../../../shared/wires')
const there = existsSync(wires)
if (!there) console.log('Skipped: the sample wires are not beside the checkout (../shared/wires).')

const at = '2026-03-04T09:00:00Z'

const files = (): string[] =>
  readdirSync(join(wires, 'samples'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !/\.(jpe?g|png|tiff?|gif)$/i.test(one.name))
    .map((one) => join(one.parentPath, one.name))

/** What was read of each sample: its name, its items. */
const samples = () =>
  files().flatMap((file) => {
    const { items } = readWire(readFileSync(file), file)
    return items.length ? [{ file: file.slice(wires.length + 1), items }] : []
  })

const readAgain = (written: string): NewsObject[] => readWire(new TextEncoder().encode(written)).items

/** Letters that look like markup are read as markup once more with every reading (see `compose.ts`). */
const looksMarked = (line: string): boolean => /<[a-z/!]|&[a-z#]/i.test(line)

const isSteady = ({ items }: { file: string; items: NewsObject[] }): boolean =>
  !allIn(items).some((item) =>
    [...(item.headlines ?? []), ...(item.descriptions ?? []), { value: item.copyrightNotice ?? '' }].some((one) =>
      looksMarked(one.value),
    ),
  )

/** Every fact of every sample that is not the same after writing and reading; identities that a file has twice are left out. */
const changed = (
  target: Target,
  write: (items: NewsObject[]) => string | undefined,
  leaveOut: FactName[] = [],
  from = samples().filter(isSteady),
): string[] =>
  from.flatMap(({ file, items }) => {
    const written = write(items)
    const found = byIdentity(written === undefined ? [] : readAgain(written))
    const all = allIn(items)
    const isOnce = (item: NewsObject) => all.filter((one) => one.uri === item.uri).length === 1
    return items
      .filter(isOnce)
      .flatMap((item) => changedFacts(item, found.get(item.uri), target, leaveOut).map((one) => `${file}: ${one}`))
  })

/** What reading fills in that writing may leave out. */
const filled = (items: readonly NewsObject[]): NewsObject[] =>
  items.map(({ standard: _, ...item }) => ({
    ...item,
    pubStatus: item.pubStatus ?? 'usable',
    ...(item.associations ? { associations: filled(item.associations) as Association[] } : {}),
  }))

describe.skipIf(!there)('every sample wire, written and read again, says the same', { timeout: 60_000 }, () => {
  test('in ninjs, in every property', () => {
    const differing = samples()
      .filter(isSteady)
      .filter(({ items }) => !isDeepStrictEqual(filled(readAgain(writeNinjs(items))), filled(items)))
    expect(differing.map(({ file }) => file)).toEqual([])
  })
  test('in NewsML-G2', () => {
    // Pictures inside a text are written, but the reader of NewsML-G2 does not take them.
    expect(changed('newsml-g2', (items) => writeNewsmlG2(items, at), ['picturesInText'])).toEqual([])
  })
  test('in RSS, in what readers see', () => {
    const channel = { title: 'T', link: 'https://courier.example/', description: 'D', at }
    const free = samples()
      .filter(isSteady)
      .map(({ file, items }) => ({ file, items: items.filter((item) => !keptFromReaders(item, at)) }))
    expect(changed('rss', (items) => writeRss(items, channel), [], free)).toEqual([])
  })
})

describe.skipIf(!there)('every sample wire is written validly', { timeout: 60_000 }, () => {
  const items = () => samples().flatMap((one) => one.items)
  test('as NewsML-G2 2.35, power conformance', async () => {
    expect(await complaintsOf('newsml-g2', [writeNewsmlG2(items(), at)])).toEqual([])
  })
  test('as NITF 3.6', async () => {
    expect(
      await complaintsOf(
        'nitf',
        items().map((item) => writeNitf([item])),
      ),
    ).toEqual([])
  })
})
