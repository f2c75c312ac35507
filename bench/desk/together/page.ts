/** The desk's client of a draft in a page of a real browser, told what to do from outside. */

import { type Draft, openDraft } from '../../../src/desk/story/draft/draft.ts'
import { browserJournal } from '../../../src/desk/story/draft/journal.ts'
import { type Hand, handIn, type Memory } from './hand.ts'

let hand: Hand | undefined
let draft: Draft | undefined

const writing = (): Hand => {
  if (!hand) throw new Error('Nobody has begun to write.')
  return hand
}

export const begin = async ({ story, who, seed }: { story: string; who: string; seed: number }): Promise<void> => {
  const url = `${location.origin.replace('http', 'ws')}/api/edit`
  draft = openDraft({ story, url, journal: browserJournal('editor@desk.example', story) })
  await draft.ready
  hand = handIn(draft, who, seed)
}

export const memory = (): Memory => writing().memory()
export const stop = (): void => writing().stop()

/** What is remembered, after which nothing more is written: the tab is closed from outside, at once. */
export const end = (): Memory => {
  stop()
  return memory()
}
