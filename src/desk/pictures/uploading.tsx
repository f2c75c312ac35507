/** Bringing pictures: a button, a place to drop them on, the clipboard; and how far each is. */

import { type DragEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import { say } from '../words/say.ts'
import type { Upload, Uploads } from './use-uploads.ts'

/** What the system offers to choose; the server tells by the bytes. */
const accept = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff'

export const AddButton = ({
  uploads,
  button,
  keyName,
}: {
  uploads: Uploads
  button?: Ref<HTMLButtonElement>
  keyName?: string
}) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <button ref={button} type="button" aria-keyshortcuts={keyName} onClick={() => input.current?.click()}>
        {say('pictures.add')}
      </button>
    </>
  )
}

/** Pictures that are pasted while this is shown. */
export const usePastedPictures = (uploads: Uploads): void => {
  const { add } = uploads
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
      if (files.length === 0) return
      event.preventDefault()
      add(files)
    }
    document.addEventListener('paste', pasted)
    return () => document.removeEventListener('paste', pasted)
  }, [add])
}

/** Files that are let go over what is inside are brought. */
export const DropPlace = ({
  uploads,
  className,
  children,
}: {
  uploads: Uploads
  className: string
  children: ReactNode
}) => {
  const [over, setOver] = useState(false)
  const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever cannot drag has the button and the clipboard
    <div
      className={className}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(false)
        uploads.add([...event.dataTransfer.files])
      }}
    >
      {children}
      {over && <p className="over">{say('pictures.drop')}</p>}
    </div>
  )
}

const stateOf = ({ state, percent, sentence }: Upload): string => {
  if (state === 'refused') return sentence ?? ''
  if (state === 'under') return percent < 100 ? say('upload.under', { percent }) : say('upload.checking')
  return say(`upload.${state}`)
}

export const UploadList = ({ uploads: { uploads, again, putAway } }: { uploads: Uploads }) => {
  if (uploads.length === 0) return null
  const isOver = uploads.every(({ state }) => state !== 'waiting' && state !== 'under')
  return (
    <section className="uploads" aria-label={say('upload.title')}>
      <ul>
        {uploads.map((upload) => (
          <li key={upload.id} className={upload.state}>
            <span className="name" dir="auto">
              {upload.name}
            </span>
            <progress max={100} value={upload.percent} aria-label={upload.name} hidden={upload.state !== 'under'} />
            <span role={upload.state === 'refused' ? 'alert' : undefined}>{stateOf(upload)}</span>
            {upload.state === 'refused' && (
              <button type="button" onClick={() => again(upload)}>
                {say('upload.again')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {isOver && (
        <button type="button" className="quiet" onClick={putAway}>
          {say('upload.done')}
        </button>
      )}
    </section>
  )
}
