/** What the Settings screen shows: the publication, its sections and profiles, the rules for wires, and how suppliers, doors and outputs stand. Secrets are never among it. */

import { type Scheme, schemes, type Theme, themes } from '../../base/look.ts'
import { colourOf, groundsOf } from '../../site/theme/colours.ts'
import type { Db } from '../../store/database.ts'
import { cameSince, listDoors, type ShownDoor } from '../../store/doors.ts'
import { listApiTokens, type ShownToken } from '../../store/outputs/api-tokens.ts'
import { listOutputs, type ShownOutput } from '../../store/outputs/outputs.ts'
import { newestPages, type PageVersion, versionsOfPage } from '../../store/outputs/published-pages.ts'
import { readRules } from '../../store/rules.ts'
import {
  allProfiles,
  bareEdition,
  type Edition,
  type Profile,
  readEdition,
  readSections,
  type Section,
} from '../../store/settings.ts'
import { allSuppliers, type Supplier } from '../../store/suppliers.ts'
import type { Rule } from '../../story/routing-rule.ts'

/** `came`: how many files within the last day. Times are ISO 8601. */
export type DoorView = Pick<
  ShownDoor,
  'id' | 'supplier' | 'name' | 'kind' | 'address' | 'settings' | 'paused' | 'hasSecret' | 'failure'
> & { failing: boolean; looked: string | null; came: number }

export type OutputView = Pick<
  ShownOutput,
  'id' | 'name' | 'kind' | 'address' | 'settings' | 'hasSecret' | 'waiting' | 'failure'
>

/** `webhooks`: how many it has made. Times are ISO 8601. */
export type TokenView = Pick<ShownToken, 'id' | 'name' | 'scopes' | 'expired' | 'webhooks'> & {
  by: string
  made: string
  expires: string | null
  used: string | null
}

export type SupplierView = Omit<Supplier, 'created_at'>

/** Of a theme in a scheme: its own accent, and on what an accent must be read. */
export type AccentView = { own: string; grounds: string[] }

export type SettingsView = {
  edition: Edition
  sections: Required<Section>[]
  profiles: Profile[]
  rules: Rule[]
  suppliers: SupplierView[]
  doors: DoorView[]
  outputs: OutputView[]
  pages: OwnPageView[]
  tokens: TokenView[]
  accents: Record<Theme, Record<Scheme, AccentView>>
}

/** A page of the publisher's own, as it is or was last; `at` is ISO 8601. */
export type OwnPageView = Pick<PageVersion, 'page' | 'title' | 'words' | 'policies' | 'number' | 'actor'> & {
  isOnline: boolean
  at: string
}
/** One text of such a page. */
export type OwnPageVersion = OwnPageView

const accentsOf = (theme: Theme) =>
  Object.fromEntries(
    schemes.map((scheme) => [
      scheme,
      { own: colourOf({ theme }, scheme, 'accent'), grounds: groundsOf(theme, scheme) } satisfies AccentView,
    ]),
  )

/** They are the program's, and do not change while it runs. */
const accents = Object.fromEntries(themes.map((theme) => [theme, accentsOf(theme)])) as SettingsView['accents']

const day = 24 * 3600_000

export const settingsView = async (db: Db, now: Date): Promise<SettingsView> => {
  const [edition, sections, profiles, rules, suppliers, doors, came, outputs, pages, tokens] = await Promise.all([
    ...([readEdition(db), readSections(db), allProfiles(db), readRules(db), allSuppliers(db), listDoors(db)] as const),
    ...([cameSince(db, new Date(now.getTime() - day)), listOutputs(db), newestPages(db), listApiTokens(db)] as const),
  ])
  return {
    ...{ edition: edition ?? bareEdition, sections, profiles, rules, accents },
    suppliers: suppliers.map(({ created_at: _, ...supplier }) => supplier),
    doors: doors.map((door) => doorView(door, came.get(door.id) ?? 0)),
    outputs: outputs.map(({ id, name, kind, address, settings, hasSecret, waiting, failure }) => ({
      ...{ id, name, kind, address, settings, hasSecret, waiting, failure },
    })),
    pages: pages.map(pageView),
    tokens: tokens.map(tokenView),
  }
}

const pageView = ({ page, title, words, policies, number, actor, body, at }: PageVersion): OwnPageView => ({
  ...{ page, title, words, policies, number, actor },
  ...{ isOnline: body !== null, at: at.toISOString() },
})

/** Every text that was ever online there, newest first. */
export const ownPageVersions = async (db: Db, page: string): Promise<{ versions: OwnPageVersion[] }> => ({
  versions: (await versionsOfPage(db, page)).map(pageView),
})

const tokenView = ({ id, name, scopes, expired, webhooks, ...token }: ShownToken): TokenView => ({
  ...{ id, name, scopes, expired, webhooks },
  by: token.made_by,
  made: token.created_at.toISOString(),
  expires: token.expires_at?.toISOString() ?? null,
  used: token.used_at?.toISOString() ?? null,
})

const doorView = (door: ShownDoor, came: number): DoorView => {
  const { id, supplier, name, kind, address, settings, paused, hasSecret, failure } = door
  const failing = door.failing_since !== null
  const looked = door.looked_at?.toISOString() ?? null
  return {
    id,
    supplier,
    name,
    kind,
    address,
    settings,
    paused,
    hasSecret,
    failure,
    failing,
    looked,
    came,
  }
}
