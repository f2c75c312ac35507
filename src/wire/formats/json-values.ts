/** Values out of JSON that may be of any kind: what is not of the kind that is wanted is not there. */

import { isUri } from '../identity.ts'
import { type Named, stated } from '../item.ts'

export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects in a list, or the one object. */
export const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : []

const word = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() || undefined
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

/** The first of these properties that is a text or a number and says anything. */
export const text = (from: Json | undefined, ...names: string[]): string | undefined => {
  for (const name of names) {
    const found = word(from?.[name])
    if (found) return found
  }
  return undefined
}

/** The texts of a property that is a text or a list of them. */
export const texts = (from: Json | undefined, name: string): string[] => {
  const value = from?.[name]
  return (Array.isArray(value) ? value : [value]).map(word).filter((one) => one !== undefined)
}

/** A property that is an object. */
export const inner = (from: Json | undefined, name: string): Json | undefined => {
  const value = from?.[name]
  return isObject(value) ? value : undefined
}

/** A property as a whole number above 0: widths, sizes, seconds. */
export const whole = (from: Json, ...names: string[]): number | undefined => {
  const number = Math.round(Number(text(from, ...names) ?? Number.NaN))
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}

/** A named thing: its code in `uri` where it is one, else in `literal`; undefined where neither name nor code is said. */
export const named = (name: string | undefined, code: string | undefined, rel?: string): Named | undefined => {
  if (!name && !code) return undefined
  const uri = code && isUri(code) ? code : undefined
  return stated<Named>({ name, rel, uri, literal: uri ? undefined : code })
}

/** Only what is there. */
export const there = <T>(list: readonly (T | undefined)[]): T[] => list.filter((one) => one !== undefined)
