/** What a picture says of itself, each thing once: out of its XMP, IIM, EXIF and PNG texts, by the IPTC's and the MWG's order. */

import { createHash } from 'node:crypto'
import { exifIn, type PictureBlocks } from './picture-blocks.ts'
import { cleanText, type Iim, iimInstant, readIim } from './picture-iim.ts'
import { lettersOf, wideLettersOf } from './picture-tiff.ts'
import { readXmp, type Xmp } from './picture-xmp.ts'

type Text = string | undefined

/** Where something is; parts that are not said are empty. */
export type Location = { place: string; city: string; state: string; country: string; code: string; world: string }

/** Texts as the file has them, trimmed; a caption keeps its closing "/ AFP / NAME". Times are ISO 8601, as exact as the file says. */
export type PictureStatement = {
  /** "NORMAL", "CORRECTION": IIM 2:07. */
  editStatus: Text
  title: Text
  headline: Text
  caption: Text
  captionWriter: Text
  alt: Text
  longAlt: Text
  bylines: string[]
  bylineTitle: Text
  credit: Text
  source: Text
  copyright: Text
  copyrightOwners: string[]
  usageTerms: string[]
  instructions: string[]
  contacts: string[]
  keywords: string[]
  /** IIM 2:12 as written (`IPTC:16010000:conflicts`), or the code alone. */
  subjectCodes: string[]
  categories: string[]
  otherCategories: string[]
  terms: { code: string; name: string }[]
  created: Location
  shown: Location[]
  people: string[]
  organisations: string[]
  events: string[]
  genres: string[]
  takenAt: Text
  changedAt: Text
  releaseAt: Text
  expiresAt: Text
  urgency: Text
  language: Text
  digitalSourceType: Text
  /** Identities, the surest first: the picture's own GUID, IIM's UNO, the document's. */
  guid: Text
  uno: Text
  documentId: Text
  supplierId: Text
  transmissionReference: Text
  /** Could a packet of XMP not be read? */
  isBroken: boolean
}

const first = (...sources: string[][]): Text => sources.flat()[0]
/** All of the first source that says anything: two photographers of one picture. */
const all = (...sources: string[][]): string[] => sources.find((source) => source.length > 0) ?? []
const distinct = (texts: string[]): string[] => [...new Set(texts)]

/**
 * XMP comes before IIM: it has neither its charsets nor its short limits (a caption of 2,000 bytes, a byline of 32). Only
 * where the digest beside the IIM says that a program without XMP changed it later does IIM come first, unless it is
 * but the beginning of what XMP says (Metadata Working Group, Guidelines 2.0, chapter 5). EXIF comes last: cameras fill it.
 */
const inOrder =
  (isIimNewer: boolean) =>
  (xmp: string[], iim: string[], ...others: string[][]): string[][] => {
    const isCut = xmp[0] !== undefined && iim[0] !== undefined && xmp[0].startsWith(iim[0])
    return isIimNewer && iim.length && !isCut ? [iim, xmp, ...others] : [xmp, iim, ...others]
  }

/** Was the IIM changed since XMP was written beside it? A digest of zeros says nothing. */
const isIimNewer = ({ iim, iimDigest }: PictureBlocks): boolean => {
  const [block] = iim
  if (!block || !iimDigest?.some((byte) => byte !== 0)) return false
  return !createHash('md5').update(block).digest().equals(iimDigest)
}

/** Cameras and programs fill the description with their own name, which is no caption. */
const withoutProgramNames = (texts: string[]): string[] =>
  texts.filter(
    (text) => !/digital camera$|^created with |^(?:default|sony dsc|dcim|untitled|dji_\d+|img_\d+)$/i.test(text),
  )

/** XMP's dates are ISO 8601 already; some writers put a blank before the zone. */
const xmpInstant = (texts: string[]): string[] =>
  texts
    .map((text) => text.replace(/\s+(?=[+-]\d)/, ''))
    .filter((text) => /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.test(text))
    .filter((text) => !text.startsWith('0000'))

/** EXIF writes "2016:01:16 11:54:20", local time; newer cameras add the offset in a tag of its own. */
const exifInstant = (written: Text, offset: Text): string[] => {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d) (\d\d:\d\d:\d\d)/.exec(written ?? '')
  if (!parts || parts[1] === '0000' || parts[2] === '00') return []
  const zone = /^(?:Z|[+-]\d\d:\d\d)/.exec(offset?.trim() ?? '')?.[0] ?? ''
  return [`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`]
}

const exifTexts = (blocks: PictureBlocks) => {
  const exif = exifIn(blocks)
  // Behind a NUL the copyright names the editor besides the photographer; the tag of nothing is a blank.
  const letters = (tag: number): string[] => cleanText(lettersOf(exif?.first, tag)?.split('\0')[0] ?? '')
  const wide = (tag: number): string[] => cleanText(wideLettersOf(exif?.first, tag) ?? '')
  return {
    title: wide(40091),
    caption: [...letters(270), ...wide(40092)],
    artist: [...letters(315), ...wide(40093)].slice(0, 1).flatMap((text) => text.split(/\s*;\s*/).filter(Boolean)),
    copyright: letters(33432),
    taken: exifInstant(lettersOf(exif?.own, 36867), lettersOf(exif?.own, 36881)),
    changed: exifInstant(lettersOf(exif?.first, 306), lettersOf(exif?.own, 36880)),
  }
}

/** The place that the picture was taken at; IPTC's newer structure, else the older fields. */
const createdAt = (xmp: Xmp, iim: Iim): Location => {
  const said = xmp.fields('ext:LocationCreated', ...locationFields)[0]?.map((part) => part) ?? []
  const part = (at: number, name: string, set: number): string => first(xmp.texts(name), iim(2, set)) ?? said[at] ?? ''
  return {
    place: part(0, 'core:Location', 92),
    city: part(1, 'photoshop:City', 90),
    state: part(2, 'photoshop:State', 95),
    country: part(3, 'photoshop:Country', 101),
    code: part(4, 'core:CountryCode', 100),
    world: said[5] ?? '',
  }
}

const locationFields = ['Sublocation', 'City', 'ProvinceState', 'CountryName', 'CountryCode', 'WorldRegion'].map(
  (name) => `ext:${name}`,
)

const shownIn = (xmp: Xmp): Location[] =>
  xmp
    .fields('ext:LocationShown', ...locationFields)
    .map(([place = '', city = '', state = '', country = '', code = '', world = '']) => ({
      place,
      city,
      state,
      country,
      code,
      world,
    }))

const fieldOf = (xmp: Xmp, name: string, field: string): string[] =>
  xmp.fields(name, field).flatMap(([text]) => (text ? [text] : []))

type Sources = {
  xmp: Xmp
  iim: Iim
  exif: ReturnType<typeof exifTexts>
  png: (keyword: string) => string[]
  order: ReturnType<typeof inOrder>
  /** The first text of a property of XMP, a data set of IIM's second record, and others, in their order. */
  one: (name: string, set: number, ...others: string[][]) => Text
}

/** What is printed with it, and who made it. */
const linesOf = ({
  xmp,
  iim,
  exif,
  png,
  order,
  one,
}: Sources): Pick<
  PictureStatement,
  | 'editStatus'
  | 'title'
  | 'headline'
  | 'caption'
  | 'captionWriter'
  | 'alt'
  | 'longAlt'
  | 'bylines'
  | 'bylineTitle'
  | 'credit'
  | 'source'
  | 'copyright'
> => ({
  editStatus: first(iim(2, 7)),
  title: one('dc:title', 5, exif.title, png('Title')),
  headline: one('photoshop:Headline', 105),
  caption: first(
    ...order(
      withoutProgramNames(xmp.texts('dc:description')),
      iim(2, 120),
      withoutProgramNames(exif.caption),
      png('Description'),
    ),
  ),
  captionWriter: one('photoshop:CaptionWriter', 122),
  alt: first(xmp.texts('core:AltTextAccessibility')),
  longAlt: first(xmp.texts('core:ExtDescrAccessibility')),
  bylines: all(...order(xmp.texts('dc:creator'), iim(2, 80), exif.artist, png('Author'))),
  bylineTitle: one('photoshop:AuthorsPosition', 85),
  credit: one('photoshop:Credit', 110),
  source: one('photoshop:Source', 115),
  copyright: one('dc:rights', 116, exif.copyright, png('Copyright')),
})

/** Whose it is, and on which terms. */
const rightsOf = ({
  xmp,
  iim,
}: Sources): Pick<
  PictureStatement,
  'copyrightOwners' | 'usageTerms' | 'instructions' | 'contacts' | 'digitalSourceType'
> => ({
  copyrightOwners: fieldOf(xmp, 'plus:CopyrightOwner', 'plus:CopyrightOwnerName'),
  usageTerms: distinct(xmp.texts('rights:UsageTerms')),
  instructions: distinct([...xmp.texts('photoshop:Instructions'), ...iim(2, 40)]),
  contacts: iim(2, 118),
  digitalSourceType: first(xmp.texts('ext:DigitalSourceType'), xmp.texts('ext:DigitalSourcetype')),
})

/** What and whom it shows, and where. */
const aboutOf = ({
  xmp,
  iim,
  one,
}: Sources): Pick<
  PictureStatement,
  | 'keywords'
  | 'subjectCodes'
  | 'categories'
  | 'otherCategories'
  | 'terms'
  | 'created'
  | 'shown'
  | 'people'
  | 'organisations'
  | 'events'
  | 'genres'
  | 'urgency'
  | 'language'
> => ({
  keywords: distinct([...xmp.texts('dc:subject'), ...iim(2, 25)].flatMap((text) => text.split(';').flatMap(cleanText))),
  subjectCodes: distinct([...xmp.texts('core:SubjectCode'), ...iim(2, 12)]),
  categories: distinct([...xmp.texts('photoshop:Category'), ...iim(2, 15)]),
  otherCategories: distinct([...xmp.texts('photoshop:SupplementalCategories'), ...iim(2, 20)]),
  terms: xmp
    .fields('ext:AboutCvTerm', 'ext:CvTermId', 'ext:CvTermName')
    .map(([code = '', name = '']) => ({ code, name })),
  created: createdAt(xmp, iim),
  shown: shownIn(xmp),
  people: distinct([...xmp.texts('ext:PersonInImage'), ...fieldOf(xmp, 'ext:PersonInImageWDetails', 'ext:PersonName')]),
  organisations: distinct(xmp.texts('ext:OrganisationInImageName')),
  events: distinct(xmp.texts('ext:Event')),
  genres: distinct(xmp.texts('core:IntellectualGenre')),
  urgency: one('photoshop:Urgency', 10),
  language: first(iim(2, 135), xmp.texts('dc:language')),
})

/** When it was made and may be used. */
const timesOf = ({
  xmp,
  iim,
  exif,
  order,
}: Sources): Pick<PictureStatement, 'takenAt' | 'changedAt' | 'releaseAt' | 'expiresAt'> => ({
  takenAt: first(...order(xmpInstant(xmp.texts('photoshop:DateCreated')), listed(iimInstant(iim, 55, 60))), exif.taken),
  changedAt: first(
    xmpInstant(xmp.texts('xmp:MetadataDate')),
    xmpInstant(xmp.texts('xmp:ModifyDate')),
    listed(iimInstant(iim, 70, 80, 1)),
    exif.changed,
  ),
  releaseAt: iimInstant(iim, 30, 35) ?? first(iim(2, 30).filter(isMeant)),
  expiresAt: iimInstant(iim, 37, 38),
})

/** What it is called. */
const namesOf = ({
  xmp,
  iim,
  one,
}: Sources): Pick<PictureStatement, 'guid' | 'uno' | 'documentId' | 'supplierId' | 'transmissionReference'> => ({
  guid: first(xmp.texts('ext:DigImageGUID')),
  uno: first(iim(1, 100)),
  documentId: first(xmp.texts('mm:DocumentID')),
  supplierId: first(fieldOf(xmp, 'plus:ImageSupplier', 'plus:ImageSupplierID'), xmp.texts('getty:AssetID')),
  transmissionReference: one('photoshop:TransmissionReference', 103),
})

/** Reads all blocks of a picture. Pure; never throws. */
export const pictureStatement = (blocks: PictureBlocks): PictureStatement => {
  const xmp = readXmp(blocks.xmp)
  const iim = readIim(blocks.iim)
  const order = inOrder(isIimNewer(blocks))
  const sources: Sources = {
    xmp,
    iim,
    exif: exifTexts(blocks),
    png: (keyword) => cleanText(blocks.texts.get(keyword) ?? ''),
    order,
    one: (name, set, ...others) => first(...order(xmp.texts(name), iim(2, set), ...others)),
  }
  return {
    ...linesOf(sources),
    ...rightsOf(sources),
    ...aboutOf(sources),
    ...timesOf(sources),
    ...namesOf(sources),
    isBroken: xmp.isBroken,
  }
}

const listed = (text: Text): string[] => (text ? [text] : [])

/** A date of zeros or blanks is none. */
const isMeant = (date: string): boolean => /[^0\s]/.test(date)
