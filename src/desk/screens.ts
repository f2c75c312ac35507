/** The screens of the desk: where each is, and how it is fetched when it is first wanted. */

import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Sight } from '../newsroom/permissions.ts'
import type { Key } from './words/say.ts'

/** `path` names groups that the screen gets as its properties. */
type Screen = {
  path: RegExp
  name: Key
  /** Where it stands in the line of screens; what has none is reached from another. */
  address?: string
  /** Shown in that line only to those who may look at it. */
  needs?: Sight
  View: LazyExoticComponent<ComponentType<Record<string, string>>>
}

export const screens: readonly Screen[] = [
  {
    path: /^\/desk\/wires$/,
    name: 'screen.wires',
    address: '/desk/wires',
    View: lazy(async () => ({ default: (await import('./wires/wires-screen.tsx')).WiresScreen })),
  },
]
