/** A WebSub hub: told that feeds of the site have changed, it fetches them anew and hands them to whoever has subscribed (W3C WebSub; `hub.mode=publish` as hubs take it). */

import { feedFormats, feedOf, listAddress } from '../../site/address.ts'
import { listsWith } from '../../store/outputs/published-feeds.ts'
import { isOk, saidIn } from './call.ts'
import { type Output, OutputFailure, type Place } from './output.ts'

/** How many calls are under way at once: a story is in a section, some topics and profiles, each with three feeds. */
const atOnce = 8

export const websub: Output<Place> = {
  together: 1000,
  async tell(changes, { address }, { call, site, reader }) {
    if (site === undefined)
      throw new OutputFailure('Where readers reach the site is not known. Set DATELINE_SITE_URL, or start the site.')
    // What nobody has been given yet is in no feed, and its topics are nobody's business.
    const seen = changes.flatMap(({ story, address: at }) => (story === null || at === null ? [] : [story]))
    const lists = (await listsWith(reader, seen)).map(({ kind, slug }) => listAddress(kind, slug))
    const topics = ['/', ...lists].flatMap((page) => feedFormats.map((format) => `${site}${feedOf(page, format)}`))
    // One call a feed: of several addresses in one call not every hub takes more than the first.
    const waiting = topics.values()
    const publish = async () => {
      for (const topic of waiting) {
        const answer = await call(address, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic }).toString(),
        })
        if (!isOk(answer)) throw new OutputFailure(`The hub did not take the call (${answer.status}).${saidIn(answer)}`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, publish))
    const more = topics.length - feedFormats.length
    return `it was told that ${topics.slice(0, feedFormats.length).join(', ')} have changed${more > 0 ? `, and ${more} feeds of lists` : ''}`
  },
}
