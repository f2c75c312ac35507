/** What a picture file says about itself in words, as pages and the desk need it: read as `wire` reads pictures that arrive alone. */

import { pictureBlocks } from '../wire/formats/picture/picture-blocks.ts'
import { pictureStatement } from '../wire/formats/picture/picture-statement.ts'

/** Texts as the file has them, trimmed; a caption keeps its closing "/ AFP / NAME". Absent where the file says nothing. */
export type PictureWords = {
  headline?: string
  caption?: string
  /** For who cannot see it: Iptc4xmpCore:AltTextAccessibility. */
  alt?: string
  /** Who is to be named: photoshop:Credit, IIM 2:110. */
  credit?: string
  /** The copyright notice: dc:rights, IIM 2:116, EXIF Copyright. */
  copyright?: string
  /** Who made it: dc:creator, IIM 2:80, EXIF Artist. */
  byline?: string
  /** Usage terms and special instructions, each once: xmpRights:UsageTerms, photoshop:Instructions, IIM 2:40. */
  terms: string[]
  /** The supplier's own identity of the picture, which its side-car names too: IIM 2:103. */
  transmissionReference?: string
  /** An address of IPTC's vocabulary, such as `http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia`. */
  digitalSourceType?: string
  keywords: string[]
  city?: string
  country?: string
  /** When it was taken, as exact as the file says, in ISO 8601: "2016-01-16", "2016-01-16T11:54:20", "2016-01-16T11:54:20+00:00". */
  takenAt?: string
  /** The file carries a manifest of content credentials (C2PA), which nobody has checked. */
  hasCredentials?: true
}

type Said<Words> = { [Name in keyof Words]?: Exclude<Words[Name], undefined> }
const withoutAbsent = <Words extends object>(words: Words): Said<Words> =>
  Object.fromEntries(Object.entries(words).filter(([, word]) => word)) as Said<Words>

/** Broken words cost the words, never the picture: then nothing is said. */
export const pictureWords = (bytes: Uint8Array): PictureWords => {
  const blocks = pictureBlocks(bytes)
  if (!blocks) return { terms: [], keywords: [] }
  const said = pictureStatement(blocks)
  return {
    ...withoutAbsent({
      headline: said.headline,
      caption: said.caption,
      alt: said.alt,
      credit: said.credit,
      copyright: said.copyright,
      byline: said.bylines.join(', '),
      transmissionReference: said.transmissionReference,
      digitalSourceType: said.digitalSourceType,
      city: said.created.city,
      country: said.created.country,
      takenAt: said.takenAt,
    }),
    ...(blocks.hasCredentials ? { hasCredentials: true as const } : {}),
    terms: [...new Set([...said.usageTerms, ...said.instructions])],
    keywords: said.keywords,
  }
}
