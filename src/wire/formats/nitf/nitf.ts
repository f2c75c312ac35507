/** NITF 3.0 to 3.6 alone (https://iptc.org/std/NITF/3.6/): one document, one item. */

import { attribute, children, descendants, type Element, find, isElement } from '../../../story/markup/element.ts'
import { compose } from '../../compose.ts'
import { contentIdentity } from '../../identity.ts'
import { type Reading, standard } from '../../item.ts'
import { isSignOff } from '../../sign-off.ts'
import {
  aboutIn,
  codesIn,
  datesIn,
  genresIn,
  identityIn,
  keywordsIn,
  notesIn,
  relatedIn,
  rightsIn,
  sluglineIn,
  sourcesIn,
  urgencyIn,
} from './nitf-about.ts'
import { readBody } from './nitf-body.ts'
import { line, lineOf, norm, placeName, placesIn } from './nitf-text.ts'

type Text = string | undefined

/** Who wrote it: names, a title set apart by a comma; an address (`virtloc`) is the desk's. */
const bylineOf = (byline: Element): Text =>
  lineOf(
    byline.children.flatMap((node) => {
      if (!isElement(node)) return [node]
      if (node.name === 'virtloc') return []
      return node.name === 'byttl' ? [', ', ...node.children, ' '] : [node]
    }),
  )
    ?.replace(/\s*,(?:\s*,)*\s*/g, ', ')
    .replace(/^[,\s]+|[,\s]+$/g, '')

const bylines = (bodyHead: Element | undefined): string[] =>
  children(bodyHead, 'byline').flatMap((one) => bylineOf(one) || [])

/** A dateline may hold nothing but its date (EFE). */
const isOnlyDate = (said: Text): boolean => !said || /^[\d\s:.,T/+-]*Z?$/i.test(said)

/** The dateline's place: its `location`, else what it says besides its date, else where the event was. */
const locatedOf = (bodyHead: Element | undefined, city: Text): Text => {
  const dateline = find(bodyHead, 'dateline')
  const location = find(dateline, 'location')
  if (location) return placeName(location) ?? city
  const said = lineOf((dateline?.children ?? []).filter((node) => !isElement(node) || node.name !== 'story.date'))
  return isOnlyDate(said) ? city : said
}

/** The headline's second line that only repeats a keyword (EFE) is the working label. */
const subHeadlines = (bodyHead: Element | undefined, headline: Text, keywords: readonly string[]) => {
  const lines = (bodyHead ? descendants(bodyHead, 'hl2') : []).flatMap((one) => line(one) ?? [])
  const isKeyword = (said: string) => keywords.some((word) => word.toLowerCase() === said.toLowerCase())
  return { subs: lines.filter((said) => said !== headline && !isKeyword(said)), label: lines.find(isKeyword) }
}

const headlinesOf = (head: Element | undefined, bodyHead: Element | undefined, keywords: readonly string[]) => {
  const [first, ...more] = (bodyHead ? descendants(bodyHead, 'hl1') : []).flatMap((one) => line(one) ?? [])
  const title = line(find(head, 'title'))
  const main = first ?? title
  const { subs, label } = subHeadlines(bodyHead, main, keywords)
  const shown = [{ role: 'main', value: main }, ...[...more, ...subs].map((value) => ({ role: 'sub', value }))]
  return {
    title,
    main,
    headlines: shown.map(({ role, value }) => ({ role, value: value?.replace(/[<&]/g, marked) })),
    label,
  }
}

/** Letters that `compose` would take for markup. */
const marked = (letter: string): string => (letter === '<' ? '&lt;' : '&amp;')

/** What stands behind the text and in the byline is the desk's: who helped, sources, addresses, initials. */
const endNotes = (body: Element | undefined, by: readonly string[]): Text[] => {
  const end = find(body, 'body.end')
  const bodyHead = find(body, 'body.head')
  return [
    ...(end ? descendants(end, 'tagline', 'bibliography') : []).map(line),
    ...(bodyHead ? descendants(bodyHead, 'virtloc') : []).map(line),
    ...by.filter(isSignOff),
  ]
}

/** Does the document say anything that makes an item: a name, a text, a headline, pictures? */
const saysNothing = (uri: Text, main: Text, text: ReturnType<typeof readBody>): boolean =>
  !uri && !main && !text.story.body.content.length && !text.associations.length

/** Reads an NITF document. */
export const readNitf = (root: Element): Reading => {
  const [head, body] = [find(root, 'head'), find(root, 'body')]
  const bodyHead = find(body, 'body.head')
  const version = /NITF (\d\.\d)/i.exec(attribute(root, 'version') ?? '')?.[1]
  const format = version ? `nitf-${version}` : 'nitf'
  const problems: string[] = []
  const identity = identityIn(head)
  const uri = identity.uri ?? contentIdentity(JSON.stringify(root))
  const text = readBody(body, uri)
  const keywords = keywordsIn(head)
  const { title, main, headlines, label } = headlinesOf(head, bodyHead, keywords)
  if (saysNothing(identity.uri, main, text))
    return { format, problems: ['The NITF document has no identity, no headline and no text.'], items: [] }
  if (!identity.uri)
    problems.push('The NITF document names no identity (doc-id is empty); one was made from its content.')
  const by = bylines(bodyHead)
  const related = relatedIn(head)
  const about = aboutIn(head)
  const dates = datesIn(head)
  const storyDate = norm(find(bodyHead, 'dateline', 'story.date'))
  const item = compose({
    ...rightsIn(head, bodyHead),
    ...dates,
    ...about,
    uri,
    version: identity.version,
    type: 'text',
    standard,
    versionCreated: dates.versionCreated ?? storyDate,
    contentCreated: storyDate,
    language: attribute(root, 'baselang') ?? attribute(root, 'xml:lang') ?? attribute(body, 'xml:lang'),
    status: attribute(find(head, 'docdata'), 'management-status'),
    urgency: urgencyIn(head),
    title,
    headlines,
    slugline: sluglineIn(head, main) ?? label,
    by: by.join(', ') || undefined,
    located: locatedOf(bodyHead, about.places.find((one) => one.rel === 'event')?.name),
    places: [...placesIn(find(bodyHead, 'dateline', 'location'), 'dateline'), ...about.places],
    descriptions: children(bodyHead, 'abstract').map((one) => ({ role: 'summary', value: abstractOf(one) })),
    infoSources: sourcesIn(head, bodyHead),
    genres: genresIn(head),
    codes: codesIn(head),
    keywords,
    notes: [...notesIn(head), ...related.notes, ...text.notes, ...endNotes(body, by)],
    story: text.story,
    associations: [...text.associations, ...related.associations],
  })
  return { format, problems, items: [item] }
}

/** The abstract's words, without the pictures and notes that may stand in it. */
const abstractOf = (abstract: Element): Text =>
  lineOf(
    abstract.children.filter((node) => !isElement(node) || (node.name !== 'media' && node.name !== 'note')),
  )?.replace(/[<&]/g, marked)
