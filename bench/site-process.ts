/** The product's site and desk in a process of their own, as `dateline start` composes them; with `off`, without its page cache. */

import { join } from 'node:path'
import { pino } from 'pino'
import { machineClock } from '../src/base/clock.ts'
import { isRefusal } from '../src/base/refusal.ts'
import { folderStorage } from '../src/media/storage.ts'
import { pageCache } from '../src/server/page-cache.ts'
import { serve } from '../src/server/serve.ts'
import type { Working } from '../src/server/working.ts'
import { openDatabase } from '../src/store/database.ts'
import { hearAcknowledgements, joinNodes, type Node } from '../src/store/nodes.ts'
import { sealOf } from '../src/store/sealed.ts'
import { answerParent } from './process.ts'

const [url = '', data = '', pages = 'on'] = process.argv.slice(2)

const database = openDatabase(url)
const nodes = await hearAcknowledgements(url, database.db)
let node: Node | undefined
const cache = pageCache(() => node?.mayCache() ?? false)
const working: Working = {
  newsroom: { database, clock: machineClock, nodes, seal: sealOf(data, undefined) },
  storage: folderStorage(join(data, 'media')),
  cache,
  log: pino({ base: null, level: 'warn' }, pino.destination(2)),
  origin: '',
  clockSet: false,
}
const serving = await serve(working, ['site', 'desk'], 0)
if (isRefusal(serving)) throw new Error(serving.sentence)
working.origin = `http://localhost:${serving.port}`
// Who never answers from memory has nothing to forget.
if (pages !== 'off')
  node = await joinNodes(url, { clockAhead: 0, clockSet: false, address: working.origin }, () => cache.forget())

answerParent(serving.port)
