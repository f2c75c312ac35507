/** F6 goes through the parts of the story screen, wherever somebody types. */

import { useEffect } from 'react'

/** The parts of the screen that F6 goes through, by what finds each one's first place. */
const regions = [
  '.story-text',
  '.beside [role="tab"][aria-selected="true"]',
  '.text-tools button[tabindex="0"]',
  '#field-headline',
]

/** Puts the focus into the next part of the screen. */
const nextRegion = (by: 1 | -1): void => {
  const places = regions.flatMap((one) => document.querySelector<HTMLElement>(one) ?? [])
  const { activeElement } = document
  const at = places.findIndex((place) => {
    const whole = place.closest('.beside, .text-tools, .opening, .story-text')
    return whole?.contains(activeElement)
  })
  places.at((at + by) % places.length)?.focus()
}

export const useRegions = (): void => {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || document.querySelector('dialog[open]')) return
      event.preventDefault()
      nextRegion(event.shiftKey ? -1 : 1)
    }
    document.addEventListener('keydown', pressed, true)
    return () => document.removeEventListener('keydown', pressed, true)
  }, [])
}
