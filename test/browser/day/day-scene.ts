/** The newsroom of an editor's day: the demonstration edition, read until six in the morning, with what the agencies go on to send. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { minutesSince, shiftDates } from '../../../demo/shift.ts'
import { loadDemoEdition } from '../../../src/cli/demo-edition.ts'
import { aWire } from '../../build.ts'
import { done, type TestNewsroom } from '../../newsroom.ts'

const demo = join(import.meta.dirname, '../../../demo')

export type DayScene = {
  /** Files of the demonstration's arrivals come in, without being published by themselves. */
  arrive(supplier: string, ...names: string[]): Promise<void>
  /** The identity of the story with this headline. */
  story(headline: string): Promise<string>
  /** Where readers find it. */
  address(story: string): Promise<string>
}

export const dayScene = async (room: TestNewsroom): Promise<DayScene> => {
  await loadDemoEdition(room.intake)
  const shift = minutesSince(room.clock.now())
  const scene: DayScene = {
    async arrive(supplier, ...names) {
      room.clock.move(60_000)
      const folder = await room.lay()
      for (const name of names) {
        const bytes = await readFile(join(demo, 'arrivals', supplier, name))
        await writeFile(join(folder, name), shiftDates(bytes, shift))
      }
      await room.takeIn([folder], { supplier, publish: false })
    },
    async story(headline) {
      const [row] = await room.rows<{ id: string }>(
        `select s.id from story s join revision r on r.story = s.id and r.number = s.revision where r.furniture ->> 'headline' like $1 || '%'`,
        headline,
      )
      if (!row) throw new Error(`No story is called «${headline}».`)
      return row.id
    },
    async address(story) {
      const [row] = await room.rows<{ address: string }>('select address from publication where story = $1', story)
      if (!row) throw new Error(`Story ${story} was never published.`)
      return row.address
    },
  }
  await tonight(room)
  await afternoon(room)
  return scene
}

/** A picture whose terms end today. */
const tonight = async (room: TestNewsroom): Promise<void> => {
  const at = room.clock.now().toISOString()
  const caption = 'The quays of Port Lorne at dusk. VALID 1 DAYS'
  const pictures = [{ file: 'harbour-dusk-2.jpg', caption, credit: 'Nordwire / Ilse Marr' }]
  const wire = aWire({ headline: 'Quays of Port Lorne to stay lit all night', at, pictures })
  const bytes = await readFile(join(demo, 'own/skyline.jpg'))
  // Other bytes than those of the edition's own picture, or it would be that one.
  await room.arrive(wire, { name: 'harbour-dusk-2.jpg', bytes: Buffer.concat([bytes, Buffer.from('2')]) })
}

/** A story of the newsroom's own that waits for its hour. */
const afternoon = async (room: TestNewsroom): Promise<void> => {
  const [by] = await room.rows<{ slug: string }>(`select slug from profile where kind = 'person' order by slug limit 1`)
  const text = [
    'On the last Thursday of the month the pilots of Port Lorne leave their boats at the quay and take the stairs to the old signal station.',
    'They meet there to read aloud the log of a year in which nothing happened. It takes all night.',
  ]
  done(
    await room.verb('save', {
      section: 'culture',
      furniture: {
        headline: 'The night the pilots read the log',
        standfirst: 'Once a month the harbour listens to a year in which nothing happened.',
        by: by ? [by.slug] : [],
      },
      body: {
        type: 'body',
        content: text.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })),
      },
    }),
  )
}
