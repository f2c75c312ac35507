/** The third step: the site is asked from outside, as any reader would, directly and through each shared cache that says where readers reach it. */

import type { Change } from '../../store/outputs/deliveries.ts'
import { articleOf, type Reader } from '../../store/published.ts'
import type { Answered, Call } from './call.ts'
import { type Means, type Output, OutputFailure } from './output.ts'

export const outside: Output<undefined> = {
  together: 1,
  async tell([change], _, { call, callSite, site, caches, reader }) {
    if (!change) return 'nothing was to be looked at'
    const places = placesOf(site, caches)
    if (places.length === 0) return 'no site is running, and none has an address: nobody can ask'
    const expected = await expectedOf(change, reader)
    const look = change.verb === 'kill-picture' ? lookForPicture : lookForStory
    const looks = places.map((place) => look(place, expected, place === bare(site) ? callSite : call))
    const seen = await Promise.all(looks)
    const wrong = seen.flatMap((one) => (one.wrong ? [`${one.wrong}. ${toDo}`] : []))
    if (wrong.length > 0) throw new OutputFailure(wrong.join(' '))
    return seen.map((one) => one.found).join('; ')
  },
}

const toDo =
  'It is asked again; if it lasts, a cache stands in front of it that is not registered («dateline outputs»).'

const placesOf = (site: string | undefined, caches: Means['caches']): string[] => {
  const named = caches.flatMap(({ settings }) => (typeof settings.site === 'string' ? [settings.site] : []))
  return [...new Set([site, ...named].flatMap((place) => bare(place) ?? []))]
}

const bare = (place: string | undefined): string | undefined => place?.replace(/\/+$/, '')

/** What must be answered from outside: what the gate says now, for the story may have been revived or killed again since. */
type Expected = { path: string; status: 200 | 404 | 410; picture: string }

const expectedOf = async ({ story, address, pictures }: Change, reader: Reader): Promise<Expected> => {
  const standing = story === null ? undefined : await articleOf(reader, story)
  const status = standing === undefined ? 404 : 'gone' in standing ? 410 : 200
  // What no reader has seen is as unknown as any other address.
  return { path: address ?? `/story/${story}`, status, picture: pictures[0] ?? '' }
}

type Seen = { found: string; wrong?: string }

const ask = (place: string, path: string, call: Call): Promise<Answered> =>
  call(new URL(encodeURI(path), place).href, { method: 'GET' })

const lookForStory = async (place: string, { path, status }: Expected, call: Call): Promise<Seen> => {
  const answer = await ask(place, path, call)
  const found = `${place} answers ${answer.status}`
  if (answer.status !== status)
    return { found, wrong: `${place} answers ${answer.status} and not ${status} for ${path}` }
  const isKept = status === 410 && !/no-store/.test(answer.headers.get('cache-control') ?? '')
  return isKept ? { found, wrong: `${place} lets others keep the notice at ${path}` } : { found }
}

const lookForPicture = async (place: string, { path, picture }: Expected, call: Call): Promise<Seen> => {
  const [bytes, page] = await Promise.all([ask(place, `/media/${picture}/320.jpg`, call), ask(place, path, call)])
  const found = `${place} answers ${bytes.status} for the picture`
  if (bytes.status < 400) return { found, wrong: `${place} still gives the picture ${picture}` }
  return page.body.includes(picture)
    ? { found, wrong: `${place} still shows the picture ${picture} at ${path}` }
    : { found }
}
