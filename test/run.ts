/** `npm test`: types, lint, then every test, summed up in the last line `N passed, N failed`. With `--static` types, lint and layers only. */

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Count = { passed: number; failed: number }
type Outcome = { status: number; said: string }

/** What vitest writes for programs, as far as we read it. */
type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

const root = join(import.meta.dirname, '..')
const patience = 10 * 60_000
const onlyStatic = process.argv.includes('--static')
const wanted = process.argv.slice(2).filter((argument) => argument !== '--static')
const running = new Set<ChildProcess>()

/** Runs one of the tools in node_modules on the Node that runs this, and passes on what it says where `loud`. */
const tool = (path: string, args: string[], loud: boolean): Promise<Outcome> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', path), ...args], {
      cwd: root,
      stdio: loud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        said += chunk
      })
    const tooLong = setTimeout(() => child.kill(), patience)
    child.on('error', (error) => {
      said += error.message
    })
    child.on('close', (status) => {
      clearTimeout(tooLong)
      running.delete(child)
      done({ status: status ?? 1, said })
    })
  })

const check = async (name: string, path: string, args: string[]): Promise<Count> => {
  const began = performance.now()
  const { status, said } = await tool(path, args, false)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (status !== 0) console.log(said)
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

const tests = async (which: string[]): Promise<Count> => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-report-'))
  const file = join(folder, 'report.json')
  try {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...which]
    const { status } = await tool('vitest/vitest.mjs', args, true)
    return countOf(file, status)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A file that did not even load is one failure, and so is a run that broke outside of every test. */
const countOf = (file: string, status: number): Count => {
  const report = readReport(file)
  if (!report) {
    console.log('✗ vitest ended without a report')
    return { passed: 0, failed: 1 }
  }
  if (report.numPendingTests > 0) console.log(`${report.numPendingTests} skipped`)
  const notLoaded = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + notLoaded
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed }
}

const readReport = (file: string): Report | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
  })
}

const counts = await Promise.all([
  check('types', 'typescript/bin/tsc', []),
  check('types of the desk', 'typescript/bin/tsc', ['-p', 'src/desk']),
  check('lint', '@biomejs/biome/bin/biome', ['check', '--max-diagnostics=50']),
])
counts.push(await tests(onlyStatic ? ['test/layers.test.ts', 'test/names.test.ts'] : wanted))

const sum = (which: keyof Count): number => counts.reduce((total, count) => total + count[which], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
