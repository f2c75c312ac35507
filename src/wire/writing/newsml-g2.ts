/** Items as NewsML-G2 2.35 (power conformance): one news message with an item each, pictures and other parts as items of their own. */

import { htmlOf, htmlOfStory } from '../html-of.ts'
import type { NewsObject, Rendition } from '../item.ts'
import { isCount, isLanguage } from './fits.ts'
import { catalogsFor, own, qcode } from './newsml-g2-codes.ts'
import { coverageSet, eventConcept } from './newsml-g2-events.ts'
import { addressOf, assertions, contentMeta, isMember, itemMeta, reference, rightsInfo } from './newsml-g2-meta.ts'
import { storyOf } from './story-of.ts'
import { closedHtml, type Inner, joined, line, type Markup, oneLine, tag, xmlDocument } from './xml-text.ts'

const space = 'http://iptc.org/std/nar/2006-10-01/'
const xhtml = 'http://www.w3.org/1999/xhtml'

const text = (item: NewsObject): Markup | undefined => {
  const story = storyOf(item)
  if (!story) return undefined
  const title = line('title', item.headlines?.[0]?.value) ?? tag('title', {})
  const html = story.body.content.length ? htmlOfStory(story) : htmlOf(story.above ?? story.body)
  const page = tag('html', { xmlns: xhtml }, tag('head', {}, title), tag('body', {}, closedHtml(html)))
  return tag('inlineXML', { contenttype: 'application/xhtml+xml' }, page)
}

const count = (number: number | undefined): number | undefined =>
  number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined

const remoteContent = (one: Rendition): Markup =>
  tag('remoteContent', {
    rendition: qcode('rnd', one.name),
    href: addressOf(one.href),
    contenttype: one.contentType && oneLine(one.contentType),
    title: one.title && oneLine(one.title),
    size: count(one.sizeInBytes),
    width: count(one.width),
    height: count(one.height),
    duration: count(one.duration),
    videoframerate: count(one.frameRate),
    videoscan: one.scanType,
    videoaspectratio: one.aspectRatio && oneLine(one.aspectRatio),
  })

const contentSet = (item: NewsObject): Markup | undefined => {
  const content = joined([text(item), (item.renditions ?? []).map(remoteContent)])
  return content ? tag('contentSet', {}, content) : undefined
}

/** `id` tells the group from those of the other packages in the message. */
const groupSet = (item: NewsObject, id: string): Markup =>
  tag(
    'groupSet',
    { root: id },
    tag(
      'group',
      { id, role: `${own}:members` },
      (item.associations ?? []).filter(isMember).map((one) => reference('itemRef', one)),
    ),
  )

/** A package holds nothing but members; what has a text or files of its own is news, of whatever class. */
const isPackage = (item: NewsObject): boolean =>
  item.type === 'composite' &&
  !item.bodies?.length &&
  !item.renditions?.length &&
  (item.associations ?? []).some(isMember)

const elementOf = (item: NewsObject, id: string): { name: string; content: Inner } => {
  if (item.type === 'event') return { name: 'conceptItem', content: [assertions(item), eventConcept(item)] }
  if (item.type === 'planning') return { name: 'planningItem', content: [assertions(item), coverageSet(item)] }
  if (isPackage(item)) return { name: 'packageItem', content: [assertions(item), groupSet(item, id)] }
  return { name: 'newsItem', content: [assertions(item), contentSet(item)] }
}

const itemElement = (item: NewsObject, place: number, at: string): Markup => {
  const { name, content } = elementOf(item, `members-${place + 1}`)
  const inner = joined([rightsInfo(item), itemMeta(item, at, isPackage(item)), contentMeta(item), content])
  return tag(
    name,
    {
      xmlns: space,
      guid: item.uri,
      version: item.version && isCount(item.version) ? item.version : undefined,
      standard: 'NewsML-G2',
      standardversion: '2.35',
      conformance: 'power',
      'xml:lang': item.language && isLanguage(item.language) ? item.language : undefined,
    },
    catalogsFor(inner),
    inner,
  )
}

/** What a reference says; an association that says more is written as an item too. */
const ofReferences = new Set(['name', 'rel', 'uri', 'version', 'type', 'headlines', 'pubStatus', 'standard'])

const isItem = (one: NewsObject): boolean =>
  (one.pubStatus ?? 'usable') !== 'usable' || Object.keys(one).some((key) => !ofReferences.has(key))

/** Every item, each followed by what belongs to it and says more than a reference; each identity once, those asked for first. */
const allItems = (items: readonly NewsObject[]): NewsObject[] => {
  const asked = new Set(items.map((one) => one.uri))
  const done = new Set<string>()
  const out: NewsObject[] = []
  const parts = (of: NewsObject): void => {
    for (const one of of.associations ?? []) {
      const isNew = isItem(one) && !asked.has(one.uri) && !done.has(one.uri)
      if (isNew) {
        done.add(one.uri)
        out.push(one)
      }
      parts(one)
    }
  }
  for (const item of items) {
    out.push(item)
    parts(item)
  }
  return out
}

/** Writes items as one news message. `at` is the moment at which it is sent, in RFC 3339. */
export const writeNewsmlG2 = (items: readonly NewsObject[], at: string): string =>
  xmlDocument(
    tag(
      'newsMessage',
      { xmlns: space },
      tag('header', {}, line('sent', at)),
      tag(
        'itemSet',
        {},
        allItems(items).map((item, place) => itemElement(item, place, at)),
      ),
    ),
  )
