/** A supplier's HTTP server for a test, on loopback: answers by path, and remembers who asked for what. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Call = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: string
}

/** What is answered: a text, a status with headers and a body, or whatever the function does with the response. */
export type Said =
  | string
  | { status?: number; headers?: Record<string, string>; body?: string | Buffer }
  | ((call: Call, response: ServerResponse) => unknown)

export type SupplierServer = Awaited<ReturnType<typeof supplierServer>>

export const supplierServer = async (host = '127.0.0.1') => {
  const answers = new Map<string, Said>()
  const calls: Call[] = []
  const answer = (said: Said, call: Call, response: ServerResponse): void => {
    if (typeof said === 'function') return void said(call, response)
    const { status = 200, headers = {}, body = '' } = typeof said === 'string' ? { body: said } : said
    response.writeHead(status, headers).end(body)
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      const { method = '', headers } = request
      const call: Call = { method, path: pathname, query: searchParams, headers, body }
      calls.push(call)
      answer(answers.get(pathname) ?? { status: 404 }, call, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    calls,
    origin: `http://${host}:${port}`,
    says: (path: string, said: Said) => answers.set(path, said),
    paths: () => calls.map(({ path, query }) => `${path}${query.size > 0 ? `?${query}` : ''}`),
    /** A page with a strong tag that answers 304 to whoever has it. */
    tagged: (path: string, body: string, headers: Record<string, string> = {}) =>
      answers.set(path, (call: Call, response: ServerResponse) => {
        const tag = `"${body.length}-${body.slice(0, 20).replace(/\W/g, '')}"`
        if (call.headers['if-none-match'] === tag) response.writeHead(304).end()
        else response.writeHead(200, { ETag: tag, ...headers }).end(body)
      }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
