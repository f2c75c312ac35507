/** A key or a chord as this machine's keyboard has it, for the eye. */

import { chordWords } from '../chords.ts'

export const keyName = (key: string): string => (key.includes('+') ? chordWords(key) : key)
