/**
 * `npm run lighthouse`: what Google's Lighthouse says of the demonstration edition's pages, as it sets a telephone (its own throttling), as one table; the worst of three runs counts
 * for scores, the median for times. Lighthouse is installed into `.cache` when it is first wanted. `-- ADDRESS …` looks at those pages of the site instead.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { read } from '../../src/site/reader.ts'
import { openBrowser } from '../../test/browser/browser.ts'
import { median, type Row, table, told } from '../figures.ts'

const root = join(import.meta.dirname, '../..')
const runs = 3
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** Of a report (Lighthouse 13, `lighthouse/types/lhr`), what is read here. */
type Report = {
  runtimeError?: { message: string }
  categories: Record<(typeof categories)[number], { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { title: string; score: number | null; numericValue?: number }>
}

const say = (sentence: string): void => console.error(sentence)

/** Runs a program to its end, in a folder; what it prints goes to the terminal, or is given back. */
const run = async (program: string, args: string[], cwd: string): Promise<void> => {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}.`)
}

/** Installs Lighthouse as its own lockfile says, where it is not yet; gives its command. */
const lighthouse = async (): Promise<string> => {
  const lock = readFileSync(join(import.meta.dirname, 'package-lock.json'), 'utf8')
  const { version } = JSON.parse(lock).packages['node_modules/lighthouse']
  const folder = join(root, `.cache/lighthouse-${version}`)
  const command = join(folder, 'node_modules/lighthouse/cli/index.js')
  if (existsSync(command)) return command
  say(`Installing Lighthouse ${version} …`)
  mkdirSync(folder, { recursive: true })
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(import.meta.dirname, file), join(folder, file))
  await run('npm', ['ci', '--ignore-scripts'], folder)
  return command
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The demonstration edition on a port of its own, as `npm start` runs it. */
const startSite = async (): Promise<{ origin: string; stop(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-lighthouse-'))
  const origin = `http://localhost:${await freePort()}`
  const env = { ...process.env, DATELINE_DATA: folder, LOG_LEVEL: 'error' }
  const args = ['src/cli/dateline.ts', 'start', '--demo', '--port', new URL(origin).port]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const isThere = () =>
    fetch(`${origin}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isThere())) {
    if (child.exitCode !== null) throw new Error(`The site ended with ${child.exitCode}.`)
    await sleep(200)
  }
  return {
    origin,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * The site behind a door that lets all through as it is but one header: this build of Chromium drops a page with `Referrer-Policy: strict-origin-when-cross-origin` (its own default) when
 * Lighthouse, and nobody else, has it navigate.
 */
const before = async (origin: string): Promise<{ server: Server; port: number }> => {
  const server = createServer(({ url, method, headers }, answer) => {
    const passed = request(origin + url, { method, headers }, (given) => {
      const { 'referrer-policy': _, ...kept } = given.headers
      answer.writeHead(given.statusCode ?? 502, kept)
      given.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    passed.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, port: (server.address() as AddressInfo).port }
}

/** A story with a picture, the front, the story's first topic and a search with its answers, by the names of the issue. */
const pagesOf = async (origin: string): Promise<[string, string][]> => {
  const page = async (path: string) => read(await (await fetch(origin + path)).text())
  const story = (await page('/')).links.find(([, address]) => /^\/[^/]+\/[^/]+-[a-z0-9]{12}$/.test(address))?.[1]
  const topic = story && (await page(story)).links.find(([, address]) => address.startsWith('/topic/'))?.[1]
  if (!story || !topic) throw new Error('The demonstration edition has no story with a topic.')
  return [
    ['article', story],
    ['front', '/'],
    ['topic', topic],
    ['search', '/search'],
    ['search, with answers', '/search?q=the'],
  ]
}

const report = async (command: string, address: string, port: number): Promise<Report> => {
  const file = join(tmpdir(), `dateline-lighthouse-${process.pid}.json`)
  await run(
    process.execPath,
    [
      command,
      address,
      `--port=${port}`,
      '--output=json',
      `--output-path=${file}`,
      '--quiet',
      '--no-enable-error-reporting',
    ],
    root,
  )
  const read = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  if (read.runtimeError) throw new Error(read.runtimeError.message)
  return read
}

/** What cost a category its points. */
const missed = (reports: readonly Report[]): string[] => [
  ...new Set(
    reports.flatMap((one) =>
      categories.flatMap((category) =>
        one.categories[category].auditRefs
          .filter(({ id, weight }) => weight > 0 && (one.audits[id]?.score ?? 1) < 0.9)
          .map(({ id }) => `${id}: ${one.audits[id]?.title}`),
      ),
    ),
  ),
]

const rowsOf = (name: string, reports: readonly Report[]): Row[] => {
  const scores = categories.map((category) =>
    Math.round(100 * Math.min(...reports.map((one) => one.categories[category].score ?? 0))),
  )
  const measured = (audit: string) => median(reports.map((one) => one.audits[audit]?.numericValue ?? Number.NaN))
  if (scores.some((score) => score < 100)) process.exitCode = 1
  return [
    { what: name, figure: scores.join(' '), beside: categories.join(' '), aim: '100 100 100 100' },
    {
      what: '',
      figure: `LCP ${told(measured('largest-contentful-paint') / 1000)} s, CLS ${told(measured('cumulative-layout-shift'))}, TBT ${told(measured('total-blocking-time'))} ms`,
      beside: `FCP ${told(measured('first-contentful-paint') / 1000)} s`,
      aim: '≤ 1.2 s, ≤ 0.002, ≤ 20 ms',
    },
  ]
}

const command = await lighthouse()
const asked = process.argv.slice(2).filter((word) => word.startsWith('/'))
const site = await startSite()
const port = await freePort()
const door = await before(site.origin)
const browser = await openBrowser([`--remote-debugging-port=${port}`])
try {
  const rows: Row[] = []
  const pages = asked.length > 0 ? asked.map((path): [string, string] => [path, path]) : await pagesOf(site.origin)
  for (const [name, path] of pages) {
    say(`${name}: ${path} …`)
    const reports: Report[] = []
    for (let number = 0; number < runs; number++)
      reports.push(await report(command, `http://localhost:${door.port}${path}`, port))
    rows.push(...rowsOf(name, reports))
    for (const audit of missed(reports)) say(`  missed: ${audit}`)
  }
  console.log(table(rows))
  console.log(
    `\n${availableParallelism()} cores, ${cpus()[0]?.model ?? ''}; load ${told(loadavg()[0] ?? 0)} at the end.`,
  )
} finally {
  await browser.close()
  door.server.close()
  await site.stop()
}
