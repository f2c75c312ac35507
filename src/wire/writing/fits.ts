/** What may stand where a format wants more than a text: codes, counts, languages, addresses. */

import { isUri } from '../identity.ts'
import { oneLine } from './xml-text.ts'

/** Schemes of addresses and names (RFC 3986); what else stands before a colon is the alias of a scheme of codes. */
const ofAddresses =
  /^(?:https?|ftps?|sftp|urn|tag|mailto|tel|sms|data|doi|info|file|cid|mid|news|nntp|ldaps?|geo|isbn|issn|hdl|ark|did|about|javascript|wss?|rtsp|rtmp|sip|xmpp|irc)$/i

/** The alias and the code of a QCode (NAR 2.35, QCodeType): `medtop:20000002`; undefined for an address and anything else. */
export const qcodeParts = (code: string): { alias: string; code: string } | undefined => {
  const [, alias = '', rest = ''] = /^([a-z_][\w.-]*):([^\s:][^\s]*)$/i.exec(code) ?? []
  return alias && !ofAddresses.test(alias) ? { alias, code: rest } : undefined
}

/** A code with an alias, or an address. */
export const isAlias = (code: string): boolean => qcodeParts(code) !== undefined || isAddress(code)

/** Can it stand as an address (XML Schema's anyURI)? */
export const isAddress = (address: string): boolean =>
  isUri(address) && !/[[\]]/.test(address) && (!/^https?:/i.test(address) || URL.canParse(address))

/** A role that can be the code in a QCode; no role fits too. */
export const isRole = (role: string): boolean => /^[^\s:/]*$/.test(oneLine(role))

/** A whole number above zero, as NewsML-G2 wants a version. */
export const isCount = (text: string): boolean => /^\d{1,18}$/.test(text) && Number(text) > 0

/** XML's name token (XML 1.0, clause 2.3), in the letters that versions have. */
export const isToken = (text: string): boolean => /^[\w.:-]+$/.test(text)

/** A language tag (XML Schema's language). */
export const isLanguage = (text: string): boolean => /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(text)

const types = new Set(['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'event', 'planning'])

/** The types of ninjs that NewsML-G2 has too. */
export const isKnownType = (type: string): boolean => types.has(type)
