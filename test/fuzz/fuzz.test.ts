/** Whatever is done to a wire, reading it ends soon, with an item or a problem, and nothing that runs. */

import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'
import { inputOf } from './inputs.ts'
import { mutations } from './mutations.ts'
import { seeds } from './seeds.ts'
import { verdictOn, whatRuns } from './verdict.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-fuzz-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('two thousand broken files give an item or a problem each, soon and in little memory', {
  timeout: 120_000,
}, async () => {
  const { failures, inputs, readable, resident } = await fuzz({ from: 0, until: 2000, real: false, folder })
  expect(failures.map(({ number, told, why }) => `${number} ${told}: ${why}`)).toEqual([])
  expect(inputs).toBe(2000)
  expect(readable).toBeGreaterThan(500)
  expect(resident).toBeLessThan(256 * 2 ** 20)
})

test('the watch sees a hang, an end, hunger, slowness and nonsense, writes each down, and goes on', {
  timeout: 60_000,
}, async () => {
  const { failures, inputs } = await fuzz({
    from: 0,
    until: 12,
    real: false,
    folder,
    module: './broken-verdict.ts',
    patience: 8000,
  })
  expect(inputs).toBe(12)
  expect(failures.map(({ told, why }) => [told.split(':')[0], why.replace(/\d{4} ms/, 'N ms')])).toEqual([
    ['built.newsml-g2.xml', 'It was not read within N ms.'],
    ['built.newsml-1.xml', 'The process ended with 3: without a word'],
    ['nitf.xml', expect.stringMatching(/^The process ended with .* heap out of memory$/)],
    ['rss.xml', 'It runs.'],
    ['atom.xml', 'It took N ms.'],
  ])
  for (const { file } of failures) expect(existsSync(file)).toBe(true)
})

test('the same number gives the same bytes, and other numbers others', async () => {
  const one = await seeds({ real: false })
  const two = await seeds({ real: false })
  for (let number = 500; number < 560; number++) {
    const input = inputOf(number, one)
    expect(input.bytes.equals(inputOf(number, two).bytes), input.told).toBe(true)
  }
  const told = new Set(Array.from({ length: 500 }, (_, at) => inputOf(1000 + at, one).bytes.toString('base64')))
  expect(told.size).toBeGreaterThan(480)
})

test('every way of breaking a file is taken, and changes it', async () => {
  const samples = await seeds({ real: false })
  const taken = new Set(
    Array.from({ length: 2000 }, (_, at) =>
      inputOf(1000 + at, samples)
        .told.split(': ')[1]
        ?.split(', '),
    ).flat(),
  )
  expect([...taken].sort()).toEqual(Object.keys(mutations).sort())
})

test.each([
  ['<p>a</p>', undefined],
  ['<p><a href="https://a.example/">a</a></p>', undefined],
  ['<script>x()</script>', '<script>'],
  ['<p onclick="x()">a</p>', 'onclick="x()"'],
  ['<a href=" java\nscript:x()">a</a>', 'href=" java\nscript:x()"'],
  ['<img src="data:text/html,x">', 'src="data:text/html,x"'],
  ['<svg onload="x()">', '<svg>'],
])('what could run is seen in %j', (markup, found) => expect(whatRuns(markup)).toBe(found))

test('a whole wire is found whole', async () => {
  const file = join(import.meta.dirname, '../wires/museum.newsml-g2.xml')
  expect(await verdictOn(readFileSync(file), 'museum.xml')).toEqual({ items: 3, format: 'newsml-g2' })
})
