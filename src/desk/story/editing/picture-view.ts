/** How a picture stands in the editor: as readers will see it, with the words that this story gives it. They are changed beside the text. */

import type { NodeViewRenderer } from '@tiptap/core'
import type { UsedPicture } from '../../../story/furniture.ts'
import { say } from '../../words/say.ts'
import { type PictureWords, wordsOfPictures } from './picture-words.ts'

export const pictureView: NodeViewRenderer = ({ node, editor }) => {
  const id = String(node.attrs.picture ?? '')
  const dom = document.createElement('figure')
  dom.className = 'shown-picture'
  dom.dataset.picture = id
  const image = document.createElement('img')
  const caption = document.createElement('figcaption')
  // An identity is letters and digits; whatever else a draft may hold names no picture.
  if (/^[0-9a-z]{12}$/.test(id)) image.src = `/desk/pictures/${id}/large`
  const words: PictureWords | undefined = wordsOfPictures(editor)
  const show = () => {
    const used: UsedPicture | undefined = words?.of(id)
    image.alt = used?.alt || used?.caption || say('story.picture.unknown')
    if (used) {
      image.width = used.width
      image.height = used.height
    }
    caption.textContent = used ? [used.caption, used.credit].filter(Boolean).join(' – ') : say('story.picture.unknown')
  }
  show()
  dom.append(image, caption)
  const stop = words?.watch(show)
  return { dom, ignoreMutation: () => true, destroy: () => stop?.() }
}
