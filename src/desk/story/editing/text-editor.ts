/** The editor of a story's text: Tiptap over a draft, without React, so that nothing else is drawn for a key. */

import { Editor } from '@tiptap/core'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { bodyFragment } from '../../../story/draft/body-of.ts'
import { say } from '../../words/say.ts'
import { blockKeys } from './block-keys.ts'
import { bodyExtensions } from './nodes.ts'
import { passages } from './passages.ts'
import { pasting } from './pasting.ts'
import { tables } from './tables.ts'
import { together } from './together.ts'

export type TextGiven = {
  doc: Y.Doc
  awareness: Awareness | undefined
  /** BCP 47, of the story: what the browser's spelling goes by. */
  language: string
}

const attributes = (language: string, mayWrite: boolean): Record<string, string> => ({
  ...{ class: 'text story-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': say('story.text') },
  ...{ lang: language, dir: 'auto', spellcheck: 'true', autocorrect: 'on', translate: 'no' },
  ...(!mayWrite && { 'aria-readonly': 'true', tabindex: '0' }),
})

export const textEditor = ({ doc, awareness, language }: TextGiven): Editor =>
  new Editor({
    element: null,
    // The policy allows no style element; ours is in look/story.css.
    injectCSS: false,
    // Letters, links and pictures come through our own paste.
    enablePasteRules: false,
    coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n\n' } },
    enableCoreExtensions: { textDirection: false, tabindex: false },
    extensions: [...bodyExtensions, together(bodyFragment(doc), awareness), tables, blockKeys, passages, pasting],
    editorProps: { attributes: attributes(language, true) },
  })

/** Another language for the browser's spelling. */
export const speakLanguage = (editor: Editor, language: string): void =>
  editor.setOptions({
    editorProps: { ...editor.options.editorProps, attributes: attributes(language, editor.isEditable) },
  })

/** Who may not write reads the same text, and may select in it. */
export const letWrite = (editor: Editor, mayWrite: boolean): void => {
  if (editor.isEditable === mayWrite) return
  const { lang = '' } = Object(editor.options.editorProps.attributes) as { lang?: string }
  editor.setOptions({
    editable: mayWrite,
    editorProps: { ...editor.options.editorProps, attributes: attributes(lang, mayWrite) },
  })
}
