/** Takes files and folders of this machine in: keeps them whole, then reads and handles them, some dozens at a time. */

import { countPublications } from '../store/publications.ts'
import { filesUnder } from './files-under.ts'
import { handle, type Line, type Manner, type Read, readWires } from './handle.ts'
import { type From, type Incoming, type Intake, incomingFile, isPictureName, type Kept, keepFiles } from './keep.ts'
import { supplierOf } from './supplier-of.ts'

/** How many files, and about how many bytes of them, are kept in one go before they are read. */
const chunk = { files: 64, bytes: 32 * 2 ** 20 }

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
  const inOrder = files.toSorted((a, b) => Number(isPictureName(a)) - Number(isPictureName(b))).values()
  // The next files are kept and read while the database is at work on those before them.
  let next = keptAndRead(intake, { supplier }, inOrder)
  try {
    for (let taken = await next; taken; taken = await next) {
      next = keptAndRead(intake, { supplier }, inOrder)
      // Whoever waits for it is told; until then it is nobody's.
      next.catch(() => undefined)
      yield* await handle(intake, taken.kept, { publish }, taken.read)
    }
  } finally {
    await next.catch(() => undefined)
  }
  if (publish && files.length >= many) await countPublications(intake.newsroom.database.db)
}

/** Takes the next files off the list, keeps and reads them; undefined where there are none left. */
const keptAndRead = async (
  intake: Intake,
  from: From,
  paths: Iterator<string>,
): Promise<{ kept: Kept[]; read: Read[] } | undefined> => {
  const files: Incoming[] = []
  for (let bytes = 0; files.length < chunk.files && bytes < chunk.bytes; ) {
    const { value: path, done } = paths.next()
    if (done) break
    const file = await incomingFile(path, intake.storage)
    files.push(file)
    bytes += file.bytes?.length ?? 0
  }
  if (files.length === 0) return undefined
  const kept = await keepFiles(intake, from, files)
  return { kept, read: await readWires(kept) }
}
