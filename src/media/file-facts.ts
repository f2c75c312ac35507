/** What a picture's file says, as it is kept: short enough for the database, whatever a file holds. */

import type { FileFacts, UploadFacts } from '../story/file-facts.ts'
import type { PictureFacts } from './picture-metadata.ts'
import type { PictureWords } from './picture-words.ts'

const longest = 500
const mostKeywords = 60

/** Trimmed and cut; characters that no text in the database can hold are left out. */
const cut = (text: string | undefined, length = longest): string =>
  (text ?? '').replace(/\0/g, '').toWellFormed().trim().slice(0, length)

const said = (facts: Record<keyof Omit<FileFacts, 'keywords'>, string | undefined>): FileFacts =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, text]) => (cut(text) ? [[name, cut(text)]] : [])),
  ) as FileFacts

export const fileFacts = (words: PictureWords, fileName?: string): FileFacts => {
  const { headline, byline, city, country, digitalSourceType } = words
  const keywords = words.keywords.flatMap((word) => cut(word, 120) || []).slice(0, mostKeywords)
  return { ...said({ headline, byline, city, country, digitalSourceType, fileName }), ...(keywords[0] && { keywords }) }
}

/** The same of bytes that somebody of the newsroom has brought, with the words that are printed. */
export const uploadFacts = (facts: PictureFacts, fileName: string): UploadFacts => {
  const { width, height, mime } = facts
  return {
    ...{ width, height, mime },
    alt: cut(facts.alt, 1000),
    caption: cut(facts.caption, 2000),
    credit: cut(facts.credit ?? facts.byline),
    copyright: cut(facts.copyright, 1000),
    terms: facts.terms.map((line) => cut(line, 4000)).filter(Boolean),
    credentials: facts.hasCredentials ?? false,
    takenAt: cut(facts.takenAt, 40) || null,
    file: fileFacts(facts, fileName),
  }
}
