/** An item as NITF 3.6 (http://iptc.org/std/NITF/2006-10-18/): one document an item. */

import type { Named, NewsObject } from '../item.ts'
import { aboutPlaces, codeOf, isKilling, locatedIn, subjectsWith, topicsOf } from './fact-words.ts'
import { isToken, qcodeParts } from './fits.ts'
import { bodyContent, media } from './nitf-body.ts'
import { storyOf } from './story-of.ts'
import {
  type Attributes,
  type Inner,
  joined,
  letters,
  line,
  type Markup,
  oneLine,
  tag,
  xmlDocument,
} from './xml-text.ts'

const root = {
  xmlns: 'http://iptc.org/std/NITF/2006-10-18/',
  version: '-//IPTC//DTD NITF 3.6//EN',
  'change.date': 'September 11, 2009',
  'change.time': '12:26',
}

/** An element that says a value in an attribute; undefined where there is no value. */
const said = (
  name: string,
  attribute: string,
  value: string | number | undefined,
  more: Attributes = {},
): Markup | undefined => {
  const text = value === undefined ? '' : oneLine(String(value))
  return text ? tag(name, { ...more, [attribute]: text }) : undefined
}

const provider = (item: NewsObject): string | undefined =>
  item.infoSources?.find((one) => one.role === 'provider')?.name

/** A topic of IPTC's by its eight digits, or a name alone (`tobject.subject.refnum` wants a number). */
const subject = (one: Named): Inner => {
  const digits = /^(?:medtop|subj):(\d{8})$/.exec(one.uri ?? '')?.[1]
  return digits
    ? tag('tobject.subject', {
        'tobject.subject.ipr': 'IPTC',
        'tobject.subject.refnum': digits,
        'tobject.subject.matter': one.name && oneLine(one.name),
      })
    : undefined
}

const isIptc = (one: Named): boolean => /^(?:medtop|subj):\d{8}$/.test(one.uri ?? '')

const tobject = (item: NewsObject): Markup | undefined => {
  const subjects = topicsOf(item).filter(isIptc)
  return subjects.length ? tag('tobject', { 'tobject.type': 'news' }, subjects.map(subject)) : undefined
}

/** Whose code it is, and which: NITF's `idsrc` and `value`. */
const idOf = (one: Named, source = 'idsrc', value = 'value'): Attributes => {
  const code = codeOf(one)
  const parts = code === undefined ? undefined : qcodeParts(code)
  if (parts) return { [source]: parts.alias, [value]: parts.code }
  return code === undefined ? {} : { [value]: oneLine(code) }
}

const named = (element: string, list: readonly Named[] | undefined): Inner =>
  (list ?? []).map((one) => tag(element, idOf(one), letters(oneLine(one.name ?? ''))))

const identified = (item: NewsObject): Markup | undefined => {
  const inner = joined([
    named('person', item.people),
    named('org', item.organisations),
    aboutPlaces(item).map((one) =>
      tag('location', idOf(one, 'code-source', 'location-code'), letters(oneLine(one.name ?? ''))),
    ),
    named('event', item.events),
    named('object.title', item.objects),
    named(
      'classifier',
      topicsOf(item).filter((one) => !isIptc(one)),
    ),
  ])
  return inner ? tag('identified-content', {}, inner) : undefined
}

const keyList = (item: NewsObject): Markup | undefined => {
  const keywords = subjectsWith(item, 'keyword').flatMap((one) => said('keyword', 'key', one.name ?? codeOf(one)) ?? [])
  return keywords.length ? tag('key-list', {}, keywords) : undefined
}

/** A notice for the desk: NITF keeps it in an attribute, line by line. */
const notes = (item: NewsObject): Inner => (item.edNote ?? '').split(/\n+/).map((note) => said('ed-msg', 'info', note))

const slug = (item: NewsObject): Markup | undefined => {
  const version = item.version && isToken(item.version) ? item.version : undefined
  const key = item.slugline && oneLine(item.slugline)
  return version || key ? tag('du-key', { version, key }) : undefined
}

const docdata = (item: NewsObject): Markup => {
  const killed = (item.associations ?? []).find(isKilling)
  return tag(
    'docdata',
    {
      'management-status': item.pubStatus,
      'management-doc-idref': killed?.uri,
      'management-idref-status': killed && 'canceled',
    },
    tag('doc-id', { regsrc: provider(item), 'id-string': item.uri }),
    said('urgency', 'ed-urg', item.urgency),
    said('date.issue', 'norm', item.versionCreated),
    said('date.release', 'norm', item.embargoedUntil),
    said('date.expire', 'norm', item.expires),
    notes(item),
    slug(item),
    said('doc.copyright', 'holder', item.copyrightHolder),
    (item.usageTerms ?? '').split(/\n+/).map((terms) => said('doc.rights', 'limitations', terms)),
    keyList(item),
    identified(item),
  )
}

const main = (item: NewsObject): string | undefined =>
  (item.headlines?.find((one) => !one.role || one.role === 'main') ?? item.headlines?.[0])?.value

const hedline = (item: NewsObject): Markup | undefined => {
  const first = line('hl1', main(item))
  const others = (item.headlines ?? []).filter((one) => one.value !== main(item)).map((one) => line('hl2', one.value))
  return first && tag('hedline', {}, first, others)
}

const dateline = (item: NewsObject): Markup | undefined => {
  const inner = joined([line('location', locatedIn(item)), said('story.date', 'norm', item.contentCreated)])
  return inner ? tag('dateline', {}, inner) : undefined
}

const bodyHead = (item: NewsObject): Markup => {
  const notice = line('p', item.copyrightNotice)
  return tag(
    'body.head',
    {},
    hedline(item),
    notice && tag('note', { noteclass: 'cpyrt' }, tag('body.content', {}, notice)),
    line('byline', item.by),
    line('distributor', provider(item)),
    dateline(item),
    (item.descriptions ?? [])
      .filter((one) => one.role === 'summary')
      .map((one) => {
        const p = line('p', one.value)
        return p && tag('abstract', {}, p)
      }),
  )
}

/** Writes one item as an NITF document. */
export const writeNitf = ([item]: readonly [NewsObject]): string => {
  const title = line('title', item.title)
  const parts = [item, ...(item.associations ?? [])].filter((one) => media(one) !== undefined)
  return xmlDocument(
    tag(
      'nitf',
      { ...root, uno: item.uri, baselang: item.language },
      tag('head', {}, title, tobject(item), docdata(item)),
      tag('body', {}, bodyHead(item), tag('body.content', {}, bodyContent(storyOf(item)?.body, parts))),
    ),
  )
}
