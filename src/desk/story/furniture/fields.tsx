/** Fields of the furniture: written ones, bound to the draft's letters, and those that are one value. */

import { type ReactNode, useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import type { Written } from '../../../story/draft/furniture-of.ts'
import { textFor } from './use-part.ts'
import { bindField } from './written.ts'

type Given = {
  doc: Y.Doc
  name: Written
  label: string
  mayWrite: boolean
  most: number
  lang?: string
  /** A line that grows; else it is one. */
  grows?: boolean
  hint?: string
  children?: ReactNode
}

/** As high as what is in it: browsers that can do that by themselves are left to it. */
const fit = (field: HTMLTextAreaElement): void => {
  if (CSS.supports('field-sizing', 'content')) return
  field.style.setProperty('block-size', 'auto')
  field.style.setProperty('block-size', `${field.scrollHeight}px`)
}

export const WrittenField = ({ doc, name, label, mayWrite, most, lang, grows = false, hint, children }: Given) => {
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  useEffect(() => {
    const { current } = field
    if (!current) return undefined
    const text = textFor(doc, name)
    const unbind = bindField(current, text)
    const sized = () => grows && fit(current)
    sized()
    current.addEventListener('input', sized)
    current.addEventListener('changed', sized)
    return () => {
      unbind()
      current.removeEventListener('input', sized)
      current.removeEventListener('changed', sized)
    }
  }, [doc, name, grows])
  const id = `field-${name}`
  const attributes = {
    ...{
      id,
      ref: field,
      maxLength: most,
      lang,
      dir: 'auto',
      spellCheck: true,
      readOnly: !mayWrite,
      autoComplete: 'off',
    },
    ...((hint || children) && { 'aria-describedby': `${id}-hint` }),
  }
  return (
    <div className={`field of-${name}`}>
      <label htmlFor={id}>{label}</label>
      {grows ? (
        <textarea {...attributes} rows={1} onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()} />
      ) : (
        <input {...attributes} />
      )}
      {(hint || children) && (
        <div id={`${id}-hint`} className="note">
          {hint}
          {children}
        </div>
      )}
    </div>
  )
}
