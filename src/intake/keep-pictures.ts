/** Pictures that come beside a wire: kept whole, checked, and put into words. */

import { newId, type PictureId } from '../base/id.ts'
import { isRefusal } from '../base/refusal.ts'
import { fileFacts } from '../media/file-facts.ts'
import type { Original } from '../media/original.ts'
import type { Doing } from '../newsroom/action.ts'
import { holdPictures } from '../newsroom/holding/hold.ts'
import { rightsOfPicture, weighPictures } from '../newsroom/rights/weigh-rights.ts'
import type { Tx } from '../store/database.ts'
import { insertPicture, pictureOfBytes } from '../store/pictures.ts'
import { keepPictureRules, pictureTerms } from '../store/rights.ts'
import type { Supplier } from '../store/suppliers.ts'
import type { UsedPicture } from '../story/furniture.ts'
import { isCredited } from '../story/pictures.ts'
import { creditsDue, type RightsRule } from '../story/rights.ts'
import type { Copy, CopyPicture } from '../wire/copy.ts'
import { termsIn } from '../wire/meaning/terms.ts'
import type { Beside } from './pictures-beside.ts'

/** A caption that closes with its maker, as AFP's do: "… / AFP / NAME". */
const closingCredit = /\s+\/\s+(\p{Lu}[^/\n]{1,40}(?:\s+\/\s+[^/\n]{1,60})?)$/u

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * What is printed below a picture. The maker who closes a caption is its credit where the wire names none, and is not printed twice where it
 * names the same; another rights holder (Getty, a hand-out) stays beside it, for the caption does not prove whose it is.
 */
export const captionAndCredit = (caption: string, credit: string): { caption: string; credit: string } => {
  const closing = closingCredit.exec(caption)
  const maker = closing?.[1] ?? ''
  if (!closing || (credit && !letters(maker).includes(letters(credit)) && !letters(credit).includes(letters(maker))))
    return { caption, credit }
  return { caption: caption.slice(0, closing.index), credit: maker.length > credit.length ? maker : credit }
}

/** When a picture is kept, and the agency's own time of it. */
export type PictureTimes = { now: Date; since: Date | undefined; embargo?: Copy['embargo'] }

type Kept = { used: UsedPicture; limited: PictureId[] }

const distinct = <One>(all: readonly One[]): One[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one] as const)).values(),
]

/** What is printed, with a credit that is due in its place where nobody has named another. */
const withDueCredit = <Words extends { caption: string; credit: string }>(words: Words, rules: RightsRule[]): Words => {
  const due = creditsDue({ rules }).find((credit) => credit !== '' && !isCredited(words, credit))
  return due === undefined ? words : { ...words, credit: words.credit ? `${words.credit} / ${due}` : due }
}

/** As much of an alternative text as furniture takes. */
const longestAlt = 1000

/** A picture's row for this use of it by a supplier; the same bytes sent again are the picture that is there, with what is said of it now besides. */
export const usedPicture = async (
  tx: Tx,
  { slug: supplier, contract }: Pick<Supplier, 'slug' | 'contract'>,
  said: CopyPicture,
  file: Original,
  { now, since, embargo }: PictureTimes,
): Promise<Kept> => {
  const { hash, facts } = file
  const told = {
    terms: [...said.terms, ...facts.terms, ...(contract.terms ?? [])],
    rules: [...said.rules, ...termsIn(facts.terms, { at: since ?? now, zone: contract.zone })],
  }
  const printed = captionAndCredit(
    (said.caption ?? facts.caption ?? '').trim(),
    (said.credit ?? facts.credit ?? facts.byline ?? contract.credit ?? '').trim(),
  )
  const words = withDueCredit(
    { alt: (said.alt ?? facts.alt ?? '').trim().slice(0, longestAlt), ...printed },
    told.rules,
  )
  const known = await pictureOfBytes(tx, supplier, hash)
  const held = latestEnd([embargo, said.embargo], now)
  if (known) {
    await holdPictures(tx, [known.id], held ?? null, now)
    const used = { id: known.id, width: known.width, height: known.height, ...words }
    return { used, limited: await joinTerms(tx, known.id, told) }
  }
  const id = newId<PictureId>()
  const { width, height, mime } = facts
  await insertPicture(tx, {
    id,
    supplier,
    hash,
    mime,
    width,
    height,
    ...words,
    copyright: said.copyright ?? facts.copyright ?? '',
    terms: distinct(told.terms),
    rules: distinct(told.rules),
    since: since ?? now,
    credentials: facts.hasCredentials ?? false,
    taken_at: facts.takenAt ?? null,
    facts: fileFacts(facts),
    created_at: now,
    killed_at: null,
    embargoed_until: held ?? null,
  })
  // Nobody shows it yet: nothing has to be told.
  await weighPictures(tx, [id])
  return { used: { id, width, height, ...words }, limited: [] }
}

/** Adds to a picture's terms what is said of it now. What was said before holds on until a person decides otherwise. */
const joinTerms = async (
  tx: Tx,
  id: PictureId,
  { terms, rules }: { terms: readonly string[]; rules: readonly RightsRule[] },
): Promise<PictureId[]> => {
  const [before] = await pictureTerms(tx, [id])
  if (!before || (terms.length === 0 && rules.length === 0)) return []
  const known = before.rules ?? rightsOfPicture({ ...before, contract: {} }).rules
  const all = { terms: distinct([...before.terms, ...terms]), rules: distinct([...known, ...rules]) }
  if (before.rules && all.rules.length === known.length && all.terms.length === before.terms.length) return []
  await keepPictureRules(tx, id, all)
  return weighPictures(tx, [id])
}

/** Has every node forget pages with pictures that may be shown otherwise than before. */
export const tellLimited = async ({ record }: Doing, limited: readonly PictureId[]): Promise<void> => {
  for (const picture of limited) await record('update', null, { picture, terms: true })
}

/** The picture as before, in what the wire says of it now. */
const withWords = (known: UsedPicture, said: CopyPicture): UsedPicture => ({
  ...known,
  alt: said.alt ?? known.alt,
  ...captionAndCredit((said.caption ?? known.caption).trim(), (said.credit ?? known.credit).trim()),
})

/** When the last of these embargoes ends, if it has not; `Infinity` where one cannot be read. */
const latestEnd = (embargoes: readonly Copy['embargo'][], now: Date): Date | number | undefined => {
  const ends = embargoes.flatMap((one) =>
    one ? ['until' in one ? one.until.getTime() : Number.POSITIVE_INFINITY] : [],
  )
  const last = Math.max(0, ...ends)
  if (last === Number.POSITIVE_INFINITY) return last
  return last > now.getTime() ? new Date(last) : undefined
}

/**
 * Keeps the pictures that an item names, by the wire's names for them; those that did not come or are none are left out and named. `limited` are those that
 * were there, and may be shown otherwise than before.
 */
export const keepPictures = async (
  tx: Tx,
  supplier: Pick<Supplier, 'slug' | 'contract'>,
  named: readonly CopyPicture[],
  beside: Beside,
  times: PictureTimes,
  /** The pictures of the version before: one that is named again and not sent again is still the same. */
  before: Record<string, UsedPicture> = {},
): Promise<{ pictures: Record<string, UsedPicture>; absent: string[]; limited: PictureId[] }> => {
  const pictures: Record<string, UsedPicture> = {}
  const absent: string[] = []
  const limited: PictureId[] = []
  for (const one of named) {
    const file = await beside(one.href)
    const known = before[one.href]
    if (!file && known) {
      const { embargo, now } = times
      await holdPictures(tx, [known.id], latestEnd([embargo, one.embargo], now) ?? null, now)
      pictures[one.href] = withWords(known, one)
      limited.push(...(await joinTerms(tx, known.id, one)))
    } else if (!file || isRefusal(file)) absent.push(one.href)
    else {
      const kept = await usedPicture(tx, supplier, one, file, times)
      pictures[one.href] = kept.used
      limited.push(...kept.limited)
    }
  }
  return { pictures, absent, limited }
}
