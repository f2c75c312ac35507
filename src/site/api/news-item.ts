/** A published story as others are given it: an IPTC ninjs 3.1 news object (https://iptc.org/std/ninjs/ninjs-schema_3.1.json). Pure. */

import { placeNamed } from '../../discovery/gazetteer.ts'
import type { GoneRow, ItemRow } from '../../store/outputs/published-items.ts'
import { bodyText } from '../../story/body.ts'
import { iptcGenreScheme, iptcGenres } from '../../story/form/genre.ts'
import type { Topic } from '../../story/furniture.ts'
import {
  type Association,
  type Genre,
  type NewsObject,
  type Place,
  type Rendition,
  standard,
  stated,
} from '../../wire/item.ts'
import {
  absolute,
  correctionsAddress,
  pictureAddress,
  pictureWidths,
  profileAddress,
  renditionWidth,
  sectionAddress,
  shownSize,
  topicAddress,
} from '../address.ts'
import { entryId, urnOf } from '../feeds/atom.ts'
import { wholeText } from '../feeds/excerpt.ts'
import { letters, picture, topicsOf } from '../loading.ts'
import { isoDay } from '../parts/time.ts'
import type { Picture, Site } from '../view.ts'

const instant = (at: Date): string => at.toISOString()

const later = (one: Date, other: Date): Date => (one > other ? one : other)

/** By what it is known: `uri` stays whatever becomes of its address, `id` is what `/items/<id>` is asked by. */
const identity = (story: string) => ({ uri: entryId(story), altIds: [{ role: 'id', value: story }] })

const plain = (role: string, value: string) => (value ? [{ role, contentType: 'text/plain', value }] : [])

/** Each size that there is, widest last, and of a lead picture the widest of each shape that it is cut to. */
const renditions = (shown: Picture, site: Site, isLead: boolean): Rendition[] => {
  const widest = renditionWidth(shown, Number.POSITIVE_INFINITY)
  const whole = pictureWidths.filter((width) => width <= widest).map((width) => [String(width), width] as const)
  const shapes = isLead ? (['16x9', '4x3', '1x1'] as const) : []
  const sized = (name: string, width: number, shape?: (typeof shapes)[number]): Rendition => {
    const { width: across, height: down } = shownSize(shown, shape)
    const address = pictureAddress(shown, width, 'jpg', shape)
    const size = { width, height: Math.round((down * width) / across) }
    return { name, href: absolute(site, address), contentType: 'image/jpeg', ...size }
  }
  return [
    ...whole.map(([name, width]) => sized(name, width)),
    ...shapes.map((shape) => sized(shape, renditionWidth(shown, Number.POSITIVE_INFINITY, shape), shape)),
  ]
}

/** The lead picture first, the others in the order of the text. */
const pictures = (row: ItemRow, site: Site): Association[] => {
  const { lead, body, pictures: within, picture_facts: facts } = row
  const inText = body.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.picture] : []))
  return [...new Set([...(lead ? [lead.id as string] : []), ...inText])].flatMap((id, at): Association[] => {
    const isLead = lead?.id === id
    const used = isLead ? lead : within[id]
    if (!used) return []
    const { copyright = '', until } = facts[id] ?? {}
    const shown = picture(used, isLead ? row.lead_framing : undefined)
    return [
      stated<Association>({
        ...{ name: isLead ? 'lead' : `picture-${at + (lead ? 0 : 1)}`, uri: urnOf('picture', id), type: 'picture' },
        ...{ pubStatus: 'usable', by: used.credit, copyrightNotice: copyright, usageTerms: site.apiTerms },
        descriptions: [...plain('caption', used.caption), ...plain('alt', used.decorative ? '' : used.alt)],
        ...{ renditions: renditions(shown, site, isLead), expires: until ? instant(new Date(until)) : undefined },
        altIds: [{ role: 'id', value: id }],
      }),
    ]
  })
}

/** The story's places, each with the country where it lies and with our page of it; and a dateline's that nobody knows, by its name alone. */
const places = ({ located, language, topics }: ItemRow, site: Site): Place[] => {
  const isDateline = ({ name, from }: Topic) => from === true || letters(name) === letters(located)
  const known = topics.filter(({ kind }) => kind === 'place')
  const told = known.map((topic): Place => {
    const { country } = placeNamed(topic.name, language) ?? {}
    return stated<Place>({
      ...{ name: topic.name, rel: isDateline(topic) ? 'located' : 'about', uri: absolute(site, topicAddress(topic)) },
      literal: country && `iso3166-1a2:${country}`,
    })
  })
  return located && !known.some(isDateline) ? [{ name: located, rel: 'located' }, ...told] : told
}

/** IPTC's own, where it has one. */
const genre = ({ genre: name }: ItemRow): Genre => {
  const code = iptcGenres[name]
  return { name, ...(code && { uri: `${iptcGenreScheme}${code}` }) }
}

/** Where the publication tells by which rules it works. */
const trust = (site: Site): { role: string; title: string; href: string }[] =>
  Object.entries({ correctionsPolicy: absolute(site, correctionsAddress), ...site.policies }).map(([name, href]) => ({
    ...{ role: `https://schema.org/${name}`, title: name, href },
  }))

/** A standfirst that the text begins with again is not said twice. */
const standfirst = ({ standfirst: words, body }: ItemRow): string =>
  letters(bodyText(body).slice(0, 2 * words.length + 100)).startsWith(letters(words)) ? '' : words

/** Pictures stand in `associations` and not in the text: they come with rights of their own. */
export const newsItem = (row: ItemRow, site: Site): NewsObject => {
  const { story, headline, kicker, body, profiles, topics, corrections } = row
  const text = bodyText(body)
  return stated<NewsObject>({
    ...identity(story),
    ...{ type: 'text', representationType: 'full', pubStatus: 'usable', standard },
    version: String(row.revision),
    firstCreated: instant(row.published_at),
    versionCreated: instant(later(row.changed_at, row.visible_from)),
    contentCreated: instant(row.dated_at),
    expires: row.expires_at ? instant(row.expires_at) : undefined,
    ...{ language: row.language, urgency: row.urgency, title: headline },
    ...{ by: row.source, copyrightHolder: row.source, copyrightNotice: row.copyright, usageTerms: site.apiTerms },
    located: row.located,
    headlines: [
      ...plain('main', headline),
      ...plain('kicker', kicker),
      ...plain('search', row.search_title),
      ...plain('social', row.social_title),
    ],
    descriptions: [
      ...plain('summary', standfirst(row)),
      ...corrections.flatMap(({ kind, text: told, at }) => plain(kind, `${isoDay(new Date(at), site)}: ${told}`)),
    ],
    bodies: text
      ? [{ role: 'main', contentType: 'text/html', value: wholeText('', body, '', site) }, ...plain('text', text)]
      : [],
    genres: [genre(row)],
    places: places(row, site),
    subjects: [
      { name: row.section_name, rel: 'section', uri: absolute(site, sectionAddress({ slug: row.section, name: '' })) },
      ...topicsOf({ topics }).about.map((topic) => ({
        name: topic.name,
        rel: 'about',
        uri: absolute(site, topicAddress(topic)),
      })),
    ],
    infoSources: [
      ...profiles.map((one) => ({
        ...{ name: one.name, role: one.kind === 'agency' ? 'provider' : 'author' },
        uri: absolute(site, profileAddress(one)),
      })),
      { name: site.name, role: 'publisher', uri: absolute(site, '/') },
    ],
    renditions: [{ name: 'page', href: absolute(site, row.address), contentType: 'text/html' }],
    associations: pictures(row, site),
    trustIndicators: trust(site),
  })
}

/** What is left of one that is given no longer: that it must be taken down, and not a word of it. */
export const withdrawnItem = ({ story, revision, at }: GoneRow): NewsObject => ({
  ...identity(story),
  ...{ version: String(revision), versionCreated: instant(at), pubStatus: 'canceled', standard },
})
