/** The content of a NewsML-G2 item: text inside it, files beside it. */

import { bodyText } from '../../story/body.ts'
import { attribute, children, type Element } from '../../story/markup/element.ts'
import { type Story, storyIn } from '../../story/markup/markup.ts'
import type { Draft } from '../compose.ts'
import { fileHref } from '../identity.ts'
import { type Rendition, stated } from '../item.ts'
import { isTt, readTt } from './newsml-g2-tt.ts'

const whole = (value: string | undefined): number | undefined => {
  const number = Number(value ?? Number.NaN)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

const rendition = (remote: Element, at: number): Rendition => {
  const said = attribute(remote, 'rendition') ?? attribute(remote, 'renditionuri')
  const href = attribute(remote, 'href')
  const scan = attribute(remote, 'videoscan')
  return stated<Rendition>({
    name: said?.split(/[:/]/).at(-1) ?? `file-${at + 1}`,
    href: href && fileHref(href),
    contentType: attribute(remote, 'contenttype'),
    width: whole(attribute(remote, 'width')),
    height: whole(attribute(remote, 'height')),
    sizeInBytes: whole(attribute(remote, 'size')),
    duration: whole(attribute(remote, 'duration')),
    title: attribute(remote, 'title'),
    frameRate: whole(attribute(remote, 'videoframerate')),
    scanType: scan === 'progressive' || scan === 'interlaced' ? scan : undefined,
    aspectRatio: attribute(remote, 'videoaspectratio'),
  })
}

/** Renditions of the text that are for editors (dpa's note pad) or only a line of it. */
const forEditors = /public|note/i
const notTheStory = /public|note|headline|title|slug|byline|credit/i

const renditionOf = (inline: Element): string => attribute(inline, 'rendition')?.split(':').at(-1) ?? ''

/**
 * The first inline content that is the story (XML before data), what is for editors as notes, and all remote content as
 * renditions. Encoded data (base64) is no text.
 */
export const readContent = (
  contentSet: Element | undefined,
): Pick<Draft, 'story' | 'renditions' | 'notes' | 'by' | 'associations'> => {
  const inline = [...children(contentSet, 'inlineXML'), ...children(contentSet, 'inlineData')].filter(
    (one) => !attribute(one, 'encoding'),
  )
  let story: Story | undefined
  let tt: ReturnType<typeof readTt> | undefined
  for (const one of inline) {
    if (notTheStory.test(renditionOf(one))) continue
    tt = isTt(one) ? readTt(one) : undefined
    story = tt?.story ?? storyIn(one)
    if (story.body.content.length) break
  }
  return {
    ...tt,
    story,
    notes: inline.filter((one) => forEditors.test(renditionOf(one))).map((one) => bodyText(storyIn(one).body)),
    renditions: children(contentSet, 'remoteContent').map(rendition),
  }
}
