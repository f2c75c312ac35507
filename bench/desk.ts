/**
 * `npm run bench:desk`: what the desk costs an editor, in a real browser over a hundred thousand wires, stories and pictures; as one table. With `-- --quick` over
 * five thousand of each, shorter and coarser; `-- N` over N. Parts alone: `--opening`, `--keys`, `--stories`, `--fronts`, `--idle`, `--pictures`.
 * `-- --together` is another measure: `desk/together/together.ts`.
 */

import { availableParallelism, cpus, loadavg } from 'node:os'
import { deskBundle } from '../src/server/desk/desk-bundle.ts'
import { openBrowser } from '../test/browser/browser.ts'
import { seedStories } from '../test/browser/many/many-stories.ts'
import { seedWires } from '../test/browser/many/many-wires.ts'
import { measureFronts } from './desk/fronts.ts'
import { measureIdle } from './desk/idle.ts'
import { measureLibrary } from './desk/library.ts'
import { measureOpening } from './desk/opening.ts'
import { type Desk, within } from './desk/page.ts'
import { measureStories } from './desk/stories.ts'
import { measureKeys } from './desk/tasks.ts'
import { measureIntake, openEdition, signInEditor } from './edition.ts'
import { type Row, table, told } from './figures.ts'
import { startChild } from './process.ts'

if (process.argv.includes('--together')) {
  await import('./desk/together/together.ts')
  process.exit()
}

/** In the order in which they are measured; the pictures are seeded last. */
const parts: Record<string, (desk: Desk) => Promise<Row[]>> = {
  '--opening': measureOpening,
  '--stories': measureStories,
  '--keys': measureKeys,
  '--fronts': measureFronts,
  '--idle': measureIdle,
  '--pictures': measureLibrary,
}
/** No part takes longer, in milliseconds. */
const longest = 180_000

const quick = process.argv.includes('--quick')
const count = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? (quick ? 5000 : 100_000))
const rounds = quick ? 5 : 20
const named = Object.keys(parts).filter((flag) => process.argv.includes(flag))
const wanted = named.length > 0 ? named : Object.keys(parts)

const started = performance.now()
const say = (sentence: string): void =>
  console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${sentence}`)
const loadBefore = loadavg()[0] ?? 0

/** A part that fails is said in the table, and the others are measured. */
const measure = async (desk: Desk): Promise<Row[]> => {
  const rows: Row[] = []
  for (const flag of wanted) {
    const part = parts[flag]
    if (!part) continue
    const what = flag.slice(2)
    say(`${what} …`)
    try {
      rows.push(...(await within(what, part(desk), longest)))
    } catch (error) {
      process.exitCode = 1
      console.error(error)
      rows.push({ what, figure: 'failed', beside: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' })
      for (const page of desk.context.pages()) await page.close()
    }
  }
  return rows
}

const edition = await openEdition()
const browser = await openBrowser()
const site = await startChild('site-process.ts', edition.url, edition.folder, 'on')
try {
  // Built before anybody waits for it.
  await deskBundle()
  // Stories that readers see, for the front.
  await measureIntake(edition, quick ? 20 : 2 * rounds)
  say(`Seeding ${told(count)} wires and stories …`)
  const until = (before: number) => new Date(Date.now() - before).toISOString()
  await seedWires(edition.intake.newsroom, count, until(60_000))
  await seedStories(edition.intake.newsroom, count, until(3600_000))
  const origin = `http://localhost:${site.port}`
  const [name = '', value = ''] = (await signInEditor(edition)).split('=')
  const fresh = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name, value, url: origin }])
    return context
  }
  const rows = await measure({
    ...{ edition, site, origin, browser, context: await fresh(), fresh, count, rounds, quick },
  })
  const [processor] = cpus()
  say('Done.')
  const load = `load before ${told(loadBefore)}, after ${told(loadavg()[0] ?? 0)}`
  console.log(`${availableParallelism()} × ${processor?.model}, Node ${process.version}; ${load}\n`)
  console.log(table(rows))
} finally {
  await browser.close()
  await site.end()
  await edition.close()
}
