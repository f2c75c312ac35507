/** Where things are: the paths of the site's pages, and their absolute form. */

import { isSafeLink } from '../story/body.ts'
import { cropOf, type Shape, type Size, unframed } from '../story/framing.ts'
import type { ListPage, Picture, Section, Site, Topic } from './view.ts'

export const sectionAddress = (section: Section): string => `/${encodeURIComponent(section.slug)}`
/** Of a place, the page of the place. */
export const topicAddress = ({ slug, kind }: Topic): string => `/${kind ?? 'topic'}/${encodeURIComponent(slug)}`
export const profileAddress = (profile: { slug: string }): string => `/by/${encodeURIComponent(profile.slug)}`
export const feedAddress = '/feed.xml'
/** The formats of feeds, by the ends of their addresses: RSS, Atom, JSON Feed. */
export const feedFormats = ['xml', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]
/** The feed of a page: of `/world` it is `/world/feed.xml`, of `/search?q=fog` `/search/feed.xml?q=fog`. */
export const feedOf = (page: string, format: FeedFormat): string => {
  const [path = '', ...query] = page.split('?')
  return [`${path.replace(/\/$/, '')}/feed.${format}`, ...query].join('?')
}
/** The page of a list of this kind. */
export const listAddress = (kind: ListPage['kind'], slug: string): string => {
  if (kind === 'section') return sectionAddress({ slug, name: '' })
  return kind === 'profile'
    ? profileAddress({ slug })
    : topicAddress({ slug, name: '', ...(kind === 'place' && { kind }) })
}
export const searchAddress = '/search'
export const latestAddress = '/latest'
/** Of all years, or of a year, a month, a day: of "2026-11-30" it is "/archive/2026/11/30". */
export const archiveAddress = (of = ''): string => `/archive${of && `/${of.replaceAll('-', '/')}`}`
export const mostReadAddress = '/most-read'
export const savedAddress = '/saved'
export const offlineAddress = '/offline'
export const correctionsAddress = '/corrections'
export const correctionsFeedAddress = '/corrections.xml'

/** A path on this site. Whatever is not one (another scheme, another host) leads to the front instead of out of the house. */
export const within = (path: string): string => (/^\/(?![/\\])[^\t\r\n]*$/.test(path) ? path : '/')

/** An address elsewhere that may be linked to, or nothing. */
export const outside = (address: string): string | undefined => (isSafeLink(address) ? address.trim() : undefined)

/** With scheme and host, non-ASCII letters percent-encoded: for canonical addresses, feeds and structured data. */
export const absolute = (site: Site, path: string): string => new URL(site.origin + within(path)).href

export type Format = 'avif' | 'webp' | 'jpg'

/** The widths that renditions exist in. */
export const pictureWidths = [160, 320, 480, 640, 800, 1000, 1300, 1900] as const

/** `shape`: of the crop of this shape instead of the whole. */
export const pictureAddress = (picture: Picture, width: number, format: Format, shape?: Shape): string => {
  const crop = shape ? `${shape}-${picture.framing?.version ?? 0}/` : ''
  return `/media/${encodeURIComponent(picture.id)}/${crop}${width}.${format}`
}

/** The pixels of the original that are shown: of the crop of a shape, or of the whole. */
export const shownSize = (picture: Picture, shape?: Shape): Size =>
  shape ? cropOf(picture, shape, picture.framing ?? unframed) : picture

/** The rendition nearest below `wanted` pixels, never above the original's own width; the smallest one where nothing fits. */
export const renditionWidth = (picture: Picture, wanted: number, shape?: Shape): number => {
  const { width: own } = shownSize(picture, shape)
  return pictureWidths.findLast((width) => width <= wanted && width <= own) ?? pictureWidths[0]
}

/** A JPEG of it for machines that want one address: how wide and high it is, and where. */
export const plainRendition = (picture: Picture, wanted: number, shape?: Shape): Size & { address: string } => {
  const width = renditionWidth(picture, wanted, shape)
  const { width: across, height: down } = shownSize(picture, shape)
  return { address: pictureAddress(picture, width, 'jpg', shape), width, height: Math.round((down * width) / across) }
}
