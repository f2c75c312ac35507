/** Identities: short, unguessable, fit for an address. */

import { randomBytes } from 'node:crypto'

type Branded<Name extends string> = string & { readonly [brand]: Name }
declare const brand: unique symbol

export type StoryId = Branded<'story'>
export type PictureId = Branded<'picture'>
export type WireItemId = Branded<'wire item'>
export type PersonId = Branded<'person'>
export type DoorId = Branded<'door'>
export type OutputId = Branded<'output'>
export type ApiTokenId = Branded<'token of the API'>

/** Crockford's alphabet in lower case: no i, l, o, u, so that an identity can be read out over the telephone. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 60 random bits in 12 characters. */
export const newId = <Id extends string>(): Id => {
  let id = ''
  for (const byte of randomBytes(12)) id += alphabet[byte & 31]
  return id as Id
}

export const idPattern = /^[0-9a-hjkmnp-tv-z]{12}$/
