/** The command `dateline`: finds the command that was named and runs it. */

import type { Command } from './command.ts'

/** Loaded only when called, so that a quick command is quick. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).start,
  parse: async () => (await import('./parse.ts')).parse,
  convert: async () => (await import('./convert.ts')).convert,
  ingest: async () => (await import('./ingest.ts')).ingestCommand,
  stories: async () => (await import('./stories.ts')).stories,
  publish: async () => (await import('./publish.ts')).publishCommand,
  schedule: async () => (await import('./schedule.ts')).scheduleCommand,
  unschedule: async () => (await import('./schedule.ts')).unscheduleCommand,
  embargo: async () => (await import('./embargo.ts')).embargoCommand,
  kill: async () => (await import('./kill.ts')).killCommand,
  revive: async () => (await import('./revive.ts')).reviveCommand,
  receipts: async () => (await import('./receipts.ts')).receipts,
  outputs: async () => (await import('./settings/outputs.ts')).outputs,
  tokens: async () => (await import('./settings/tokens.ts')).tokens,
  rights: async () => (await import('./rights.ts')).rightsCommand,
  provenance: async () => (await import('./provenance.ts')).provenance,
  suppliers: async () => (await import('./suppliers.ts')).suppliers,
  doors: async () => (await import('./settings/doors.ts')).doors,
  rules: async () => (await import('./rules.ts')).rules,
  quarantine: async () => (await import('./quarantine.ts')).quarantineCommand,
  wires: async () => (await import('./wires.ts')).wires,
  user: async () => (await import('./user.ts')).user,
}

const help = async (): Promise<string> => {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const lines = all.map((command) => `  ${command.name.padEnd(12)}${command.summary}`)
  return `Dateline turns agency wire and a newsroom's own copy into a news site.

  npx dateline COMMAND …

${lines.join('\n')}

«npx dateline COMMAND --help» tells more. Settings come from the environment: PORT, DATABASE_URL,
DATELINE_DATA (default ./data), DATELINE_SITE_URL, DATELINE_CLOCK, DATELINE_INNER_NETWORK,
DATELINE_METRICS_TOKEN, DATELINE_KEY.
`
}

const run = async ([name, ...args]: string[]): Promise<number> => {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await help())
    return 0
  }
  const load = commands[name]
  if (!load) {
    process.stderr.write(`There is no command «${name}».\n\n${await help()}`)
    return 1
  }
  const command = await load()
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${command.usage.trim()}\n`)
    return 0
  }
  return command.run(args)
}

// A reader of our output that goes away (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await run(process.argv.slice(2))
