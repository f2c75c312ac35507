/** A picture file (JPEG, PNG, WebP, TIFF, GIF, AVIF) as a wire of its own: one item, made of what it says of itself. */

import { compose, type Draft } from '../../compose.ts'
import { contentIdentity, fileHref } from '../../identity.ts'
import { instant } from '../../instant.ts'
import { type InfoSource, type Place, type Reading, type Rendition, standard, stated } from '../../item.ts'
import type { Code } from '../../subjects.ts'
import { exifIn, type PictureBlocks, pictureBlocks } from './picture-blocks.ts'
import { type Location, type PictureStatement, pictureStatement } from './picture-statement.ts'
import { numberOf } from './picture-tiff.ts'

type Text = string | undefined

/** IIM's categories of one to three letters (2:15) that the IPTC's subject codes continue (NAA/IPTC, "Category"). */
const categories: Record<string, string> = {
  ACE: '01000000',
  CLJ: '02000000',
  DIS: '03000000',
  FIN: '04000000',
  EDU: '05000000',
  EVN: '06000000',
  HTH: '07000000',
  HUM: '08000000',
  LAB: '09000000',
  LIF: '10000000',
  POL: '11000000',
  REL: '12000000',
  SCI: '13000000',
  SOI: '14000000',
  SPO: '15000000',
  WAR: '16000000',
  WEA: '17000000',
}

/** `IPTC:16010000:conflicts, war and peace:conflict (general)` (IIM 2:12) or `15000000`; what is no code is a keyword. */
const subjectOf = (written: string): { code?: Code; keyword?: string } => {
  const [, number, names = ''] = /^(?:[^:]{0,32}:)?(\d{8})(?::(.*))?$/s.exec(written) ?? []
  if (!number) return { keyword: written.split(':').findLast((part) => part.trim()) ?? written }
  const name = names.split(':').findLast((part) => part.trim())
  return { code: { code: `subj:${number}`, name: name?.trim() } }
}

const aboutOf = (said: PictureStatement): { codes: Code[]; keywords: string[] } => {
  const subjects = said.subjectCodes.map(subjectOf)
  return {
    codes: [
      ...subjects.flatMap((one) => one.code ?? []),
      ...said.terms.map(({ code, name }) => ({ code: code || undefined, name: name || undefined })),
      ...said.categories.map((one) => {
        const iptc = categories[one.toUpperCase()]
        return iptc ? { code: `subj:${iptc}` } : { code: one }
      }),
    ],
    keywords: [...said.keywords, ...subjects.flatMap((one) => one.keyword ?? []), ...said.otherCategories],
  }
}

const placesOf = ({ place, city, state, country, code, world }: Location, rel: string): Place[] => {
  const names = [place, city, state, world].filter(Boolean).map((name) => ({ name, rel }))
  return country || code ? [...names, stated<Place>({ name: country, rel, literal: code })] : names
}

/** Each place once, even where it is said to be where the picture was taken and what it shows. */
const distinctPlaces = (places: Place[]): Place[] =>
  [...new Map(places.toReversed().map((one) => [`${one.name} ${one.literal}`, one])).values()].toReversed()

const whole = (date: Text): Text => (date && /^\d{4}-\d\d-\d\d/.test(date) ? date : undefined)

/** A file that says it was last changed before it was made has a clock that went wrong. */
const later = (changed: Text, taken: Text): Text => {
  const [changedAt, takenAt] = [instant(changed), instant(taken)]
  return changedAt && takenAt && changedAt < takenAt ? taken : (changed ?? taken)
}

/**
 * What the picture is called: its own GUID (IPTC), IIM's Unique Name of Object, else what its agency calls it, which is
 * unique only with agency and time (Reuters' "FW1", AP's "AB101" come again), else the document's identity, else its bytes.
 */
const identityOf = (said: PictureStatement, bytes: Uint8Array): string => {
  const own = said.guid ?? said.uno
  if (own) return own.replace(/\s/g, '%20')
  const agency = said.credit ?? said.source
  if (agency && said.transmissionReference && said.takenAt && said.takenAt.length >= 10)
    return contentIdentity([agency, said.transmissionReference, said.takenAt, said.title].join('\n'))
  return said.documentId?.replace(/\s/g, '%20') ?? contentIdentity(bytes)
}

/** What only the desk reads, each with what it is. */
const notesOf = (said: PictureStatement, blocks: PictureBlocks): Text[] => {
  const labelled = (label: string, text: Text): Text => (text ? `${label}: ${text}` : undefined)
  const isNews = said.editStatus && !/^(?:normal|none|\d+)$/i.test(said.editStatus)
  return [
    ...said.instructions,
    isNews ? labelled('Edit status', said.editStatus) : undefined,
    labelled('Byline title', said.bylineTitle),
    labelled('Caption writer', said.captionWriter),
    ...said.contacts.map((one) => labelled('Contact', one)),
    blocks.hasCredentials ? 'The file carries content credentials (C2PA); they were not checked.' : undefined,
  ]
}

/** The file itself. Width and height are as a reader sees them: EXIF's orientations 5 to 8 lie on their side. */
const renditionOf = (blocks: PictureBlocks, bytes: Uint8Array, name: Text): Rendition => {
  const exif = exifIn(blocks)
  const lies = (exif && (numberOf(exif.first, 274) ?? 1)) ?? 1
  const isLying = lies >= 5 && lies <= 8
  return stated<Rendition>({
    name: 'original',
    href: name ? fileHref(`file:${baseName(name)}`) : undefined,
    contentType: blocks.mime,
    width: (isLying ? blocks.height : blocks.width) || undefined,
    height: (isLying ? blocks.width : blocks.height) || undefined,
    sizeInBytes: bytes.length,
  })
}

/** A file's name is taken as it is: a per cent sign in it is one. */
const baseName = (path: string): string => encodeURIComponent(path.split(/[/\\]/).at(-1) ?? path)

/** What an XMP or IIM text says, for `compose`, which reads texts as HTML: a caption "<unknown> wins" stays one. */
const literal = (text: Text): Text => text?.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const sourcesOf = (said: PictureStatement): InfoSource[] => {
  const provider = said.credit ?? said.source
  return [
    ...(provider ? [{ name: provider, role: 'provider' }] : []),
    ...(said.source && said.source !== provider ? [{ name: said.source, role: 'source' }] : []),
    ...said.copyrightOwners.map((name) => ({ name, role: 'copyrightOwner' })),
  ]
}

const altIdsOf = (said: PictureStatement) =>
  (['transmissionReference', 'documentId', 'supplierId', 'uno', 'guid'] as const).flatMap((role) => {
    const value = said[role]
    return value ? [{ role, value }] : []
  })

const draftOf = (
  said: PictureStatement,
  blocks: PictureBlocks,
  bytes: Uint8Array,
  name: Text,
): Draft & { uri: string } => {
  const { created } = said
  const source = said.digitalSourceType
  const language = said.language?.replaceAll('_', '-')
  return {
    standard,
    uri: identityOf(said, bytes),
    type: 'picture',
    versionCreated: later(whole(said.changedAt), whole(said.takenAt)),
    contentCreated: whole(said.takenAt),
    embargoedUntil: said.releaseAt,
    expires: said.expiresAt,
    urgency: said.urgency,
    title: said.title,
    headlines: [{ role: 'main', value: literal(said.headline) }],
    descriptions: [
      { role: 'caption', value: literal(said.caption) },
      { role: 'alt', value: literal(said.alt) },
      { role: 'extendedDescription', value: literal(said.longAlt) },
    ],
    by: said.bylines.join(', '),
    copyrightHolder: said.credit ?? said.copyrightOwners[0] ?? said.source,
    copyrightNotice: said.copyright,
    terms: said.usageTerms,
    notes: notesOf(said, blocks),
    ...aboutOf(said),
    located: created.city || created.place || created.country,
    places: distinctPlaces([...placesOf(created, 'created'), ...said.shown.flatMap((one) => placesOf(one, 'shown'))]),
    people: said.people.map((one) => ({ name: one, rel: 'shown' })),
    organisations: said.organisations.map((one) => ({ name: one, rel: 'shown' })),
    events: said.events.map((one) => ({ name: one })),
    genres: said.genres.map((one) => ({ name: one })),
    digitalSourceType: source ? sourceTypeOf(source) : undefined,
    language: language && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? language : undefined,
    infoSources: sourcesOf(said),
    altIds: altIdsOf(said),
    renditions: [renditionOf(blocks, bytes, name)],
  }
}

const sourceTypeOf = (source: string) => {
  const name = source.split(/[/:#]/).at(-1)
  return /^https?:\/\/\S+$/.test(source) ? stated({ name, uri: source }) : { literal: source }
}

const hasWords = (said: PictureStatement): boolean =>
  [said.caption, said.headline, said.title, ...said.bylines].some(Boolean)

/** Reads a picture. A torn one gives what could be read of it, and a problem; one that says nothing is an item by its bytes. */
export const readPictureWire = ({ bytes, name }: { bytes: Uint8Array; name?: string | undefined }): Reading => {
  const format = 'photo'
  const blocks = pictureBlocks(bytes)
  if (!blocks)
    return { format, problems: ['The file begins like a picture and is none that is known here.'], items: [] }
  const said = pictureStatement(blocks)
  const problems: string[] = []
  if (blocks.isTorn) problems.push('The picture is torn: it ends before its end. Have it sent again.')
  if (said.isBroken) problems.push('A part of what the picture says of itself (XMP) is broken and was left out.')
  if (said.releaseAt && !instant(said.releaseAt))
    problems.push(`The release date "${said.releaseAt.slice(0, 40)}" cannot be read: the picture is held.`)
  if (blocks.isTorn && !blocks.width && !hasWords(said)) return { format, problems, items: [] }
  return { format, problems, items: [compose(draftOf(said, blocks, bytes, name))] }
}
