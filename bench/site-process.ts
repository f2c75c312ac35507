/** The product's site and desk in a process of their own, as `dateline start` composes them; with `off`, without its page cache. */

import { join } from 'node:path'
import { pino } from 'pino'
import { isRefusal } from '../src/base/refusal.ts'
import { reachOf } from '../src/intake/inner-network.ts'
import { due } from '../src/jobs/due.ts'
import { siteClock } from '../src/jobs/site-clock.ts'
import { tellingOutputs } from '../src/jobs/tell-outputs.ts'
import { folderStorage } from '../src/media/storage.ts'
import { edgesOf } from '../src/server/edges.ts'
import { pageCache } from '../src/server/page-cache.ts'
import { serve } from '../src/server/serve.ts'
import type { Working } from '../src/server/working.ts'
import { openDatabase } from '../src/store/database.ts'
import { databaseTime, hearAcknowledgements, joinNodes, type Node } from '../src/store/nodes.ts'
import { sealOf } from '../src/store/sealed.ts'
import { countStatements } from './desk/statements.ts'
import { answerParent } from './process.ts'

const [url = '', data = '', pages = 'on'] = process.argv.slice(2)

countStatements()
const database = openDatabase(url)
const nodes = await hearAcknowledgements(url, database.db)
const clock = await siteClock(() => databaseTime(database.db))
clock.keepLooking()
let node: Node | undefined
const cache = pageCache({ mayAnswer: () => node?.mayCache() ?? false, clock, edges: edgesOf(database.db) })
const storage = folderStorage(join(data, 'media'))
const parts = { database, clock, nodes, seal: sealOf(data, undefined) }
const outputs = tellingOutputs({
  ...{ newsroom: parts, storage, reach: reachOf(['127.0.0.1']), site: () => working.origin },
  failed: (error) => console.error(error),
})
const working: Working = {
  newsroom: { ...parts, outputs },
  storage,
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

due(working.newsroom, working.log)

/** Has this process see its machine's clock stepped, as a wrong time server would: nothing that readers are shown may go by it. */
const stepMachineClock = (by: number) => {
  const Before = Date
  class Stepped extends Before {
    constructor(...given: [] | [string | number | Date]) {
      super(given.length === 0 ? Before.now() + by : given[0])
    }
    static override now() {
      return Before.now() + by
    }
  }
  globalThis.Date = Stepped as DateConstructor
}
process.on('message', ({ step }: { step?: number }) => {
  if (step !== undefined) stepMachineClock(step)
})

answerParent(serving.port)
