/** The worker that has a page ready for when there is no network (decision 036); and the one that takes it away again. */

import { createHash } from 'node:crypto'
import { scriptText } from './enhancement.ts'

export const workerAddress = '/service-worker.js'

const worker = scriptText('service-worker')
const none = scriptText('no-service-worker')

/** `page` is what stands at the first of the `files`: with another one the worker is another, and browsers fetch all of it anew. */
export const serviceWorker = (page: string, files: readonly string[]): string => {
  const hash = createHash('sha256').update(page).digest('hex').slice(0, 12)
  return `const keptAs = "offline-${hash}"\nconst files = ${JSON.stringify(files)}\n${worker}\n`
}

/** What a browser that has the worker is given where the publication wants none. */
export const noServiceWorker = `${none}\n`
