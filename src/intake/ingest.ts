/** Takes files and folders of this machine in: keeps them whole, then reads and handles them, some dozens at a time. */

import { countPublications } from '../store/publications.ts'
import { filesUnder } from './files-under.ts'
import { handle, type Line, type Manner } from './handle.ts'
import { type Intake, incomingFile, isPictureName, keepFiles } from './keep.ts'
import { supplierOf } from './supplier-of.ts'

/** How many files are kept in one go before they are read. */
const chunk = 64

/** How many files change the database so much that it should count anew. */
const many = 200

export type Ingesting = Manner & {
  /** Name or slug of who sends it; absent, each item says so itself. */
  supplier?: string
}

/** Takes in files and folders; tells what became of each as soon as no reader is given an older answer any more. */
export async function* ingest(
  intake: Intake,
  paths: readonly string[],
  { supplier: name, publish }: Ingesting,
): AsyncGenerator<Line> {
  const { files, missing } = await filesUnder(paths)
  for (const file of missing)
    yield { file, outcome: 'missing', headline: '', note: 'There is no such file or folder, or it may not be read.' }
  const supplier = name === undefined ? null : (await supplierOf(intake.newsroom, name)).slug
  // Pictures last: by then every wire that names one has found it beside itself.
  const inOrder = files.toSorted((a, b) => Number(isPictureName(a)) - Number(isPictureName(b)))
  for (let at = 0; at < inOrder.length; at += chunk) {
    const taken = await Promise.all(inOrder.slice(at, at + chunk).map((path) => incomingFile(path, intake.storage)))
    yield* await handle(intake, await keepFiles(intake, { supplier }, taken), { publish })
  }
  if (publish && files.length >= many) await countPublications(intake.newsroom.database.db)
}
