/** What the rules of a story or a picture, its supplier's contract and a person's decision come to; and its way to readers. */

import type { PictureId, StoryId } from '../../base/id.ts'
import type { Tx } from '../../store/database.ts'
import { standingOf } from '../../store/publications.ts'
import {
  type ContractRead,
  keepPictureRules,
  limitPicture,
  limitPublication,
  type PictureLimits,
  type PictureTerms,
  pictureTerms,
  storyTerms,
} from '../../store/rights.ts'
import { readEdition } from '../../store/settings.ts'
import {
  type Answer,
  type Ask,
  type Frame,
  may,
  type Rights,
  type RightsRule,
  rightsOf,
  type Use,
} from '../../story/rights.ts'
import { rulesUnder, type TermsDecision } from '../../story/terms-decision.ts'
import { copyFrom } from '../../wire/copy-of.ts'
import { termsIn } from '../../wire/meaning/terms.ts'
import { contractRules } from './contract-rules.ts'

/** What has been weighed: the rules as they came, what a person said of them, both together, and the words that still wait for a person. */
export type Weighed = { rules: RightsRule[]; decision: TermsDecision; rights: Rights; unread: string[] }

const weighed = (
  rules: RightsRule[],
  decision: TermsDecision,
  frame: Frame,
  counts: (rule: RightsRule) => boolean = () => true,
): Weighed => {
  const all = rulesUnder(rules, decision)
  const unread = all.flatMap((rule) => (rule.kind === 'unknown' ? rule.words : []))
  return { rules, decision, rights: rightsOf(all.filter(counts), frame), unread: [...new Set(unread)] }
}

/** Where the site publishes; asked only where a rule depends on it. */
const territoryOf = async (tx: Tx, rules: readonly RightsRule[]): Promise<string[]> => {
  if (!rules.some((rule) => rule.kind === 'not-in' || rule.kind === 'only-in')) return []
  const edition = await readEdition(tx)
  return edition?.territory ?? (edition?.home ? [edition.home] : [])
}

/** Whether the site may do it now. */
export const mayHere = async (
  tx: Tx,
  rights: Rights,
  asked: Pick<Ask, 'at'> & Partial<Pick<Ask, 'use' | 'elsewhere'>>,
): Promise<Answer> =>
  may(rights, { territory: await territoryOf(tx, rights.rules), medium: 'web', use: 'story', ...asked })

/**
 * A story's rights: those of the version that it stands on, of the newest one, and of the contract. Words of a version that waits, and that nobody has
 * understood, hold that version and not the text that is there.
 */
export const rightsOfStory = async (tx: Tx, story: StoryId, read?: ContractRead): Promise<Weighed> => {
  const { contract, since, versions, decision } = await storyTerms(tx, story, read)
  const told = versions.map(({ used, rules, ninjs }) => ({
    used,
    rules: rules ?? (ninjs ? copyFrom(ninjs, contract).rules : []),
  }))
  const agreed = told.length > 0 ? contractRules(contract, since) : []
  // Words that stand in the contract have been read by whoever wrote it, wherever else they stand.
  const understood = new Set(agreed.flatMap((rule) => (rule.kind === 'known' ? rule.words : [])))
  const own = told.flatMap((one) => one.rules).filter((rule) => rule.kind !== 'unknown' || !understood.has(rule.words))
  const rules = [...own, ...agreed]
  const used = new Set(told.flatMap((one) => (one.used ? one.rules.map((rule) => rule.words) : [])))
  const counts = (rule: RightsRule) => rule.kind !== 'unknown' || used.has(rule.words)
  return weighed(rules, decision, { since, archiveDays: contract.archiveDays }, counts)
}

/** A picture's rights: what was said of it, and the contract. */
export const rightsOfPicture = ({ supplier, contract, terms, rules, since, decision }: PictureTerms): Weighed => {
  // What is of the contract is read as such below.
  const own = terms.filter((line) => !contract.terms?.includes(line))
  const told = rules ?? termsIn(own, { at: since, zone: contract.zone })
  const all = supplier === null ? told : [...told, ...contractRules(contract, since)]
  return weighed(all, decision, { since, archiveDays: contract.archiveDays })
}

/** The same without its times: those the gate asks for itself, at the moment of reading. */
const timeless = (rights: Rights): Rights => ({ ...rights, from: undefined, until: undefined })

/** What the gate needs to know of a picture. */
export const limitsOf = async (tx: Tx, rights: Rights): Promise<PictureLimits> => {
  const { from, until } = rights
  const answer = async (use: Use) => (await mayHere(tx, timeless(rights), { at: new Date(0), use })).may
  return {
    shown_from: from ?? null,
    shown_until: until ?? null,
    withheld: (await answer('story')) !== 'yes',
    no_gallery: (await answer('gallery')) === 'no',
    no_syndication: (await answer('syndication')) === 'no',
  }
}

/** How many pictures are read at once. */
const portion = 500

const isSame = (a: PictureLimits, b: PictureLimits): boolean =>
  a.shown_from?.getTime() === b.shown_from?.getTime() &&
  a.shown_until?.getTime() === b.shown_until?.getTime() &&
  a.withheld === b.withheld &&
  a.no_gallery === b.no_gallery &&
  a.no_syndication === b.no_syndication

/** Weighs pictures anew; answers those of which something is different. The gate reads it at once: whoever weighs records an event, so that every node forgets. */
export const weighPictures = async (tx: Tx, ids: readonly PictureId[]): Promise<PictureId[]> => {
  const changed: PictureId[] = []
  for (let at = 0; at < ids.length; at += portion) {
    for (const terms of await pictureTerms(tx, ids.slice(at, at + portion))) {
      const { rules, rights } = rightsOfPicture(terms)
      if (terms.rules === null) {
        const own = rules.filter((rule) => rule.origin !== 'contract')
        await keepPictureRules(tx, terms.id, { terms: terms.terms, rules: own })
      }
      const limits = await limitsOf(tx, rights)
      if (isSame(terms, limits)) continue
      await limitPicture(tx, terms.id, limits)
      changed.push(terms.id)
    }
  }
  return changed
}

/**
 * Weighs a published story anew: from when and until when readers see it, and whether it is given to others. What may not be shown here ends now.
 * Words that nobody has understood hold back what is not out yet; what is out stays out until a person decides. Answers whether anything is
 * different: whoever weighs records an event then.
 */
export const weighStory = async (tx: Tx, story: StoryId, now: Date): Promise<boolean> => {
  const standing = await standingOf(tx, story)
  if (!standing) return false
  const { rights } = await rightsOfStory(tx, story)
  const limits = await storyLimits(tx, rights, now)
  const held = rights.from && rights.from > now ? rights.from : undefined
  const over = limits.denied ? earliest(standing.expires_at, now) : null
  const visible_from = held && held > standing.visible_from ? held : standing.visible_from
  const { until, syndicated } = limits
  return limitPublication(tx, story, { visible_from, expires_at: earliest(over, until), syndicated }, now)
}

const earliest = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b))

/** What a publication needs to know of its story's rights. */
export const storyLimits = async (
  tx: Tx,
  rights: Rights,
  now: Date,
): Promise<{ until: Date | null; syndicated: boolean; denied: boolean }> => {
  const always = timeless(rights)
  return {
    until: rights.until ?? null,
    syndicated: (await mayHere(tx, always, { at: now, use: 'syndication' })).may !== 'no',
    denied: (await mayHere(tx, always, { at: now })).may === 'no',
  }
}
