/** What a picture file says about itself in words: caption, credit, copyright, terms, out of its XMP, IIM and EXIF. */

import ExifReader from 'exifreader'

/** Texts as the file has them, trimmed; a caption keeps its closing "/ AFP / NAME". Absent where the file says nothing. */
export type PictureWords = {
  headline?: string
  caption?: string
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
}

type Tags = ReturnType<typeof read>

const read = (bytes: Uint8Array) =>
  ExifReader.load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    expanded: true,
    includeTags: { xmp: true, iptc: true, exif: ['ImageDescription', 'Artist', 'Copyright', 'DateTimeOriginal'] },
  })

/** Broken words cost the words, never the picture: then nothing is said. */
export const pictureWords = (bytes: Uint8Array): PictureWords => {
  let tags: Tags
  try {
    tags = read(bytes)
  } catch (error) {
    // ExifReader throws an Error both for bytes without any metadata and for torn metadata; anything else is no news of the file.
    if (!(error instanceof Error)) throw error
    return { terms: [], keywords: [] }
  }
  const xmp = (name: string) => xmpTexts(tags.xmp?.[name])
  const iim = iimReader(tags.iptc)
  // XMP comes first: it has neither IIM's charsets nor its short limits (a caption of 2,000 bytes, a byline of 32).
  const said = {
    headline: first(xmp('Headline'), iim('Headline')),
    caption: first(
      ...[xmp('description'), iim('Caption/Abstract'), exifText(tags.exif?.ImageDescription)].map(withoutProgramNames),
    ),
    credit: first(xmp('Credit'), iim('Credit')),
    copyright: first(xmp('rights'), iim('Copyright Notice'), exifText(tags.exif?.Copyright)),
    byline: all(xmp('creator'), iim('By-line'), exifText(tags.exif?.Artist)),
    transmissionReference: first(xmp('TransmissionReference'), iim('Original Transmission Reference')),
    digitalSourceType: first(xmp('DigitalSourceType')),
    city: first(xmp('City'), iim('City')),
    country: first(xmp('Country'), iim('Country/Primary Location Name')),
    takenAt: first(xmpInstant(xmp('DateCreated')), iimInstant(iim), exifInstant(exifText(tags.exif?.DateTimeOriginal))),
  }
  return {
    ...withoutAbsent(said),
    terms: distinct([...xmp('UsageTerms'), ...xmp('Instructions'), ...iim('Special Instructions')]),
    keywords: distinct([...xmp('subject'), ...iim('Keywords')].flatMap((text) => text.split(';').flatMap(clean))),
  }
}

const first = (...sources: string[][]): string | undefined => sources.flat()[0]
/** All of the first source that says anything: two photographers of one picture. */
const all = (...sources: string[][]): string | undefined => sources.find((source) => source.length > 0)?.join(', ')
const distinct = (texts: string[]): string[] => [...new Set(texts)]

type Said<Words> = { [Name in keyof Words]?: Exclude<Words[Name], undefined> }
const withoutAbsent = <Words extends object>(words: Words): Said<Words> =>
  Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined)) as Said<Words>

const clean = (text: string): string[] => {
  const tidy = text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim()
  return tidy ? [tidy] : []
}

/** XMP's values are texts, lists of texts, or texts in several languages, of which "x-default" stands first. */
const xmpTexts = (tag: unknown): string[] => {
  if (typeof tag !== 'object' || tag === null || !('value' in tag)) return []
  if (typeof tag.value === 'string') return clean(tag.value)
  if (!Array.isArray(tag.value)) return []
  const parts: unknown[] = tag.value
  const languages = parts.map(languageOf)
  if (languages.every((language) => language === undefined)) return parts.flatMap(xmpTexts)
  const preferred = languages.indexOf('x-default')
  return xmpTexts(parts[Math.max(preferred, 0)])
}

const languageOf = (tag: unknown): string | undefined => {
  if (typeof tag !== 'object' || tag === null || !('attributes' in tag)) return undefined
  const { attributes } = tag
  if (typeof attributes !== 'object' || attributes === null) return undefined
  const language = Object.entries(attributes).find(([name]) => name === 'lang' || name === 'xml:lang')?.[1]
  return typeof language === 'string' ? language : undefined
}

/** ISO 2022 designations that IIM 1:90 may carry, by their last letter after `ESC -` or `ESC .`: ISO 8859-1 and its siblings. */
const charsets: Record<string, string> = {
  A: 'windows-1252',
  B: 'iso-8859-2',
  C: 'iso-8859-3',
  D: 'iso-8859-4',
  F: 'iso-8859-7',
  G: 'iso-8859-6',
  H: 'iso-8859-8',
  L: 'iso-8859-5',
  M: 'windows-1254',
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** UTF-8 wherever the bytes are UTF-8, whatever is declared: real files declare Latin-1, or nothing, over UTF-8. */
const decode = (bytes: Uint8Array, charset: string): string => {
  try {
    return utf8.decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder(charset).decode(bytes)
  }
}

type Iim = (name: string) => string[]

const iimReader = (tags: Tags['iptc']): Iim => {
  const all: Record<string, unknown> = { ...tags }
  const bytesOf = (name: string): Uint8Array[] =>
    [all[name]].flat().flatMap((tag) => {
      const value = typeof tag === 'object' && tag !== null && 'value' in tag ? tag.value : undefined
      return Array.isArray(value) && value.every((byte) => typeof byte === 'number') ? [Uint8Array.from(value)] : []
    })
  const [designation] = bytesOf('Coded Character Set')
  const letter = designation?.[0] === 0x1b ? String.fromCharCode(designation.at(-1) ?? 0) : ''
  const charset = charsets[letter] ?? 'windows-1252'
  return (name) => bytesOf(name).flatMap((bytes) => clean(decode(bytes, charset)))
}

/** XMP's dates are ISO 8601 already; some writers put a blank before the zone. */
const xmpInstant = (texts: string[]): string[] =>
  texts
    .map((text) => text.replace(/\s+(?=[+-]\d)/, ''))
    .filter((text) => /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.test(text))

/** IIM 2:55 is CCYYMMDD and 2:60 HHMMSS±HHMM. */
const iimInstant = (iim: Iim): string[] => {
  const day = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(iim('Date Created')[0] ?? '')
  if (!day || day[2] === '00' || day[3] === '00') return []
  const date = day.slice(1).join('-')
  const time = /^(\d\d):?(\d\d):?(\d\d)(?:([+-]\d\d):?(\d\d))?$/.exec(iim('Time Created')[0] ?? '')
  if (!time) return [date]
  return [`${date}T${time.slice(1, 4).join(':')}${time[4] ? `${time[4]}:${time[5]}` : ''}`]
}

const exifText = (tag: unknown): string[] => {
  const value = typeof tag === 'object' && tag !== null && 'value' in tag ? tag.value : undefined
  const text: unknown = Array.isArray(value) ? value[0] : value
  return typeof text === 'string' ? clean(text) : []
}

/** EXIF writes "2016:01:16 11:54:20", local time without a zone. */
const exifInstant = ([text]: string[]): string[] => {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text ?? '')
  return parts && parts[1] !== '0000' ? [`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}`] : []
}

/** Cameras and programs fill the description with their own name, which is no caption. */
const withoutProgramNames = (texts: string[]): string[] =>
  texts.filter(
    (text) => !/digital camera$|^created with |^(default|sony dsc|dcim|untitled|dji_\d+|img_\d+)$/i.test(text),
  )
