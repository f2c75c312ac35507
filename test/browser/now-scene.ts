/** A newsroom at six in the morning in which everything is that the Now screen tells of. */

import { aJpeg } from '../../src/media/picture-samples.ts'
import type { Actor } from '../../src/newsroom/action.ts'
import { raiseAlarm } from '../../src/store/alarms.ts'
import { aBody, aWire, type Wire } from '../build.ts'
import { done, type TestNewsroom } from '../newsroom.ts'

const administrator: Actor = { name: 'root@courier.example', role: 'administrator' }

export type Scene = {
  /** Stories by what stands about them. */
  live: string
  due: string
  held: string
  update: string
  /** The story that its agency has killed while nobody looked, and one that waits for a decision. */
  killed: string
  disputed: string
  /** The picture whose terms nobody understands. */
  picture: string
  /** What is in hand, by whom. */
  hand: string
  /** Names of the files in quarantine. */
  files: string[]
}

export const nowScene = async (room: TestNewsroom): Promise<Scene> => {
  const later = (wire: Wire, some: Parameters<typeof aWire>[0]) =>
    aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z', ...some })
  const own = (headline: string) => ({
    section: 'culture',
    furniture: { headline, by: ['mara-quill'] },
    body: aBody('They meet again tomorrow.', 'Nobody was asked.'),
  })
  const { story: live } = await room.publishedOwn(own('The last sail loft has a waiting list of three years'))
  done(await room.verb('correct', { story: live, text: 'An earlier version gave the list two years.' }))
  const { story: due } = done(await room.verb('save', own('The harbour festival opens with a hundred boats')))
  done(await room.verb('schedule', { story: due, at: '2026-03-04T17:00' }))

  const held = aWire({ headline: 'Budget of the port for next year', embargo: 'after the speech' })
  await room.takeIn([await room.lay(held)], { publish: false })
  const [item] = await room.rows<{ id: string }>('select id from wire_item where uri = $1', held.uri)
  const { story: heldStory } = done(await room.verb('take', { wire: item?.id }))

  const fire = aWire({ headline: 'Fire in the northern harbour', text: ['Twelve boats burnt.', 'The cause is open.'] })
  const { story: update } = await room.published(fire)
  done(
    await room.verb('save', { story: update, revision: 1, body: aBody('A dozen boats burnt.', 'The cause is open.') }),
  )
  await room.arrive(later(fire, { text: ['Fourteen boats burnt.', 'The cause is open.'] }))

  const [gone, edited] = [aWire({ headline: 'Pilot boat lost off Ardvale' }), aWire({ headline: 'Ferry line sold' })]
  const { story: killed } = await room.published(gone)
  const { story: disputed } = await room.published(edited)
  done(
    await room.verb('save', {
      story: disputed,
      revision: 1,
      furniture: { headline: 'Ferry line sold, says the port' },
    }),
  )
  done(await room.verb('keep-supplier', { supplier: 'Nordwire', contract: { kills: 'hold-edited' } }, administrator))
  await room.arrive(aWire({ headline: 'KILL NOTICE', text: ['Kill these.'], kills: [gone.uri, edited.uri] }))

  const pictured = aWire({
    headline: 'The quay at dawn',
    pictures: [
      {
        file: 'quay.jpg',
        caption: 'Marmalade quay at dawn. ATTENTION EDITORS: Only for guests of the ball',
        credit: 'Ada Example',
      },
    ],
  })
  await room.arrive(pictured, { name: 'quay.jpg', bytes: await aJpeg(420) })
  await room.published(
    aWire({
      headline: 'The tower at dusk',
      pictures: [{ file: 'tower.jpg', caption: 'The tower at dusk. VALID 1 DAYS', credit: 'Ada Example' }],
    }),
    { name: 'tower.jpg', bytes: await aJpeg(430) },
  )
  const [picture] = await room.rows<{ id: string }>('select id from picture where withheld limit 1')

  const by: Actor = { name: await someone(room, 'Anna Harrow', 'anna@courier.example'), role: 'editor' }
  const { story: hand } = done(await room.verb('save', own('What the tide leaves behind'), by))

  const files = ['torn-1.xml', 'torn-2.xml']
  await room.arrive(...files.map((name) => ({ name, bytes: Buffer.from(`<NewsML><NewsItem>${name}`) })))
  await room.database.db.transaction().execute((tx) =>
    raiseAlarm(
      tx,
      {
        ...{ kind: 'quiet', supplier: 'nordwire', door: null },
        sentence:
          'Nordwire is quiet: nothing has come for 45 minutes. See whether its doors fail («dateline doors»), then call its service desk.',
      },
      room.clock.now(),
    ),
  )
  return { live, due, held: heldStory, update, killed, disputed, picture: picture?.id ?? '', hand, files }
}

/** Somebody of this name; answers the address by which the audit calls them. */
const someone = async (room: TestNewsroom, name: string, mail: string): Promise<string> => {
  await room.rows(
    `insert into person (id, mail, name, role, created_at) values ('annaharrow00', $2, $1, 'editor', now())`,
    name,
    mail,
  )
  return mail
}
