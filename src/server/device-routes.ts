/** What the site gives to readers' own devices: where saved stories are listed, and what stands there without a network. */

import { Hono } from 'hono'
import { offlineAddress, savedAddress } from '../site/address.ts'
import { frame } from '../site/loading.ts'
import { offline } from '../site/pages/offline.ts'
import { saved } from '../site/pages/saved.ts'
import { enhancement } from '../site/script/enhancement.ts'
import { noServiceWorker, serviceWorker, workerAddress } from '../site/script/service-worker.ts'
import { stylesheetOf } from '../site/theme/stylesheet.ts'
import type { SiteAnswers } from './site-answers.ts'

const htmlType = 'text/html; charset=utf-8'
const scriptType = 'text/javascript; charset=utf-8'

export const deviceRoutes = ({ answer }: SiteAnswers): Hono => {
  const app = new Hono()
  app.get(savedAddress, (context) => answer(context, htmlType, async (from) => saved(frame(from))))
  app.get(offlineAddress, (context) => answer(context, htmlType, async (from) => offline(frame(from))))
  app.get(workerAddress, (context) =>
    answer(context, scriptType, async (from) =>
      from.site.offlinePage === false
        ? noServiceWorker
        : serviceWorker(offline(frame(from)), [
            offlineAddress,
            stylesheetOf(from.site.look).address,
            enhancement.address,
          ]),
    ),
  )
  return app
}
