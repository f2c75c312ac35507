/** A story's body as NITF 3.6 has it: `body.content`, and pictures as `media`. */

import type { Block, Body, Inline, Mark } from '../../story/body.ts'
import type { NewsObject, Rendition } from '../item.ts'
import { type Inner, joined, letters, line, type Markup, oneLine, tag } from './xml-text.ts'

/** NITF has one element for words that stand out (`em`); how is its class. */
const marked = (inner: Markup, marks: readonly Mark[]): Markup => {
  const link = marks.find((mark) => mark.type === 'link')
  const strong = marks.some((mark) => mark.type === 'strong')
  const emphasis = marks.some((mark) => mark.type === 'emphasis')
  const said = strong || emphasis ? tag('em', { class: strong ? 'bold' : 'italic' }, inner) : inner
  return link ? tag('a', { href: link.attrs.href }, said) : said
}

const lineOf = (content: readonly Inline[]): Inner =>
  content.map((part) => (part.type === 'break' ? tag('br', {}) : marked(letters(part.text), part.marks ?? [])))

const p = (content: readonly Inline[]): Markup => tag('p', {}, lineOf(content))

/** One block; a picture is what its address stands for. */
const blockOf = (block: Block, pictures: ReadonlyMap<string, Markup>): Inner => {
  switch (block.type) {
    case 'paragraph':
      return p(block.content)
    case 'crosshead':
      return tag('hl2', {}, lineOf(block.content))
    case 'quote':
      return tag(
        'bq',
        {},
        tag(
          'block',
          {},
          block.content.map((one) => p(one.content)),
        ),
        line('credit', block.attrs?.cite),
      )
    case 'list':
      return block.content.length
        ? tag(
            block.attrs.ordered ? 'ol' : 'ul',
            {},
            block.content.map((item) => tag('li', {}, lineOf(item.content))),
          )
        : undefined
    case 'table':
      return tag(
        'table',
        {},
        block.content
          .filter((row) => row.content.length)
          .map((row) =>
            tag(
              'tr',
              {},
              row.content.map((cell) => tag(cell.attrs.header ? 'th' : 'td', {}, lineOf(cell.content))),
            ),
          ),
      )
    case 'embed':
      return tag('p', {}, tag('a', { href: block.attrs.address }, letters(block.attrs.title)))
    case 'picture':
      return pictures.get(block.attrs.picture)
  }
}

const size = (number: number | undefined): number | undefined =>
  number !== undefined && Number.isInteger(number) && number > 0 ? number : undefined

const mediaReference = (one: Rendition, picture: NewsObject): Markup =>
  tag('media-reference', {
    name: one.name,
    source: one.href,
    'mime-type': one.contentType && oneLine(one.contentType),
    width: size(one.width),
    height: size(one.height),
    'source-credit': picture.by && oneLine(picture.by),
    copyright: picture.copyrightHolder && oneLine(picture.copyrightHolder),
    'alternate-text': picture.descriptions?.find((text) => text.role === 'alt')?.value,
  })

const captionOf = (picture: NewsObject): string | undefined =>
  (picture.descriptions?.find((text) => text.role === 'caption') ?? picture.descriptions?.[0])?.value

const kinds: Record<string, string> = { picture: 'image', graphic: 'image', video: 'video', audio: 'audio' }

/** A picture, video or sound with its files, its caption and who made it. */
export const media = (one: NewsObject): Markup | undefined => {
  const files = (one.renditions ?? []).filter((file) => file.href)
  if (!files.length) return undefined
  return tag(
    'media',
    { 'media-type': kinds[one.type ?? ''] ?? 'other' },
    files.map((file) => mediaReference(file, one)),
    line('media-caption', captionOf(one)),
    line('media-producer', one.by),
  )
}

/** The text with its pictures: each where the text has it, the others below. */
export const bodyContent = (body: Body | undefined, parts: readonly NewsObject[]): Markup => {
  const written = parts.flatMap((one) => {
    const markup = media(one)
    return markup ? [{ one, markup }] : []
  })
  const byAddress = new Map<string, Markup>()
  for (const { one, markup } of written.toReversed())
    for (const name of [one.uri, ...(one.renditions ?? []).map((file) => file.href)])
      if (name) byAddress.set(name, markup)
  const inText = new Set(
    (body?.content ?? []).flatMap((block) => (block.type === 'picture' ? [byAddress.get(block.attrs.picture)] : [])),
  )
  return joined([
    (body?.content ?? []).map((block) => blockOf(block, byAddress)),
    written.filter(({ markup }) => !inText.has(markup)).map(({ markup }) => markup),
  ])
}
