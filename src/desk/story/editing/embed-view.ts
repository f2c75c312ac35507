/** How something that lives elsewhere stands in the editor: its title and where it is. Nothing of it is loaded. */

import type { NodeViewRenderer } from '@tiptap/core'
import { embedOf } from '../../../story/form/embed.ts'
import { say } from '../../words/say.ts'

/** How readers will have it. */
const manner = (address: string): string => {
  const found = embedOf(address)
  if (!found) return say('embed.linked', { host: URL.canParse(address) ? new URL(address).hostname : address })
  return found.form === 'film'
    ? say('embed.film', { host: found.provider })
    : say('embed.shown', { provider: found.provider })
}

export const embedView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('div')
  dom.className = 'embed'
  const title = document.createElement('strong')
  const host = document.createElement('span')
  const address = String(node.attrs.address ?? '')
  title.textContent = String(node.attrs.title || address)
  host.textContent = manner(address)
  dom.append(title, host)
  return { dom }
}
