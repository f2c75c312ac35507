/** What the head of an NITF document says: identity, dates, status, rights, subjects, people, and what only the desk may read. */

import { attribute, children, descendants, type Element, find } from '../../../story/markup/element.ts'
import type { Draft } from '../../compose.ts'
import { instant } from '../../instant.ts'
import { type Association, type Genre, type Party, type Place, stated } from '../../item.ts'
import type { Code } from '../../subjects.ts'
import { line, placesIn, writtenNorm } from './nitf-text.ts'

type Text = string | undefined

const all = (of: Element | undefined, name: string): Element[] => (of ? descendants(of, name) : [])
const first = (of: Element | undefined, name: string): Element | undefined => all(of, name)[0]

/**
 * An identity without its revision. NTB numbers its texts in `doc-id` ("story-7_47") and says in `du-key` which
 * story that is and the how-manieth version: then the key is the identity. Nothing else of a `doc-id` is taken for a revision, nor is
 * a `du-key` (PA: "PA-HHH-POLITICS-Brexit", which every day has).
 */
const isNumbered = (id: string, docdata: Element | undefined): boolean => {
  const key = first(docdata, 'du-key')
  const said = attribute(key, 'key')
  return said !== undefined && attribute(key, 'version') !== undefined && new RegExp(`${escaped(said)}_\\d+$`).test(id)
}

const escaped = (letters: string): string => letters.replace(/[^\w]/g, '\\$&')

const bare = (id: Text): Text => id?.replace(/\s+/g, '')

/** Identity and version. */
export const identityIn = (head: Element | undefined): { uri: Text; version: Text } => {
  const docdata = find(head, 'docdata')
  const id = bare(attribute(first(docdata, 'doc-id'), 'id-string'))
  const key = first(docdata, 'du-key')
  const uri = id && isNumbered(id, docdata) ? id.replace(/_\d+$/, '') : id
  return { uri, version: attribute(key, 'version') ?? attribute(key, 'generation') }
}

/** Another document, under its identity and, where the sender numbers versions, under that without the number. */
const named = (id: string, rel: string, docdata: Element | undefined, at: number): Association[] => {
  const own = bare(attribute(first(docdata, 'doc-id'), 'id-string')) ?? ''
  const uris = new Set([id, isNumbered(own, docdata) ? id.replace(/_\d+$/, '') : id])
  return [...uris].map((uri, index) => ({ name: `${rel}-${at + index + 1}`, rel, uri }))
}

/** What the status of another document means for it (`management-idref-status`, NITF 3.6); without one, an own cancel means it too. */
const relOf = (status: Text, own: Text): string => {
  const said = (status ?? own ?? '').toLowerCase()
  if (/cancel|kill|delete/.test(said)) return 'cancels'
  return /withh|embargo|hold/.test(said) ? 'withholds' : 'related'
}

/** Documents that this one takes back, holds, corrects: `management-doc-idref`, `correction`, `doc-id` of what it stands for. */
export const relatedIn = (head: Element | undefined): { associations: Association[]; notes: string[] } => {
  const docdata = find(head, 'docdata')
  const other = bare(attribute(docdata, 'management-doc-idref'))
  const rel = relOf(attribute(docdata, 'management-idref-status'), attribute(docdata, 'management-status'))
  const corrected = all(docdata, 'correction').flatMap((one) => bare(attribute(one, 'id-string')) ?? [])
  const associations = [
    ...(other ? named(other, rel, docdata, 0) : []),
    ...corrected.flatMap((id, at) => named(id, 'corrects', docdata, at)),
  ]
  return { associations, notes: other && rel === 'withholds' ? [`The agency withholds ${other}.`] : [] }
}

/**
 * Issue, release and expiry. A release later than the issue is an embargo, and so is one that cannot be read; a
 * document that is held by its status keeps its release whenever it is.
 */
export const datesIn = (head: Element | undefined) => {
  const docdata = find(head, 'docdata')
  const issue = writtenNorm(first(docdata, 'date.issue'))
  const release = writtenNorm(first(docdata, 'date.release'))
  const published = attribute(first(head, 'pubdata'), 'date.publication')
  const [from, until] = [instant(issue ?? published), instant(release)]
  const isHeld = /embargo|withh|hold/i.test(attribute(docdata, 'management-status') ?? '')
  const isEmbargo = release !== undefined && (isHeld || !until || !from || until > from)
  const ends = first(docdata, 'date.expire')
  const rightsEnd = attribute(first(docdata, 'doc.rights'), 'enddate')
  return {
    versionCreated: issue ?? published,
    embargoedUntil: isEmbargo ? release : undefined,
    expires: [writtenNorm(ends), rightsEnd].find((date) => instant(date)),
  }
}

/** Urgency 1 to 8 (`ed-urg`), in `docdata` or beside it. */
export const urgencyIn = (head: Element | undefined): Text => attribute(first(head, 'urgency'), 'ed-urg')

const subjectOf = (one: Element): Code[] => {
  const said = (name: string) => attribute(one, `tobject.subject.${name}`)
  const [code, scheme] = [said('refnum'), said('ipr')]
  const isIptc = code !== undefined && /^\d{8}$/.test(code) && (!scheme || /iptc/i.test(scheme))
  const name = isIptc ? undefined : (said('detail') ?? said('matter') ?? said('type'))
  const full = code && (isIptc ? `subj:${code}` : `${scheme ?? 'nitf'}:${code}`)
  return full || name ? [{ code: full, name }] : []
}

/** Subjects, and what only says for whom a text is (`doc-scope`, a page's section). */
export const codesIn = (head: Element | undefined): Code[] => [
  ...all(head, 'tobject.subject').flatMap(subjectOf),
  ...all(head, 'identified-content')
    .flatMap((one) => children(one, 'classifier'))
    .map((one) => ({
      code: coded(one),
      name: line(one) ?? attribute(one, 'value'),
    })),
  ...all(head, 'doc-scope').map((one) => ({
    name: attribute(one, 'scope') ?? attribute(one, 'value'),
    rel: 'service',
  })),
  ...all(head, 'pubdata').map((one) => ({ name: attribute(one, 'position.section'), rel: 'service' })),
]

/** Keywords: an element each, in `key` or as letters; some write all in one, parted by commas. */
export const keywordsIn = (head: Element | undefined): string[] =>
  all(head, 'keyword').flatMap((one) => (attribute(one, 'key') ?? line(one) ?? '').split(/\s*;\s*|,(?=\S)/))

/** What kind of text it is; "news" and "current" say nothing. */
export const genresIn = (head: Element | undefined): Genre[] =>
  all(head, 'tobject')
    .flatMap((one) => [
      attribute(one, 'tobject.type'),
      ...children(one, 'tobject.property').map((property) => attribute(property, 'tobject.property.type')),
    ])
    .concat(all(head, 'fixture').map((one) => attribute(one, 'fix-id')))
    .filter((name) => name !== undefined)
    .filter((name) => !/^(?:news|current)$/i.test(name))
    .map((name) => ({ name }))

const coded = (one: Element): Text => {
  const value = attribute(one, 'value')
  const source = attribute(one, 'idsrc')
  return value && source ? `${source}:${value}` : undefined
}

const parties = (head: Element | undefined, name: string): Party[] =>
  all(head, 'identified-content')
    .flatMap((one) => descendants(one, name))
    .flatMap((one) => {
      const said = line(one) ?? attribute(one, 'value')
      return said ? [stated<Party>({ name: said, literal: coded(one) })] : []
    })

/** Who and what it is about, as `identified-content` names them, and where it happened (`evloc`). */
export const aboutIn = (
  head: Element | undefined,
): Pick<Draft, 'people' | 'organisations' | 'events'> & { places: Place[] } => {
  const happened = all(head, 'evloc').flatMap((one) => {
    const names = ['city', 'county-dist', 'state-prov'].flatMap(
      (part) => attribute(one, part) ?? line(find(one, part)) ?? [],
    )
    const country = attribute(one, 'iso-cc')
    return [
      ...[...new Set(names)].map((name) => ({ name, rel: 'event' })),
      ...(country ? [{ rel: 'event', literal: country }] : []),
      ...(names.length || country ? [] : placesIn(one, 'event')),
    ]
  })
  return {
    people: parties(head, 'person'),
    organisations: parties(head, 'org'),
    events: parties(head, 'event'),
    places: [
      ...happened,
      ...all(head, 'identified-content')
        .flatMap((one) => children(one, 'location'))
        .flatMap((one) => placesIn(one, 'subject')),
    ],
  }
}

/** Copyright, and the terms of `doc.rights` and of the body's `rights`, a line each. */
export const rightsIn = (head: Element | undefined, bodyHead: Element | undefined) => {
  const copyright = first(head, 'doc.copyright')
  const [year, holder] = [attribute(copyright, 'year'), attribute(copyright, 'holder')]
  const inHead = all(head, 'doc.rights').flatMap((one) =>
    ['type', 'geography', 'location-code', 'limitations'].map((name) => attribute(one, name)),
  )
  const inBody = all(bodyHead, 'rights').flatMap((one) =>
    ['rights.type', 'rights.geography', 'rights.limitations'].map((name) => line(find(one, name))),
  )
  return {
    copyrightHolder: holder,
    copyrightNotice: holder && year && !holder.includes(year) ? `© ${year} ${holder}` : holder,
    terms: [...inHead, ...inBody],
  }
}

/** Who sends it, the nearest to the reader first, and whose text it is. */
export const sourcesIn = (head: Element | undefined, bodyHead: Element | undefined) => {
  const rights = first(head, 'doc.rights')
  const owner = line(first(bodyHead, 'rights.owner')) ?? attribute(rights, 'owner')
  const holder = attribute(first(head, 'doc.copyright'), 'holder')
  const provider =
    line(first(bodyHead, 'distributor')) ??
    attribute(first(head, 'doc-id'), 'regsrc') ??
    attribute(rights, 'agent') ??
    line(first(bodyHead, 'rights.agent')) ??
    owner ??
    attribute(all(head, 'from-src').at(-1), 'src-name') ??
    holder
  const source = owner ?? holder
  return [
    ...(provider ? [{ name: provider, role: 'provider' }] : []),
    ...(source && source !== provider ? [{ name: source, role: 'source' }] : []),
  ]
}

/** What only editors read: messages, what was changed, what was corrected, the part of a series. */
export const notesIn = (head: Element | undefined): Text[] => [
  ...all(head, 'ed-msg').map((one) =>
    [attribute(one, 'msg-type'), attribute(one, 'info') ?? line(one)].filter(Boolean).join(': '),
  ),
  ...all(head, 'revision-history').map((one) => attribute(one, 'comment')),
  ...all(head, 'correction').map((one) =>
    attribute(one, 'info') ? `Correction: ${attribute(one, 'info')}` : undefined,
  ),
  ...all(head, 'series').map((one) => {
    const [name, part, of] = ['name', 'part', 'totalpart'].map((word) => attribute(one, `series.${word}`))
    return name || Number(of) > 1 ? `Series${name ? ` ${name}` : ''}, part ${part ?? '?'} of ${of ?? '?'}` : undefined
  }),
]

/** The names under which agencies send their working label as `meta`: AAP, NTB and others. */
const slugNames = /^(?:anpa-keyword|slug|slugline|slug-?name|NTBStikkord)$/i

/**
 * The working label: a `meta` of that name; else the title, where it is none for readers (one word as "Rideau-Hall-Police", or
 * PA's "1 POLITICS Brexit").
 */
export const sluglineIn = (head: Element | undefined, headline: Text): Text => {
  const meta = children(head, 'meta').find((one) => slugNames.test(attribute(one, 'name') ?? ''))
  const title = line(find(head, 'title'))
  const isSlug = title !== undefined && title !== headline && /^(?:\S+|\d+ \p{Lu}{2,} \S+)$/u.test(title)
  return attribute(meta, 'content') ?? (isSlug ? title : undefined)
}
