/** A reader with every fault that the watch must see, for the test of the watch itself. */

import type { Verdict } from './verdict.ts'

let read = 0

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
  for (const used = process.cpuUsage(); name === 'atom.xml' && process.cpuUsage(used).user < 1_100_000; ) read += 1
  return { ...said, items: bytes.length }
}
