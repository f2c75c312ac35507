/** NewsML 1.0 to 1.2 (http://www.iptc.org/std/NewsML/1.2): the envelope, each NewsItem, and what its components add. */

import { attribute, children, descendants, type Element, find, findAll, text } from '../../story/markup/element.ts'
import { compose, type Draft, pubStatus } from '../compose.ts'
import { formatVersion } from '../detect.ts'
import { contentIdentity, withoutRevision } from '../identity.ts'
import { type NewsObject, type Reading, standard, stated } from '../item.ts'
import { isPictures, readComponents, textsOf } from './newsml-1-components.ts'
import { editorNotes, formal, formalIs, keywords, rightsTerms, subjectCodes, wordsOf } from './newsml-1-metadata.ts'

type Text = string | undefined

/** Identity and version (NewsML 1.2, clause 5.5.3): the public identifier without revision, else made of its parts. */
const identityOf = (item: Element): { uri: Text; version: Text } => {
  const identifier = find(item, 'Identification', 'NewsIdentifier')
  const version = text(find(identifier, 'RevisionId'))
  const [provider, date, id] = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => text(find(identifier, name)))
  const stated_ = text(find(identifier, 'PublicIdentifier'))
  // RFC 3085 has six parts; an identifier with fewer (`urn:newsml:www.belga.be`) names the agency, not the item.
  const whole = stated_ && (!/^urn:newsml:/i.test(stated_) || stated_.split(':').length > 4)
  const uri = whole ? stated_ : provider && id ? `urn:newsml:${provider}:${date ?? ''}:${id}` : undefined
  return { uri: uri?.replace(/\s+/g, ''), version }
}

/** A component and those inside it, outermost first, as they come; not those that are a picture's, nor other texts. */
const withInner = (component: Element, others: readonly Element[]): Element[] => [
  component,
  ...children(component, 'NewsComponent')
    .filter((inner) => !isPictures(inner) && !others.includes(inner))
    .flatMap((inner) => withInner(inner, others)),
]

/** When an item that is held may go: `Status` "Embargoed" with `StatusWillChange` (NewsML 1.2, clause 5.6). */
const embargoOf = (management: Element | undefined): Text => {
  const change = find(management, 'StatusWillChange')
  const future = formal(change, 'FutureStatus')
  return change && pubStatus(future) === 'usable' ? text(find(change, 'DateAndTime')) : undefined
}

/** Items that this one is about: `DerivedFrom`, `AssociatedWith`, and references to members of a package. */
const relatedItems = (item: Element, management: Element | undefined) =>
  [
    ...children(management, 'DerivedFrom'),
    ...children(management, 'AssociatedWith'),
    ...descendants(item, 'NewsItemRef'),
  ].flatMap((one, at) => {
    const uri = attribute(one, 'NewsItem')
    const rel = attribute(find(one, 'Comment'), 'FormalName') ?? one.name
    return uri ? [{ uri, name: `related-${at + 1}`, rel }] : []
  })

/** Urgency; where there is none, the priority of the item or of its transmission, which agencies use for it. */
const urgencyOf = (
  management: Element | undefined,
  components: readonly Element[],
  envelope: Element | undefined,
): Text =>
  formal(management, 'Urgency') ??
  components
    .flatMap((one) => findAll(one, 'AdministrativeMetadata', 'Property'))
    .filter((property) => formalIs(property, /^priority$/i))
    .map((property) => attribute(property, 'Value'))
    .find(Boolean) ??
  formal(envelope, 'Priority')

/** A list of other items is no text; nor is a catalog or a topic set, which some send as an item. */
const typeOf = (item: Element, type: Draft['type'], hasText: boolean): Draft['type'] => {
  if (/catalog|topicset/i.test(formal(item, 'NewsManagement', 'NewsItemType') ?? '')) return undefined
  return type === 'text' && !hasText && descendants(item, 'NewsItemRef').length ? 'composite' : type
}

/** One text of an item as a draft: from its components, nearest first, and the content in `content`. */
const textDraft = (
  item: Element,
  components: readonly Element[],
  content: Draft,
  envelope: Element | undefined,
): Draft => {
  const management = find(item, 'NewsManagement')
  const words = wordsOf(components, envelope)
  return {
    ...words,
    ...content,
    type: typeOf(item, content.type, content.story !== undefined),
    standard,
    language:
      words.language ??
      content.language ??
      attribute(item, 'xml:lang') ??
      components.map((one) => attribute(one, 'xml:lang')).find(Boolean),
    firstCreated: text(find(management, 'FirstCreated')),
    versionCreated: text(find(management, 'ThisRevisionCreated')) ?? text(find(envelope, 'DateAndTime')),
    embargoedUntil: embargoOf(management),
    status: formal(management, 'Status'),
    urgency: urgencyOf(management, components, envelope),
    profile: formal(management, 'NewsItemType'),
    title: text(find(item, 'Identification', 'NameLabel')),
    notes: [
      ...editorNotes(components),
      ...findAll(management, 'Instruction').map((one) => attribute(one, 'FormalName')),
      ...(content.notes ?? []),
    ],
    terms: rightsTerms(components),
    codes: [
      ...subjectCodes(components),
      ...findAll(envelope, 'NewsProduct').map((one) => ({ name: attribute(one, 'FormalName'), rel: 'service' })),
    ],
    keywords: keywords(components),
    altIds: labels(item),
  }
}

/** The item, and each further text in it (another language, the next story of a list) as an item of its own. */
const itemsOf = (item: Element, envelope: Element | undefined, problems: string[]): NewsObject[] => {
  const roots = children(item, 'NewsComponent')
  const texts = textsOf(roots)
  const others = texts.slice(1)
  const { uri, version } = identityOf(item)
  if (!uri) problems.push('A NewsItem names no identity (NewsIdentifier is empty); one was made from its content.')
  const identity = uri ? withoutRevision(uri, version) : contentIdentity(JSON.stringify(item))
  const content = readComponents(roots, identity)
  const main = compose({
    ...textDraft(
      item,
      roots.flatMap((one) => withInner(one, others)),
      content,
      envelope,
    ),
    uri: identity,
    version,
    associations: [...(content.associations ?? []), ...relatedItems(item, find(item, 'NewsManagement'))],
  })
  const shared = others.length ? roots.flatMap((one) => withInner(one, texts)) : []
  const further = others.slice(0, mostTexts).map((one, at) => {
    const name = `${identity}#${encodeURIComponent(attribute(one, 'Duid') ?? `text-${at + 2}`)}`
    const nearestFirst = [...withInner(one, []), ...shared]
    return compose({ ...textDraft(item, nearestFirst, readComponents([one], name), envelope), uri: name, version })
  })
  return [main, ...further]
}

const mostTexts = 50

/** A NewsItem may only say what changes in an earlier revision (NewsML 1.2, clause 5.13): it is no item without that. */
const isUpdateOnly = (item: Element): boolean =>
  find(item, 'Update') !== undefined && find(item, 'NewsComponent') === undefined

/** Labels such as AFP's CodeName, which a picture's TransmissionReference repeats. */
const labels = (item: Element) =>
  findAll(item, 'Identification', 'Label').flatMap((label) => {
    const value = text(find(label, 'LabelText'))
    return value ? [stated({ role: formal(label, 'LabelType'), value })] : []
  })

/** Reads a NewsML 1 document: an item for each NewsItem that carries anything. */
export const readNewsml1 = (root: Element): Reading => {
  const problems: string[] = []
  const envelope = find(root, 'NewsEnvelope')
  const all = children(root, 'NewsItem')
  const items = all.flatMap((item) => {
    // What is taken back is taken back, even by an item that says nothing else.
    const whole = !isUpdateOnly(item) || pubStatus(formal(item, 'NewsManagement', 'Status')) !== 'usable'
    if (!whole)
      problems.push(
        `${identityOf(item).uri ?? 'A NewsItem'} only changes parts of an earlier revision, which is not done here: ask the sender for the whole item.`,
      )
    return whole ? itemsOf(item, envelope, problems) : []
  })
  if (!all.length) problems.push('The NewsML 1 file holds no NewsItem.')
  return { format: `newsml-${formatVersion(attribute(root, 'Version')) ?? '1.0'}`, problems, items }
}
