/** What stands in a page's place without a network is there at once (`service-worker.js`); with one again, the page itself. */

import { savedHere } from './saved.js'
import { dataset } from './times.js'

if (dataset.worker !== undefined && navigator.serviceWorker)
  addEventListener('load', () =>
    // Where it is refused, the browser says by itself that there is no network.
    navigator.serviceWorker.register(dataset.worker).catch(() => undefined),
  )

const offlineNote = document.querySelector('#saved-here')

if (offlineNote) {
  // Of what is saved none is named: nobody can be asked whether it was withdrawn.
  offlineNote.hidden = savedHere().length === 0
  addEventListener('online', () => location.reload())
}
