/** Where somebody types what a list is searched for: the search begins when the typing pauses. */

import { type Ref, useEffect, useRef, useState } from 'react'

type Given = {
  /** What is searched for now. */
  words: string
  name: string
  place: Ref<HTMLInputElement>
  onWords: (words: string) => void
}

/** How long after the last letter the search begins, in milliseconds. */
const typingPause = 250

export const SearchBox = ({ words, name, place, onWords }: Given) => {
  const [typed, setTyped] = useState(words)
  const [before, setBefore] = useState(words)
  const told = useRef(onWords)
  told.current = onWords
  // Another preset, or Back: the address says other words than were typed here.
  if (before !== words) {
    setBefore(words)
    setTyped(words)
  }
  useEffect(() => {
    if (typed.trim() === words) return
    const pause = setTimeout(() => told.current(typed.trim()), typingPause)
    return () => clearTimeout(pause)
  }, [typed, words])
  return (
    <input
      ref={place}
      type="search"
      aria-label={name}
      placeholder={name}
      maxLength={300}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
