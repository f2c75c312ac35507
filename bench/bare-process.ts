/** The yardstick: a bare `node:http` server that answers from memory with the bytes and headers that it was given, and does nothing else. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParent } from './process.ts'

/** An answer to repeat: its headers as name, value, name, value …, and its bytes in base64; and the headers for a reader who holds it already. */
export type Recorded = { address: string; headers: string[]; bytes: string; unchanged: string[] }

const answers = new Map<string, { headers: string[]; bytes: Buffer; unchanged: string[] }>()

process.on('message', (message: { record?: Recorded[] }) => {
  for (const { address, headers, bytes, unchanged } of message.record ?? [])
    answers.set(address, { headers, bytes: Buffer.from(bytes, 'base64'), unchanged })
})

const server = createServer({ keepAliveTimeout: 65_000 }, ({ url = '', headers }, response) => {
  const answer = answers.get(url)
  if (answer && headers['if-none-match']) response.writeHead(304, answer.unchanged).end()
  else if (answer) response.writeHead(200, answer.headers).end(answer.bytes)
  else response.writeHead(404).end()
})
server.listen(0, () => answerParent((server.address() as AddressInfo).port))
