/** The pictures, videos and sounds of a feed's entry: Media RSS, enclosures, iTunes, and those that stand in its text. */

import {
  attribute,
  children,
  type Element,
  isElement,
  type Node,
  rawText,
  text,
  tidy,
} from '../../../story/markup/element.ts'
import { plainText } from '../../../story/markup/markup.ts'
import { type Association, type ItemType, type Rendition, type RoleText, stated } from '../../item.ts'
import { named, numberIn, vocabularyOf } from './feed-names.ts'
import { baseOf, wholeAddress } from './feed-text.ts'

/** The most that one entry may bring; what is more is a gallery that nobody reads on a news page. */
const mostMedia = 100

const kinds: [RegExp, ItemType][] = [
  [/^image\b|\.(?:jpe?g|png|gif|webp|avif|tiff?)$/i, 'picture'],
  [/^video\b|shockwave-flash|mpegurl|\.(?:mp4|mov|m4v|webm|avi|flv|m3u8)$/i, 'video'],
  [/^audio\b|\.(?:mp3|m4a|ogg|oga|wav|aac|opus)$/i, 'audio'],
]

const kindOf = (said: string | undefined): ItemType | undefined =>
  said ? kinds.find(([form]) => form.test(said))?.[1] : undefined

const path = (address: string): string => address.split(/[?#]/)[0] ?? ''

/** What a file is: said by `medium`, by its type, by its name. */
const typeOf = (file: Element, address: string): ItemType | undefined =>
  kindOf(attribute(file, 'medium')) ?? kindOf(attribute(file, 'type')) ?? kindOf(path(address))

/** "94", "1:34", "00:01:34": seconds. */
const seconds = (duration: string | undefined): number | undefined => {
  if (!duration || !/^\d{1,7}(?::\d{1,2}){0,2}(?:\.\d{1,6})?$/.test(duration)) return undefined
  return Math.round(duration.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)) || undefined
}

const renditionOf = (file: Element, href: string, name: string): Rendition => {
  const type = attribute(file, 'type')
  return stated<Rendition>({
    name,
    href,
    contentType: type && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : undefined,
    width: numberIn(file, 'width'),
    height: numberIn(file, 'height'),
    sizeInBytes: numberIn(file, 'fileSize') ?? numberIn(file, 'length'),
    duration: seconds(attribute(file, 'duration')),
  })
}

/** Who owns it, of the roles of a credit (Media RSS takes them from the EBU's list); everybody else made it. */
const owns = /owner|distribut|provider|publisher|producer|agency|rights|copyright/i

const plain = (of: Element | undefined): string | undefined => (of ? plainText(rawText(of)) || undefined : undefined)

/** What is said of a file: in it, else in its group, else in the entry (Media RSS 1.5.1, "optional elements" are inherited). */
const wordsOf = (around: readonly Element[]): Partial<Association> => {
  const all = (name: string): Element[] =>
    around.map((one) => named(one, 'media', name).filter((child) => text(child))).find((found) => found.length) ?? []
  const credits = all('credit')
  const roled = (isOwner: boolean): string | undefined =>
    credits
      .filter((one) => owns.test(attribute(one, 'role') ?? '') === isOwner)
      .flatMap((one) => plain(one) ?? [])
      .join(', ') || undefined
  const said = (role: string, from: Element[]): RoleText[] => {
    const value = plain(from[0])
    return value ? [{ role, value }] : []
  }
  return stated<Partial<Association>>({
    headlines: said('main', all('title')),
    descriptions: said('caption', all('description')),
    by: roled(false),
    copyrightHolder: roled(true),
    copyrightNotice: plain(all('copyright')[0]),
    usageTerms: tidy(`${plain(all('license')[0]) ?? ''} ${attribute(all('license')[0], 'href') ?? ''}`),
  })
}

type Found = { type: ItemType | undefined; renditions: Rendition[]; words: Partial<Association> }

const addressIn = (of: Element, base: string | undefined): string | undefined =>
  wholeAddress(attribute(of, 'url') ?? attribute(of, 'href') ?? text(of), baseOf(of, base))

/** One thing in several files: a `media:group`, or a `media:content` that stands alone. */
const thingOf = (files: readonly Element[], around: readonly Element[], base: string | undefined): Found[] => {
  const isDefault = (one: Element) => attribute(one, 'isDefault') === 'true'
  const found = files
    .toSorted((a, b) => Number(isDefault(b)) - Number(isDefault(a)))
    .flatMap((file) => {
      const href = wholeAddress(attribute(file, 'url'), baseOf(file, base))
      return href ? [{ file, href }] : []
    })
  const [first] = found
  if (!first) return []
  // A file of which nothing is said is a picture: most feeds that say nothing send no other.
  const isSilent =
    !attribute(first.file, 'type') && !attribute(first.file, 'medium') && !attribute(first.file, 'duration')
  const type = typeOf(first.file, first.href) ?? (isSilent ? 'picture' : undefined)
  const small = [first.file, ...around]
    .flatMap((one) => named(one, 'media', 'thumbnail').slice(0, 1))
    .flatMap((one) => {
      const href = addressIn(one, base)
      return href && around.length > 1 ? [renditionOf(one, href, 'thumbnail')] : []
    })
  const renditions = found.map(({ file, href }, at) => renditionOf(file, href, at ? `content-${at + 1}` : 'content'))
  return [{ type, renditions: [...renditions, ...small.slice(0, 1)], words: wordsOf([first.file, ...around]) }]
}

const mediaRss = (item: Element, base: string | undefined): Found[] => [
  ...named(item, 'media', 'group').flatMap((group) => thingOf(named(group, 'media', 'content'), [group, item], base)),
  ...named(item, 'media', 'content').flatMap((file) => thingOf([file], [item], base)),
]

const single = (
  of: Element,
  href: string | undefined,
  type: ItemType | undefined,
  words: Partial<Association> = {},
): Found[] => (href && type ? [{ type, renditions: [renditionOf(of, href, 'content')], words }] : [])

/** RSS `<enclosure url>`, Atom `<link rel="enclosure" href>`, content that is elsewhere (`<content src>`). */
const enclosures = (item: Element, base: string | undefined): Found[] => [
  ...[
    ...named(item, 'own', 'enclosure'),
    ...children(item, 'link').filter((one) => attribute(one, 'rel') === 'enclosure'),
  ].flatMap((one) => {
    const href = addressIn(one, base)
    const title = attribute(one, 'title')
    return single(
      one,
      href,
      href ? typeOf(one, href) : undefined,
      title ? { headlines: [{ role: 'main', value: title }] } : {},
    )
  }),
  ...named(item, 'own', 'content').flatMap((one) => {
    const href = wholeAddress(attribute(one, 'src'), baseOf(one, base))
    return single(one, href, href ? typeOf(one, href) : undefined)
  }),
]

/** What a WordPress export calls an attachment. */
export const attachment = (item: Element): Found[] =>
  named(item, 'wordpress', 'attachment_url').flatMap((one) => {
    const href = wholeAddress(text(one), undefined)
    return single(one, href, kindOf(path(href ?? '')))
  })

/** A picture of the entry where it brings no other: its cover, its thumbnail. */
const covers = (item: Element, base: string | undefined): Found[] => {
  const own = named(item, 'own', 'image').map((one) => children(one, 'url')[0] ?? one)
  const groups = named(item, 'media', 'group')
  const small = [item, ...groups, ...[item, ...groups].flatMap((one) => named(one, 'media', 'content'))].flatMap(
    (one) => named(one, 'media', 'thumbnail'),
  )
  const widest = small.toSorted((a, b) => (numberIn(b, 'width') ?? 0) - (numberIn(a, 'width') ?? 0)).slice(0, 1)
  return [...own, ...named(item, 'itunes', 'image'), ...widest].flatMap((one) =>
    single(one, addressIn(one, base), 'picture', vocabularyOf(one) === 'media' ? wordsOf([...groups, item]) : {}),
  )
}

const counts = /\.(?:feedburner|doubleclick|feedsportal|statcounter)\.|pixel\.(?:wp\.com|quantserve)|\/~(?:ff|r|at)\//i

/** A picture that only counts readers, or stands for a letter, is none. */
const isShown = (image: Element): boolean => {
  const size = [attribute(image, 'width'), attribute(image, 'height')].map((one) => Number.parseInt(one ?? '', 10))
  return (
    !size.some((one) => one <= 3) &&
    !counts.test(image.attributes.src ?? '') &&
    !/smiley|emoji/.test(image.attributes.class ?? '')
  )
}

/** Pictures of a text, whose addresses are whole, with their alternative text and the caption of their figure. */
export const imagesIn = (nodes: readonly Node[], caption?: string): Found[] =>
  nodes.flatMap((one) => {
    if (!isElement(one)) return []
    if (one.name !== 'img') {
      const said = one.name === 'figure' ? tidy(children(one, 'figcaption').map(rawText).join(' ')) : undefined
      return imagesIn(one.children, said ?? caption)
    }
    const src = attribute(one, 'src')
    if (!src || !isShown(one)) return []
    const alt = attribute(one, 'alt')
    const descriptions = [
      ...(caption ? [{ role: 'caption', value: caption }] : []),
      ...(alt ? [{ role: 'alt', value: alt }] : []),
    ]
    return single(one, src, 'picture', { descriptions })
  })

const texts = (said: RoleText[] | undefined, more: RoleText[] | undefined): RoleText[] => {
  const roles = new Set(said?.map((one) => one.role))
  return [...(said ?? []), ...(more ?? []).filter((one) => !roles.has(one.role))]
}

/**
 * Everything that an entry brings, each file once, in the order Media RSS, enclosures, text. What the text says of a
 * picture (its alternative text, its caption) is added to what Media RSS said of the same file.
 */
export const mediaOf = (item: Element, base: string | undefined, inText: readonly Found[]): Association[] => {
  const said = [...mediaRss(item, base), ...enclosures(item, base), ...attachment(item), ...inText]
  const all = said.some((one) => one.type === 'picture') ? said : [...said, ...covers(item, base)]
  const out = new Map<string, Association>()
  for (const { type, renditions, words } of all) {
    const href = renditions[0]?.href
    if (!href || !type) continue
    const before = out.get(href)
    if (before) {
      const descriptions = texts(before.descriptions, words.descriptions)
      if (descriptions.length) before.descriptions = descriptions
    } else if (out.size < mostMedia)
      out.set(href, stated<Association>({ name: `${type}-${out.size + 1}`, uri: href, type, ...words, renditions }))
  }
  return [...out.values()]
}
