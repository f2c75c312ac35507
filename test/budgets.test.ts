/** What a reader's line has to carry: pages and styles as they are really served. */

import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { themes } from '../src/base/look.ts'
import { read } from '../src/site/reader.ts'
import { enhancement } from '../src/site/script/enhancement.ts'
import { workerAddress } from '../src/site/script/service-worker.ts'
import { stylesheetOf } from '../src/site/theme/stylesheet.ts'
import { type ServedSite, serveSite, takeIn } from './browser/site.ts'
import { type Told, writeWire } from './browser/wires.ts'

const now = '2026-03-04T11:00:00Z'
const subjects = ['football', 'science', 'music', 'economy', 'election', 'diplomacy']
const letters = 'etaoinshrdlucmfwygpbvketaoinsaeiou'

/** Sentences that repeat themselves less than a newspaper's do: their letters are drawn from a number. */
const sentences = (seed: number, count: number): string => {
  let state = seed + 1
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const word = () => Array.from({ length: 2 + draw(7) }, () => letters[draw(letters.length)]).join('')
  return Array.from({ length: count }, () => `The ${Array.from({ length: 14 }, word).join(' ')}.`).join(' ')
}

const story = (at: number): Told => ({
  name: `story-${at}`,
  headline: `${sentences(at * 31, 1)
    .split(' ')
    .slice(1, 10)
    .join(' ')} ${at}`,
  summary: sentences(at * 77, 1),
  // The first is a long read of 1,100 words.
  text: Array.from({ length: at === 0 ? 26 : 4 }, (_, paragraph) => sentences(at * 1000 + paragraph, 3)),
  hoursAgo: 1 + at / 4,
  subject: subjects[at % subjects.length] ?? '',
  place: 'Norway',
  by: 'By Vera Lind',
  picture: { width: 1300, height: 860, alt: sentences(at, 1), caption: sentences(at + 500, 1), credit: 'ILSE MARR' },
})

let site: ServedSite

beforeAll(async () => {
  site = await serveSite(now)
  const folder = await mkdtemp(join(tmpdir(), 'dateline-wires-'))
  try {
    const paths = await Promise.all(Array.from({ length: 54 }, (_, at) => writeWire(folder, now, story(at), at * 7)))
    await takeIn(site.intake, paths, 'Nordwire')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
afterAll(async () => {
  await site?.close()
})

/** Bytes of the answer as they pass the line: `fetch` would count them unpacked. */
const weigh = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(site.origin + path, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      if (answer.headers['content-encoding'] !== 'gzip') reject(new Error(`${path} is not compressed`))
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.on('end', () => resolve(bytes))
    })
      .on('error', reject)
      .end()
  })

const open = async (path: string) => read(await (await fetch(site.origin + path)).text())
const attribute = (one: { attrs: { name: string; value: string }[] }, name: string) =>
  one.attrs.find((each) => each.name === name)?.value

/** Styles that the page asks for; it asks for nothing else but pictures. */
const stylesOf = ({ all }: ReturnType<typeof read>): string[] =>
  all('link').flatMap((one) => (attribute(one, 'rel') === 'stylesheet' ? (attribute(one, 'href') ?? []) : []))

const kilobyte = 1024

/** Of each theme as it is, and of the longest way in which one can be tuned. */
const sheets = [
  ...themes.map((theme) => stylesheetOf({ theme })),
  stylesheetOf({
    ...{ theme: 'dispatch', headlines: 'serif', density: 'roomy' },
    accent: { light: '#8a1c0f', dark: '#ffb4a6' },
  }),
].map(({ address }) => address)

test('an article of 1,100 words, all in but its pictures, weighs at most 25 KB', async () => {
  const front = await open('/')
  const [path = ''] = front.links.map(([, address]) => address).filter((address) => /-0-\w{12}$/.test(address))
  const page = await open(path)
  expect(page.text.split(' ').length).toBeGreaterThan(1100)
  const document = await weigh(path)
  expect(stylesOf(page)).toEqual([stylesheetOf().address])
  const [script, ...styles] = await Promise.all([enhancement.address, ...sheets].map(weigh))
  console.log(`article ${document} + script ${script} + styles ${styles.join(' or ')} bytes`)
  expect(script).toBeLessThanOrEqual(4 * kilobyte)
  for (const sheet of styles) {
    expect(sheet).toBeLessThanOrEqual(12 * kilobyte)
    expect(document + Number(script) + sheet).toBeLessThanOrEqual(25 * kilobyte)
  }
})

test('a front with 45 stories weighs at most 35 KB', async () => {
  const page = await open('/')
  expect(page.headings.filter(([level]) => level === 3).length).toBeGreaterThan(35)
  const document = await weigh('/')
  const styles = Math.max(...(await Promise.all(sheets.map(weigh))))
  console.log(`front ${document} + styles ${styles} = ${document + styles} bytes`)
  expect(document + styles).toBeLessThanOrEqual(35 * kilobyte)
})

test.each(['/', '/world', '/by/nordwire', '/place/norway', '/search?q=harbour', '/saved'])(
  '%s has one small script, which nothing needs',
  async (path) => {
    const { all, elements } = await open(path)
    const scripts = all('script').filter((one) => attribute(one, 'type') !== 'application/ld+json')
    expect(scripts.map((one) => [attribute(one, 'type'), attribute(one, 'src')])).toEqual([
      ['module', enhancement.address],
    ])
    const [script, worker] = await Promise.all([weigh(enhancement.address), weigh(workerAddress)])
    console.log(`script ${script} + worker ${worker} = ${script + worker} bytes`)
    expect(script + worker).toBeLessThanOrEqual(4 * kilobyte)
    expect(elements.flatMap((one) => one.attrs).filter(({ name }) => name.startsWith('on'))).toEqual([])
  },
)
