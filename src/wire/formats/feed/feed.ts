/** A feed, RSS or Atom: what it says for all of its entries, and an item for each of them. */

import { attribute, children, descendants, type Element, find, text } from '../../../story/markup/element.ts'
import { compose } from '../../compose.ts'
import { type NewsObject, type Reading, standard, stated } from '../../item.ts'
import { authorOf } from './feed-about.ts'
import { feedInstant } from './feed-date.ts'
import { entryDraft, type Feed, languageOf, linkOf } from './feed-entry.ts'
import { firstOf, textOf, vocabularyOf } from './feed-names.ts'
import { baseOf, feedText, plainOf, wholeAddress } from './feed-text.ts'
import { readFeedXml } from './feed-xml.ts'

/** The most entries of one feed: an archive is better sent in parts. */
const mostEntries = 20_000

const titleOf = (head: Element, isAtom: boolean, base: string | undefined): string | undefined => {
  const title = firstOf(head, 'own:title', 'dc:title')
  return title && plainOf(feedText(title, isAtom, base))
}

const hostOf = (address: string | undefined): string | undefined =>
  address ? /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(address)?.[1] : undefined

/** What holds for all entries; `head` is RSS's channel or Atom's feed. */
const feedOf = (root: Element, head: Element, isAtom: boolean): Feed => {
  const around = baseOf(head === root ? root : head, baseOf(root, undefined))
  const link = linkOf(head, around)
  const self = children(head, 'link').find((one) => attribute(one, 'rel') === 'self')
  const base = around ?? link ?? wholeAddress(attribute(self, 'href'), undefined)
  const name = titleOf(head, isAtom, base) ?? textOf(head, 'dc:publisher') ?? hostOf(link)
  const rights = firstOf(head, 'own:rights', 'own:copyright', 'dc:rights', 'atom:rights')
  return {
    isAtom,
    base,
    isBaseSaid: around !== undefined,
    language: languageOf(head) ?? languageOf(root),
    rights: rights && plainOf(feedText(rights, isAtom, base)),
    provider: name ? stated({ name, role: 'provider', uri: link }) : undefined,
    // Atom's feed has an author for entries that name none (RFC 4287, 4.2.1); RSS's editor is not who wrote.
    author: isAtom ? authorOf(head) : undefined,
  }
}

/** An entry that was taken back (RFC 6721). */
const tombstone = (entry: Element): NewsObject | undefined => {
  const uri = attribute(entry, 'ref')?.replace(/\s/g, '%20')
  if (!uri) return undefined
  const comment = text(find(entry, 'comment'))
  return compose({
    standard,
    uri,
    type: 'text',
    status: 'canceled',
    versionCreated: feedInstant(attribute(entry, 'when')),
    notes: [comment],
  })
}

const isEntry = (one: Element): boolean => vocabularyOf(one) !== 'media' && vocabularyOf(one) !== 'itunes'

/** Reads a feed's letters. */
export const readFeed = (letters: string, format: 'rss' | 'atom', formatName: (root: Element) => string): Reading => {
  const { root, problems } = readFeedXml(letters)
  if (!root) return { format, problems, items: [] }
  const isAtom = format === 'atom'
  const head = find(root, 'channel') ?? root
  const feed = feedOf(root, head, isAtom)
  const found = root.name === 'entry' ? [root] : descendants(root, 'item', 'entry', 'deleted-entry').filter(isEntry)
  const unread: string[] = []
  let made = 0
  const items = found.slice(0, mostEntries).flatMap((entry) => {
    if (entry.name === 'deleted-entry') return tombstone(entry) ?? []
    const { isMade, ...draft } = entryDraft(entry, feed, unread)
    if (isMade) made++
    return compose({ standard, ...draft })
  })
  if (!found.length) problems.push('The feed holds no entries.')
  if (found.length > mostEntries)
    problems.push(`The feed has ${found.length} entries; the first ${mostEntries} were read.`)
  if (made)
    problems.push(
      `Entries without any identity: ${made}. They are known by their content alone, so that a change makes a new item.`,
    )
  if (unread.length)
    problems.push(`Times that could not be read: ${unread.length}, such as "${unread[0]?.slice(0, 60)}".`)
  return { format: formatName(root), problems, items }
}
