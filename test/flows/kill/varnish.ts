/** A real Varnish for a test or a measure: its own process and folder, on loopback, with the VCL that we ship. */

import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const programs = ['varnishd', '/usr/sbin/varnishd']

/** Where varnishd is; undefined where it is not installed, or without its modules. */
export const varnishd = programs.find((path) => spawnSync(path, ['-V']).status === 0)

export type Varnish = { port: number; origin: string; end(): Promise<void> }

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts a Varnish before these nodes; resolves when it answers. Throws with what it said where it does not start. */
export const openVarnish = async (
  nodes: readonly number[],
  { purgers = '127.0.0.1' }: { purgers?: string } = {},
): Promise<Varnish> => {
  if (!varnishd) throw new Error('Varnish is not installed.')
  const folder = await mkdtemp(join(tmpdir(), 'dateline-varnish-'))
  const port = await freePort()
  const main = join(folder, 'main.vcl')
  await writeFile(main, vclFor(nodes, purgers))
  const shipped = join(import.meta.dirname, '..', '..', '..', 'deploy', 'varnish')
  // Its jail would read none of our folders.
  const args = [
    '-j',
    'none',
    '-F',
    '-n',
    join(folder, 'work'),
    '-a',
    `127.0.0.1:${port}`,
    '-f',
    main,
    '-s',
    'malloc,256m',
  ]
  const process = spawn(varnishd, [...args, '-p', `vcl_path=${shipped}`, '-T', 'none'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [process.stdout, process.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  const ended = new Promise<void>((resolve) => process.once('close', () => resolve()))
  const end = async () => {
    process.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  for (let turn = 0; turn < 150; turn += 1) {
    if (process.exitCode !== null) break
    const answers = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answers) return { port, origin: `http://127.0.0.1:${port}`, end }
    await sleep(100)
  }
  await end()
  throw new Error(`Varnish did not start:\n${said}`)
}

const vclFor = (nodes: readonly number[], purgers: string): string => `vcl 4.1;
import directors;
${nodes.map((port, at) => `backend node_${at} { .host = "127.0.0.1"; .port = "${port}"; }`).join('\n')}
acl dateline_purgers { "${purgers}"; }
sub vcl_init {
  new nodes = directors.round_robin();
${nodes.map((_, at) => `  nodes.add_backend(node_${at});`).join('\n')}
}
sub vcl_recv { set req.backend_hint = nodes.backend(); }
include "dateline.vcl";
`
