/** Keep where the site publishes: what may not be shown in one of these countries is not shown. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { weighedOf } from '../../store/rights.ts'
import { bareEdition, readEdition, writeEdition } from '../../store/settings.ts'
import { countriesNamed, isCountry } from '../../wire/meaning/countries.ts'
import { action } from '../action.ts'
import { weighPictures, weighStory } from './weigh-rights.ts'

/** Countries as codes; the names that are none. */
export const countryCodes = (names: readonly string[]): { codes: string[]; unknown: string[] } => {
  const found = names.map((name) => ({
    name,
    codes: isCountry(name.toUpperCase()) ? [name.toUpperCase()] : countriesNamed(name),
  }))
  return {
    codes: [...new Set(found.flatMap(({ codes }) => codes ?? []))],
    unknown: found.filter(({ codes }) => !codes).map(({ name }) => name),
  }
}

export const keepTerritory = action({
  verb: 'keep-territory',
  input: z.strictObject({
    /** By name ("Norway") or ISO 3166 code; none: it is not known. */
    countries: z.array(z.string().trim().min(2).max(60)).max(260),
  }),
  async run({ countries }, { tx, clock, record }) {
    const { codes, unknown } = countryCodes(countries)
    if (unknown.length > 0)
      return refuse(
        'invalid',
        `Nobody knows the country «${unknown.join('», «')}». Write its name or its code of two letters (NO).`,
        'countries',
      )
    const { territory, ...edition } = (await readEdition(tx)) ?? bareEdition
    await writeEdition(tx, codes.length > 0 ? { ...edition, territory: codes } : edition)
    const { pictures, stories } = await weighedOf(tx)
    const changed = await weighPictures(tx, pictures)
    const at = clock.now()
    for (const story of stories) await weighStory(tx, story, at)
    await record('keep-territory', null, { before: territory ?? null, territory: codes })
    return { territory: codes, pictures: changed.length }
  },
})
