/** A reader with every fault that the watch must see, for the test of the watch itself. */

import type { Verdict } from './verdict.ts'

let read = 0

/** By how many milliseconds both clocks of this process are ahead, so that it can be slow on a machine that is busy. */
let ahead = 0
const now = performance.now.bind(performance)
const used = process.cpuUsage.bind(process)
performance.now = () => now() + ahead
process.cpuUsage = (before = { user: 0, system: 0 }) => {
  const { user, system } = used()
  return { user: user + ahead * 1000 - before.user, system: system - before.system }
}

export const verdictOn = async (bytes: Buffer, name: string): Promise<Verdict> => {
  read += 1
  const said = { items: 1, format: 'test' }
  if (name === 'built.newsml-g2.xml') for (;;) read += 1
  if (name === 'built.newsml-1.xml') process.exit(3)
  if (name === 'nitf.xml') {
    const held: number[][] = []
    for (;;) held.push(Array.from({ length: 100_000 }, () => read))
  }
  if (name === 'rss.xml') return { ...said, trouble: 'It runs.' }
  if (name === 'atom.xml') ahead += 1400
  return { ...said, items: bytes.length }
}
