/** What the desk's picture library asks for: its list, one picture, sizes to look at; and where bytes are brought. */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { idPattern, type PictureId, type StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { uploadFacts } from '../../media/file-facts.ts'
import { keepOriginal } from '../../media/original.ts'
import { largestPicture } from '../../media/picture-metadata.ts'
import { rendition, widthsFor } from '../../media/renditions.ts'
import { perform } from '../../newsroom/action.ts'
import { actorOf } from '../../newsroom/people/actor-of.ts'
import { mayDo } from '../../newsroom/permissions.ts'
import { keepPicture } from '../../newsroom/pictures/keep-picture.ts'
import { type LibraryPage, libraryRow } from '../../newsroom/pictures/library-row.ts'
import { pictureReading } from '../../newsroom/pictures/picture-reading.ts'
import type { Person } from '../../store/people.ts'
import { isPicturePlace, libraryList, picturesAtHand, picturesNow } from '../../store/pictures/library.ts'
import { keepUpload } from '../../store/pictures/uploads.ts'
import { picture } from '../../store/pictures.ts'
import { bareEdition, readEdition } from '../../store/settings.ts'
import { libraryWantsOf } from '../../story/library-wants.ts'
import { instant } from '../../wire/instant.ts'
import { refused } from '../api-routes.ts'
import { securityHeaders } from '../headers.ts'
import { signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'

type Desk = { Variables: { person: Person } }

const fresh = { 'Cache-Control': 'private, no-store' }
const longestPage = 200
/** How wide a picture is shown at most, by the name of the size. */
const sizes = { small: 160, medium: 480, large: 640, whole: 1300 } as const

const dayLength = 24 * 3600_000

export const picturesRoutes = (working: Working): Hono<Desk> => {
  const { newsroom, storage } = working
  const { db } = newsroom.database
  const app = new Hono<Desk>()
  const onlySignedIn = async (context: Context<Desk>, next: () => Promise<void>) => {
    const person = await signedIn(context, working)
    if (!person) return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
    context.set('person', person)
    return next()
  }
  app.use('/api/pictures', onlySignedIn, compress())
  app.use('/api/pictures/*', onlySignedIn, compress())
  app.use('/desk/pictures/:picture/:size', onlySignedIn)

  app.get('/api/pictures', async (context) => {
    const query = new URL(context.req.url).searchParams
    const wants = libraryWantsOf(query)
    const place = query.get('before') ?? undefined
    if (place !== undefined && !isPicturePlace(place))
      return refused(context, refuse('invalid', 'That is no place in the list. Ask again without «before».'))
    const limit = Math.min(longestPage, Math.max(1, Number(query.get('limit')) || 60))
    const now = newsroom.clock.now()
    const days = await daysOf(working, wants)
    const rows = await libraryList(db, wants, { place, days, now, limit })
    const page: LibraryPage = { rows: rows.map((row) => libraryRow(row, now)), more: rows.length === limit }
    return context.json(page, 200, fresh)
  })
  app.post('/api/pictures', bodyLimit({ maxSize: largestPicture, onError: tooLarge }), async (context) => {
    const kept = await brought(working, context, context.get('person'))
    return isRefusal(kept) ? refused(context, kept) : context.json(kept, 200, fresh)
  })
  app.get('/api/pictures/at-hand/:story', async (context) => {
    const story = context.req.param('story')
    const now = newsroom.clock.now()
    const rows = idPattern.test(story) ? await picturesAtHand(db, story as StoryId) : []
    const page: LibraryPage = { rows: rows.map((row) => libraryRow(row, now)), more: false }
    return context.json(page, 200, fresh)
  })
  app.get('/api/pictures/:picture', async (context) => {
    const id = context.req.param('picture')
    const reading = idPattern.test(id)
      ? await pictureReading(db, id as PictureId, newsroom.clock.now())
      : refuse('unknown', `There is no picture ${id}.`)
    return isRefusal(reading) ? refused(context, reading) : context.json(reading, 200, fresh)
  })
  app.get('/desk/pictures/:picture/:size{small|medium|large|whole}', async (context) => {
    const id = context.req.param('picture')
    const found = idPattern.test(id) ? await picture(db, id as PictureId) : undefined
    const nothing = () => context.text('There is no such picture.\n', 404, fresh)
    if (!found || found.killed_at) return nothing()
    const most = sizes[context.req.param('size') as keyof typeof sizes]
    const width = widthsFor(found.width).findLast((one) => one <= most) ?? found.width
    const made = await rendition({ storage, original: found.hash, width, format: 'webp' })
    if (isRefusal(made)) return nothing()
    return new Response(new Uint8Array(made.bytes), {
      headers: { ...securityHeaders, 'Content-Type': made.mime, 'Cache-Control': 'private, max-age=3600' },
    })
  })
  return app
}

/** What is not read of the call stays on the line: no other call can follow it there. */
const tooLarge = (context: Context): Response => {
  context.header('Connection', 'close')
  return refused(context, refuse('too-large', 'The picture has more than 50 MB. Send it smaller.'))
}

/** Days as the publication's zone has them. */
const daysOf = async (
  { newsroom }: Working,
  wants: { from: string; until: string },
): Promise<{ from?: Date; until?: Date }> => {
  if (!wants.from && !wants.until) return {}
  const { zone } = (await readEdition(newsroom.database.db)) ?? bareEdition
  const from = instant(wants.from, zone)
  const next = wants.until && new Date(Date.parse(`${wants.until}T00:00:00Z`) + dayLength).toISOString().slice(0, 10)
  const until = next ? instant(next, zone) : undefined
  return { ...(from && { from: new Date(from) }), ...(until && { until: new Date(until) }) }
}

/** The raw bytes of one picture: what they are is told by the bytes, their name only goes along. */
const brought = async ({ newsroom, storage }: Working, context: Context, person: Person): Promise<object | Refusal> => {
  if (!mayDo(person, 'keep-picture'))
    return refuse('not-allowed', `As ${person.role} you may not use «keep-picture». Ask somebody who may.`)
  const original = await keepOriginal(storage, new Uint8Array(await context.req.arrayBuffer()))
  if (isRefusal(original)) return original
  const name = new URL(context.req.url).searchParams.get('name') ?? ''
  const now = newsroom.clock.now()
  await keepUpload(newsroom.database.db, original.hash, uploadFacts(original.facts, name), now)
  const kept = await perform(newsroom, actorOf(person), keepPicture, { upload: original.hash })
  if (isRefusal(kept)) return kept
  const [row] = await picturesNow(newsroom.database.db, [kept.picture])
  return { ...kept, ...(row && { row: libraryRow(row, now) }) }
}
