/** A backlog as it lies in a folder after a long weekend: wires of several agencies, with alerts and what follows them up, later versions, kills and repeats. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formats, type Said, wireOf } from './write-wires.ts'

const senders = ['Nordwire', 'Meridian Press', 'Harbour News', 'Agence Littoral', 'Polar Telegraph']

/** What comes at each place of twenty: of which of the twenty it speaks, and what it is. All else is a story of its own. */
const others: Record<number, { of: number; said: Said; everyOther?: true }> = {
  3: { of: 3, said: { alert: true } },
  // It follows the alert up: an item of its own that tells the alert's story.
  7: { of: 7, said: {} },
  11: { of: 1, said: { version: 2 } },
  13: { of: 0, said: { version: 2 } },
  15: { of: 1, said: { version: 3 } },
  17: { of: 2, said: { version: 2, canceled: true }, everyOther: true },
  // The same bytes again.
  19: { of: 18, said: {}, everyOther: true },
}

const secondsApart = 17

/** The wire that comes as the `number`th, and how it is to be taken; `latest` is when the last of `count` comes. */
export const backlogWire = (number: number, count: number, latest: Date) => {
  const [block, place] = [Math.floor(number / 20), number % 20]
  const other = others[place]
  const { of, said } = other && (!other.everyOther || block % 2 === 0) ? other : { of: place, said: {} }
  const own = block * 20 + of
  const isRepeat = of === 18 && place === 19
  const at = new Date(latest.getTime() - (count - (isRepeat ? own : number)) * secondsApart * 1000)
  const sender = senders[block % senders.length] ?? ''
  // A chain is of one story: the follow-up tells what the alert has told.
  const prose = place === 7 ? own - 4 : own
  const wire = wireOf(own, at, formats[own % 3], {
    sender,
    prose,
    length: 1500 + (own % 7) * 500,
    pictured: false,
    ...said,
  })
  const outcome = said.canceled ? 'kill' : said.version ? 'update' : isRepeat ? 'same' : 'new'
  return {
    ...wire,
    name: `${String(number).padStart(6, '0')}-${wire.name}`,
    sender,
    own,
    version: said.version ?? 1,
    outcome,
  }
}

/** Writes the backlog's `count` files; answers what must come of them. */
export const writeBacklog = (folder: string, count: number, latest: Date): Record<string, number> => {
  mkdirSync(folder, { recursive: true })
  const outcomes: Record<string, number> = {}
  for (let number = 0; number < count; number++) {
    const { name, text, outcome } = backlogWire(number, count, latest)
    writeFileSync(join(folder, name), text)
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  return outcomes
}
