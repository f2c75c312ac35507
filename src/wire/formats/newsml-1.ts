/** NewsML 1.0 to 1.2 (http://www.iptc.org/std/NewsML/1.2): the envelope, each NewsItem, and what its components add. */

import { compose, type Draft, pubStatus } from '../compose.ts'
import { attribute, children, descendants, type Element, find, findAll, text } from '../element.ts'
import { contentIdentity, withoutRevision } from '../identity.ts'
import { type Named, type NewsObject, type Reading, standard, stated } from '../item.ts'
import type { Code } from '../subjects.ts'
import { isPictures, readComponents } from './newsml-1-components.ts'

type Text = string | undefined

/** NewsML 1 says most things as `<Name FormalName="value"/>`. */
const formal = (of: Element | undefined, ...path: string[]): Text => attribute(find(of, ...path), 'FormalName')

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

/** The first element at this path in the component or, where it has none, in those inside it, outermost first. */
const nearest = (components: readonly Element[], ...path: string[]): Element | undefined => {
  for (const one of components) {
    const found = find(one, ...path)
    if (found && (text(found) || Object.keys(found.attributes).length || found.children.length)) return found
  }
  return undefined
}

/** A component and those inside it, outermost first, as they come; not those that are a picture's. */
const withInner = (component: Element): Element[] => [
  component,
  ...children(component, 'NewsComponent')
    .filter((inner) => !isPictures(inner))
    .flatMap(withInner),
]

/** News lines that only editors read (AFP, clause "NewsLines" of its profile; Reuters and ANP alike). */
const editorLine =
  /advisor|note|memo|instruct|restrict|embargo|contact|signature|sign-?off|correction|update|alert|slug ?info/i

const editorNotes = (components: readonly Element[]): Text[] =>
  components.flatMap((one) => [
    ...findAll(one, 'NewsLines', 'NewsLine')
      .filter((line) => editorLine.test(formal(line, 'NewsLineType') ?? ''))
      .flatMap((line) => findAll(line, 'NewsLineText').map(text)),
    ...findAll(one, 'AdministrativeMetadata', 'Property')
      .filter((property) => /EditorialInfo|EditorialNote|^Note/i.test(attribute(property, 'FormalName') ?? ''))
      .map((property) => attribute(property, 'Value')),
  ])

const rightsTerms = (components: readonly Element[]): Text[] =>
  components.flatMap((one) =>
    findAll(one, 'RightsMetadata', 'UsageRights').map((rights) =>
      ['UsageType', 'Geography', 'Limitations', 'StartDate', 'EndDate']
        .map((name) => text(find(rights, name)))
        .filter(Boolean)
        .join(' '),
    ),
  )

const subjectNames = ['Subject', 'SubjectMatter', 'SubjectDetail', 'SubjectQualifier']

/** Subject codes of all levels, named by the topic set where the item brings one. */
const subjectCodes = (components: readonly Element[]): Code[] => {
  const names = new Map<string, Text>()
  for (const topic of components.flatMap((one) => findAll(one, 'TopicSet', 'Topic')))
    for (const name of children(topic, 'FormalName')) names.set(text(name) ?? '', text(find(topic, 'Description')))
  return components
    .flatMap((one) => findAll(one, 'DescriptiveMetadata', 'SubjectCode'))
    .flatMap((codes) => children(codes).filter((one) => subjectNames.includes(one.name)))
    .flatMap((one) => {
      const code = attribute(one, 'FormalName')
      const scheme = attribute(one, 'Scheme') ?? attribute(one, 'Vocabulary')
      const iptc = code && /^\d{8}$/.test(code)
      const name = code ? names.get(code) : undefined
      return code
        ? [{ code: iptc ? `subj:${code}` : scheme ? `${scheme}:${code}` : code, name: iptc ? undefined : name }]
        : []
    })
}

const keywords = (components: readonly Element[]): Text[] =>
  components.flatMap((one) => [
    ...findAll(one, 'NewsLines', 'KeywordLine').map(text),
    ...findAll(one, 'DescriptiveMetadata', 'Property')
      .filter((property) => formalIs(property, /^keywords?$/i))
      .flatMap((property) => attribute(property, 'Value')?.split(/\s*;\s*/) ?? []),
  ])

const formalIs = (of: Element, form: RegExp): boolean => form.test(attribute(of, 'FormalName') ?? '')

/** City, area and country of the place that the item comes from. */
const placesOf = (components: readonly Element[]) => {
  const location = nearest(components, 'DescriptiveMetadata', 'Location')
  const property = (form: RegExp): Text =>
    attribute(
      children(location, 'Property').find((one) => formalIs(one, form)),
      'Value',
    )
  const city = property(/^City$/i)
  const country = property(/^Country$/i)
  const names = [city, property(/^(Country)?Area$/i)]
  const places = [...new Set(names.filter((name) => name !== undefined))].map((name) => ({ name, rel: 'dateline' }))
  return {
    city,
    places: country
      ? [...places, stated<Named>({ name: property(/^CountryName$/i), rel: 'dateline', literal: country })]
      : places,
  }
}

const partyName = (components: readonly Element[], role: string): Text =>
  components
    .flatMap((one) => findAll(one, 'AdministrativeMetadata', role, 'Party'))
    .map((party) => attribute(party, 'FormalName') ?? text(party))
    .find(Boolean)

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

const wordsOf = (components: readonly Element[]): Draft => {
  const line = (name: string): Text => text(nearest(components, 'NewsLines', name))
  const [dateline, credit] = [line('DateLine'), line('CreditLine')]
  const provider = partyName(components, 'Provider') ?? credit ?? partyName(components, 'Source')
  const { city, places } = placesOf(components)
  return {
    headlines: [
      { role: 'main', value: line('HeadLine') },
      { role: 'sub', value: line('SubHeadLine') },
    ],
    by: line('ByLine'),
    slugline: line('SlugLine'),
    // A date alone is no dateline (Lusa "28/01/2025", Europa Press "2 Oct. 2019").
    located: dateline && !/^[\d/.:\s-]+|^\d{1,2} \p{L}{3,}\.? \d{4}$/u.test(dateline) ? dateline : city,
    places,
    language: formal(nearest(components, 'DescriptiveMetadata', 'Language')),
    copyrightNotice:
      line('CopyrightLine') ?? text(nearest(components, 'RightsMetadata', 'Copyright', 'CopyrightHolder')),
    infoSources: provider ? [stated({ name: provider, role: 'provider' })] : [],
    genres: components
      .flatMap((one) => findAll(one, 'DescriptiveMetadata', 'Genre'))
      .flatMap((one) => {
        const name = attribute(one, 'FormalName')
        return name ? [{ name }] : []
      }),
  }
}

const itemOf = (item: Element, envelope: Element | undefined, problems: string[]): NewsObject => {
  const management = find(item, 'NewsManagement')
  const components = children(item, 'NewsComponent').flatMap(withInner)
  const { uri, version } = identityOf(item)
  if (!uri) problems.push('A NewsItem names no identity (NewsIdentifier is empty); one was made from its content.')
  const words = wordsOf(components)
  const identity = uri ? withoutRevision(uri, version) : contentIdentity(JSON.stringify(item))
  const content = readComponents(children(item, 'NewsComponent'), identity)
  return compose({
    ...words,
    ...content,
    standard,
    uri: identity,
    version,
    language:
      words.language ??
      content.language ??
      attribute(item, 'xml:lang') ??
      attribute(children(item, 'NewsComponent')[0], 'xml:lang'),
    firstCreated: text(find(management, 'FirstCreated')),
    versionCreated: text(find(management, 'ThisRevisionCreated')) ?? text(find(envelope, 'DateAndTime')),
    embargoedUntil: embargoOf(management),
    status: formal(management, 'Status'),
    urgency: formal(management, 'Urgency'),
    profile: formal(management, 'NewsItemType'),
    title: text(find(item, 'Identification', 'NameLabel')),
    notes: [
      ...editorNotes(components),
      ...findAll(management, 'Instruction').map((one) => attribute(one, 'FormalName')),
    ],
    terms: rightsTerms(components),
    codes: [
      ...subjectCodes(components),
      ...findAll(envelope, 'NewsProduct').map((one) => ({ name: attribute(one, 'FormalName'), rel: 'service' })),
    ],
    keywords: keywords(components),
    associations: [...(content.associations ?? []), ...relatedItems(item, management)],
    altIds: labels(item),
  })
}

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
  const items = children(root, 'NewsItem').map((item) => itemOf(item, envelope, problems))
  if (!items.length) problems.push('The NewsML 1 file holds no NewsItem.')
  return { format: `newsml-${attribute(root, 'Version') ?? '1.0'}`, problems, items }
}
