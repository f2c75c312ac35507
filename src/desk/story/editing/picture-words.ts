/** The words that a story gives its pictures, for whoever draws them in the editor. */

import type { Editor } from '@tiptap/core'
import type { UsedPicture } from '../../../story/furniture.ts'

export type PictureWords = {
  of(picture: string): UsedPicture | undefined
  watch(changed: () => void): () => void
}

const known = new WeakMap<Editor, PictureWords>()

export const givePictureWords = (editor: Editor, words: PictureWords): void => void known.set(editor, words)
export const wordsOfPictures = (editor: Editor): PictureWords | undefined => known.get(editor)
