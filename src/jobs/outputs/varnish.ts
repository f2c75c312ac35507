/**
 * A Varnish that runs `deploy/varnish/dateline.vcl`: PURGE with the keys. With a withdrawal it is told to begin anew, which forgets everything at
 * once, also what it is only just fetching.
 */

import { keysOf } from '../../site/surrogate-keys.ts'
import { isOk, saidIn } from './call.ts'
import { type Output, OutputFailure, type Place } from './output.ts'

export const varnish: Output<Place> = {
  together: 100,
  async tell(changes, { address, secret }, { call }) {
    const anew = changes.some(({ reach }) => reach !== 'changed')
    const headers = {
      'dateline-purge': keysOf(changes).join(' '),
      ...(anew ? { 'dateline-anew': 'yes' } : {}),
      ...(secret === undefined ? {} : { 'dateline-secret': secret }),
    }
    const answer = await call(new URL('/', address).href, { method: 'PURGE', headers })
    // A server that does not run our VCL may answer anything with 200.
    const purged = answer.headers.get('dateline-purged')
    if (!isOk(answer) || purged === undefined)
      throw new OutputFailure(
        `Varnish did not purge (${answer.status}).${saidIn(answer)} See that it runs deploy/varnish/dateline.vcl, lets us purge, and asks for the same secret.`,
      )
    return anew ? 'it began anew: nothing that it held or was fetching is given any more' : `${purged} answers purged`
  },
}
