/** `npm run bench -- --crash [N]`: a process that takes wires in is killed two hundred times, its database twenty; then every row and file is counted. */

import { crash } from '../test/crashing/crash.ts'
import { wrongAfter } from '../test/crashing/verdict.ts'
import type { Edition } from './edition.ts'
import { type Row, told } from './figures.ts'
import { numbersFrom } from './wires/prose.ts'

/** How many files are laid for each life of the process. */
const files = 40

export const measureCrashes = async (
  { url, folder, intake, killDatabase }: Edition,
  kills: number,
  say: (sentence: string) => void,
): Promise<Row[]> => {
  const { db } = intake.newsroom.database
  const seed = Date.now() % 1_000_000
  say(`Killing ${told(kills)} times, at moments from the number ${seed} …`)
  const crashed = await crash({ url, db, data: folder, kills, files, random: numbersFrom(seed), killDatabase, say })
  const wrong = await wrongAfter(db, folder, crashed)
  for (const sentence of wrong) say(sentence)
  if (wrong.length > 0) process.exitCode = 1
  const { laid, busy, databaseKills } = crashed
  return [
    {
      what: 'Killed at random moments while wires come',
      figure: `${told(kills)} times`,
      beside: `${told(busy)} while files were on their way; the database ${told(databaseKills)} times`,
    },
    {
      what: 'Files lost, doubled or left waiting',
      figure: `${told(wrong.length)} of ${told(laid.length)}`,
      beside: 'by their bytes, versions and stories, and by the folders',
      aim: '0',
    },
  ]
}
