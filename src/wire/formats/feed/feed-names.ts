/** The vocabularies that feeds mix, each under the one short name that this folder uses, whatever prefix a feed writes. */

import { attribute, children, type Element, text } from '../../../story/markup/element.ts'

export type Vocabulary =
  | 'own'
  | 'atom'
  | 'dc'
  | 'dcterms'
  | 'content'
  | 'media'
  | 'itunes'
  | 'georss'
  | 'gml'
  | 'geo'
  | 'licence'
  | 'thread'
  | 'tombstone'
  | 'publishing'
  | 'prism'
  | 'wordpress'
  | 'excerpt'
  | 'xhtml'

// A prefix that is never declared is its own namespace (see `xml.ts`), so that `dc:date` means the same there.
const known: [RegExp, Vocabulary][] = [
  [/^dc$|purl\.org\/dc\/elements|dublincore\.org/i, 'dc'],
  [/^dcterms$|purl\.org\/dc\/terms/i, 'dcterms'],
  [/^content$|purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/^media$|search\.yahoo\.com\/mrss|rssboard\.org\/media-rss|tools\.search\.yahoo\.com/i, 'media'],
  [/^itunes$|itunes\.com\/dtds/i, 'itunes'],
  [/^georss$|georss\.org/i, 'georss'],
  [/^gml$|opengis\.net\/gml/i, 'gml'],
  [/^geo$|w3\.org\/2003\/01\/geo/i, 'geo'],
  [/^(?:cc|creativeCommons)$|web\.resource\.org\/cc|creativeCommonsRssModule|creativecommons\.org\/ns/i, 'licence'],
  [/^thr$|purl\.org\/syndication\/thread/i, 'thread'],
  [/^at$|purl\.org\/atompub\/tombstones/i, 'tombstone'],
  [/^app$|w3\.org\/2007\/app|purl\.org\/atom\/app/i, 'publishing'],
  [/^prism$|prismstandard\.org/i, 'prism'],
  [/^excerpt$|wordpress\.org\/export\/[\d.]+\/excerpt/i, 'excerpt'],
  [/^wp$|wordpress\.org\/export/i, 'wordpress'],
  [/^xhtml$|w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/^(?:atom|a10)$|w3\.org\/2005\/Atom|purl\.org\/atom\/ns/i, 'atom'],
  [/^$|purl\.org\/rss\/1\.0\/$|netscape\.com\/rdf|channel\.netscape|userland\.com\/rss|^rss$/i, 'own'],
]

const spaces = new Map<string, Vocabulary | undefined>()

/** Which vocabulary an element is of; undefined for one that is unknown here. */
export const vocabularyOf = ({ space }: Element): Vocabulary | undefined => {
  if (!spaces.has(space)) {
    if (spaces.size > 1000) spaces.clear()
    spaces.set(space, known.find(([form]) => form.test(space))?.[1])
  }
  return spaces.get(space)
}

/** The children of a name in a vocabulary; `own` are the feed's own words: RSS without namespace, or Atom in an Atom feed. */
export const named = (of: Element | undefined, vocabulary: Vocabulary, name: string): Element[] =>
  children(of, name).filter((child) => {
    const found = vocabularyOf(child)
    return found === vocabulary || (vocabulary === 'own' && (found === 'atom' || child.space === of?.space))
  })

/** The first child of these that says anything, `own:title` meaning the feed's own title. */
export const firstOf = (of: Element | undefined, ...paths: `${Vocabulary}:${string}`[]): Element | undefined => {
  for (const path of paths) {
    const [vocabulary, name = ''] = path.split(':') as [Vocabulary, string]
    const found = named(of, vocabulary, name).find((one) => text(one) || Object.keys(one.attributes).length)
    if (found) return found
  }
  return undefined
}

/** Its letters in one line. */
export const textOf = (of: Element | undefined, ...paths: `${Vocabulary}:${string}`[]): string | undefined => {
  for (const path of paths) {
    const found = text(firstOf(of, path))
    if (found) return found
  }
  return undefined
}

/** A number above zero in an attribute. */
export const numberIn = (of: Element, name: string): number | undefined => {
  const number = Math.round(Number(attribute(of, name) ?? Number.NaN))
  return number > 0 && number < 1e12 ? number : undefined
}
