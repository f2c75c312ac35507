/** IndexNow: search engines are told which addresses have changed or gone, many in one call (https://www.indexnow.org/documentation); the key's file says that the site is ours. */

import { unfoundAmong } from '../../store/outputs/published-addresses.ts'
import { isOk, saidIn } from './call.ts'
import { type Output, OutputFailure, type Place } from './output.ts'

/** The address that its key is looked for at. */
const keyFile = (site: string, key: string): string => `${site}/${key}.txt`

export const indexnow: Output<Place> = {
  // As many as one call may name.
  together: 10_000,
  async tell(changes, { address, settings }, { call, site, reader }) {
    if (site === undefined)
      throw new OutputFailure('Where readers reach the site is not known. Set DATELINE_SITE_URL, or start the site.')
    const stories = changes.flatMap(({ story }) => (story === null ? [] : [story]))
    const unfound = new Set<string>(await unfoundAmong(reader, stories))
    const told = changes.filter(({ story, address: at }) => at !== null && !(story !== null && unfound.has(story)))
    const urlList = [...new Set(told.map(({ address: at }) => encodeURI(`${site}${at}`)))]
    if (urlList.length === 0) return 'nothing of it is to be found at an address of ours'
    const key = String(settings.key)
    const answer = await call(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ host: new URL(site).host, key, keyLocation: keyFile(site, key), urlList }),
    })
    if (answer.status === 403 || answer.status === 422)
      throw new OutputFailure(
        `It does not believe that the site is ours (${answer.status}). See that ${keyFile(site, key)} is reached from outside.${saidIn(answer)}`,
      )
    if (!isOk(answer)) throw new OutputFailure(`It did not take the call (${answer.status}).${saidIn(answer)}`)
    return `it was told of ${urlList.length === 1 ? urlList[0] : `${urlList.length} addresses`}`
  },
}
