/** A wire's copy as a story's first revision: its furniture, its section, its text. */

import { slug } from '../base/slug.ts'
import { sectionOf } from '../discovery/section-of.ts'
import { topicsOf } from '../discovery/topics.ts'
import type { Profile, Section } from '../store/settings.ts'
import type { Block, Body } from '../story/body.ts'
import { type Furniture, furniture, type UsedPicture } from '../story/furniture.ts'
import type { Copy } from '../wire/copy.ts'

export type FromWire = {
  copy: Copy
  /** The pictures that came with it, by the wire's names for them. */
  pictures: Record<string, UsedPicture>
  /** The supplier's profile. */
  agency: { slug: string; name: string }
  sections: Section[]
  home: string | undefined
  language: string
}

export type Drafted = { section: string; furniture: Furniture; body: Body; people: Profile[] }

/** One person's name: two to four capitalised words, so that "AFP with agencies" or a credit line makes no profile. */
const personName = /^\p{Lu}[\p{L}'’.-]+(?: (?:\p{Lu}[\p{L}'’.-]*|de|van|von|bin|al|el|da|di|le|la)){1,3}$/u

/** The people whom a byline names; none where it is not plainly a list of names. */
const peopleOf = ({ byline }: Copy, agency: string): Profile[] => {
  const names = (byline ?? '')
    .replace(/ (?:in|à|en|aus|from) \p{Lu}.*$/u, '')
    .split(/\s*(?:,|;|&|\band\b|\bet\b|\bund\b|\by\b)\s*/u)
    .filter(Boolean)
  if (!names.every((name) => personName.test(name))) return []
  return names.map((name) => ({ slug: slug(name), name, kind: 'person', role: agency, about: '' }))
}

/** A byline of more is a list of contributors; the agency signs it too. */
const mostPeople = 11

/** The language that the wire states, as BCP 47 writes it ("en_GB", "EN" are "en-GB", "en"); none where it is something else. */
const languageOf = ({ language }: Copy): string | undefined => {
  const tag = (language ?? '').replaceAll('_', '-').replace(/^[a-z]+/i, (primary) => primary.toLowerCase())
  return furniture.shape.language.safeParse(tag).success ? tag : undefined
}

/** The body with its pictures' identities in place of the wire's names for them; a picture that did not come is left out. */
const bodyWith = (body: Body, pictures: Record<string, UsedPicture>): Body => ({
  type: 'body',
  content: body.content.flatMap((block): Block[] => {
    if (block.type !== 'picture') return [block]
    const used = pictures[block.attrs.picture]
    return used ? [{ type: 'picture', attrs: { picture: used.id } }] : []
  }),
})

/** A gallery is its pictures: those that came beside its text stand below it, each once. */
const shownBelow = (came: readonly UsedPicture[], inText: ReadonlySet<string>, lead: UsedPicture | null): Block[] => {
  const ids = new Set(came.map(({ id }) => id).filter((id) => id !== lead?.id && !inText.has(id)))
  return [...ids].map((picture) => ({ type: 'picture', attrs: { picture } }))
}

/** What a wire says, as a story. Pure. */
export const storyOfCopy = ({ copy, pictures, agency, sections, home, language }: FromWire): Drafted => {
  const came = copy.pictures.flatMap((one) => pictures[one.href] ?? [])
  const whole = bodyWith(copy.body, pictures)
  const inText = new Set(whole.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.picture] : [])))
  const lead = came.find((one) => !inText.has(one.id)) ?? came[0] ?? null
  const body: Body = {
    type: 'body',
    content: [
      ...whole.content.filter((block) => block.type !== 'picture' || block.attrs.picture !== lead?.id),
      ...(copy.genre === 'gallery' ? shownBelow(came, inText, lead) : []),
    ],
  }
  const people = peopleOf(copy, agency.name)
  const { embargo } = copy
  return {
    section: sectionOf(copy, { sections, ...(home ? { home } : {}) }),
    body,
    people,
    furniture: {
      headline: copy.headline.slice(0, 500),
      ...(copy.genre && copy.genre !== 'news' && { genre: copy.genre }),
      kicker: '',
      standfirst: (copy.standfirst ?? '').slice(0, 2000),
      by: [...people.slice(0, mostPeople).map((person) => person.slug), agency.slug],
      located: (copy.located ?? '').slice(0, 200),
      slugline: (copy.slugline ?? '').slice(0, 200),
      language: languageOf(copy) ?? language,
      copyright: (copy.copyright ?? '').slice(0, 1000),
      urgency: copy.urgency ?? 4,
      lead,
      pictures: Object.fromEntries(came.filter((one) => one.id !== lead?.id).map((one) => [one.id, one])),
      topics: topicsOf(copy),
      embargo: embargo ? ('until' in embargo ? { until: embargo.until.toISOString() } : embargo) : null,
      notes: copy.editorNotes,
    },
  }
}
