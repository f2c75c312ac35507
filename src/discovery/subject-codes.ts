/** Media Topics of a story: known codes, and how they lie above each other. */

import { type MediaTopic, mediaTopic, mediaTopicOf } from '../wire/subjects.ts'

/** A subject as a wire names it; `uri` is `medtop:20000639` where it is a Media Topic. */
export type Subject = { name: string; uri?: string }

/** The eight digits of the Media Topic that a subject is; an old subject code under `medtop:` is mapped. Undefined for other schemes. */
export const codeOf = ({ uri }: Subject): string | undefined => {
  const digits = /^medtop:(\d{8})$/.exec(uri ?? '')?.[1]
  if (!digits) return undefined
  return mediaTopic(digits) ? digits : (mediaTopicOf(digits) ?? digits)
}

/** Its own vocabulary entry; undefined for a code that is in none. */
export const vocabulary = (code: string): MediaTopic | undefined => mediaTopic(code)

/** A code and everything above it, itself first, its top level last. */
export const lineOf = (code: string): string[] => {
  const line: string[] = []
  // The vocabulary is a tree of at most six levels; a loop in it would be a fault of the data.
  for (let at: string | undefined = code; at && line.length < 10; at = mediaTopic(at)?.broader) line.push(at)
  return line
}

/** Top levels (politics, sport) are multiples of a million: a section's breadth, too broad to be a topic. */
export const isTopLevel = (code: string): boolean => code.endsWith('000000')
