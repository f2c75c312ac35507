/** Whom to tell of a weakness in the site (RFC 9116). */

import { absolute } from '../address.ts'
import type { Security, Site } from '../view.ts'

export const securityAddress = '/.well-known/security.txt'

/** How many months ahead of the month of reading it ends: always more than six, and never the year that the standard warns of (2.5.5). */
const monthsAhead = 7

/** It renews itself with each month that begins, so that it stays the same between. */
export const expiresAt = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsAhead))

export const securityTxt = (site: Site, { contacts, policy }: Security, now: Date): string =>
  [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expiresAt(now).toISOString()}`,
    `Preferred-Languages: ${site.language}`,
    `Canonical: ${absolute(site, securityAddress)}`,
    ...(policy ? [`Policy: ${policy}`] : []),
    '',
  ].join('\n')
