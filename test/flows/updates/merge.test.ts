/** A wire goes on while the desk works on it: what the desk did stays, all else follows the agency, what both changed is decided by a person. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoryId } from '../../../src/base/id.ts'
import { handleWaiting } from '../../../src/intake/handle-waiting.ts'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { inTransaction } from '../../../src/newsroom/action.ts'
import { bringInByItself, type Updated } from '../../../src/newsroom/bring-in.ts'
import type { UpdateView } from '../../../src/newsroom/life/update-view.ts'
import type { NowView } from '../../../src/newsroom/now/now-view.ts'
import { type Body, bodyText } from '../../../src/story/body.ts'
import { aBody, aWire, type Told, type Wire } from '../../build.ts'
import { done, openNewsroom, patience, refusedAs, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
let editor: string
beforeAll(async () => {
  room = await openNewsroom()
  editor = await room.signIn('editor')
})
afterAll(() => room?.close())

/** The next version of a wire, a few minutes later. */
const next = (first: Wire, version: number, some: Partial<Told>) =>
  aWire({
    ...first.told,
    version: String(version),
    at: `2026-03-04T08:${String(version * 5).padStart(2, '0')}:00Z`,
    ...some,
  })

const view = async (story: string): Promise<UpdateView> => {
  const answer = await room.get(`/api/update/${story}`, { cookie: editor })
  expect(answer.status).toBe(200)
  return JSON.parse(answer.text) as UpdateView
}

const post = async (input: object): Promise<{ status: number; said: Updated & { sentence?: string } }> => {
  const response = await fetch(new URL('/api/update', room.origin), {
    method: 'POST',
    headers: { cookie: editor, 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  })
  return { status: response.status, said: (await response.json()) as Updated & { sentence?: string } }
}

/** The stories for which something of their wire waits for the desk. */
const waiting = async (): Promise<string[]> => {
  const { text } = await room.get('/api/now', { cookie: editor })
  return (JSON.parse(text) as NowView).updates.map(({ story }) => story)
}

/** The text as readers see it, and when they are told that it was changed. */
const read = async (story: string) => {
  const [row] = await room.rows<{ body: Body; headline: string; updated_at: Date | null; revision: number }>(
    'select body, headline, updated_at, revision from publication where story = $1',
    story,
  )
  return {
    text: bodyText(row?.body ?? aBody()).split('\n'),
    headline: row?.headline,
    updated: row?.updated_at,
    revision: row?.revision,
  }
}

const revisions = async (story: string) =>
  room.rows<{ number: number; kind: string }>(
    'select number, kind from revision where story = $1 order by number',
    story,
  )

const fire =
  'A fire broke out in the northern harbour of Ardvale on Wednesday, killing 12 people, the fire service said.'
const cause = 'The cause was not known, and nobody had been arrested by the evening.'
const history = 'Ardvale burnt twice in the last century. Both times it was rebuilt within a year.'

/** A published wire of three paragraphs. */
const aFire = async (some: Partial<Told> = {}) => {
  const wire = aWire({ headline: 'Fire in Ardvale', text: [fire, cause, history], ...some })
  return { wire, ...(await room.published(wire)) }
}

/** The desk's newest revision. */
const newest = async (story: string) => {
  const [row] = await room.rows<{ number: number; body: Body; kind: string; furniture: { headline: string } }>(
    'select r.* from revision r join story s on s.id = r.story and s.revision = r.number where s.id = $1',
    story,
  )
  if (!row) throw new Error('There is no revision.')
  return { ...row, text: bodyText(row.body).split('\n') }
}

/** The desk puts words in place of others in the newest revision. */
const rewrite = async (story: string, from: string, to: string): Promise<number> => {
  const { number, body } = await newest(story)
  const changed = JSON.parse(JSON.stringify(body).replace(from, to)) as Body
  return done(await room.verb('save', { story, revision: number, body: changed })).revision
}

/** As `rewrite`, and readers see it. */
const edit = async (story: string, from: string, to: string): Promise<void> => {
  await rewrite(story, from, to)
  done(await room.verb('publish', { story }))
}

test('an alert grows over five versions while an editor cuts, corrects and links: nothing is lost, and only what both changed is asked', async () => {
  const alert = aWire({ headline: 'Fire in Ardvale kills 12', text: [fire] })
  const { story, address } = await room.published(alert)

  // The editor makes the sentence shorter and links the harbour, and puts a line of the paper's own behind it.
  const [before = '', after = ''] = fire.replace(', the fire service said', '').split('northern harbour')
  const link = { type: 'link', attrs: { href: 'https://harbour.example/map' } }
  const ours = {
    type: 'body',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: before },
          { type: 'text', text: 'northern harbour', marks: [link] },
          { type: 'text', text: after },
        ],
      },
      ...aBody('Our reporter is on her way.').content,
    ],
  }
  done(
    await room.verb('save', { story, revision: 1, body: ours, furniture: { headline: 'Twelve die in the harbour' } }),
  )
  done(await room.verb('publish', { story }))
  room.clock.move(60_000)

  // Version 2 has more to tell, version 3 another number: both go onto the page without anybody.
  const [second] = await room.arrive(next(alert, 2, { text: [fire, cause] }))
  expect(second).toMatchObject({ outcome: 'update', story, address })
  const corrected = fire.replace('12', '14')
  await room.arrive(next(alert, 3, { text: [corrected, cause, history], headline: 'Fire in Ardvale kills 14' }))
  const short = corrected.replace(', the fire service said', '')
  expect(await read(story)).toMatchObject({
    text: [short, 'Our reporter is on her way.', cause, ...history.split('\n')],
    // The headline is the desk's: the agency's is proposed. Only an editor tells readers that something was updated.
    headline: 'Twelve die in the harbour',
    updated: null,
  })
  expect((await room.get(address)).text).toContain('<a href="https://harbour.example/map">northern harbour</a>')
  expect((await view(story)).proposals).toMatchObject([
    { field: 'headline', ours: 'Twelve die in the harbour', theirs: 'Fire in Ardvale kills 14' },
  ])

  // The editor knows more of the cause; version 4 knows something else. That is asked, and until then readers see the editor's words.
  const known = 'The cause was a burning truck, and nobody had been arrested by the evening.'
  await edit(story, cause, known)
  const told = 'The cause was a short circuit, and nobody had been arrested by the evening.'
  const [fourth] = await room.arrive(next(alert, 4, { text: [corrected, told, history] }))
  expect(fourth?.note).toContain('1 place is in conflict')
  expect((await read(story)).text).toContain(known)
  expect(await waiting()).toContain(story)

  // Version 5 says the same and has a new last paragraph. What is looked at is the newest, from the version on which the story stands.
  const last = 'The harbour stays closed until Sunday.'
  await room.arrive(next(alert, 5, { text: [corrected, told, history, last] }))
  const looked = await view(story)
  expect(looked).toMatchObject({ waiting: true, number: '5' })
  expect(looked.conflicts).toHaveLength(1)
  expect(bodyText({ type: 'body', content: looked.conflicts[0]?.theirs ?? [] })).toBe(told)

  // It is decided by the API, in words of its own.
  const { revision, version } = looked
  const own = aBody(
    'The cause was a burning truck, the police said; the fire service spoke of a short circuit.',
  ).content
  const decided = await post({ story, revision, version, choices: { 1: { own } }, furniture: { headline: 'ours' } })
  expect(decided).toMatchObject({ status: 200, said: { waiting: false, address } })
  expect(await read(story)).toMatchObject({
    text: [short, 'Our reporter is on her way.', bodyText({ type: 'body', content: own }), history, last],
    headline: 'Twelve die in the harbour',
    updated: null,
  })
  expect((await revisions(story)).map(({ kind }) => kind)).toEqual([
    'take',
    'save',
    'update',
    'update',
    'save',
    'update',
  ])
  expect(await waiting()).not.toContain(story)
  expect((await room.get(`/api/update/${story}`, { cookie: editor })).status).toBe(409)
})

test('an update that nobody has to decide leaves the date of change where an editor has put it', async () => {
  const { wire, story } = await aFire()
  await edit(story, cause, cause.replace('evening', 'night'))
  room.clock.move(60_000)
  done(await room.verb('publish', { story, updated: true }))
  const { updated } = await read(story)
  expect(updated).toEqual(room.clock.now())
  room.clock.move(60_000)
  await room.arrive(next(wire, 2, { text: [fire.replace('12', '13'), cause, history] }))
  const merged = await read(story)
  expect(merged.text).toEqual([fire.replace('12', '13'), cause.replace('evening', 'night'), history])
  expect(merged.updated).toEqual(updated)
  // Who accepts one by hand may tell readers.
  done(await room.verb('update', { story, policy: 'propose' }))
  await room.arrive(next(wire, 3, { text: [fire.replace('12', '15'), cause, history] }))
  room.clock.move(60_000)
  done(await room.verb('update', { story, updated: true }))
  expect((await read(story)).updated).toEqual(room.clock.now())
})

test('headline, standfirst, byline and slugline are only proposed, and are taken over one by one', async () => {
  const { wire, story, address } = await aFire({ standfirst: 'The harbour burns.', by: 'By Ada Arkwell' })
  await edit(story, history, `${history} A third time was feared.`)
  const changes = { headline: 'Blaze in Ardvale', standfirst: 'Half of the harbour is lost.', by: 'By Bram Brannock' }
  await room.arrive(next(wire, 2, changes))
  const looked = await view(story)
  expect(looked.waiting).toBe(false)
  expect(looked.proposals.map(({ field }) => field)).toEqual(['headline', 'standfirst', 'by'])
  expect((await read(story)).headline).toBe('Fire in Ardvale')
  const { revision, version } = looked
  const choose = (furniture: object) => post({ story, revision, version, furniture })
  expect((await choose({ slugline: 'theirs' })).status).toBe(422)
  expect(await choose({ headline: 'theirs', by: 'theirs' })).toMatchObject({ status: 200, said: { address } })
  expect((await read(story)).headline).toBe('Blaze in Ardvale')
  expect((await room.get(address)).text).toContain('Bram Brannock')
  expect((await room.get(address)).text).toContain('The harbour burns.')
  expect((await room.get(`/api/update/${story}`, { cookie: editor })).status).toBe(409)
  // What was refused is not proposed again, until the agency says something new.
  await room.arrive(next(wire, 3, { ...changes, text: [fire, cause, history, 'And more.'] }))
  expect((await room.get(`/api/update/${story}`, { cookie: editor })).status).toBe(409)
  await room.arrive(next(wire, 4, { ...changes, standfirst: 'All of it is lost.' }))
  expect((await view(story)).proposals.map(({ field }) => field)).toEqual(['standfirst'])
})

test('who writes a headline has answered the agency’s', async () => {
  const { wire, story } = await aFire()
  await edit(story, history, 'Ardvale has burnt before.')
  await room.arrive(next(wire, 2, { headline: 'Blaze in Ardvale' }))
  expect(await waiting()).toContain(story)
  const { number } = await newest(story)
  done(await room.verb('save', { story, revision: number, furniture: { headline: 'Flames over Ardvale' } }))
  expect(await waiting()).not.toContain(story)
})

test('a picture that comes late reaches an edited story, and not one whose version the desk has refused', async () => {
  for (const isRefused of [false, true]) {
    const { wire, story, address } = await aFire()
    await edit(story, history, 'Ardvale has burnt before.')
    if (isRefused) done(await room.verb('update', { story, policy: 'propose' }))
    const file = `harbour-${story}.jpg`
    await room.arrive(next(wire, 2, { pictures: [{ file, caption: 'Smoke over the quay.', alt: '' }] }))
    if (isRefused) done(await room.verb('update', { story, refuse: true }))
    if (isRefused) done(await room.verb('update', { story, policy: 'apply' }))
    await room.arrive({ name: file, bytes: await aJpeg(320, 240 + Number(isRefused)) })
    const page = await room.get(address)
    expect(page.holds('Ardvale has burnt before.')).toBe(true)
    expect(page.holds('Smoke over the quay.')).toBe(!isRefused)
  }
})

test('a policy of proposing has even a clean merge wait; one of ignoring leaves it alone; a version that was refused is skipped', async () => {
  const { wire, story } = await aFire()
  await edit(story, history, 'Ardvale has burnt before.')
  done(await room.verb('update', { story, policy: 'propose' }))
  const [line] = await room.arrive(next(wire, 2, { text: [fire.replace('12', '13'), cause, history] }))
  expect(line?.note).toContain('looks at later versions of this story first')
  expect((await read(story)).text[0]).toBe(fire)
  expect((await view(story)).conflicts).toEqual([])
  done(await room.verb('update', { story, refuse: true }))
  expect(await waiting()).not.toContain(story)
  done(await room.verb('update', { story, policy: 'apply' }))
  // The same version by another door is not brought in; the next one is, from the version on which the story stands.
  const again = await inTransaction(room.newsroom, { name: 'test', role: 'chief' }, (doing) =>
    bringInByItself(story as StoryId, doing),
  )
  expect(refusedAs(again.outcome)).toBe('exists')
  await room.arrive(next(wire, 3, { text: [fire.replace('12', '14'), cause, history] }))
  expect((await read(story)).text).toEqual([fire.replace('12', '14'), cause, 'Ardvale has burnt before.'])
  done(await room.verb('update', { story, policy: 'ignore' }))
  const [ignored] = await room.arrive(next(wire, 4, { text: [fire.replace('12', '16'), cause, history] }))
  expect(ignored?.note).toContain('ignores')
  expect((await read(story)).text[0]).toBe(fire.replace('12', '14'))
})

test('a supplier’s policy is that of the stories that are taken from it', async () => {
  done(
    await room.verb(
      'keep-supplier',
      { supplier: 'Slow Wire', updates: 'propose' },
      { name: 'root', role: 'administrator' },
    ),
  )
  const wire = aWire({ headline: 'Slow news', text: [fire, cause] })
  const [first] = await room.takeIn([await room.lay(wire)], { supplier: 'Slow Wire' })
  await room.takeIn([await room.lay(next(wire, 2, { text: [fire, cause, history] }))], { supplier: 'Slow Wire' })
  const story = first?.story ?? ''
  expect((await read(story)).text).toEqual([fire, cause])
  expect(await view(story)).toMatchObject({ waiting: true, policy: 'propose', conflicts: [], edited: false })
  done(await room.verb('update', { story }))
  expect((await read(story)).text).toEqual([fire, cause, history])
})

test('what the desk has still in the making is not published by a wire', async () => {
  const { wire, story } = await aFire()
  await rewrite(story, history, 'A sentence that is not checked yet.')
  const [line] = await room.arrive(next(wire, 2, { text: [fire.replace('12', '13'), cause, history] }))
  expect(line?.note).toContain('which readers have not seen yet')
  expect((await read(story)).text).toEqual([fire, cause, history])
  expect((await newest(story)).text).toEqual([fire.replace('12', '13'), cause, 'A sentence that is not checked yet.'])
  done(await room.verb('publish', { story }))
  expect((await read(story)).text[0]).toBe(fire.replace('12', '13'))
})

test('two editors decide on one update: the second is told, whether it comes after or at the same moment', async () => {
  const { wire, story } = await aFire()
  await edit(story, '12 people', 'a dozen people')
  await room.arrive(next(wire, 2, { text: [fire.replace('12', '14'), cause, history] }))
  const { revision, version } = await view(story)
  const input = { story, revision, version, choices: { 1: 'theirs' } }
  const answers = await Promise.all([post(input), post(input), post({ ...input, choices: { 1: 'ours' } })])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
  expect((await revisions(story)).filter(({ kind }) => kind === 'update')).toHaveLength(1)
  // Somebody saves, or the agency sends another version, between the look and the decision.
  await room.arrive(next(wire, 3, { text: [fire.replace('12', '15'), cause, history] }))
  await edit(story, 'northern', 'southern')
  await room.arrive(next(wire, 4, { text: [fire.replace('northern', 'eastern'), cause, history] }))
  const looked = await view(story)
  await room.arrive(next(wire, 5, { text: [fire.replace('northern', 'western'), cause, history] }))
  const decision = { story, revision: looked.revision, version: looked.version, choices: { 1: 'theirs' } }
  expect(await post(decision)).toMatchObject({
    status: 409,
    said: { sentence: expect.stringContaining('another version') },
  })
  await rewrite(story, cause, `${cause} So it was said.`)
  const late = await post({ ...decision, version: (await view(story)).version })
  expect(late).toMatchObject({ status: 409, said: { sentence: expect.stringContaining('Somebody has saved') } })
})

test('whoever accepts without a choice where there is a conflict, or chooses blindly, is told what to do', async () => {
  const { wire, story } = await aFire()
  await edit(story, '12 people', 'a dozen people')
  await room.arrive(next(wire, 2, { text: [fire.replace('12', '14'), cause, history] }))
  const open = await post({ story })
  expect(open).toMatchObject({ status: 422, said: { sentence: expect.stringContaining('choose for conflict 1') } })
  expect((await post({ story, choices: { 1: 'ours' } })).said.sentence).toContain('«revision» and «version»')
  expect((await post({ story, choices: { 1: { own: [{ type: 'script' }] } } })).status).toBe(422)
  expect((await read(story)).text[0]).toBe(fire.replace('12', 'a dozen').replace('a dozen people', 'a dozen people'))
})

test('a withheld version is not brought in, an embargoed one only at its time, and a kill ends all of it', async () => {
  const { wire, story, address } = await aFire()
  await edit(story, history, 'Ardvale has burnt before.')
  const thirteen = [fire.replace('12', '13'), cause, history]
  const [withheld] = await room.arrive(next(wire, 2, { text: thirteen, status: 'withheld' }))
  expect(withheld?.note).toContain('withholds')
  expect(refusedAs(await room.verb('update', { story }))).toBe('held')
  const noon = new Date('2026-03-04T12:00:00Z')
  const [held] = await room.arrive(next(wire, 3, { text: thirteen, embargo: noon.toISOString() }))
  expect(held?.note).toContain('embargoed')
  expect((await read(story)).text[0]).toBe(fire)
  const before = room.clock.now()
  room.clock.move(noon)
  const brought = await inTransaction(room.newsroom, { name: 'due', role: 'administrator' }, (doing) =>
    bringInByItself(story as StoryId, doing),
  )
  expect(brought.outcome).toMatchObject({ waiting: false, address })
  expect((await read(story)).text).toEqual([fire.replace('12', '13'), cause, 'Ardvale has burnt before.'])
  room.clock.move(before)
  await room.arrive(aWire({ ...wire.told, version: '9', at: '2026-03-04T09:00:00Z', status: 'canceled' }))
  expect((await room.get(address)).status).toBe(410)
  expect(refusedAs(await room.verb('update', { story }))).toBe('killed')
  expect((await room.get(`/api/update/${story}`, { cookie: editor })).status).toBe(410)
})

test('the process dies in the middle of a merge: nothing of it is there, and whoever takes the file up does all of it, once', async () => {
  const { wire, story } = await aFire()
  await edit(story, history, 'Ardvale has burnt before.')
  const traces = async () => ({
    ...(await read(story)),
    versions: await room.count('wire_version'),
    revisions: await revisions(story),
    events: await room.count('event'),
  })
  const before = await traces()
  const newer = next(wire, 2, { text: [fire.replace('12', '13'), cause, history] })
  // Somebody holds the publication, so that the merge stands still behind its revision and before its page.
  const other = await room.open('select 1 from publication where story = $1 for update', story)
  const arriving = room.arrive(newer).catch((error: unknown) => error)
  await other.waitedFor()
  await room.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  await arriving
  await other.commit()
  expect(await traces()).toEqual(before)
  await room.rows(`update arrival set state = 'waiting', claimed_until = now() where name = $1`, newer.name)
  await expect.poll(async () => (await handleWaiting(room.intake)).length, patience).toBe(1)
  expect((await read(story)).text).toEqual([fire.replace('12', '13'), cause, 'Ardvale has burnt before.'])
  expect((await revisions(story)).filter(({ kind }) => kind === 'update')).toHaveLength(1)
})
