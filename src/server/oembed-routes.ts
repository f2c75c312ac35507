/** `/oembed`: a story of ours as others embed it. */

import { type Context, Hono } from 'hono'
import { idPattern, type StoryId } from '../base/id.ts'
import { neverKept } from '../site/caching.ts'
import { oembed, oembedXml } from '../site/feeds/oembed.ts'
import { loadEmbed } from '../site/load-feed.ts'
import type { SiteAnswers } from './site-answers.ts'
import type { Working } from './working.ts'

/** Others' pages may ask from their readers' browsers: it has nothing of anybody. */
const openToAll = { 'Access-Control-Allow-Origin': '*' }

const formats = {
  json: { type: 'application/json', write: (parameters: object) => JSON.stringify(parameters) },
  xml: { type: 'text/xml; charset=utf-8', write: oembedXml },
}
const isFormat = (name: string): name is keyof typeof formats => Object.hasOwn(formats, name)

/** The story at an address of ours; whatever its words are, its identity finds it. */
const storyAt = (url: string, origin: string): StoryId | undefined => {
  // A path alone is of this site.
  const address = url === '' ? null : URL.parse(url, origin)
  // A site that is reached by https is the same when somebody has left that away.
  if (!address || address.host !== URL.parse(origin)?.host || !/^https?:$/.test(address.protocol)) return undefined
  const [, id] = /^\/[^/]+\/[^/]*?([^/]{12})\/?$/.exec(address.pathname) ?? []
  return id !== undefined && idPattern.test(id) ? (id as StoryId) : undefined
}

const pixels = (text: string | undefined): number | undefined => {
  const number = Number(text)
  return text !== undefined && Number.isInteger(number) && number > 0 ? number : undefined
}

export const oembedRoutes = (working: Working, { answer }: SiteAnswers): Hono => {
  const app = new Hono()
  const no = (context: Context, status: 404 | 410 | 501, why: string) =>
    context.text(`${why}\n`, status, { 'Cache-Control': neverKept, ...openToAll })

  app.get('/oembed', async (context): Promise<Response> => {
    const asked = context.req.query()
    const format = asked.format ?? 'json'
    if (!isFormat(format)) return no(context, 501, 'This format is not there. Ask for json or xml.')
    const story = storyAt(asked.url ?? '', working.origin)
    if (!story) return no(context, 404, 'Give the address of a story of this site as «url».')
    const { type, write } = formats[format]
    return answer(
      context,
      type,
      async (from) => {
        const found = await loadEmbed(from, story)
        if (found === undefined) return no(context, 404, 'There is no such story.')
        if (found === 'gone') return no(context, 410, 'The story is no longer there.')
        return write(oembed(found, { maxWidth: pixels(asked.maxwidth), maxHeight: pixels(asked.maxheight) }))
      },
      { lists: false, more: openToAll },
    )
  })
  return app
}
