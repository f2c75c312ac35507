/** Which of two versions of an item is the newer one. */

/** What is compared: the version as sent, and when it was made. */
export type Versioned = { version?: string | undefined; versionCreated?: string | Date | undefined }

const number = (version: string | undefined): bigint | undefined =>
  version && /^\d{1,30}$/.test(version.trim()) ? BigInt(version.trim()) : undefined

const time = (at: string | Date | undefined): number => (at === undefined ? Number.NaN : new Date(at).getTime())

/**
 * Is `a` newer than `b`? Versions compare as numbers, however far they jump (Reuters: 978556838, then 1542761538);
 * where one of them has none, or they are the same, the time of the version decides. Neither: not newer.
 */
export const isNewer = (a: Versioned, b: Versioned): boolean => {
  const [first, second] = [number(a.version), number(b.version)]
  if (first !== undefined && second !== undefined && first !== second) return first > second
  return time(a.versionCreated) > time(b.versionCreated)
}
