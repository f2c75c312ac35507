/** Items into the documents of a format, with what is refused and what is lost on the way. */

import { isUri } from '../identity.ts'
import type { NewsObject } from '../item.ts'
import { providerOf } from '../meaning/provider.ts'
import { distinct } from './fact-words.ts'
import { noteOfLoss, type Target } from './facts.ts'
import { keptFromReaders } from './kept-from-readers.ts'
import { writeNewsmlG2 } from './newsml-g2.ts'
import { writeNinjs } from './ninjs.ts'
import { writeNitf } from './nitf.ts'
import { writeRss } from './rss.ts'

/** How a format's files end. */
export const endings: Record<Target, string> = {
  ninjs: '.ninjs.json',
  'newsml-g2': '.newsml-g2.xml',
  nitf: '.nitf.xml',
  rss: '.rss.xml',
}

export const isTarget = (word: string): word is Target => word in endings

/** The moment of writing (RFC 3339), and the address of the site that a feed belongs to. */
export type Writing = { at: string; site: string }

/** The documents; a sentence for each item that was refused, and one for each of which something is lost. */
export type Written = { documents: string[]; refused: string[]; notes: string[] }

const channelOf = (items: readonly NewsObject[], { at, site }: Writing) => {
  const providers = distinct(items.flatMap((item) => providerOf(item) ?? [])).slice(0, 3)
  const title = providers.join(', ') || 'News'
  return { title, link: site, description: `News from ${providers.join(', ') || 'the wires'}`, at }
}

const documents = (items: readonly NewsObject[], target: Target, writing: Writing): string[] => {
  if (!items.length) return []
  if (target === 'nitf') return items.map((item) => writeNitf([item]))
  if (target === 'ninjs') return [writeNinjs(items)]
  return [target === 'rss' ? writeRss(items, channelOf(items, writing)) : writeNewsmlG2(items, writing.at)]
}

/** ninjs holds every fact, but wants an identity to be a URI. */
const noteOf = (item: NewsObject, target: Target): string | undefined =>
  target === 'ninjs' && !isUri(item.uri)
    ? `${item.uri}: ninjs wants a URI as identity; it is written as the sender gave it.`
    : noteOfLoss(item, target)

/** Writes items in a format: one document of all, in NITF one of each. */
export const written = (items: readonly NewsObject[], target: Target, writing: Writing): Written => {
  const reasons = items.map((item) => (target === 'rss' ? keptFromReaders(item, writing.at) : undefined))
  const allowed = items.filter((_, at) => reasons[at] === undefined)
  return {
    documents: documents(allowed, target, writing),
    refused: reasons.filter((one) => one !== undefined),
    notes: allowed.flatMap((item) => noteOf(item, target) ?? []),
  }
}
