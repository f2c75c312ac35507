/** Pictures on their way to the server: several at once, each with how far it is and what came of it. */

import { useCallback, useMemo, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { KeptPicture } from '../../newsroom/pictures/keep-picture.ts'
import type { LibraryRow } from '../../newsroom/pictures/library-row.ts'
import { say } from '../words/say.ts'

export type Uploaded = KeptPicture & { row: LibraryRow }

/** `percent`: of its bytes that are with the server, 100 while they are checked there. */
export type Upload = {
  id: number
  name: string
  file: File
  state: 'waiting' | 'under' | 'kept' | 'known' | 'refused'
  percent: number
  sentence?: string
}

/** More would wait for each other on one line. */
const mostAtOnce = 2

let made = 0

/** Sends the bytes as they are; answers what the server said of them, or a sentence. */
const send = (file: File, onProgress: (percent: number) => void): Promise<Uploaded | string> =>
  new Promise((resolve) => {
    const call = new XMLHttpRequest()
    call.open('POST', `/api/pictures?name=${encodeURIComponent(file.name)}`)
    call.setRequestHeader('content-type', 'application/octet-stream')
    call.responseType = 'json'
    call.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((100 * loaded) / Math.max(1, total)))
    call.onload = () => {
      const said: unknown = call.response
      if (isRefusal(said)) return resolve(said.sentence)
      if (call.status === 200 && said) return resolve(said as Uploaded)
      resolve(say('say.failed', { status: String(call.status) }))
    }
    call.onerror = () => resolve(say('upload.away'))
    call.send(file)
  })

/** `onKept` is called with each picture that the library has now. */
export const useUploads = (onKept: (kept: Uploaded) => void) => {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const waiting = useRef<Upload[]>([])
  const underWay = useRef(0)
  const tell = useRef(onKept)
  tell.current = onKept
  const change = useCallback((id: number, to: Partial<Upload>): void => {
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)))
  }, [])
  const goOn = useCallback(async (): Promise<void> => {
    if (underWay.current >= mostAtOnce) return
    const next = waiting.current.shift()
    if (!next) return
    underWay.current += 1
    change(next.id, { state: 'under', percent: 0 })
    const answer = await send(next.file, (percent) => change(next.id, { percent }))
    underWay.current -= 1
    if (typeof answer === 'string') change(next.id, { state: 'refused', sentence: answer })
    else {
      change(next.id, { state: answer.known ? 'known' : 'kept', percent: 100 })
      tell.current(answer)
    }
    void goOn()
  }, [change])
  const add = useCallback(
    (files: readonly File[]): void => {
      const all = files.map((file): Upload => {
        made += 1
        return { id: made, name: file.name, file, state: 'waiting', percent: 0 }
      })
      setUploads((before) => [...before, ...all])
      waiting.current.push(...all)
      for (let at = 0; at < mostAtOnce; at += 1) void goOn()
    },
    [goOn],
  )
  return useMemo(
    () => ({
      uploads,
      add,
      again(upload: Upload): void {
        setUploads((all) => all.filter(({ id }) => id !== upload.id))
        add([upload.file])
      },
      putAway: () => setUploads((all) => all.filter(({ state }) => state === 'waiting' || state === 'under')),
    }),
    [uploads, add],
  )
}

export type Uploads = ReturnType<typeof useUploads>
