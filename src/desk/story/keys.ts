/** The keys of the story screen, as its help lists them. */

import type { KeyLine } from '../parts/help.tsx'
import { keyName } from './key-name.ts'

const lines = [
  ['## > -', 'keys.text.kinds'],
  ['Mod+B Mod+I Mod+K', 'keys.text.strong'],
  ['Mod+Alt+2 Mod+Alt+0', 'keys.text.crosshead'],
  ['Mod+Shift+8 Mod+Shift+7 Mod+Shift+9', 'keys.text.lists'],
  ['Shift+Enter', 'keys.text.break'],
  ['Mod+Z Mod+Shift+Z', 'keys.text.undo'],
  ['Mod+Shift+V', 'keys.text.plain'],
  ['Tab Shift+Tab', 'keys.text.cells'],
  ['Mod+Alt+M', 'keys.text.note'],
  ['Mod+Alt+E', 'keys.text.suggest'],
  ['Mod+Alt+Y Mod+Alt+N', 'keys.text.decide'],
  ['Mod+Alt+T', 'keys.text.topic'],
  ['Mod+Alt+F', 'keys.text.checks'],
  ['Mod+Enter Mod+Alt+S', 'keys.text.publish'],
  ['Mod+Alt+C Mod+Alt+K', 'keys.text.correct'],
  ['Mod+Alt+H Mod+Alt+U', 'keys.text.history'],
  ['F6 Shift+F6', 'keys.text.regions'],
  ['Esc', 'keys.text.leave'],
  ['?', 'keys.help'],
] as const

/** A chord is one key of the help, though it is several words. */
const named = ([keys, what]: KeyLine): KeyLine => [
  keys
    .split(' ')
    .map((key) => keyName(key).replaceAll(' ', '\u00a0'))
    .join(' '),
  what,
]

export const storyKeys: readonly KeyLine[] = lines.map(named)

/** Where nobody writes. */
export const lifeKeys: readonly KeyLine[] = [
  ...lines
    .filter(([, what]) => ['keys.text.publish', 'keys.text.correct', 'keys.text.history'].includes(what))
    .map(named),
  ['Esc', 'keys.back'],
  ['?', 'keys.help'],
]
