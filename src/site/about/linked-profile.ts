/** Who wrote, in the words of schema.org: a person with what they do and cover, or an agency. */

import { absolute, outside, profileAddress } from '../address.ts'
import type { Profile, Site } from '../view.ts'

/** «Ports, shipping and the weather» as subjects. */
const subjectsOf = (beat: string): string[] =>
  beat
    .split(/\s*[,;،]\s*/)
    .map((one) => one.replace(/[.\s]+$/, ''))
    .filter(Boolean)

/** Their addresses elsewhere: what was given for machines, and the contacts that are pages. */
const elsewhere = ({ sameAs = [], contacts = [] }: Profile): string[] => [
  ...new Set(
    [...sameAs, ...contacts.map(({ address }) => address)].flatMap((one) =>
      /^https?:/i.test(one) ? (outside(one) ?? []) : [],
    ),
  ),
]

/** As an article names its authors. */
export const author = (profile: Profile, site: Site): object => {
  const { kind, name, role, beat = '' } = profile
  const [subjects, same] = [subjectsOf(beat), elsewhere(profile)]
  return {
    '@type': kind === 'person' ? 'Person' : 'Organization',
    name,
    url: absolute(site, profileAddress(profile)),
    ...(kind === 'person' && role && { jobTitle: role }),
    ...(subjects.length > 0 && { knowsAbout: subjects }),
    ...(same.length > 0 && { sameAs: same }),
  }
}
