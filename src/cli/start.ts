/** `dateline start`: the site, the desk and the jobs, until Ctrl-C. */

import { join } from 'node:path'
import { pino } from 'pino'
import { type Config, readConfig } from '../base/config.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { reachOf } from '../intake/inner-network.ts'
import type { Intake } from '../intake/keep.ts'
import { due } from '../jobs/due.ts'
import { takeWaiting } from '../jobs/take-waiting.ts'
import { tellingOutputs, tellOutputs } from '../jobs/tell-outputs.ts'
import { tidy } from '../jobs/tidy.ts'
import { watchDoors } from '../jobs/watch-doors.ts'
import { watchFronts } from '../jobs/watch-fronts.ts'
import { watchHealth } from '../jobs/watch-health.ts'
import { watchInbox } from '../jobs/watch-inbox.ts'
import { watchOutputs } from '../jobs/watch-outputs.ts'
import { watchTerms } from '../jobs/watch-terms.ts'
import { folderStorage } from '../media/storage.ts'
import { deskBundle } from '../server/desk/desk-bundle.ts'
import { edgesOf } from '../server/edges.ts'
import { pageCache } from '../server/page-cache.ts'
import { countReads } from '../server/reads/count-reads.ts'
import { type Role, serve } from '../server/serve.ts'
import type { Working } from '../server/working.ts'
import { hearAcknowledgements, joinNodes, type Node } from '../store/nodes.ts'
import { firstAdministrator, newSignIn } from '../store/people.ts'
import { sealOf } from '../store/sealed.ts'
import { isEmpty } from '../store/stories.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { type Base, openBase, startedClock } from './open-newsroom.ts'
import { addPerson, signInAddress } from './user.ts'

const everyRole: readonly Role[] = ['site', 'desk', 'jobs']

/** How long everything together may take to end, in milliseconds. */
const patience = 20_000

type Options = { roles: readonly Role[]; demo: boolean; config: Config }

export const start: Command = {
  name: 'start',
  summary: 'start the site, the desk and the jobs',
  usage: `
npx dateline start [--port N] [--roles site,desk,jobs] [--demo]

Starts the database in the data folder (or uses DATABASE_URL), brings it up to date, and serves until Ctrl-C.

  --port N        the port to listen on (PORT, or 3000)
  --roles ROLES   which parts to run here: ${everyRole.join(',')} (all)
  --demo          load the demonstration edition where the database is empty`,
  async run(args) {
    const options = readOptions(args)
    if (isRefusal(options)) return sayRefused(options)
    let died: (sentence: string) => void = () => undefined
    const ended = new Promise<string>((resolve) => {
      died = resolve
    })
    const base = await openBase(options.config, 'start', died)
    if (isRefusal(base)) return sayRefused(base)
    const running = await startAll(base, options).catch(async (error: unknown) => {
      await base.close()
      throw error
    })
    if (isRefusal(running)) {
      await base.close()
      return sayRefused(running)
    }
    const why = await Promise.race([untilAsked(), ended])
    if (why) process.stderr.write(`The database ended: ${why}\n`)
    const late = setTimeout(() => {
      process.stderr.write('It does not come to an end by itself and is cut off; the next start recovers.\n')
      process.exit(1)
    }, patience)
    await running.stop()
    await base.close()
    clearTimeout(late)
    say('Stopped.')
    return why ? 1 : 0
  },
}

const readOptions = (args: string[]): Options | Refusal => {
  const words = readWords(args, {
    port: { type: 'string' },
    roles: { type: 'string' },
    demo: { type: 'boolean', default: false },
  })
  if (isRefusal(words)) return words
  const { port, roles, demo } = words.values
  const config = readConfig(port === undefined ? process.env : { ...process.env, PORT: port })
  if (isRefusal(config)) return config
  const named = roles === undefined ? everyRole : roles.split(',').map((role) => role.trim())
  const unknown = named.find((role) => !everyRole.includes(role as Role))
  if (unknown !== undefined)
    return refuse('invalid', `There is no role «${unknown}»: choose from ${everyRole.join(', ')}.`)
  return { roles: named as Role[], demo, config }
}

/** Resolves to nothing when the person who started us, or the machine, asks us to end; asking twice changes nothing. */
const untilAsked = (): Promise<undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined))
  })

/** What runs and can be stopped, in the order in which it was begun. */
type Part = { stop(): unknown }

const startAll = async (base: Base, { roles, demo, config }: Options): Promise<{ stop(): Promise<void> } | Refusal> => {
  const { database } = base
  const log = pino({ base: null, level: process.env.LOG_LEVEL ?? 'info' }, pino.destination(2))
  const clock = await startedClock(database, config.clock)
  const nodes = await hearAcknowledgements(base.url, database.db)
  const parts: Part[] = [clock.keepLooking(), { stop: () => nodes.close() }]
  const stop = async () => {
    for (const part of parts.toReversed()) await part.stop()
  }
  const storage = folderStorage(join(config.data, 'media'))
  const seal = sealOf(config.data, config.key)
  const reach = reachOf(config.innerNetwork)
  // Not known before the site answers, unless it is set.
  let origin = config.siteUrl
  const outputs = tellingOutputs({
    ...{ newsroom: { database, clock, nodes, seal }, storage, reach, site: () => origin },
    failed: (error) =>
      log.error({ err: error }, 'An output could not be told, which is a fault of Dateline’s; it is told again.'),
  })
  parts.push({ stop: () => outputs.close() })
  const intake: Intake = { newsroom: { database, clock, nodes, seal, outputs }, storage, reach }
  const fresh = await isEmpty(database.db)
  if (demo && fresh) {
    say('Loading the demonstration edition …')
    const { loadDemoEdition } = await import('./demo-edition.ts')
    await loadDemoEdition(intake)
  }
  let node: Node | undefined
  const reads = roles.includes('site') ? countReads(database, clock, log) : undefined
  if (reads) parts.push({ stop: () => reads.close() })
  const cache = pageCache({
    ...{ mayAnswer: () => node?.mayCache() ?? false, clock, edges: edgesOf(database.db) },
    given: ({ story }, request) => story && reads?.note(story, request),
  })
  const site = config.siteUrl ?? `http://localhost:${config.port}`
  const { metricsToken } = config
  const clockSet = config.clock !== undefined
  const working: Working = { ...intake, cache, log, reads, origin: site, clockSet, metricsToken }
  // Built while the rest begins; who opens the desk before waits for it.
  if (roles.includes('desk')) deskBundle().catch((err: unknown) => log.error({ err }, 'The desk was not built.'))
  const serving = await serve(working, roles, config.port)
  if (isRefusal(serving)) {
    await stop()
    return serving
  }
  const here = `http://localhost:${serving.port}`
  working.origin = config.siteUrl ?? here
  if (roles.includes('site')) origin = working.origin
  node = await joinNodes(base.url, { clockAhead: clock.ahead, clockSet, address: working.origin }, () => cache.forget())
  const joined = node
  parts.push({ stop: () => joined.leave() }, { stop: () => serving.close() })
  base.hold?.tell({ addresses: [here] })
  // On every node, whatever else it does: one that is alive is enough.
  parts.push(due(intake.newsroom, log))
  if (roles.includes('jobs')) {
    const waiting = takeWaiting(intake, log)
    working.hasArrived = waiting.wake
    parts.push(await watchInbox(intake, config.data, log), waiting, tidy(intake.newsroom, log))
    parts.push(
      watchHealth(intake.newsroom, log),
      watchFronts(intake.newsroom, log),
      watchTerms(intake.newsroom, log),
      watchDoors({ intake, log, reach, seal }),
    )
    parts.push(tellOutputs(outputs, log), watchOutputs(intake.newsroom, log))
    if (demo && fresh) parts.push(await (await import('./demo-edition.ts')).startDemoArrivals(config.data, clock.now()))
  }
  await greet(base, working, roles, config)
  return { stop }
}

const greet = async (
  { database }: Base,
  { origin, clockSet, newsroom }: Working,
  roles: readonly Role[],
  config: Config,
): Promise<void> => {
  say('')
  if (roles.includes('site')) say(`  The site   ${origin}/`)
  if (roles.includes('desk')) {
    say(`  The desk   ${origin}/desk`)
    const signIn = await firstSignIn(database, origin)
    if (signIn)
      say(`  Sign in    ${signIn}\n             (once, within 7 days; «npx dateline user sign-in MAIL» prints another)`)
  }
  if (roles.includes('jobs')) say(`  Wires in   ${join(config.data, 'inbox', '<supplier>')}`)
  if (clockSet) say(`  The clock  is set: ${newsroom.clock.now().toISOString()}`)
  say('\n  Ctrl-C ends it all.\n')
}

/** A sign-in for the first person, for as long as nobody has ever signed in. */
const firstSignIn = async (database: Base['database'], origin: string): Promise<string | undefined> => {
  const { person, signedIn } = await firstAdministrator(database.db)
  if (!person) return addPerson(database, origin, { mail: 'chief@localhost', name: 'The chief', role: 'administrator' })
  return signedIn ? undefined : signInAddress(origin, await newSignIn(database.db, person.id))
}
