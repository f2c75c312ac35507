/** Somebody who writes in a draft without a pause, and remembers what they have written and what was acknowledged; in Node and in a browser. */

import * as Y from 'yjs'
import type { Draft } from '../../../src/desk/story/draft/draft.ts'
import { bodyText } from '../../../src/story/body.ts'
import { bodyFragment, bodyOf } from '../../../src/story/draft/body-of.ts'
import { writtenText } from '../../../src/story/draft/furniture-of.ts'

/** Every word is one that nobody else writes. `acknowledged`: how many of them, from the first, the mark has called saved. */
export type Memory = {
  written: string[]
  deleted: string[]
  acknowledged: { written: number; deleted: number }
  text: string
  mark: string
  why: string
}

export type Hand = { stop(): void; memory(): Memory }

/** The same chances for the same seed (Mulberry32). */
export const chancesOf = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const textsOf = (draft: Draft): (Y.Text | Y.XmlText)[] => {
  const lines = bodyFragment(draft.doc)
    .toArray()
    .map((node) => (node instanceof Y.XmlElement ? node.get(0) : undefined))
  return [...lines, writtenText(draft.doc, 'headline')].filter((text) => text instanceof Y.Text)
}

/** All that it says, words apart. */
export const wholeText = (draft: Draft): string =>
  `${writtenText(draft.doc, 'headline')?.toString()}\n${bodyText(bodyOf(draft.doc))}`

export const handIn = (draft: Draft, name: string, seed: number): Hand => {
  const chance = chancesOf(seed)
  const below = (limit: number): number => Math.floor(chance() * limit)
  const [written, deleted]: [string[], string[]] = [[], []]
  let acknowledged = { written: 0, deleted: 0 }
  const look = () => {
    if (draft.mark().is === 'saved') acknowledged = { written: written.length, deleted: deleted.length }
  }
  draft.onMark(look)
  const write = () => {
    const texts = textsOf(draft)
    const text = texts[below(texts.length)]
    if (!text) return
    const places = [...text.toString().matchAll(/ /g)].map(({ index }) => index + 1)
    const word = `${name}${written.length}`
    written.push(word)
    text.insert(places[below(places.length)] ?? 0, `${word} `)
  }
  const remove = () => {
    const word = written[below(written.length)]
    if (word === undefined || deleted.includes(word)) return
    for (const text of textsOf(draft)) {
      const at = ` ${text.toString()}`.indexOf(` ${word} `)
      if (at === -1) continue
      deleted.push(word)
      text.delete(at, word.length + 1)
      return
    }
  }
  let next: ReturnType<typeof setTimeout> | undefined
  const press = () => {
    if (chance() < 0.15) remove()
    else write()
    look()
    next = setTimeout(press, 5 + below(40))
  }
  next = setTimeout(press, below(20))
  return {
    stop: () => clearTimeout(next),
    memory: () => ({
      ...{ written: [...written], deleted: [...deleted], acknowledged },
      ...{ text: wholeText(draft), mark: draft.mark().is, why: JSON.stringify(draft.mark()) },
    }),
  }
}
