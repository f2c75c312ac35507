/** The content of a NewsML-G2 item: text inside it, files beside it. */

import type { Body } from '../../story/body.ts'
import type { Draft } from '../compose.ts'
import { attribute, children, type Element } from '../element.ts'
import { fileHref } from '../identity.ts'
import { type Rendition, stated } from '../item.ts'
import { storyBody } from '../markup.ts'

const whole = (value: string | undefined): number | undefined => {
  const number = Number(value ?? Number.NaN)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

const rendition = (remote: Element, at: number): Rendition => {
  const said = attribute(remote, 'rendition') ?? attribute(remote, 'renditionuri')
  const href = attribute(remote, 'href')
  return stated<Rendition>({
    name: said?.split(/[:/]/).at(-1) ?? `file-${at + 1}`,
    href: href && fileHref(href),
    contentType: attribute(remote, 'contenttype'),
    width: whole(attribute(remote, 'width')),
    height: whole(attribute(remote, 'height')),
    sizeInBytes: whole(attribute(remote, 'size')),
    duration: whole(attribute(remote, 'duration')),
  })
}

/** The first inline content with any text (XML before data), and all remote content as renditions. */
export const readContent = (contentSet: Element | undefined): Pick<Draft, 'body' | 'renditions'> => {
  let body: Body | undefined
  for (const inline of [...children(contentSet, 'inlineXML'), ...children(contentSet, 'inlineData')]) {
    if (attribute(inline, 'encoding')) continue
    body ??= storyBody(inline)
    if (body.content.length) break
    body = undefined
  }
  return { body, renditions: children(contentSet, 'remoteContent').map(rendition) }
}
