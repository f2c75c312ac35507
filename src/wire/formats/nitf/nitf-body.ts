/** The text of an NITF document and its pictures: what is the story, what is a picture's, what is only the desk's. */

import {
  attribute,
  descendants,
  type Element,
  find,
  isElement,
  type Node,
  rawText,
} from '../../../story/markup/element.ts'
import { embedIn, embedInFrame } from '../../../story/markup/embedded.ts'
import { type PictureName, parseHtml, type Story, storyFromHtml, storyIn } from '../../../story/markup/markup.ts'
import { fileHref } from '../../identity.ts'
import { type Association, type ItemType, type Rendition, stated } from '../../item.ts'
import { line } from './nitf-text.ts'

type Text = string | undefined

const types: [RegExp, ItemType][] = [
  [/image|photo|picture/, 'picture'],
  [/graphic|chart/, 'graphic'],
  [/video/, 'video'],
  [/audio|sound/, 'audio'],
]

const typeOf = (media: Element, reference: Element | undefined): ItemType | undefined => {
  const said = `${attribute(media, 'media-type') ?? ''} ${attribute(reference, 'mime-type') ?? ''}`.toLowerCase()
  return types.find(([form]) => form.test(said))?.[1]
}

const whole = (value: Text): number | undefined => {
  const number = Number(value ?? Number.NaN)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

/** One file: `source` is its address or its name. */
const rendition = (reference: Element, at: number): Rendition => {
  const href = attribute(reference, 'source') ?? attribute(reference, 'data-location')
  const type = attribute(reference, 'mime-type')
  return stated<Rendition>({
    name: attribute(reference, 'name') ?? attribute(reference, 'id') ?? `file-${at + 1}`,
    href: href && fileHref(href),
    contentType: type && /\//.test(type) ? type : undefined,
    width: whole(attribute(reference, 'width')),
    height: whole(attribute(reference, 'height')),
  })
}

/** What `media-metadata` says under a name of such a form. */
const metadata = (media: Element, form: RegExp): Text =>
  descendants(media, 'media-metadata')
    .filter((one) => form.test(attribute(one, 'name') ?? ''))
    .map((one) => attribute(one, 'value') ?? line(one))
    .find(Boolean)

/** A picture, a video or a sound with its sizes, or one that is only named (Canadian Press: "TransRef"). */
const mediumOf = (media: Element, item: string, at: number): Association[] => {
  const references = descendants(media, 'media-reference')
  const [reference] = references
  const said = (name: string): Text => references.map((one) => attribute(one, name)).find(Boolean)
  const id = metadata(media, /^(?:transref|transmission-?reference|id|guid|uid)$/i)
  const type = typeOf(media, reference) ?? (id ? 'picture' : undefined)
  if (!type || (!references.length && !id)) return []
  const captions = descendants(media, 'media-caption').map(line)
  const alternative = said('alternate-text')
  const duid = attribute(media, 'id')
  return [
    stated<Association>({
      name: duid ?? `${type}-${at + 1}`,
      uri: `${item}#${encodeURIComponent(duid ?? `media-${at + 1}`)}`,
      type,
      by:
        descendants(media, 'media-producer').map(line).filter(Boolean).join(', ') ||
        metadata(media, /^(?:byline|photographer|creator)$/i),
      copyrightHolder: said('source-credit') ?? metadata(media, /^(?:credit|source)$/i),
      copyrightNotice: said('copyright') ?? metadata(media, /^copyright/i),
      usageTerms: metadata(media, /^(?:special-?)?instructions?$|restrict|usage/i),
      descriptions: [
        ...captions.flatMap((value) => (value ? [{ role: 'caption', value }] : [])),
        ...(alternative ? [{ role: 'alttext', value: alternative }] : []),
      ],
      renditions: distinctNames(references.map(rendition)),
      altIds: id ? [{ role: 'media-id', value: id }] : [],
    }),
  ]
}

const distinctNames = (renditions: readonly Rendition[]): Rendition[] => {
  const names = new Set<string>()
  return renditions.map((one, at) => {
    const name = names.has(one.name) ? `${one.name}-${at + 1}` : one.name
    names.add(name)
    return { ...one, name }
  })
}

/** No document has more pictures than these. */
const mostMedia = 500

const largest = (one: Association): string | undefined =>
  one.renditions?.filter(({ href }) => href).toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]?.href

/** Under which name the text shows a picture: each of its files stands for the largest. */
const pictureNames = (media: readonly Association[]): PictureName => {
  const known = new Map<string, string>()
  for (const one of media) {
    const href = one.type === 'picture' || one.type === 'graphic' ? largest(one) : undefined
    for (const file of href ? (one.renditions ?? []) : []) if (file.href && href) known.set(file.href, href)
  }
  return (src) => known.get(fileHref(src) ?? '')
}

/** Code for a web page, sent as letters: it is no text, and it may not run. */
const embedCode =
  /^\s*<(?:script|iframe|div|blockquote|object|embed)[\s>][\s\S]*<\/(?:script|iframe|div|blockquote|object|embed)>\s*$/i

const isCode = (node: Node): boolean => isElement(node) && node.name === 'p' && embedCode.test(rawText(node))

/** The frame or the quote of a provider in such code: it is shown as what it is. */
const shownIn = (code: Node): Node | undefined =>
  isElement(code)
    ? parseHtml(rawText(code).trim())
        .filter(isElement)
        .find((one) => embedInFrame(one) ?? embedIn(one))
    : undefined

const isBlank = (node: Node): boolean => !isElement(node) && !node.trim()

/** Code as a note: in square brackets, since a note must hold no markup. */
const codeNote = (node: Node): string =>
  isElement(node) ? `Not taken over: ${rawText(node).trim().replace(/</g, '[').replace(/>/g, ']')}` : ''

/** By how many letters the lines of a paragraph may differ: in some none reaches the edge. */
const slack = 8

/** Is the line broken only because a telex line was full? Then the next word would hardly have fitted on it. */
const isFull = (text: string, next: string, width: number): boolean =>
  text.length >= 45 && text.length <= 90 && text.length + 1 + (/^\S*/.exec(next)?.[0].length ?? 0) > width - slack

/** A paragraph of lines as long as a telex line (AAP) is one text: its breaks are blanks. */
const unbroken = (paragraph: Element): readonly Node[] => {
  const { children } = paragraph
  if (!children.some((node) => isElement(node) && node.name === 'br')) return children
  const lines = ['']
  for (const node of children) {
    if (isElement(node) && node.name === 'br') lines.push('')
    else lines.push((lines.pop() ?? '') + (isElement(node) ? rawText(node) : node))
  }
  const plain = lines.map((one) => one.replace(/\s+/g, ' ').trim())
  const width = Math.max(...plain.slice(0, 10_000).map((one) => one.length))
  const isWrapped = plain.length > 1 && plain.slice(0, -1).every((one, at) => isFull(one, plain[at + 1] ?? '', width))
  return isWrapped ? children.map((node) => (isElement(node) && node.name === 'br' ? ' ' : node)) : children
}

/** A fraction without its stroke would read as one number: 1 and 2 are not 12. */
const fraction = (of: Element): string => ` ${line(find(of, 'frac-num')) ?? ''}/${line(find(of, 'frac-den')) ?? ''}`

/** Is a note for readers? Only a "publishable advisory" is (NITF 3.6, `note type="pa"`). */
const isPublic = (note: Element): boolean => attribute(note, 'type') === 'pa'

/** The markup without what is not the story; `notes` takes up what is the desk's. */
const cleaned = (nodes: readonly Node[], notes: string[]): Node[] => {
  const out: Node[] = []
  for (const node of nodes) {
    if (!isElement(node)) out.push(node)
    else if (node.name === 'nitf-table-metadata' || node.name === 'media-object') continue
    else if (node.name === 'note' && !isPublic(node)) notes.push(line(node) ?? '')
    else if (node.name === 'frac') out.push(fraction(node))
    else if (isCode(node)) {
      takeHeading(out)
      const shown = shownIn(node)
      if (shown) out.push(shown)
      else notes.push(codeNote(node))
    } else {
      const inside = node.name === 'p' ? unbroken(node) : node.children
      out.push({ ...node, children: cleaned(inside, notes) })
    }
  }
  return out
}

/** The heading over code that was taken out stands over nothing. */
const takeHeading = (out: Node[]): void => {
  const at = out.findLastIndex((node) => !isBlank(node))
  const last = out[at]
  if (last && isElement(last) && last.name === 'hl2' && /^embed/i.test(line(last) ?? '')) out.length = at
}

/** Markup that was escaped once more than it should (Opennemas): letters as "&lt;p&gt;". */
const escapedTwice = /&lt;\/?[a-z][a-z0-9]*\s*\/?&gt;/i

const unescaped = (letters: string): string =>
  letters
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

export type NitfText = { story: Story; associations: Association[]; notes: string[] }

/** The story, the pictures in it and above it, and the notes that stood in it. `item` is the identity that the pictures' own go on from. */
export const readBody = (body: Element | undefined, item: string): NitfText => {
  const content = find(body, 'body.content')
  const bodyHead = find(body, 'body.head')
  const notes: string[] = []
  const associations = [content, find(bodyHead, 'abstract')]
    .flatMap((one) => (one ? descendants(one, 'media') : []))
    .slice(0, mostMedia)
    .flatMap((one, at) => mediumOf(one, item, at))
  const advisories = bodyHead ? descendants(bodyHead, 'note').filter(isPublic) : []
  for (const note of bodyHead ? descendants(bodyHead, 'note') : []) if (!isPublic(note)) notes.push(line(note) ?? '')
  const letters = content && !content.children.some(isElement) ? rawText(content) : ''
  const picture = pictureNames(associations)
  if (escapedTwice.test(letters)) return { story: storyFromHtml(unescaped(letters), picture), associations, notes }
  const whole: Element = {
    name: 'body.content',
    space: '',
    attributes: {},
    children: cleaned([...advisories.flatMap((note) => note.children), ...(content?.children ?? [])], notes),
  }
  return { story: storyIn(whole, picture), associations, notes }
}
