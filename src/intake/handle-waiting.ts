/** Arrivals that wait and that nobody handles: pushed ones, those tried again, and those over which somebody died. */

import { claimWaiting } from '../store/arrivals.ts'
import { supplierNamed } from '../store/suppliers.ts'
import { handle, type Line } from './handle.ts'
import type { Intake, Kept } from './keep.ts'

/** How many are taken at a time. */
const chunk = 64

/** Handles some of what waits, as their suppliers may have it; empty where nothing waits. */
export const handleWaiting = async (intake: Intake): Promise<Line[]> => {
  const { database, nodes } = intake.newsroom
  const claimed = await claimWaiting(database.db, chunk, nodes.life)
  const lines: Line[] = []
  for (const [supplier, arrivals] of Map.groupBy(claimed, (one) => one.supplier)) {
    const publish = supplier !== null && ((await supplierNamed(database.db, supplier))?.publishes ?? false)
    const kept = await Promise.all(arrivals.map((one) => keptAgain(intake, one)))
    lines.push(...(await handle(intake, kept, { publish })))
  }
  return lines
}

/** An arrival with its bytes back in memory, as far as it was small enough to be there at all. */
const keptAgain = async (
  { storage }: Intake,
  { id, bytes, ...arrival }: Awaited<ReturnType<typeof claimWaiting>>[number],
): Promise<Kept> => {
  const stored = bytes ?? (arrival.kind === 'picture' ? await storage.get(arrival.hash) : undefined)
  return { ...arrival, arrival: id, path: arrival.name, bytes: stored && Buffer.from(stored) }
}
