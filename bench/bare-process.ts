/** The yardstick: a bare `node:http` server that answers from memory with the bytes and headers that it was given, and does nothing else. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParent } from './process.ts'

/** An answer to repeat: its headers as name, value, name, value …, and its bytes in base64. */
export type Recorded = { address: string; headers: string[]; bytes: string }

const answers = new Map<string, { headers: string[]; bytes: Buffer }>()

process.on('message', (message: { record?: Recorded[] }) => {
  for (const { address, headers, bytes } of message.record ?? [])
    answers.set(address, { headers, bytes: Buffer.from(bytes, 'base64') })
})

const server = createServer({ keepAliveTimeout: 65_000 }, ({ url = '' }, response) => {
  const answer = answers.get(url)
  if (answer) response.writeHead(200, answer.headers).end(answer.bytes)
  else response.writeHead(404).end()
})
server.listen(0, () => answerParent((server.address() as AddressInfo).port))
