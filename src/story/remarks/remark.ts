/** What people say about passages of a draft: notes with answers, and changes that they suggest. They stand beside the text, never in it. Pure. */

import { z } from 'zod'

/** A place of the draft that goes with its letters, as Yjs writes it. */
const place = z.record(z.string(), z.unknown())
const said = { by: z.string().max(200), at: z.iso.datetime({ offset: true }) }
const words = z.string().max(5000)

/** `quote`: the words that it was written about. `to`: who is asked. */
export const note = z.object({
  ...{ ...said, from: place, to: place, quote: z.string().max(500), text: words },
  for: z.string().max(200).optional(),
  resolved: z.object(said).optional(),
})
/** An answer is an entry of its own, so that of two at once none is lost. */
export const answer = z.object({ ...said, of: z.string(), text: words })

/** Another text for a passage; `was` are its words when that was suggested. Empty: to take it out. */
export const suggestion = z.object({ ...said, from: place, to: place, was: words, text: words })

export type Note = z.infer<typeof note> & { id: string }
export type Answer = z.infer<typeof answer> & { id: string }
export type Suggestion = z.infer<typeof suggestion> & { id: string }
export type Remarks = { notes: Note[]; answers: Answer[]; suggestions: Suggestion[] }

const read = <Shape extends z.ZodType>(shape: Shape, entries: Iterable<[string, unknown]>) =>
  [...entries].flatMap(([id, value]): (z.output<Shape> & { id: string })[] => {
    const found = shape.safeParse(value)
    return found.success ? [{ ...(found.data as z.output<Shape> & object), id }] : []
  })

const byTime = (a: { at: string }, b: { at: string }): number => a.at.localeCompare(b.at)

/** What the two maps of a draft hold. Whatever else somebody has written there is nothing. */
export const remarksIn = (notes: Iterable<[string, unknown]>, suggestions: Iterable<[string, unknown]>): Remarks => {
  const all = [...notes]
  return {
    notes: read(note, all).toSorted(byTime),
    answers: read(answer, all).toSorted(byTime),
    suggestions: read(suggestion, suggestions).toSorted(byTime),
  }
}
