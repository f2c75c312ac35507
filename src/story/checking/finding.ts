/** What a check finds: how grave it is, where, and what to do. */

/** A part of a story in which something may be wrong. */
export type Part =
  | 'headline'
  | 'kicker'
  | 'standfirst'
  | 'byline'
  | 'genre'
  | 'review'
  | 'topics'
  | 'lead'
  | 'pictures'
  | 'searchTitle'
  | 'socialTitle'
  | 'embargo'
  | 'notes'
  | 'body'

/** `blocking` stops its publication, `advice` does not. `block` counts the text's blocks from 0. */
export type Finding = { level: 'blocking' | 'advice'; where: { part: Part; block?: number }; sentence: string }
