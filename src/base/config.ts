/** Settings that come from the environment, checked once at the start. */

import { resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { type Refusal, refuse } from './refusal.ts'

const { IPv4, IPv6 } = ipaddr

/** A machine or a network that doors may reach although it lies within: `10.1.0.0/16`, `fd00::5`, `ftp.wires.internal`, or `*` for all. */
const isPlace = (place: string): boolean =>
  place === '*' ||
  IPv4.isValidFourPartDecimal(place) ||
  IPv4.isValidCIDRFourPartDecimal(place) ||
  IPv6.isValid(place) ||
  IPv6.isValidCIDR(place) ||
  // A last label of digits is a mistyped address (WHATWG URL, 3.5: «ends in a number»).
  (/^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/i.test(place) &&
    !/(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/i.test(place))

const places = z
  .string()
  .transform((list) =>
    list
      .split(',')
      .map((place) => place.trim())
      .filter(Boolean),
  )
  .refine(
    (list) => list.every(isPlace),
    'is no list of addresses, networks and host names such as 10.1.0.0/16, nas.internal',
  )

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a postgres:// address')
    .optional(),
  DATELINE_DATA: z.string().min(1).default('./data'),
  DATELINE_SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATELINE_METRICS_TOKEN: z.string().min(16, 'is shorter than 16 letters').optional(),
  DATELINE_CLOCK: z.iso.datetime({ offset: true, error: 'is no instant such as 2023-07-13T11:00:00Z' }).optional(),
  DATELINE_INNER_NETWORK: places.default([]),
  DATELINE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=?$/, 'is no key of 32 bytes in base64')
    .optional(),
})

export type Config = {
  port: number
  /** A PostgreSQL of your own; absent, the embedded one in the data folder serves. */
  databaseUrl: string | undefined
  /** Absolute path of the data folder. */
  data: string
  /** Where readers reach the site, without a closing slash; absent, http://localhost:PORT. */
  siteUrl: string | undefined
  /** Who may read `/metrics` from other machines; absent, only this machine itself may. */
  metricsToken: string | undefined
  /** The instant at which the server's clock starts, for demonstrations and tests. */
  clock: Date | undefined
  /** What of the inner network doors may reach: addresses, networks, host names, or `*`. */
  innerNetwork: readonly string[]
  /** What secrets are sealed with, in base64, for several machines; absent, the key file in the data folder. */
  key: string | undefined
}

/** Reads the environment, or says in a sentence which setting is wrong. */
export const readConfig = (env: NodeJS.ProcessEnv): Config | Refusal => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const name = String(issue?.path[0])
    const now = /KEY|TOKEN/.test(name) ? '' : ` (now «${env[name]}»)`
    return refuse('invalid', `The setting ${name}${now} ${issue?.message ?? 'is wrong'}. Correct it and start again.`)
  }
  const {
    PORT,
    DATABASE_URL,
    DATELINE_DATA,
    DATELINE_SITE_URL,
    DATELINE_METRICS_TOKEN,
    DATELINE_CLOCK,
    DATELINE_INNER_NETWORK,
    DATELINE_KEY,
  } = read.data
  return {
    port: PORT,
    databaseUrl: DATABASE_URL,
    data: resolve(DATELINE_DATA),
    siteUrl: DATELINE_SITE_URL?.replace(/\/+$/, ''),
    metricsToken: DATELINE_METRICS_TOKEN,
    clock: DATELINE_CLOCK === undefined ? undefined : new Date(DATELINE_CLOCK),
    innerNetwork: DATELINE_INNER_NETWORK,
    key: DATELINE_KEY,
  }
}
