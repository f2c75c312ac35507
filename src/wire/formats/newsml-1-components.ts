/** The components of a NewsML 1 item: which is the text, which the caption, which the pictures. */

import { bodyText, emptyBody } from '../../story/body.ts'
import { attribute, children, type Element, find, rawText, text } from '../../story/markup/element.ts'
import { type PictureName, type Story, storyIn } from '../../story/markup/markup.ts'
import type { Draft } from '../compose.ts'
import { fileHref } from '../identity.ts'
import { type Association, type ItemType, type Rendition, stated } from '../item.ts'

/** A content item with the role of its component and the component that holds both. */
type Leaf = { role: string; medium: string; content: Element; component: Element; parent: Element | undefined }

const formal = (of: Element | undefined, ...path: string[]): string =>
  attribute(find(of, ...path), 'FormalName')?.toLowerCase() ?? ''

const leavesOf = (component: Element, parent: Element | undefined): Leaf[] => [
  ...children(component, 'ContentItem').map((content) => ({
    role: formal(component, 'Role'),
    medium: mediumOf(content),
    content,
    component,
    parent,
  })),
  ...children(component, 'NewsComponent').flatMap((inner) => leavesOf(inner, component)),
]

const extensions: [RegExp, string][] = [
  [/\.(jpe?g|png|gif|tiff?|webp)$/i, 'photo'],
  [/\.(mp4|mov|wmv|flv|webm|avi)$/i, 'video'],
  [/\.(mp3|wav|ogg)$/i, 'audio'],
]

/** What a content item is: said by MediaType, else MimeType, else its file's name; `text` where it has content of its own. */
const mediumOf = (content: Element): string => {
  const said = formal(content, 'MediaType')
  if (said) return said
  const mime = formal(content, 'MimeType')
  if (/^(image|video|audio)\//.test(mime)) return mime.startsWith('image') ? 'photo' : mime.slice(0, 5)
  if (mime === 'text/css') return 'style'
  const href = attribute(content, 'Href') ?? ''
  return find(content, 'DataContent') ? 'text' : (extensions.find(([form]) => form.test(href))?.[1] ?? 'other')
}

/** Roles of text that is not the story: it belongs to a picture, a line above, or nobody. */
const besides: [RegExp, 'caption' | 'headline' | 'standfirst' | 'none'][] = [
  [/caption|legend|description/, 'caption'],
  [/^(title|head ?line|sub ?head ?line)/, 'headline'],
  [/^(lead|abstract|summary|standfirst|intro|synopsis)/, 'standfirst'],
  [/style|script|metadata|shotlist|contact|tweet|logo/, 'none'],
]

/** A role that says: this is the story. Without one, the first text that is nothing else is. */
const isMain = (leaf: Leaf): boolean => /^(main|body|story)/.test(leaf.role)

const meaning = (leaf: Leaf) => besides.find(([form]) => form.test(leaf.role))?.[1] ?? 'main'

const isMedia = (leaf: Leaf): boolean => /photo|image|picture|graphic|video|audio|sound|animation/.test(leaf.medium)
const isText = (leaf: Leaf): boolean =>
  !isMedia(leaf) && leaf.medium !== 'style' && find(leaf.content, 'DataContent') !== undefined

/** Does a component hold pictures and no story? Then its lines (byline, credit) are the pictures', not the item's. */
export const isPictures = (component: Element): boolean => {
  const leaves = leavesOf(component, undefined)
  return leaves.some(isMedia) && !leaves.some((leaf) => isText(leaf) && meaning(leaf) === 'main')
}

const saysAnything = (leaf: Leaf): boolean => /\S/.test(rawText(find(leaf.content, 'DataContent')))

/** Texts with a headline of their own, innermost first found; one with pictures in it is a picture with its caption. */
const ownTexts = (component: Element): Element[] => {
  const inner = children(component, 'NewsComponent').flatMap(ownTexts)
  if (inner.length || !line(component, 'HeadLine')) return inner
  const leaves = leavesOf(component, undefined)
  const isOne =
    leaves.some((leaf) => isText(leaf) && meaning(leaf) === 'main' && saysAnything(leaf)) && !leaves.some(isMedia)
  return isOne ? [component] : []
}

/**
 * The components that are texts of their own, where an item has several: one a language (Belga), or a list of stories
 * (EFE). A text again in the same language under the same headline is another form of the first.
 */
export const textsOf = (components: readonly Element[]): Element[] => {
  const texts = new Map<string, Element>()
  for (const one of components.flatMap(ownTexts)) {
    const language = formal(one, 'DescriptiveMetadata', 'Language') || attribute(one, 'xml:lang') || ''
    const key = `${language.toLowerCase()} ${line(one, 'HeadLine')}`
    if (!texts.has(key)) texts.set(key, one)
  }
  return texts.size > 1 ? [...texts.values()] : []
}

/** Whom an editor may ask (Business Wire's role "Contact"): never for readers. */
const contactsIn = (texts: readonly Leaf[]): string[] =>
  texts.filter((leaf) => /contact/.test(leaf.role)).map((leaf) => bodyText(storyOf(leaf).body))

const types: [RegExp, ItemType][] = [
  [/photo|image|picture/, 'picture'],
  [/graphic|animation/, 'graphic'],
  [/video/, 'video'],
  [/audio|sound/, 'audio'],
]

const typeOf = (medium: string): ItemType | undefined => types.find(([form]) => form.test(medium))?.[1]

const whole = (value: string | undefined): number | undefined => {
  const number = Number(value ?? Number.NaN)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

const rendition = (leaf: Leaf, at: number): Rendition => {
  const characteristics = find(leaf.content, 'Characteristics')
  const property = (name: string) =>
    attribute(
      children(characteristics, 'Property').find((one) => attribute(one, 'FormalName')?.toLowerCase() === name),
      'Value',
    )
  const href = attribute(leaf.content, 'Href')
  const format =
    attribute(find(leaf.content, 'MimeType'), 'FormalName') ?? attribute(find(leaf.content, 'Format'), 'FormalName')
  return stated<Rendition>({
    name: attribute(find(leaf.component, 'Role'), 'FormalName') ?? `file-${at + 1}`,
    href: href && fileHref(href),
    contentType: format && /\//.test(format) ? format : undefined,
    width: whole(property('width') ?? property('pixelwidth')),
    height: whole(property('height') ?? property('pixelheight')),
    sizeInBytes: whole(text(find(characteristics, 'SizeInBytes'))),
  })
}

const storyOf = (leaf: Leaf, picture?: PictureName): Story => {
  const data = find(leaf.content, 'DataContent')
  return data ? storyIn(data, picture) : { body: emptyBody }
}

const captionOf = (leaf: Leaf): string => bodyText(storyOf(leaf).body).replace(/\s+/g, ' ')

const line = (component: Element | undefined, name: string): string | undefined =>
  text(find(component, 'NewsLines', name))

const party = (component: Element | undefined, role: string): string | undefined => {
  const found = find(component, 'AdministrativeMetadata', role, 'Party')
  return attribute(found, 'FormalName') ?? text(found)
}

/** What a component says of the files in it. */
type Credit = Pick<Association, 'by' | 'copyrightHolder' | 'copyrightNotice'> & { headline?: string; duid?: string }

const creditIn = (component: Element | undefined): Credit =>
  stated<Credit>({
    duid: attribute(component, 'Duid'),
    headline: line(component, 'HeadLine'),
    by: line(component, 'ByLine') ?? party(component, 'Creator'),
    copyrightHolder: line(component, 'CreditLine') ?? party(component, 'Provider'),
    copyrightNotice: line(component, 'CopyrightLine'),
  })

/** One picture (or video, sound): the files that stand together, with the captions beside them. */
const mediumFrom = (
  media: readonly Leaf[],
  captions: readonly Leaf[],
  around: Credit,
  item: string,
  at: number,
): Association => {
  const { duid, headline, ...credit } = { ...creditIn(media[0]?.component), ...around }
  const type = typeOf(media[0]?.medium ?? '')
  return stated<Association>({
    name: duid ?? `${type ?? 'file'}-${at + 1}`,
    uri: `${item}#${encodeURIComponent(duid ?? `media-${at + 1}`)}`,
    type,
    ...credit,
    headlines: headline ? [{ role: 'main', value: headline }] : [],
    descriptions: captions
      .map(captionOf)
      .filter(Boolean)
      .map((value) => ({ role: 'caption', value })),
    renditions: media.map(rendition),
  })
}

/** The component around a leaf: the sizes of one picture, and its caption, stand in one. */
const around = (leaf: Leaf): Element => leaf.parent ?? leaf.component

const byParent = (leaves: readonly Leaf[]): Map<Element, Leaf[]> => {
  const groups = new Map<Element, Leaf[]>()
  for (const leaf of leaves) {
    const group = groups.get(around(leaf))
    if (group) group.push(leaf)
    else groups.set(around(leaf), [leaf])
  }
  return groups
}

/** Files of one parent as pictures: sizes have roles of their own (Main, Preview, Thumbnail), a role again is the next picture. */
const picturesIn = (files: readonly Leaf[]): Leaf[][] => {
  const pictures: Leaf[][] = []
  let roles = new Set<string>()
  for (const file of files) {
    const current = pictures.at(-1)
    const sameComponent = current?.at(-1)?.component === file.component
    if (current && (sameComponent || (file.role && !roles.has(file.role)))) current.push(file)
    else {
      pictures.push([file])
      roles = new Set()
    }
    roles.add(file.role)
  }
  return pictures
}

/** All pictures, videos and sounds, each with the captions that stand with it. */
const mediaOf = (leaves: readonly Leaf[], item: string): Association[] => {
  const captions = byParent(leaves.filter((leaf) => isText(leaf) && meaning(leaf) === 'caption'))
  const out: Association[] = []
  for (const [parent, files] of byParent(leaves.filter(isMedia))) {
    const said = captions.get(parent) ?? []
    const pictures = picturesIn(files)
    const { duid, ...shared } = creditIn(parent)
    // Its Duid is a picture's name (`#photo0`) only where the component holds one.
    const credit = pictures.length > 1 || !duid ? shared : { ...shared, duid }
    for (const [at, picture] of pictures.entries())
      out.push(mediumFrom(picture, pictures.length > 1 ? said.slice(at, at + 1) : said, credit, item, out.length))
  }
  return out
}

/** Under which names the body may show a picture: its Duid (`#photo0`) and its files. */
const namesOf = (media: readonly Association[]): PictureName => {
  const known = new Map<string, string>()
  for (const one of media) {
    const href = one.renditions?.find((rendition) => rendition.href)?.href
    if (one.type !== 'picture' || !href) continue
    known.set(`#${one.name}`, href)
    for (const rendition of one.renditions ?? []) if (rendition.href) known.set(rendition.href, href)
  }
  return (src) => known.get(src) ?? known.get(fileHref(src) ?? '')
}

/** The text that is the story: of the leaves with the role of a main text, the first that has any. */
const mainText = (texts: readonly Leaf[], picture: PictureName): { leaf?: Leaf; story?: Story } => {
  const mains = texts
    .filter((leaf) => meaning(leaf) === 'main')
    .toSorted((a, b) => Number(isMain(b)) - Number(isMain(a)))
  for (const leaf of mains) {
    const story = storyOf(leaf, picture)
    if (story.body.content.length) return { leaf, story }
  }
  return {}
}

/** Where there is neither a text nor a picture, the title is all that is told (Belga's tips). */
const onlyTitle = (texts: readonly Leaf[]): { leaf?: Leaf; story?: Story } => {
  const leaf = texts.find((one) => meaning(one) === 'headline' && saysAnything(one))
  return leaf ? { leaf, story: storyOf(leaf) } : {}
}

/** Lines that stand beside the main text in the same component: its headline, its standfirst. */
const beside = (main: Leaf | undefined, texts: readonly Leaf[], what: 'headline' | 'standfirst'): string[] =>
  texts.filter((leaf) => meaning(leaf) === what && (!main || leaf.parent === main.parent)).map(captionOf)

/** What the components of an item say: body, pictures, type. An item with pictures and no story is itself the picture. */
export const readComponents = (components: readonly Element[], item: string): Draft => {
  const leaves = components.flatMap((one) => leavesOf(one, undefined))
  const texts = leaves.filter(isText)
  const media = mediaOf(leaves, item)
  const main = mainText(texts, namesOf(media))
  const { leaf, story } = main.leaf || media.length ? main : onlyTitle(texts)
  const language =
    attribute(find(leaf?.component, 'DescriptiveMetadata', 'Language'), 'FormalName') ??
    attribute(leaf?.component, 'xml:lang')
  if (!leaf && media.length === 1 && media[0]) {
    const { name: _name, uri: _uri, headlines: _headlines, ...picture } = media[0]
    return { ...picture, associations: [] }
  }
  return {
    type: media.length && !leaf ? 'composite' : 'text',
    story,
    language,
    descriptions: beside(leaf, texts, 'standfirst').map((value) => ({ role: 'summary', value })),
    notes: contactsIn(texts),
    associations: media,
  }
}
