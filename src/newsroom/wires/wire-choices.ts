/** What the desk may choose from among wires, and a person's presets, as they go over the line. */

import type { Preset } from '../../store/desk/presets.ts'

export type Called = { slug: string; name: string }

/** `labels`: those of the newest wires, each with its number, most first. */
export type WireChoices = { labels: { label: string; count: number }[]; suppliers: Called[]; sections: Called[] }

/** `count`: what came within a day, up to `most`; `newest` the last of it. */
export type PresetRow = Preset & {
  count: number
  most: number
  newest?: { place: string; headline: string; supplier: string }
}
