/**
 * `npm run bench -- --kill`: a kill with three nodes, a Varnish before them, a webhook and two hundred readers a second; how long until the last output
 * has acknowledged, and whether anybody who asks after that is given the story.
 */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId, type OutputId } from '../src/base/id.ts'
import { verifyReceipts } from '../src/store/outputs/receipts.ts'
import { openVarnish } from '../test/flows/kill/varnish.ts'
import type { Checked, Checking } from './checking-process.ts'
import { callVerb, get } from './client.ts'
import { type Edition, signInEditor, someAddresses } from './edition.ts'
import { percentile, type Row, spread, told } from './figures.ts'
import type { Child } from './process.ts'

export type Killing = { nodes: readonly Child[]; checker: Child; slowly: number; quickly: number; answers: number }

const lists = [
  '/',
  '/world',
  '/politics',
  '/business',
  '/tech-science',
  '/sport',
  '/culture',
  '/feed.xml',
  '/sitemap.xml',
]

/** A webhook's other side, which takes whatever it is told. */
const webhookServer = async () => {
  let calls = 0
  const server = createServer((asked, answer) => {
    calls += 1
    asked.resume().on('end', () => answer.writeHead(204).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, calls: () => calls, close: () => new Promise((resolve) => server.close(resolve)) }
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Stories that were killed, how long each call took, and how long each kill by the database's own clock, in milliseconds. */
type Kills = { called: number[]; failed: number }

const killAll = async (
  { nodes, checker }: Pick<Killing, 'nodes' | 'checker'>,
  cookie: string,
  addresses: readonly string[],
  pause: number,
): Promise<Kills> => {
  const kills: Kills = { called: [], failed: 0 }
  for (const [at, address] of addresses.entries()) {
    const story = address.slice(-12)
    const { port } = nodes[at % nodes.length] ?? { port: 0 }
    const called = performance.now()
    const done = await callVerb<{ unacknowledged?: unknown }>(port, cookie, 'kill', {
      story,
      reason: 'A measure of the time that it takes.',
    })
    const acknowledged = Date.now()
    kills.called.push(performance.now() - called)
    if (done.unacknowledged) kills.failed += 1
    checker.tell({ killed: story, at: acknowledged })
    await sleep(pause)
  }
  return kills
}

/** From a kill's rows in the database to the last acknowledgement of it, by the database's clock, in milliseconds. */
const acceptedToLast = async ({ intake }: Edition): Promise<{ took: number[]; open: number }> => {
  const { rows } = await intake.newsroom.database.pool.query<{ took: number; open: number }>(
    `select extract(epoch from max(done_at) - min(made_at))::float * 1000 as took, count(*) filter (where done_at is null)::int as open
     from delivery where proved group by event`,
  )
  return { took: rows.map((row) => row.took), open: rows.reduce((all, row) => all + row.open, 0) }
}

/** The median until each output has acknowledged, in their order. */
const untilEach = async ({ intake }: Edition): Promise<string> => {
  const { rows } = await intake.newsroom.database.pool.query<{ output: string; took: number }>(
    `select coalesce(o.kind, d.output) as output, percentile_cont(0.5) within group (order by extract(epoch from d.done_at - d.made_at))::float * 1000 as took
     from delivery d left join output o on o.id = d.output where d.proved group by 1 order by 2`,
  )
  return rows.map(({ output, took }) => `${output} ${told(took)} ms`).join(', ')
}

export const measureKilling = async (
  edition: Edition,
  killing: Killing,
  say: (sentence: string) => void,
): Promise<Row[]> => {
  const { nodes, checker, slowly, quickly, answers } = killing
  const { db } = edition.intake.newsroom.database
  const webhook = await webhookServer()
  const varnish = await openVarnish(nodes.map(({ port }) => port))
  try {
    const { seal } = edition.intake.newsroom
    await db
      .insertInto('output')
      .values([
        outputRow('varnish', varnish.origin, { site: varnish.origin }, null),
        outputRow(
          'webhook',
          `http://127.0.0.1:${webhook.port}/`,
          {},
          (id) => seal.seal('the secret of the bench', id) as Buffer,
        ),
      ])
      .execute()
    await sleep(2500)
    for (const { port } of nodes) await get(port, '/')
    await sleep(1500)
    const cookie = await signInEditor(edition)
    const all = await someAddresses(edition, slowly + quickly + 200)
    const doomed = all.slice(0, slowly + quickly)
    const read = [...lists, ...doomed, ...all.slice(slowly + quickly)]
    const check = (how: Omit<Checking, 'port'>) => checker.ask<Checked>({ check: { port: varnish.port, ...how } })

    say(`Killing ${slowly} stories before 200 readers a second …`)
    const reading = check({ addresses: mixed(read), connections: 40, pause: 200 })
    const kills = await killAll(killing, cookie, doomed.slice(0, slowly), 100)
    checker.tell({ stop: true })
    const calm = await reading
    const { took, open } = await acceptedToLast(edition)
    const each = await untilEach(edition)

    say(`Killing ${quickly} more before readers who hammer, until ${told(answers)} answers are checked …`)
    const hammering = check({ addresses: mixed(read), connections: 32, answers: answers - calm.answers })
    const more = await killAll(killing, cookie, doomed.slice(slowly), 250)
    const hard = await hammering
    const chain = await verifyReceipts(db)
    const stale = [...calm.stale, ...hard.stale]
    for (const one of stale.slice(0, 10)) console.error(`stale: ${one}`)
    for (const one of chain.broken) console.error(one)
    const failed = kills.failed + more.failed + open
    return [
      {
        what: 'Kill accepted → last acknowledgement of all outputs',
        figure: spread(took),
        beside: `${took.length} kills, ${nodes.length} nodes, Varnish, webhook, look from outside; ${told(calm.answers / calm.seconds)} readers/s; worst ${told(percentile(took, 1))} ms`,
        aim: 'p99 ≤ 250 ms',
      },
      { what: 'Of these, until each has acknowledged', figure: 'medians', beside: each },
      {
        what: 'Kill called → answered',
        figure: spread(kills.called),
        beside: `${failed} not acknowledged at once; webhook called ${webhook.calls()} times`,
      },
      {
        what: 'The same before readers who hammer',
        figure: spread(more.called),
        beside: `${more.called.length} kills; ${told(hard.answers / hard.seconds)} answers/s`,
      },
      {
        what: 'Stale answers after the receipt',
        figure: `${stale.length} of ${told(calm.answers + hard.answers)}`,
        beside: `of them ${told(calm.gone + hard.gone)} of killed addresses, all 410; ${told(calm.bodies + hard.bodies)} different bodies read`,
        aim: '0 of 1,000,000',
      },
      {
        what: 'Receipts',
        figure: `${told(chain.receipts)}, ${chain.broken.length === 0 ? 'the chain is whole' : `${chain.broken.length} faults`}`,
      },
    ]
  } finally {
    await varnish.end()
    await webhook.close()
  }
}

const outputRow = (
  kind: 'varnish' | 'webhook',
  address: string,
  settings: object,
  sealed: ((id: OutputId) => Buffer) | null,
) => {
  const id = newId<OutputId>()
  const row = { id, kind, name: `the ${kind} of the bench`, address, settings: JSON.stringify(settings) }
  return { ...row, secret: sealed ? sealed(id) : null, created_at: new Date() }
}

/** Lists three times in four, one story in each fourth place. */
const mixed = (addresses: readonly string[]): string[] =>
  addresses
    .slice(lists.length)
    .flatMap((address, at) => [
      lists[(3 * at) % lists.length] ?? '/',
      lists[(3 * at + 1) % lists.length] ?? '/',
      lists[(3 * at + 2) % lists.length] ?? '/',
      address,
    ])
