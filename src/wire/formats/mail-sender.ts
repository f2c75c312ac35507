/** Can a mail's sender be believed? What our own mail server has found out about it (RFC 8601), and nothing that the mail says itself. */

import { decodeWords } from 'postal-mime'

/** `from` is the address, '' where there is none that can be believed; `why` a sentence for an editor. */
export type Sender = { from: string; verified: boolean; why: string }

export type MailField = { name: string; value: string }

/** The most of a mail that is looked through for its header, in bytes. */
const largestHeader = 256 * 1024

/**
 * The header's fields in order, names in lower case, unfolded (RFC 5322, clause 2.2.3). Only space and tab continue a
 * line; a line that is no field ends the header, so that nothing behind it is taken for one.
 */
export const fieldsOf = (bytes: Uint8Array): MailField[] => {
  const text = new TextDecoder('utf-8')
    .decode(bytes.subarray(0, largestHeader))
    .replace(/^\s{0,4000}(?:From [^\n]*\n)?/, '')
  const fields: { name: string; lines: string[] }[] = []
  for (const line of text.split(/\r?\n/)) {
    const last = fields.at(-1)
    if (/^[ \t]/.test(line) && last) {
      last.lines.push(line)
      continue
    }
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).replace(/[ \t]+$/, '')
    if (!/^[!-9;-~]{1,200}$/.test(name)) break
    fields.push({ name: name.toLowerCase(), lines: [line.slice(colon + 1)] })
  }
  return fields.map(({ name, lines }) => ({ name, value: lines.join('').trim() }))
}

const domainForm = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i
const plainAddress = /^[\w.!#$%&'*+/^`{|}~-]{1,64}@[a-z0-9.-]{1,253}$/i

/** A display name that looks like addresses or hides letters, read as it stands or decoded (RFC 2047), is a trick. */
const isTrick = (name: string): boolean => /[<>@\\\u0000-\u001f\u007f]/.test(name)

/**
 * The one address of a From field, `address` or `Name <address>`. No groups, no comments, no lists, no quoted local
 * parts: senders of wires need none, and each reads differently in different programs.
 */
export const plainSender = (value: string): string | undefined => {
  const bracket = value.lastIndexOf('<')
  const address = bracket < 0 ? value : value.slice(bracket + 1).replace(/>$/, '')
  if (bracket >= 0 && !value.endsWith('>')) return undefined
  const name = bracket < 0 ? '' : value.slice(0, bracket).trim()
  const quoted = /^"[^"\\]*"$/.test(name)
  if (!quoted && /[",;:()]/.test(name)) return undefined
  const bare = quoted ? name.slice(1, -1) : name
  if (isTrick(bare) || isTrick(decodeWords(bare))) return undefined
  if (!plainAddress.test(address) || !domainForm.test(address.split('@')[1] ?? '')) return undefined
  return address.toLowerCase()
}

/** The parts of a value between its semicolons, comments left out and quoted texts closed; undefined where one stays open. */
const partsOf = (value: string): string[] | undefined => {
  const parts: string[] = ['']
  let comment = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const letter = value.charAt(at)
    const kept = comment === 0
    if (letter === '\\' && (quoted || comment)) at++
    else if (letter === '"' && kept) quoted = !quoted
    else if (letter === '(' && !quoted) comment++
    else if (letter === ')' && !quoted && comment) comment--
    else if (letter === ';' && kept && !quoted) parts.push('')
    // What is quoted is never looked into: a reason may say "header.from=…".
    else if (kept) parts[parts.length - 1] += quoted ? '"' : letter
  }
  return comment || quoted ? undefined : parts
}

type Result = { method: string; result: string; properties: Map<string, string> }

/** `dkim=pass header.d=agency.example`: a method, what came of it, and what was looked at (RFC 8601, clause 2.2). */
const resultOf = (part: string): Result | undefined => {
  const words = part
    .replace(/[ \t]*=[ \t]*/g, '=')
    .trim()
    .split(/[ \t]+/)
  const [first, ...rest] = words
  const [method, result] = (first ?? '').toLowerCase().split('=')
  if (!method || !result) return undefined
  const properties = new Map<string, string>()
  for (const word of rest) {
    const equals = word.indexOf('=')
    if (equals > 0) properties.set(word.slice(0, equals).toLowerCase(), word.slice(equals + 1).toLowerCase())
  }
  return { method: method.split('/')[0] ?? '', result, properties }
}

/** The results that a server whom we trust put on top; its further fields, and all others, may be the sender's own. */
const trustedResults = (fields: readonly MailField[], trusts: readonly string[]): Result[] | undefined => {
  const known = new Set(trusts.map((one) => one.trim().toLowerCase()).filter(Boolean))
  for (const { name, value } of fields) {
    if (name !== 'authentication-results') continue
    const parts = partsOf(value)
    const server = parts?.[0]?.trim().toLowerCase().split(/\s+/)[0]
    if (parts && server && known.has(server)) return parts.slice(1).flatMap((part) => resultOf(part) ?? [])
  }
  return undefined
}

/**
 * Does what was authenticated speak for the sender's domain? It is the same, or the domain above it (RFC 7489,
 * clause 3.1, without its list of public suffixes: a subdomain never speaks for the domain above).
 */
const speaksFor = (authenticated: string | undefined, domain: string): boolean => {
  const bare = authenticated?.split('@').at(-1)
  return bare !== undefined && domainForm.test(bare) && (domain === bare || domain.endsWith(`.${bare}`))
}

const verdict = (results: readonly Result[], domain: string): Omit<Sender, 'from'> => {
  const of = (method: string) => results.filter((one) => one.method === method)
  const dmarc = of('dmarc').filter(({ result }) => result !== 'none')
  if (dmarc.some(({ result }) => result !== 'pass' && result !== 'bestguesspass'))
    return { verified: false, why: `The mail failed the check of its domain's own rules (DMARC of ${domain}).` }
  const from = dmarc.find(({ result }) => result === 'pass')?.properties.get('header.from')
  if (dmarc.some(({ result }) => result === 'pass') && (from === undefined || from === domain))
    return { verified: true, why: `DMARC passed for ${domain}.` }
  const signed = of('dkim').some(
    ({ result, properties }) =>
      result === 'pass' && speaksFor(properties.get('header.d') ?? properties.get('header.i'), domain),
  )
  if (signed) return { verified: true, why: `The mail is signed by ${domain} (DKIM).` }
  const sent = of('spf').some(
    ({ result, properties }) =>
      result === 'pass' && speaksFor(properties.get('smtp.mailfrom') ?? properties.get('smtp.mail'), domain),
  )
  if (sent) return { verified: true, why: `The mail was sent by a server of ${domain} (SPF).` }
  return { verified: false, why: `Neither DMARC nor an aligned DKIM or SPF result speaks for ${domain}.` }
}

/**
 * Who sent a mail, and whether our own mail server vouches for it: by `dmarc=pass`, by a DKIM signature of From's domain,
 * or by SPF of an envelope of From's domain. `trusts` are the authserv-ids that our server writes; of fields with such a name only the
 * topmost counts (RFC 8601, clause 5: the server must take out what claims its name below). Never throws.
 */
export const senderOf = (bytes: Uint8Array, { trusts }: { trusts: readonly string[] }): Sender => {
  const fields = fieldsOf(bytes)
  const froms = fields.filter(({ name }) => name === 'from')
  if (froms.length !== 1) {
    const why = froms.length
      ? `The mail has ${froms.length} From fields; which one is meant is not known.`
      : 'The mail names no sender.'
    return { from: '', verified: false, why }
  }
  const from = plainSender(froms[0]?.value ?? '')
  if (!from)
    return {
      from: '',
      verified: false,
      why: 'The sender is not one plain address (a group, a list, a comment or a trick).',
    }
  const results = trustedResults(fields, trusts)
  if (!results)
    return {
      from,
      verified: false,
      why: 'Our mail server has said nothing about the sender (no trusted Authentication-Results).',
    }
  return { from, ...verdict(results, from.split('@')[1] ?? '') }
}
