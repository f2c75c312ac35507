/** Comparing secrets so that the time it takes tells nothing of them. */

import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Whether what was given is the secret. */
export const isSecret = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret))
