/** Rights: what may be shown until when, where and for what is kept at the moment of reading, by every output and by the picture's own address. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rightsList } from '../../../src/newsroom/rights/rights-list.ts'
import { aWire } from '../../build.ts'
import { done, everyAnswer, holding, refusedAs, type TestNewsroom } from '../../newsroom.ts'
import { openRightsRoom, type RightsRoom, root, start } from './rights-room.ts'

let room: TestNewsroom
let jump: RightsRoom['jump']
let pictured: RightsRoom['pictured']
let shows: RightsRoom['shows']
let keptFor: RightsRoom['keptFor']
let anew: RightsRoom['anew']
beforeAll(async () => {
  ;({ room, jump, pictured, shows, keptFor, anew } = await openRightsRoom())
})
afterAll(() => room?.close())
beforeEach(() => anew())

describe('a picture «valid 30 days, GERMANY OUT»', () => {
  test('is everywhere a minute before its term ends, and nowhere a minute after; its page stays', async () => {
    const { address, picture } = await pictured('VALID 30 DAYS, GERMANY OUT', {
      headline: 'Marmalade is back',
      at: start,
      places: ['Peru'],
    })
    jump('2026-04-03T08:59:00Z')
    const asked = [address, '/place/peru', '/search?q=marmalade']
    const before = await shows(picture, ...asked)
    expect(before.file).toBe(200)
    expect(before.pages).toEqual(expect.arrayContaining(['/', '/feed.xml', ...asked]))
    expect((await room.get(address)).holds('Marmalade quay at dawn')).toBe(true)
    jump('2026-04-03T09:00:00Z')
    expect(await shows(picture, ...asked)).toEqual({ pages: [], file: 404 })
    const page = await room.get(address)
    expect([page.status, page.holds('Marmalade is back'), page.holds('quay at dawn')]).toEqual([200, true, false])
    // What networks show is drawn from the headline.
    expect([...page.text.matchAll(/\/media\/(\w+)/g)].filter(([, which]) => which !== 'card')).toEqual([])
  })

  test('no cache may keep it longer than its term', async () => {
    const { picture, address } = await pictured('VALID 30 DAYS', { at: start })
    jump('2026-04-03T08:59:00Z')
    expect(await keptFor(`/media/${picture}/160.jpg`)).toBeLessThanOrEqual(60)
    expect(await keptFor(address)).toBe(0)
  })

  test('a warm page is made anew at that moment, though nothing has happened', async () => {
    const soon = new Date(Date.parse(start) + 1500).toISOString()
    const { address, picture } = await pictured(`FREE UNTIL ${soon}`)
    expect((await room.get(address)).holds(`/media/${picture}/`)).toBe(true)
    room.clock.move(new Date(Date.parse(start) + 1500))
    await expect
      .poll(async () => (await room.get(address)).holds(`/media/${picture}/`), { timeout: 20_000 })
      .toBe(false)
  })

  test('where the site publishes in Germany, the story goes out without it, and says so', async () => {
    done(await room.verb('keep-territory', { countries: ['NO', 'Germany'] }, root))
    const { address, picture, story, line } = await pictured('GERMANY OUT', { headline: 'Marmalade without a picture' })
    expect(line?.note).toMatch(/is not shown. It may not be shown in Germany/)
    expect(await shows(picture, address)).toEqual({ pages: [], file: 404 })
    expect((await room.get(address)).status).toBe(200)
    const again = done(await room.verb('publish', { story })) as unknown as { without: string[] }
    expect(again.without.join()).toMatch(/may not be shown in Germany .*«GERMANY OUT»/)
    // The site leaves Germany: the picture is there at once.
    done(await room.verb('keep-territory', { countries: ['NO'] }, root))
    expect((await shows(picture, address)).file).toBe(200)
    expect((await room.get(address)).holds(`/media/${picture}/`)).toBe(true)
  })

  test('where nobody has said where the site publishes, it holds', async () => {
    done(await room.verb('keep-territory', { countries: [] }, root))
    const { line } = await pictured('GERMANY OUT')
    expect(line?.note).toMatch(/say where the site publishes/)
    expect(line?.address).toBeUndefined()
  })
})

describe('a text that is free until Friday noon', () => {
  const told = { notes: 'Free for use until Friday noon.', at: start }

  test('is on its page, in lists, feed, sitemap and search a minute before; at noon its address says that it is gone', async () => {
    const { address, story } = await room.published(
      aWire({ ...told, headline: 'Ferry diary of the Saffron', places: ['Chile'] }),
    )
    const asked = [address, '/place/chile', '/search?q=saffron', '/api/suggest?q=saff']
    jump('2026-03-06T10:59:00Z')
    const before = await everyAnswer(room, ...asked)
    expect(holding(before, 'Saffron')).toEqual(expect.arrayContaining(['/', '/feed.xml', ...asked]))
    expect(holding(before, address)).toContain('/sitemap.xml')
    jump('2026-03-06T11:00:00Z')
    const after = await everyAnswer(room, ...asked)
    expect(holding(after, 'Saffron')).toEqual([])
    expect(holding(after, story)).toEqual([])
    expect(after.get(address)?.status).toBe(410)
    expect(after.get(address)?.text).toContain('This story is no longer available')
    expect(after.get(address)?.headers.get('cache-control')).toBe('no-store')
    expect(after.get('/place/chile')?.status).toBe(404)
  })

  test('its picture goes with it, and no cache keeps that longer either', async () => {
    const { address, picture } = await pictured('', told)
    jump('2026-03-06T10:59:30Z')
    expect(await keptFor(`/media/${picture}/160.jpg`)).toBeLessThanOrEqual(30)
    jump('2026-03-06T11:00:00Z')
    expect(await shows(picture, address)).toEqual({ pages: [], file: 404 })
  })

  test('a later version ends it sooner, also where the desk has edited the text and waits with the new one', async () => {
    const wire = aWire(told)
    const { address, story } = await room.published(wire)
    done(await room.verb('save', { story, revision: 1, furniture: { kicker: 'Diary' } }))
    done(await room.verb('publish', { story }))
    await room.arrive(
      aWire({ ...wire.told, version: '2', at: '2026-03-04T10:00:00Z', notes: 'Free for use until Thursday noon.' }),
    )
    jump('2026-03-05T10:59:00Z')
    expect((await room.get(address)).status).toBe(200)
    jump('2026-03-05T11:00:00Z')
    expect((await room.get(address)).status).toBe(410)
  })

  test('after its term it cannot be published', async () => {
    jump('2026-03-07T09:00:00Z')
    const [line] = await room.arrive(aWire(told))
    expect(line?.note).toMatch(/not published: .*Its term ended on 2026-03-06T11:00/)
  })
})

describe('a hand-out with words that nobody understands', () => {
  const words = 'ATTENTION EDITORS: Only for guests of the harbour board'

  test('holds the story and says which words; a person allows them, and it goes out', async () => {
    const { line, story, picture } = await pictured(words)
    expect(line?.address).toBeUndefined()
    expect(line?.note).toContain(`«${words}» need a person`)
    expect(refusedAs(await room.verb('publish', { story }))).toBe('held')
    done(await room.verb('decide-terms', { picture, decision: 'allow', note: 'We were guests.' }))
    const { address } = done(await room.verb('publish', { story }))
    expect((await shows(picture, address)).file).toBe(200)
    const [audit] = await room.rows<{ detail: object; actor: string }>(
      `select actor, detail from audit where verb = 'decide-terms'`,
    )
    expect(audit).toMatchObject({ actor: 'chief@courier.example', detail: { picture, note: 'We were guests.' } })
  })

  test('denied, the story goes out without it', async () => {
    const { story, picture } = await pictured(words)
    done(await room.verb('decide-terms', { picture, decision: 'deny', note: 'We were none.' }))
    const { address } = done(await room.verb('publish', { story }))
    expect(await shows(picture, address)).toEqual({ pages: [], file: 404 })
  })

  test('the agency adds them to a picture that is out: it is out of every page before the intake says so', async () => {
    const { wire, photo, address, picture } = await pictured('')
    const other = await pictured('', { headline: 'The same quay' }, photo.bytes)
    for (const path of [address, other.address]) expect((await room.get(path)).holds(`/media/${picture}/`)).toBe(true)
    const caption = `Marmalade quay at dawn. ${words}`
    await room.arrive(
      aWire({
        ...wire.told,
        version: '2',
        at: '2026-03-04T08:30:00Z',
        pictures: [{ file: photo.name, caption, credit: 'Ada Example' }],
      }),
    )
    expect(await shows(picture, address, other.address)).toEqual({ pages: [], file: 404 })
    done(await room.verb('decide-terms', { picture, decision: 'allow', words: [words], note: 'We were guests.' }))
    expect((await room.get(other.address)).holds(`/media/${picture}/`)).toBe(true)
  })

  test('in the terms of a text they hold the text', async () => {
    const [line] = await room.arrive(aWire({ notes: 'NOT FOR USE IN the papers of the harbour board' }))
    expect(line?.note).toContain('need a person')
    const story = line?.story ?? ''
    done(await room.verb('decide-terms', { story, decision: 'allow', note: 'We are no such paper.' }))
    done(await room.verb('publish', { story }))
  })

  test('in a new version they hold that version; what is out stays, and can be corrected', async () => {
    const wire = aWire({ headline: 'The board is guarded' })
    const { address, story } = await room.published(wire)
    const notes = 'NOT FOR USE IN the papers of the harbour board'
    const next = { ...wire.told, version: '2', at: '2026-03-04T08:30:00Z', headline: 'The board is open', notes }
    const [line] = await room.arrive(aWire(next))
    expect(line?.note).toContain('need a person')
    expect((await room.get(address)).holds('The board is guarded')).toBe(true)
    done(await room.verb('correct', { story, text: 'An earlier version had no guard.' }))
    expect((await rightsList(room.database, room.clock.now(), 1)).withheld.map((one) => one.id)).toContain(story)
    done(await room.verb('decide-terms', { story, decision: 'allow', note: 'We are no such paper.' }))
    done(await room.verb('update', { story }))
    expect((await room.get(address)).holds('The board is open')).toBe(true)
  })

  test('ordinary notes hold nothing', async () => {
    const notes = 'UPDATES with quotes from the pilots, ADDS that nobody was hurt. Will be led by 1200 GMT.'
    await room.published(aWire({ notes }))
  })
})
