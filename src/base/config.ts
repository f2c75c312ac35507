/** Settings that come from the environment, checked once at the start. */

import { resolve } from 'node:path'
import { z } from 'zod'
import { type Refusal, refuse } from './refusal.ts'

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a postgres:// address')
    .optional(),
  DATELINE_DATA: z.string().min(1).default('./data'),
  DATELINE_SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATELINE_CLOCK: z.iso.datetime({ offset: true, error: 'is no instant such as 2023-07-13T11:00:00Z' }).optional(),
})

export type Config = {
  port: number
  /** A PostgreSQL of your own; absent, the embedded one in the data folder serves. */
  databaseUrl: string | undefined
  /** Absolute path of the data folder. */
  data: string
  /** Where readers reach the site, without a closing slash; absent, http://localhost:PORT. */
  siteUrl: string | undefined
  /** The instant at which the server's clock starts, for demonstrations and tests. */
  clock: Date | undefined
}

/** Reads the environment, or says in a sentence which setting is wrong. */
export const readConfig = (env: NodeJS.ProcessEnv): Config | Refusal => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const name = String(issue?.path[0])
    return refuse(
      'invalid',
      `The setting ${name} (now «${env[name]}») ${issue?.message ?? 'is wrong'}. Correct it and start again.`,
    )
  }
  const { PORT, DATABASE_URL, DATELINE_DATA, DATELINE_SITE_URL, DATELINE_CLOCK } = read.data
  return {
    port: PORT,
    databaseUrl: DATABASE_URL,
    data: resolve(DATELINE_DATA),
    siteUrl: DATELINE_SITE_URL?.replace(/\/+$/, ''),
    clock: DATELINE_CLOCK === undefined ? undefined : new Date(DATELINE_CLOCK),
  }
}
