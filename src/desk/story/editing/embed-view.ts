/** How something that lives elsewhere stands in the editor: its title and where it is. Nothing of it is loaded. */

import type { NodeViewRenderer } from '@tiptap/core'

export const embedView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('div')
  dom.className = 'embed'
  const title = document.createElement('strong')
  const host = document.createElement('span')
  const address = String(node.attrs.address ?? '')
  title.textContent = String(node.attrs.title || address)
  host.textContent = URL.canParse(address) ? new URL(address).hostname : address
  dom.append(title, host)
  return { dom }
}
