/** How many files a core reads in a second: bytes to items to copy, as the intake does it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { copyOf } from '../src/wire/copy-of.ts'
import { readWire } from '../src/wire/read.ts'
import { median, type Row, told } from './figures.ts'
import { type Format, formats, wireOf } from './wires.ts'

const names = { 'newsml-1': 'NewsML 1.2', 'newsml-g2': 'NewsML-G2', ninjs: 'ninjs 3.1' } as const
const families = { 'newsml-1': 'NewsML 1', 'newsml-g2': 'NewsML-G2', ninjs: 'ninjs' } as const
const formatOf = (file: Buffer): Format | undefined =>
  formats.find((format) => readWire(file).format.startsWith(format))

/** Real wires, where somebody has put them beside the checkout. */
const realWires = resolve(import.meta.dirname, '../../shared/wires/samples')

const readAll = (files: readonly Buffer[]): void => {
  for (const file of files) for (const item of readWire(file).items) copyOf(item)
}

/** Files a second, the median of rounds over all the files, after one that warms up. */
const rate = (files: readonly Buffer[], seconds: number): number => {
  const rates: number[] = []
  readAll(files)
  const until = performance.now() + seconds * 1000
  do {
    const began = performance.now()
    readAll(files)
    rates.push((files.length / (performance.now() - began)) * 1000)
  } while (performance.now() < until)
  return median(rates)
}

const row = (what: string, files: readonly Buffer[], seconds: number): Row => {
  const sizes = files.map((file) => file.length)
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  const perSecond = rate(files, seconds)
  const size = `median file ${told(median(sizes) / 1000)} KB, ${told((perSecond * mean) / 1e6)} MB/s`
  return { what: `Files parsed, ${what}`, figure: `${told(perSecond)} /s`, beside: size }
}

export const measureParsing = (seconds: number): Row[] => {
  const rows = formats.map((format) => {
    const files = Array.from({ length: 200 }, (_, at) => Buffer.from(wireOf(at, new Date(), format).text))
    return row(`${names[format]}, invented`, files, seconds)
  })
  if (!existsSync(realWires)) return rows
  const real = readdirSync(realWires, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  const byFormat = Map.groupBy(real, formatOf)
  for (const format of formats) {
    const files = byFormat.get(format) ?? []
    if (files.length > 0) rows.push(row(`${families[format]}, ${files.length} real ones`, files, seconds))
  }
  return rows
}
