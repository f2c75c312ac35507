/** How many files a core reads in a second: bytes to items, as `dateline parse` does it, and on to items to copy, as the intake does. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { copyOf } from '../src/wire/copy-of.ts'
import { readWire } from '../src/wire/read.ts'
import { median, type Row, told } from './figures.ts'
import { type Format, formats, wireOf } from './wires/write-wires.ts'

const names = { 'newsml-1': 'NewsML 1.2', 'newsml-g2': 'NewsML-G2', ninjs: 'ninjs 3.1' } as const
const families = { 'newsml-1': 'NewsML 1', 'newsml-g2': 'NewsML-G2', ninjs: 'ninjs' } as const
const formatOf = (file: Buffer): Format | undefined =>
  formats.find((format) => readWire(file).format.startsWith(format))

/** Real wires, where somebody has put them beside the checkout. */
const realWires = resolve(import.meta.dirname, '../../shared/wires/samples')

/** What one core is to read in a second, of files of about 10 KB. */
const aims: Partial<Record<Format, string>> = { 'newsml-1': '≥ 2,500 /s', 'newsml-g2': '≥ 1,500 /s' }

const read = (file: Buffer): void => void readWire(file)
const readToCopy = (file: Buffer): void => {
  for (const item of readWire(file).items) copyOf(item)
}

/** Files a second by the clock, and a second of processor, which is what one core does however many others want it. */
type Rate = { clock: number; processor: number }

/** The medians of rounds over all the files, after three that warm up. */
const rate = (files: readonly Buffer[], work: (file: Buffer) => void, seconds: number): Rate => {
  const rates: Rate[] = []
  for (let round = 0; round < 3; round++) files.forEach(work)
  const until = performance.now() + seconds * 1000
  do {
    const [began, used] = [performance.now(), process.cpuUsage()]
    files.forEach(work)
    const { user, system } = process.cpuUsage(used)
    const clock = (files.length / (performance.now() - began)) * 1000
    rates.push({ clock, processor: (files.length / (user + system)) * 1e6 })
  } while (performance.now() < until)
  return { clock: median(rates.map((one) => one.clock)), processor: median(rates.map((one) => one.processor)) }
}

const row = (what: string, files: readonly Buffer[], seconds: number, aim?: string): Row => {
  const sizes = files.map((file) => file.length)
  const [parsed, copied] = [rate(files, read, seconds), rate(files, readToCopy, seconds)]
  const size = `median file ${told(median(sizes) / 1000)} KB`
  const byTheClock = `by the clock ${told(parsed.clock)} and ${told(copied.clock)}`
  const beside = `as copy ${told(copied.processor)} /s; ${byTheClock}; ${size}`
  return { what: `Files parsed, ${what}`, figure: `${told(parsed.processor)} /s`, beside, ...(aim ? { aim } : {}) }
}

export const measureParsing = (seconds: number): Row[] => {
  const rows = formats.map((format) => {
    const files = Array.from({ length: 200 }, (_, at) => Buffer.from(wireOf(at, new Date(), format).text))
    return row(`${names[format]}, invented`, files, seconds, aims[format])
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
