/** What a picture's file says of itself: kept with it for the desk, and found by search. */

/** Beside caption, credit and copyright, which have places of their own. Absent where the file says nothing. */
export type FileFacts = {
  headline?: string
  /** Who made it. */
  byline?: string
  city?: string
  country?: string
  keywords?: string[]
  /** An address of IPTC's vocabulary: whether a camera or a machine made it. */
  digitalSourceType?: string
  /** As whoever brought it has named it. */
  fileName?: string
}

/** Bytes that were taken for a picture at the border, in the words of their file; `width` and `height` in pixels, upright. */
export type UploadFacts = {
  width: number
  height: number
  mime: string
  alt: string
  caption: string
  credit: string
  copyright: string
  terms: string[]
  credentials: boolean
  takenAt: string | null
  file: FileFacts
}
