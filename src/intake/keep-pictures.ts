/** Pictures that come beside a wire: kept whole, checked, and put into words. */

import { newId, type PictureId } from '../base/id.ts'
import { isRefusal } from '../base/refusal.ts'
import type { Original } from '../media/original.ts'
import type { Tx } from '../store/database.ts'
import { insertPicture, pictureOfBytes } from '../store/pictures.ts'
import type { Supplier } from '../store/suppliers.ts'
import type { UsedPicture } from '../story/furniture.ts'
import type { CopyPicture } from '../wire/copy.ts'
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

/** A picture's row for this use of it by a supplier; the same bytes sent again are the picture that is there. */
export const usedPicture = async (
  tx: Tx,
  { slug: supplier, contract }: Pick<Supplier, 'slug' | 'contract'>,
  said: CopyPicture,
  file: Original,
  at: Date,
): Promise<UsedPicture> => {
  const { hash, facts } = file
  const printed = captionAndCredit(
    (said.caption ?? facts.caption ?? '').trim(),
    (said.credit ?? facts.credit ?? facts.byline ?? contract.credit ?? '').trim(),
  )
  const words = { alt: said.alt ?? '', ...printed }
  const known = await pictureOfBytes(tx, supplier, hash)
  if (known) return { id: known.id, width: known.width, height: known.height, ...words }
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
    terms: [...new Set([...said.terms, ...facts.terms, ...(contract.terms ?? [])])],
    credentials: facts.hasCredentials ?? false,
    created_at: at,
    killed_at: null,
  })
  return { id, width, height, ...words }
}

/** The picture as before, in what the wire says of it now. */
const withWords = (known: UsedPicture, said: CopyPicture): UsedPicture => ({
  ...known,
  alt: said.alt ?? known.alt,
  ...captionAndCredit((said.caption ?? known.caption).trim(), (said.credit ?? known.credit).trim()),
})

/** Keeps the pictures that an item names, by the wire's names for them; those that did not come or are none are left out and named. */
export const keepPictures = async (
  tx: Tx,
  supplier: Pick<Supplier, 'slug' | 'contract'>,
  named: readonly CopyPicture[],
  beside: Beside,
  at: Date,
  /** The pictures of the version before: one that is named again and not sent again is still the same. */
  before: Record<string, UsedPicture> = {},
): Promise<{ pictures: Record<string, UsedPicture>; absent: string[] }> => {
  const pictures: Record<string, UsedPicture> = {}
  const absent: string[] = []
  for (const one of named) {
    const file = await beside(one.href)
    const known = before[one.href]
    if (!file && known) pictures[one.href] = withWords(known, one)
    else if (!file || isRefusal(file)) absent.push(one.href)
    else pictures[one.href] = await usedPicture(tx, supplier, one, file, at)
  }
  return { pictures, absent }
}
