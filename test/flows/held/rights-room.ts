/** A newsroom whose supplier sends pictures and texts with terms, and where they show. */

import { expect } from 'vitest'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import type { Actor } from '../../../src/newsroom/action.ts'
import { aWire, type Told } from '../../build.ts'
import { done, everyAnswer, holding, openNewsroom } from '../../newsroom.ts'

/** When each story begins. */
export const start = '2026-03-04T09:00:00Z'
export const root: Actor = { name: 'root@courier.example', role: 'administrator' }

/** What was agreed with Nordwire before each test: nothing. */
const nothing = { ends: null, syndication: null, archiveDays: null, notIn: null, terms: null, zone: 'Europe/Oslo' }

export type RightsRoom = Awaited<ReturnType<typeof openRightsRoom>>

export const openRightsRoom = async () => {
  const room = await openNewsroom({ at: start })
  let made = 0

  /** The site's clock jumps, which no page cache can know of: pages are made anew, as they would be at their next moment. */
  const jump = (at: string) => {
    room.clock.move(new Date(at))
    room.cache.forget()
  }

  return {
    room,
    jump,

    /** As at the beginning: the clock, where the site publishes, what was agreed. */
    async anew() {
      jump(start)
      done(await room.verb('keep-territory', { countries: ['Norway'] }, root))
      done(await room.verb('keep-supplier', { supplier: 'Nordwire', contract: nothing }, root))
    },

    /** A wire with a picture in whose caption the terms stand; its bytes are new ones, or given. */
    async pictured(terms: string, some: Partial<Told> = {}, bytes?: Buffer) {
      made += 1
      const file = `quay-${process.pid}-${made}.jpg`
      const caption = `Marmalade quay at dawn. ${terms}`
      const wire = aWire({ ...some, pictures: [{ file, caption, credit: 'Ada Example' }] })
      const photo = { name: file, bytes: bytes ?? (await aJpeg(640 + made, 480)) }
      const line = (await room.arrive(wire, photo)).find((one) => one.story)
      const [used] = await room.rows<{ id: string }>(
        `select used.value ->> 'id' as id from wire_version v, jsonb_each(v.pictures) used where used.key = $1 order by v.id desc limit 1`,
        file,
      )
      const { story = '', address = '' } = line ?? {}
      return { wire, photo, line, story, address, picture: used?.id ?? '' }
    },

    /** Whether the article itself shows the picture; other stories stand below it, with theirs. */
    inArticle: async (address: string, picture: string): Promise<boolean> =>
      ((await room.get(address)).text.split('id="related"')[0] ?? '').includes(`/media/${picture}/`),

    /** For how many seconds a cache may give an answer again without asking. */
    async keptFor(path: string): Promise<number> {
      const { status, headers } = await room.get(path)
      const kept = headers.get('cache-control') ?? ''
      expect([status, kept]).toEqual([200, expect.stringMatching(/no-cache|no-store|max-age=\d+/)])
      return /no-cache|no-store/.test(kept) ? 0 : Number(/max-age=(\d+)/.exec(kept)?.[1])
    },

    /** Where a picture shows: pages, lists and feeds that name it, and its own address. */
    async shows(picture: string, ...more: string[]) {
      const pages = holding(await everyAnswer(room, ...more), `/media/${picture}/`)
      const file = await room.get(`/media/${picture}/160.jpg`)
      return { pages: pages.filter((path) => !path.startsWith('/media/')), file: file.status }
    },
  }
}
