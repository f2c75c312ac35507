/** The network between one editor and the server: it can be cut without a word, and led to another server. */

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export type Line = { port: number; leadTo(port: number): void; cut(): void; mend(): void; close(): Promise<void> }

export const openLine = async (to: number): Promise<Line> => {
  let [target, isCut] = [to, false]
  const pairs = new Set<Socket>()
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(target, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(one)
      one.setNoDelay(true)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        pairs.delete(one)
        other.destroy()
      })
    }
  })
  const cut = () => {
    isCut = true
    for (const one of pairs) one.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      target = port
    },
    cut,
    mend() {
      isCut = false
    },
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
