/** Chords of a screen: keys with the modifier, which go on while somebody is typing. `Mod` is Ctrl, and on a Mac ⌘. */

import { useEffect, useRef } from 'react'

/** By what is pressed, such as `Mod+Enter` or `Mod+Alt+u`: letters by their place on the keyboard, whatever the layout makes of them with Alt. */
export type Chords = Record<string, () => void>

const isMac = /^(mac|iphone|ipad)/i.test(navigator.platform)

const pressedIn = (event: KeyboardEvent): string | undefined => {
  const isMod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  // AltGr writes a letter of its own, and on some machines looks like Ctrl and Alt.
  if (!isMod || event.isComposing || event.getModifierState('AltGraph')) return undefined
  const [, letter] = /^Key([A-Z])$/.exec(event.code) ?? []
  const key = letter ? letter.toLowerCase() : event.key
  return ['Mod', event.altKey && 'Alt', event.shiftKey && 'Shift', key].filter(Boolean).join('+')
}

export const useChords = (chords: Chords): void => {
  const current = useRef(chords)
  current.current = chords
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]')) return
      const chord = pressedIn(event)
      const does = chord && current.current[chord]
      if (!does) return
      event.preventDefault()
      does()
    }
    // Before the editor, which has chords of its own.
    document.addEventListener('keydown', pressed, true)
    return () => document.removeEventListener('keydown', pressed, true)
  }, [])
}

/** As `aria-keyshortcuts` and the button's end have it. */
export const chordName = (chord: string): string => chord.replace('Mod', isMac ? 'Meta' : 'Control')

/** For the eye: `Ctrl Alt U`, `⌘⌥U`. */
export const chordWords = (chord: string): string => {
  const parts = chord.split('+').map((part) => (part.length === 1 ? part.toUpperCase() : part))
  const mac: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↵' }
  return isMac ? parts.map((part) => mac[part] ?? part).join('') : parts.join(' ').replace('Mod', 'Ctrl')
}
