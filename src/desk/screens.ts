/** The screens of the desk: where each is, and how it is fetched when it is first wanted. */

import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Key } from './words/say.ts'

/** `path` names groups that the screen gets as its properties. */
type Screen = {
  path: RegExp
  name: Key
  /** Where it stands in the line of screens; what has none is reached from another. */
  address?: string
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
