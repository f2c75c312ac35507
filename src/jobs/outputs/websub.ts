/** A WebSub hub: told that the site's feeds have changed, it fetches them anew and hands them to whoever has subscribed (W3C WebSub; `hub.mode=publish` as hubs take it). */

import { feedFormats, feedOf } from '../../site/address.ts'
import { isOk, saidIn } from './call.ts'
import { type Output, OutputFailure, type Place } from './output.ts'

export const websub: Output<Place> = {
  together: 1000,
  async tell(_, { address }, { call, site }) {
    if (site === undefined)
      throw new OutputFailure('Where readers reach the site is not known. Set DATELINE_SITE_URL, or start the site.')
    const topics = feedFormats.map((format) => `${site}${feedOf('/', format)}`)
    // One call a feed: of several addresses in one call not every hub takes more than the first.
    for (const topic of topics) {
      const answer = await call(address, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic }).toString(),
      })
      if (!isOk(answer)) throw new OutputFailure(`The hub did not take the call (${answer.status}).${saidIn(answer)}`)
    }
    return `it was told that ${topics.join(', ')} have changed`
  },
}
