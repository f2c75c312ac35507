/** What somebody sees of themselves: how they sign in, and where they are signed in. No secret is in it. */

import type { Db } from '../../store/database.ts'
import { passkeysOf } from '../../store/people/passkeys.ts'
import { passwordOf, recoveryCodesLeft } from '../../store/people/passwords.ts'
import { type SessionRow, sessionsOf } from '../../store/people/sessions.ts'
import type { SignedIn } from '../../store/people.ts'
import type { Role, SignInWay } from '../../store/schema.ts'

/** Instants are ISO 8601, by the machine's clock. `browser` is what it calls itself. */
export type SessionView = {
  id: string
  way: SignInWay
  browser: string
  address: string
  since: string
  seen: string
  /** Whether it is the one that asks. */
  here: boolean
}
export type YouView = {
  name: string
  mail: string
  role: Role
  sections: readonly string[] | null
  /** When it was set, and how many recovery codes are left; null where there is none. */
  password: { setAt: string; recoveryCodes: number } | null
  passkeys: { id: string; name: string; since: string; used: string | null }[]
  sessions: SessionView[]
}

/** What a telephone is given so that it shows codes: to be typed, as an address, and as a picture (SVG). */
export type CodesSetUp = { secret: string; address: string; picture: string }
/** Recovery codes are shown once. */
export type RecoveryCodes = { recoveryCodes: string[] }

export const sessionView = ({ id, way, browser, address, created_at, seen_at }: SessionRow, here?: string) => ({
  ...{ id, way, browser, address, here: id === here },
  ...{ since: created_at.toISOString(), seen: seen_at.toISOString() },
})

export const youView = async (db: Db, { id, name, mail, role, sections, session }: SignedIn): Promise<YouView> => {
  const [password, recoveryCodes, passkeys, sessions] = await Promise.all([
    passwordOf(db, id),
    recoveryCodesLeft(db, id),
    passkeysOf(db, id),
    sessionsOf(db, id),
  ])
  return {
    ...{ name, mail, role, sections },
    password: password ? { setAt: password.set_at.toISOString(), recoveryCodes } : null,
    passkeys: passkeys.map((key) => ({
      ...{ id: key.id, name: key.name, since: key.created_at.toISOString() },
      used: key.used_at?.toISOString() ?? null,
    })),
    sessions: sessions.map((one) => sessionView(one, session)),
  }
}
