/** An editor and a reader at the site, over connections that stay open. */

import { Agent, request } from 'node:http'

export type Answer = { status: number; headers: string[]; bytes: Buffer }

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

const ask = (method: string, port: number, path: string, headers: Record<string, string>, body?: string) =>
  new Promise<Answer>((done, broken) => {
    const asked = request({ method, host: 'localhost', port, path, headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', broken)
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.rawHeaders, bytes: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', broken)
    asked.end(body)
  })

export const get = (port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask('GET', port, path, headers)

/** Calls a verb of the newsroom as whoever the cookie names, and answers what came of it. */
export const callVerb = async <Outcome>(
  port: number,
  cookie: string,
  verb: string,
  input: object,
): Promise<Outcome> => {
  const headers = { 'Content-Type': 'application/json', Cookie: cookie }
  const { status, bytes } = await ask('POST', port, `/api/${verb}`, headers, JSON.stringify(input))
  if (status !== 200) throw new Error(`${verb} was answered ${status}: ${bytes}`)
  return JSON.parse(bytes.toString())
}

/** What the agent's connection still holds open is let go. */
export const hangUp = (): void => agent.destroy()
