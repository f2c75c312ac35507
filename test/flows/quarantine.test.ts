/** No byte that arrived is lost: what cannot be read is shown with its reason, and can be tried again or let go of. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { handleWaiting } from '../../src/intake/handle-waiting.ts'
import { incoming, keepFiles } from '../../src/intake/keep.ts'
import { supplierOf } from '../../src/intake/supplier-of.ts'
import { aJpeg } from '../../src/media/picture-samples.ts'
import { aWire } from '../build.ts'
import { done, openNewsroom, refusedAs, sha256, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
  await supplierOf(room.newsroom, 'Nordwire')
})
afterAll(() => room?.close())

const arrivalOf = async (name: string) => {
  const [row] = await room.rows<{
    id: string
    state: string
    reason: string | null
    hash: string
    bytes: Buffer | null
  }>('select id, state, reason, hash, bytes from arrival where name = $1 order by id desc limit 1', name)
  if (!row) throw new Error(`${name} was not kept.`)
  return row
}

test('a torn file waits with its reason where every editor sees it, whole to the last byte', async () => {
  const bytes = Buffer.from('<?xml version="1.0"?><NewsML><NewsItem><Identification>\u00e9')
  await room.arrive({ name: 'torn-1.xml', bytes })
  const kept = await arrivalOf('torn-1.xml')
  expect(kept).toMatchObject({ state: 'quarantined', reason: expect.stringMatching(/torn.*Wait for the whole file/) })
  expect([sha256(kept.bytes ?? Buffer.alloc(0)), kept.hash]).toEqual([sha256(bytes), sha256(bytes)])
  const { text } = await room.get('/api/now', { cookie: await room.signIn('editor') })
  expect(text).toContain('torn-1.xml')
  expect(text).toContain('Wait for the whole file')
})

test('files beside a torn one are not held up by it', async () => {
  const good = aWire({ headline: 'The good one of three' })
  const lines = await room.arrive({ name: 'a-torn.xml', bytes: Buffer.from('<NewsML><') }, good, {
    name: 'z-empty.xml',
    bytes: Buffer.alloc(0),
  })
  expect(lines.map((line) => line.outcome).sort()).toEqual(['new', 'quarantined', 'quarantined'])
  expect((await room.get(lines.find((line) => line.outcome === 'new')?.address ?? '')).status).toBe(200)
})

test('a wire that names nobody is tried again with its supplier; the picture that came with it is still beside it', async () => {
  const file = `unnamed-${process.pid}.jpg`
  const wire = aWire({
    provider: undefined,
    headline: 'Sent by whom?',
    pictures: [{ file, caption: 'A sealed envelope.', credit: 'Nordwire' }],
  })
  const files = [incoming(wire.name, wire.bytes), incoming(file, await aJpeg(820, 540))]
  await room.takeIn([await room.lay(wire)], { supplier: undefined as never })
  await keepFiles(room.intake, { supplier: 'nordwire' }, files.slice(1))
  const { id, state } = await arrivalOf(wire.name)
  expect(state).toBe('quarantined')
  done(await room.verb('retry', { arrivals: [id], supplier: 'Nordwire' }))
  const lines = await handleWaiting(room.intake)
  expect(lines).toMatchObject([{ file: wire.name, outcome: 'new' }])
  expect(lines[0]?.note).toBeUndefined()
  expect((await arrivalOf(wire.name)).state).toBe('done')
  const [version] = await room.rows<{ absent: string[] }>(
    'select v.absent from wire_version v join wire_item i on i.id = v.item where i.uri = $1',
    wire.uri,
  )
  expect(version?.absent).toEqual([])
})

test('all of it is tried again after a fix; what still cannot be read waits again, with its reason', async () => {
  const before = await room.rows("select id from arrival where state = 'quarantined'")
  expect(before.length).toBeGreaterThan(1)
  done(await room.verb('retry', { arrivals: 'all' }))
  expect(await room.rows("select id from arrival where state = 'quarantined'")).toEqual([])
  while ((await handleWaiting(room.intake)).length > 0);
  expect((await arrivalOf('torn-1.xml')).reason).toContain('torn')
})

test('one is let go of, by whom and why stands in the audit; it is neither tried again nor lost', async () => {
  const { id } = await arrivalOf('torn-1.xml')
  expect(refusedAs(await room.verb('discard', { arrivals: [id] }))).toBe('invalid')
  done(await room.verb('discard', { arrivals: [id], reason: 'The agency sent it whole later' }))
  const [line] = await room.rows<{ actor: string; detail: object }>(
    `select actor, detail from audit where verb = 'discard' order by id desc limit 1`,
  )
  expect(line).toMatchObject({ actor: 'chief@courier.example', detail: { reason: 'The agency sent it whole later' } })
  const kept = await arrivalOf('torn-1.xml')
  expect([kept.state, kept.bytes?.length]).toEqual(['discarded', expect.any(Number)])
  expect(refusedAs(await room.verb('retry', { arrivals: [id] }))).toBe('unknown')
  expect(await handleWaiting(room.intake)).toEqual([])
})

test('a file that came from somebody who cannot be believed is kept, and nobody reads it', async () => {
  const wire = aWire({ headline: 'Believe me' })
  const doubted = { ...incoming(wire.name, wire.bytes), doubt: 'Its sender is not who they say they are.' }
  await keepFiles(room.intake, { supplier: 'nordwire' }, [doubted])
  expect(await arrivalOf(wire.name)).toMatchObject({ state: 'quarantined', reason: doubted.doubt })
  await room.rows('update arrival set claimed_until = now()')
  expect((await handleWaiting(room.intake)).map((line) => line.file)).not.toContain(wire.name)
  expect(await room.rows('select 1 from wire_item where uri = $1', wire.uri)).toEqual([])
  // Nobody believes it by the way.
  done(await room.verb('retry', { arrivals: 'all' }))
  expect((await arrivalOf(wire.name)).state).toBe('quarantined')
  done(await room.verb('retry', { arrivals: [(await arrivalOf(wire.name)).id] }))
  while ((await handleWaiting(room.intake)).length > 0);
  expect((await arrivalOf(wire.name)).state).toBe('done')
})
