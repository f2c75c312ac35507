/** What the components of a NewsML 1 item say about it: lines, rights, subjects, keywords, places, sources. */

import { attribute, children, type Element, find, findAll, text } from '../../story/markup/element.ts'
import type { Draft } from '../compose.ts'
import { type Named, stated } from '../item.ts'
import { isSignOff } from '../sign-off.ts'
import type { Code } from '../subjects.ts'

type Text = string | undefined

/** NewsML 1 says most things as `<Name FormalName="value"/>`. */
export const formal = (of: Element | undefined, ...path: string[]): Text => attribute(find(of, ...path), 'FormalName')

/** The first element at this path in the component or, where it has none, in those inside it, outermost first. */
const nearest = (components: readonly Element[], ...path: string[]): Element | undefined => {
  for (const one of components) {
    const found = find(one, ...path)
    if (found && (text(found) || Object.keys(found.attributes).length || found.children.length)) return found
  }
  return undefined
}

/** News lines that only editors read (AFP, clause "NewsLines" of its profile; Reuters and ANP alike). */
const editorLine =
  /advisor|note|memo|instruct|restrict|embargo|contact|signature|sign-?off|correction|update|alert|slug ?info/i

/** Lines, properties and initials that only editors read. */
export const editorNotes = (components: readonly Element[]): Text[] =>
  components.flatMap((one) => [
    ...findAll(one, 'NewsLines', 'NewsLine')
      .filter((line) => editorLine.test(formal(line, 'NewsLineType') ?? ''))
      .flatMap((line) => findAll(line, 'NewsLineText').map(text)),
    ...findAll(one, 'AdministrativeMetadata', 'Property')
      .filter((property) => /EditorialInfo|EditorialNote|^Note/i.test(attribute(property, 'FormalName') ?? ''))
      .map((property) => attribute(property, 'Value')),
    initialsOf(one),
  ])

/** EFE and Belga sign with the initials of those who made it ("daa/mt/msr") as creators: the desk's, no byline. */
const initialsOf = (component: Element): Text => {
  const creators = findAll(component, 'AdministrativeMetadata', 'Creator', 'Party').flatMap(
    (party) => attribute(party, 'FormalName') ?? [],
  )
  const signed = creators.join('/')
  return isSignOff(signed) || /^\(?\p{Lu}{2,4}\)?(?:\/\(?\p{Lu}{2,4}\)?)+$/u.test(signed) ? signed : undefined
}

/** Conditions of use, a line each. */
export const rightsTerms = (components: readonly Element[]): Text[] =>
  components.flatMap((one) =>
    findAll(one, 'RightsMetadata', 'UsageRights').map((rights) =>
      ['UsageType', 'Geography', 'Limitations', 'StartDate', 'EndDate']
        .map((name) => text(find(rights, name)))
        .filter(Boolean)
        .join(' '),
    ),
  )

const subjectNames = ['Subject', 'SubjectMatter', 'SubjectDetail', 'SubjectQualifier']

const subject = (code: Text, scheme: Text, name: Text): Code[] => {
  if (!code) return []
  const iptc = /^\d{8}$/.test(code)
  return [{ code: iptc ? `subj:${code}` : scheme ? `${scheme}:${code}` : code, name: iptc ? undefined : name }]
}

/** What a topic set says to classify the item (Europa Press), or what the metadata points at (`TopicOccurrence`). */
const topicCodes = (components: readonly Element[], topics: readonly Element[]): Code[] => {
  const pointedAt = components
    .flatMap((one) => findAll(one, 'DescriptiveMetadata', 'TopicOccurrence'))
    .map((one) => attribute(one, 'Topic')?.replace(/^#/, ''))
  const classifies = (topic: Element): boolean =>
    children(topic, 'Property').some((one) => /classifier/i.test(attribute(one, 'Value') ?? ''))
  return topics
    .filter((topic) => classifies(topic) || pointedAt.includes(attribute(topic, 'Duid') ?? ''))
    .flatMap((topic) => {
      const formalName = find(topic, 'FormalName')
      return subject(text(formalName), attribute(formalName, 'Scheme'), text(find(topic, 'Description')))
    })
}

/** Subject codes of all levels, named by the topic set where the item brings one. */
export const subjectCodes = (components: readonly Element[]): Code[] => {
  const topics = components.flatMap((one) => findAll(one, 'TopicSet', 'Topic'))
  const names = new Map<string, Text>()
  for (const topic of topics)
    for (const name of children(topic, 'FormalName')) names.set(text(name) ?? '', text(find(topic, 'Description')))
  const codes = components
    .flatMap((one) => findAll(one, 'DescriptiveMetadata', 'SubjectCode'))
    .flatMap((codes) => children(codes).filter((one) => subjectNames.includes(one.name)))
    .flatMap((one) => {
      const code = attribute(one, 'FormalName')
      return subject(code, attribute(one, 'Scheme') ?? attribute(one, 'Vocabulary'), names.get(code ?? ''))
    })
  return [...codes, ...topicCodes(components, topics)]
}

/** Keyword lines, `Keyword` properties, and metadata of a type of keywords (Business Wire); `;` parts them. */
export const keywords = (components: readonly Element[]): Text[] =>
  components
    .flatMap((one) => [
      ...findAll(one, 'NewsLines', 'KeywordLine').map(text),
      ...findAll(one, 'DescriptiveMetadata', 'Property')
        .filter((property) => formalIs(property, /^keywords?$/i))
        .map((property) => attribute(property, 'Value')),
      ...children(one, 'Metadata')
        .filter((metadata) => /keyword/i.test(formal(metadata, 'MetadataType') ?? ''))
        .flatMap((metadata) => children(metadata, 'Property').map((property) => attribute(property, 'Value'))),
    ])
    .flatMap((words) => words?.split(/\s*;\s*/) ?? [])

/** Is it of such a formal name? */
export const formalIs = (of: Element, form: RegExp): boolean => form.test(attribute(of, 'FormalName') ?? '')

/** A country as a code (`FRA`, with its name where there is one) or, as Belga has it, by its name. */
const countryOf = (country: string, name: Text): Named => {
  const isCode = /^[A-Z]{2,3}$/i.test(country)
  return stated<Named>({
    name: name ?? (isCode ? undefined : country),
    rel: 'dateline',
    literal: isCode ? country : undefined,
  })
}

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
    places: country ? [...places, countryOf(country, property(/^CountryName$/i))] : places,
  }
}

const partyName = (components: readonly Element[], role: string): Text =>
  components
    .flatMap((one) => findAll(one, 'AdministrativeMetadata', role, 'Party'))
    .map((party) => attribute(party, 'FormalName') ?? text(party))
    .find(Boolean)

/** Who sends it: said so, else by its credit line, its envelope, its source; and who is named as its source besides. */
const sourcesOf = (components: readonly Element[], credit: Text, envelope: Element | undefined) => {
  const source = partyName(components, 'Source')
  const provider = partyName(components, 'Provider') ?? credit ?? formal(envelope, 'SentFrom', 'Party') ?? source
  return [
    ...(provider ? [{ name: provider, role: 'provider' }] : []),
    ...(source && source !== provider ? [{ name: source, role: 'source' }] : []),
  ]
}

/** The furniture: headlines, byline, slugline, dateline, language, copyright, sources, genres. */
export const wordsOf = (components: readonly Element[], envelope: Element | undefined): Draft => {
  const line = (name: string): Text => text(nearest(components, 'NewsLines', name))
  const [dateline, credit] = [line('DateLine'), line('CreditLine')]
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
    infoSources: sourcesOf(components, credit, envelope),
    genres: components
      .flatMap((one) => findAll(one, 'DescriptiveMetadata', 'Genre'))
      .flatMap((one) => {
        const name = attribute(one, 'FormalName')
        return name ? [{ name }] : []
      }),
  }
}
