/** What the publication is: its name, its zone, its sections, its suppliers and profiles. */

import type { PictureId } from '../base/id.ts'
import type { Look } from '../base/look.ts'
import type { Db, Tx } from './database.ts'
import type { Contact } from './schema.ts'

/** The publication's own facts, kept as the setting «edition». */
export type Edition = {
  name: string
  strapline: string
  language: string
  direction: 'ltr' | 'rtl'
  /** IANA zone in which dates are shown. */
  zone: string
  /** ISO 3166 code of the country whose politics are home news; absent, all politics abroad. */
  home?: string
  /** ISO 3166 codes of the countries in which it publishes; absent, that of `home`. What may not be shown in one of them is not shown. */
  territory?: string[]
  accounts: { name: string; address: string }[]
  /** Where readers reach the newsroom: `mailto:…` or an address of the web; absent or empty, nobody has said. */
  contact?: string
  /** How much of a text feeds give away; absent, its beginning. */
  feedText?: 'excerpt' | 'whole'
  /** Who may read through the API: whoever has a token, or anybody; absent, the former. */
  api?: 'closed' | 'open'
  /** For what others may use what the API gives them, in the publisher's own words; absent or empty, nothing is said. */
  apiTerms?: string
  /** What AI's robots may read; absent, all. */
  aiPolicy?: 'allow' | 'refuse-training' | 'refuse-all'
  /** Lines of `/ads.txt`; absent or empty, there is none. */
  adsTxt?: string
  /** Whom to tell of a weakness of the site; without a contact, nobody. */
  security?: { contacts: string[]; policy?: string }
  /** Where it tells by which rules it works: addresses by the names of schema.org. */
  policies?: Record<string, string>
  /** Whether readers' browsers keep a page for when there is no network; absent, they do. */
  offlinePage?: boolean
  /** How the site looks; absent, the first theme as it is. */
  look?: Look
}

export const bareEdition: Edition = {
  name: 'Dateline',
  strapline: '',
  language: 'en',
  direction: 'ltr',
  zone: 'UTC',
  accounts: [],
}

export const bareSections = [
  { slug: 'world', name: 'World' },
  { slug: 'politics', name: 'Politics' },
  { slug: 'business', name: 'Business' },
  { slug: 'tech-science', name: 'Tech & Science' },
  { slug: 'sport', name: 'Sport' },
  { slug: 'culture', name: 'Culture' },
]

/** `shown`: it stands in the navigation; absent, it does. */
export type Section = { slug: string; name: string; shown?: boolean }

/** Who readers are told has written or sent a story. What is absent is not known. */
export type Profile = {
  slug: string
  name: string
  kind: 'agency' | 'person'
  role: string
  about: string
  /** What they cover, in a few words. */
  beat?: string
  contacts?: Contact[]
  /** Addresses elsewhere that are of the same person or agency, for machines. */
  same_as?: string[]
  /** BCP 47, in which they work. */
  languages?: string[]
  /** A picture of the library. */
  portrait?: PictureId | null
}

export const readEdition = async (db: Db | Tx): Promise<Edition | undefined> => {
  const row = await db.selectFrom('setting').select('value').where('name', '=', 'edition').executeTakeFirst()
  return row?.value as Edition | undefined
}

export const writeEdition = async (db: Db | Tx, edition: Edition): Promise<void> => {
  const value = JSON.stringify(edition)
  await db
    .insertInto('setting')
    .values({ name: 'edition', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

export const readSections = (db: Db | Tx): Promise<Required<Section>[]> =>
  db.selectFrom('section').select(['slug', 'name', 'shown']).orderBy('position').execute()

export const writeSections = async (db: Db | Tx, sections: readonly Section[]): Promise<void> => {
  await db
    .insertInto('section')
    .values(sections.map((section, position) => ({ ...section, position })))
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}

/** Writes the sections as they are to be, in this order. One that is not among them stays as it is. */
export const replaceSections = async (tx: Tx, sections: readonly Required<Section>[]): Promise<void> => {
  await tx
    .insertInto('section')
    .values(sections.map((section, position) => ({ ...section, position })))
    .onConflict((conflict) =>
      conflict.column('slug').doUpdateSet(({ ref }) => ({
        ...{ name: ref('excluded.name'), position: ref('excluded.position'), shown: ref('excluded.shown') },
      })),
    )
    .execute()
}

/** Puts the bare edition where there is none yet. */
export const setUpEdition = async (db: Db): Promise<void> => {
  if (await readEdition(db)) return
  await writeSections(db, bareSections)
  await writeEdition(db, bareEdition)
}

const rowOf = ({ contacts = [], ...profile }: Profile) => ({ ...profile, contacts: JSON.stringify(contacts) })

/** Writes a profile where there is none of its slug yet. */
export const keepProfile = async (db: Db | Tx, profile: Profile): Promise<void> => {
  await db
    .insertInto('profile')
    .values(rowOf(profile))
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}

/** Writes a profile anew; its slug stays. */
export const changeProfile = async (tx: Tx, profile: Profile): Promise<void> => {
  const { slug, ...row } = rowOf(profile)
  await tx.updateTable('profile').set(row).where('slug', '=', slug).execute()
}

export const allProfiles = (db: Db): Promise<Profile[]> =>
  db.selectFrom('profile').selectAll().orderBy('name').orderBy('slug').execute()

export const profilesOf = (db: Db | Tx, slugs: readonly string[]): Promise<Profile[]> =>
  slugs.length === 0 ? Promise.resolve([]) : db.selectFrom('profile').selectAll().where('slug', 'in', slugs).execute()
