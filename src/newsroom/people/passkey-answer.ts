/** What a browser answers about a passkey, as far as it says which question it answers. */

import { z } from 'zod'

const clientData = z.object({
  challenge: z
    .string()
    .max(200)
    .regex(/^[\w-]+$/),
})

/** The challenge in a browser's `clientDataJSON` (WebAuthn, 5.8.1); `undefined` where it is none. */
export const challengeOf = (encoded: string): string | undefined => {
  try {
    const read = clientData.safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')))
    return read.success ? read.data.challenge : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
