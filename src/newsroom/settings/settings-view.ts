/** What the Settings screen shows: the publication, its sections, and how suppliers, doors and outputs stand. Secrets are never among it. */

import type { Db } from '../../store/database.ts'
import { listDoors } from '../../store/doors.ts'
import { deliveryFigures } from '../../store/outputs/deliveries.ts'
import { listOutputs } from '../../store/outputs/outputs.ts'
import { bareEdition, type Edition, readEdition, readSections, type Section } from '../../store/settings.ts'
import { allSuppliers } from '../../store/suppliers.ts'

export type SettingsView = {
  edition: Edition
  sections: Required<Section>[]
  suppliers: { slug: string; name: string; publishes: boolean }[]
  doors: {
    id: string
    supplier: string
    name: string
    kind: string
    address: string
    paused: boolean
    hasSecret: boolean
    failure?: string
  }[]
  outputs: { name: string; kind: string; address: string; waiting: number; failing: number }[]
}

export const settingsView = async (db: Db): Promise<SettingsView> => {
  const [edition, sections, suppliers, doors, outputs, figures] = await Promise.all([
    ...([
      readEdition(db),
      readSections(db),
      allSuppliers(db),
      listDoors(db),
      listOutputs(db),
      deliveryFigures(db),
    ] as const),
  ])
  return {
    edition: edition ?? bareEdition,
    sections,
    suppliers: suppliers.map(({ slug, name, publishes }) => ({ slug, name, publishes })),
    doors: doors.map(({ id, supplier, name, kind, address, paused, hasSecret, failure }) => ({
      ...{ id, supplier, name, kind, address, paused, hasSecret },
      ...(failure && { failure }),
    })),
    outputs: outputs.map(({ name, kind, address }) => {
      const { waiting = 0, failing = 0 } = figures.find((one) => one.output === name) ?? {}
      return { name, kind, address, waiting, failing }
    }),
  }
}
