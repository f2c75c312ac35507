/** `dateline provenance`: where each paragraph of a story comes from. */

import type { StoryId } from '../base/id.ts'
import { isRefusal } from '../base/refusal.ts'
import { type Provenance, provenanceOf } from '../newsroom/life/provenance.ts'
import { firstWords } from '../story/body.ts'
import type { Origin } from '../story/provenance.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { inNewsroom } from './open-newsroom.ts'

export const provenance: Command = {
  name: 'provenance',
  summary: 'where each paragraph of a story comes from: wire version or revision',
  usage: `
npx dateline provenance STORY [--json]

For each paragraph that readers see (of an unpublished story: of its newest revision) the wire version that said it first, or the
revision in which the desk wrote it, and from what. Then every message of its wire with file, SHA-256, times, terms and the
revisions that stand on it, and its pictures. What a contract lets us keep no longer is traced all the same.

  --json   all of it as one JSON object`,
  async run(args) {
    const words = readWords(args, { json: { type: 'boolean', default: false } })
    if (isRefusal(words)) return sayRefused(words)
    const { positionals, values } = words
    return inNewsroom('provenance', async ({ newsroom }) => {
      const traced = await provenanceOf(newsroom.database.db, (positionals[0] ?? '') as StoryId)
      if (isRefusal(traced)) return sayRefused(traced)
      if (values.json) say(JSON.stringify(traced))
      else for (const line of linesOf(traced)) say(line)
      return 0
    })
  },
}

const linesOf = (traced: Provenance): string[] => {
  const { story, address, revision, paragraphs, messages, pictures } = traced
  return [
    `${story}  ${address ?? 'not published'}, revision ${revision}`,
    ...paragraphs.flatMap(({ text, origin }, at) => [
      '',
      `${at + 1}. ${firstWords(text, 12)}`,
      `   ${origin ? originWords(origin, traced) : 'of unknown origin'}`,
    ]),
    ...(messages.length > 0 ? ['', 'Messages'] : []),
    ...messages.flatMap((one) => [
      `  ${nameOf(one)}  ${one.status}, arrived ${one.received_at.toISOString()}${one.version_created ? `, sent ${one.version_created.toISOString()}` : ''}`,
      `    ${one.file}, ${one.size} bytes, SHA-256 ${one.sha256}`,
      ...one.terms.map((term) => `    terms: ${term}`),
      `    ${standing(one.revisions)}${one.dropped_at ? `; its text was dropped ${one.dropped_at.toISOString()}` : ''}`,
    ]),
    ...(pictures.length > 0 ? ['', 'Pictures'] : []),
    ...pictures.flatMap((one) => [
      `  ${one.id}  ${[one.supplier ?? 'own', one.credit, one.copyright].filter(Boolean).join(', ')}${one.killed_at ? `, killed ${one.killed_at.toISOString()}` : ''}`,
      `    SHA-256 ${one.sha256}${one.credentials ? '; the original carries content credentials (C2PA), not checked' : ''}`,
      ...one.terms.map((term) => `    terms: ${term}`),
    ]),
  ]
}

const standing = (revisions: readonly number[]): string => {
  const [first] = revisions
  if (first === undefined) return 'no revision stands on it'
  return revisions.length === 1 ? `revision ${first} stands on it` : `revisions ${revisions.join(', ')} stand on it`
}

const nameOf = ({ supplier, uri, version }: Provenance['messages'][number]): string =>
  `${supplier} ${uri}${version ? ` version ${version}` : ''}`

const originWords = (origin: Origin, traced: Provenance): string => {
  if ('version' in origin) {
    const message = traced.messages.find((one) => one.id === origin.version)
    return message ? nameOf(message) : `wire version ${origin.version}`
  }
  const from = origin.from.map((one) => originWords(one, traced))
  const made = `revision ${origin.revision} by ${origin.actor}, ${origin.at.toISOString()}`
  return from.length > 0 ? `${made}, from ${from.join(' and ')}` : made
}
