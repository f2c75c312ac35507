/** Pictures that a wire names by an http address, fetched where that was agreed with its supplier. */

import { refuse } from '../base/refusal.ts'
import { keepOriginal } from '../media/original.ts'
import { largestPicture } from '../media/picture-metadata.ts'
import type { Supplier } from '../store/suppliers.ts'
import { isVersionKept } from '../store/wires.ts'
import type { Copy } from '../wire/copy.ts'
import { fetchGuarded } from './inner-network.ts'
import type { Intake } from './keep.ts'
import type { Beside, PictureFile } from './pictures-beside.ts'
import { DoorFailure, type Reach } from './sources/source.ts'

/** More pictures of one item than this are not fetched; a gallery has some dozens. */
const mostPictures = 40
const timeoutMs = 20_000
const lanes = 4

const isAddress = (href: string): boolean => /^https?:\/\//i.test(href)

export type Fetching = { copy: Copy; hash: string; supplier: Supplier; beside: Beside }

/** As `beside`, and what lies at http addresses. A version that is here already is not fetched for again. */
export const besideOrFetched = async (intake: Intake, { copy, hash, supplier, beside }: Fetching): Promise<Beside> => {
  const { reach, newsroom } = intake
  const addresses = [...new Set(copy.pictures.map(({ href }) => href).filter(isAddress))].slice(0, mostPictures)
  if (!reach || !supplier.contract.fetchesPictures || addresses.length === 0) return beside
  if (await isVersionKept(newsroom.database.db, supplier.slug, copy.uri, hash)) return beside
  const fetched = new Map<string, PictureFile>()
  const waiting = [...addresses]
  const lane = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift())
      fetched.set(address, await fetchPicture(intake, reach, address))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return async (name) => fetched.get(name) ?? beside(name)
}

/** A picture that cannot be fetched is one that did not come: the wire goes on without it, and says so. */
const fetchPicture = async ({ storage }: Intake, reach: Reach, address: string): Promise<PictureFile> => {
  try {
    const { bytes } = await fetchGuarded(address, { reach, maxBytes: largestPicture, timeoutMs })
    return await keepOriginal(storage, bytes)
  } catch (error) {
    if (error instanceof DoorFailure) return refuse('unknown', error.message)
    throw error
  }
}
