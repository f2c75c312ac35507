/** Rights: what may be shown until when, where and for what is kept at the moment of reading, by every output and by the picture's own address. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isRefusal } from '../../src/base/refusal.ts'
import { aJpeg } from '../../src/media/picture-samples.ts'
import type { Actor } from '../../src/newsroom/action.ts'
import { rightsList } from '../../src/newsroom/rights-list.ts'
import { termsToday } from '../../src/newsroom/terms-today.ts'
import { aBody, aStory, aWire } from '../build.ts'
import { done, everyAnswer, holding, openNewsroom, refusedAs, type TestNewsroom } from '../newsroom.ts'

const start = '2026-03-04T09:00:00Z'
const root: Actor = { name: 'root@courier.example', role: 'administrator' }

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom({ at: start })
})
afterAll(() => room?.close())

/** What was agreed with Nordwire before each test: nothing. */
const nothing = { ends: null, syndication: null, archiveDays: null, notIn: null, terms: null, zone: 'Europe/Oslo' }
beforeEach(async () => {
  jump(start)
  done(await room.verb('keep-territory', { countries: ['Norway'] }, root))
  done(await room.verb('keep-supplier', { supplier: 'Nordwire', contract: nothing }, root))
})

/** The site's clock jumps, which no page cache can know of: pages are made anew, as they would be at their next moment. */
const jump = (at: string) => {
  room.clock.move(new Date(at))
  room.cache.forget()
}

let made = 0
/** A picture with this said in its caption, in a wire of its own or another one. */
const pictured = async (terms: string, some: Parameters<typeof aWire>[0] = {}, bytes?: Buffer) => {
  made += 1
  const file = `quay-${process.pid}-${made}.jpg`
  const wire = aWire({
    ...some,
    pictures: [{ file, caption: `Marmalade quay at dawn. ${terms}`, credit: 'Ada Example' }],
  })
  const photo = { name: file, bytes: bytes ?? (await aJpeg(640 + made, 480)) }
  const lines = await room.arrive(wire, photo)
  const line = lines.find((one) => one.story)
  const [picture] = await room.rows<{ id: string }>('select id from picture order by created_at desc, id desc limit 1')
  const [newest] = await room.rows<{ id: string }>(
    `select used.value ->> 'id' as id from wire_version v, jsonb_each(v.pictures) used where used.key = $1 order by v.id desc limit 1`,
    file,
  )
  return {
    wire,
    photo,
    line,
    story: line?.story ?? '',
    address: line?.address ?? '',
    picture: newest?.id ?? picture?.id ?? '',
  }
}

/** Whether the article itself shows the picture; other stories stand below it, with theirs. */
const inArticle = async (address: string, picture: string): Promise<boolean> =>
  ((await room.get(address)).text.split('id="related"')[0] ?? '').includes(`/media/${picture}/`)

/** For how many seconds a cache may give an answer again without asking. */
const keptFor = async (path: string): Promise<number> => {
  const { status, headers } = await room.get(path)
  const kept = headers.get('cache-control') ?? ''
  expect([status, kept]).toEqual([200, expect.stringMatching(/no-cache|no-store|max-age=\d+/)])
  return /no-cache|no-store/.test(kept) ? 0 : Number(/max-age=(\d+)/.exec(kept)?.[1])
}

/** Where a picture shows: pages, lists and feeds that name it, and its own address. */
const shows = async (picture: string, ...more: string[]) => {
  const pages = holding(await everyAnswer(room, ...more), `/media/${picture}/`)
  const file = await room.get(`/media/${picture}/160.jpg`)
  return { pages: pages.filter((path) => !path.startsWith('/media/')), file: file.status }
}

describe('a picture «valid 30 days, GERMANY OUT»', () => {
  test('is everywhere a minute before its term ends, and nowhere a minute after; its page stays', async () => {
    const { address, picture } = await pictured('VALID 30 DAYS, GERMANY OUT', {
      headline: 'Marmalade is back',
      at: start,
      places: ['Peru'],
    })
    jump('2026-04-03T08:59:00Z')
    const asked = [address, '/topic/peru', '/search?q=marmalade']
    const before = await shows(picture, ...asked)
    expect(before.file).toBe(200)
    expect(before.pages).toEqual(expect.arrayContaining(['/', '/feed.xml', ...asked]))
    expect((await room.get(address)).holds('Marmalade quay at dawn')).toBe(true)
    jump('2026-04-03T09:00:00Z')
    expect(await shows(picture, ...asked)).toEqual({ pages: [], file: 404 })
    const page = await room.get(address)
    expect([page.status, page.holds('Marmalade is back'), page.holds('quay at dawn'), page.holds('og:image')]).toEqual([
      ...[200, true, false, false],
    ])
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
    const { address, picture, story } = await pictured('GERMANY OUT', { headline: 'Marmalade without a picture' })
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
    const asked = [address, '/topic/chile', '/search?q=saffron', '/api/suggest?q=saff']
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
    expect(after.get('/topic/chile')?.status).toBe(404)
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

describe('a contract', () => {
  const contract = (terms: object) => room.verb('keep-supplier', { supplier: 'Nordwire', contract: terms }, root)

  test('ends: nothing that came by it is shown from that moment, and nothing new is published', async () => {
    const { address, picture } = await pictured('', { headline: 'Last text of the Tamarind' })
    const own = await room.publishedOwn(aStory('Ours stays'))
    done(await contract({ ends: '2026-03-05T00:00:00Z' }))
    jump('2026-03-04T23:59:00Z')
    expect((await room.get(address)).status).toBe(200)
    jump('2026-03-05T00:00:00Z')
    expect((await room.get(address)).status).toBe(410)
    expect(holding(await everyAnswer(room, '/search?q=tamarind'), 'Tamarind')).toEqual([])
    expect(await shows(picture, address)).toEqual({ pages: [], file: 404 })
    expect((await room.get(own.address)).status).toBe(200)
    const [line] = await room.arrive(aWire())
    expect(line?.note).toMatch(/Its term ended/)
    // It is renewed: everything is back.
    done(await contract({ ends: null }))
    expect((await room.get(address)).holds(`/media/${picture}/`)).toBe(true)
  })

  test('without syndication: the page stands, the feed does not have it', async () => {
    const { address } = await room.published(aWire({ headline: 'Only here: the Kumquat' }))
    expect((await room.get('/feed.xml')).holds('Kumquat')).toBe(true)
    done(await contract({ syndication: false }))
    expect((await room.get('/feed.xml')).holds('Kumquat')).toBe(false)
    expect((await room.get(address)).status).toBe(200)
    expect((await room.get('/')).holds('Kumquat')).toBe(true)
  })

  test('«no archive» is shown for as long as the contract says, 30 days where it says nothing', async () => {
    const { address } = await room.published(aWire({ notes: 'NO ARCHIVAL USE', at: start }))
    jump('2026-04-03T08:59:59Z')
    expect((await room.get(address)).status).toBe(200)
    jump('2026-04-03T09:00:00Z')
    expect((await room.get(address)).status).toBe(410)
    done(await contract({ archiveDays: 60 }))
    expect((await room.get(address)).status).toBe(200)
  })

  test('ends while somebody publishes by it: the publishing waits, and is refused', async () => {
    const [line] = await room.takeIn([await room.lay(aWire())], { publish: false })
    expect(line?.outcome).toBe('new')
    const [item] = await room.rows<{ id: string }>(
      'select i.id from wire_item i left join story s on s.wire_item = i.id where s.id is null and i.headline = $1',
      line?.headline,
    )
    const { story } = done(await room.verb('take', { wire: item?.id }))
    const ended = JSON.stringify({ ends: '2026-03-04T08:00:00Z' })
    const keeping = await room.open(`update supplier set contract = $1 where slug = 'nordwire'`, ended)
    const publishing = room.verb('publish', { story })
    await keeping.waitedFor()
    await keeping.commit()
    expect(refusedAs(await publishing)).toBe('held')
  })

  test('its countries are known by name or code, and what is none is said', async () => {
    expect(refusedAs(await contract({ notIn: ['Atlantis'] }))).toBe('invalid')
    done(await contract({ notIn: ['Sweden', 'DE'] }))
    const [row] = await room.rows<{ contract: object }>(`select contract from supplier where slug = 'nordwire'`)
    expect(row?.contract).toMatchObject({ notIn: ['SE', 'DE'] })
  })

  test('words in it that no machine understands are told to whoever writes them', async () => {
    const kept = done(await contract({ terms: ['NO ARCHIVES', 'Only as Ada and Bo agreed'] })) as unknown as object
    expect(kept).toMatchObject({ unread: ['Only as Ada and Bo agreed'] })
    await room.published(aWire())
  })
})

describe('pictures', () => {
  test('«one time use» is in one story, and in no second', async () => {
    const first = await pictured('ONE TIME USE')
    const second = await pictured('ONE TIME USE', { headline: 'The quay again' }, first.photo.bytes)
    expect(second.picture).toBe(first.picture)
    expect(await inArticle(second.address, second.picture)).toBe(false)
    expect(await inArticle(first.address, first.picture)).toBe(true)
  })

  test('«not for use in galleries» is in a story, and in no gallery', async () => {
    const one = await pictured('NOT FOR USE IN GALLERIES')
    const free = await Promise.all(Array.from({ length: 4 }, () => pictured('')))
    const all = [one, ...free].map(({ picture }) => picture)
    const used = (id: string) => ({ id, width: 640, height: 480, alt: '', caption: 'A quay', credit: 'Ada Example' })
    const blocks = all.map((picture) => ({ type: 'picture', attrs: { picture } }))
    const gallery = await room.publishedOwn({
      ...aStory('Five quays'),
      furniture: { ...aStory('Five quays').furniture, pictures: Object.fromEntries(all.map((id) => [id, used(id)])) },
      body: { type: 'body', content: [...aBody('Look.').content, ...blocks] },
    })
    const shown = await Promise.all(all.map((id) => inArticle(gallery.address, id)))
    expect(shown).toEqual([false, true, true, true, true])
    expect(await inArticle(one.address, one.picture)).toBe(true)
  })

  test('«no syndication» is on the page, and not in the feed', async () => {
    const { picture, address } = await pictured('NO SYNDICATION', {
      headline: 'A quay for ourselves',
      at: start,
    })
    const { pages } = await shows(picture, address)
    expect(pages).toContain(address)
    expect(pages).not.toContain('/feed.xml')
    expect((await room.get('/feed.xml')).holds('A quay for ourselves')).toBe(true)
  })

  test('a credit that is due and told is printed', async () => {
    const { address } = await pictured('MANDATORY CREDIT "HARBOUR BOARD / Ada Example"')
    expect((await room.get(address)).holds('HARBOUR BOARD')).toBe(true)
  })

  test('without a credit that is due it is not published', async () => {
    const lead = await pictured('MANDATORY CREDIT')
    const used = { id: lead.picture, width: 640, height: 480, alt: '', caption: 'A quay', credit: '' }
    const { story } = done(
      await room.verb('save', {
        ...aStory('A quay'),
        furniture: { headline: 'A quay', by: ['mara-quill'], lead: used },
      }),
    )
    const refused = await room.verb('publish', { story })
    expect(refusedAs(refused)).toBe('incomplete')
    expect(isRefusal(refused) && refused.sentence).toContain('must be credited')
  })
})

describe('by hand', () => {
  test('our own copy ends when a person says so', async () => {
    const { story, address } = await room.publishedOwn(aStory('A tale of the Persimmon'))
    done(
      await room.verb('decide-terms', {
        story,
        decision: 'allow',
        until: '2026-03-04T12:00:00Z',
        note: 'As agreed with the author.',
      }),
    )
    jump('2026-03-04T11:59:59Z')
    expect((await room.get(address)).status).toBe(200)
    jump('2026-03-04T12:00:00Z')
    expect((await room.get(address)).status).toBe(410)
    expect(refusedAs(await room.verb('publish', { story }))).toBe('held')
    done(await room.verb('decide-terms', { story, decision: 'allow', until: null, note: 'Prolonged.' }))
    expect((await room.get(address)).status).toBe(200)
  })

  test('denied, it is gone at once; allowed again, it is back', async () => {
    const { story, address } = await room.publishedOwn(aStory('A tale of the Mangosteen'))
    expect((await room.get('/')).holds('Mangosteen')).toBe(true)
    done(await room.verb('decide-terms', { story, decision: 'deny', note: 'The author took it back.' }))
    expect((await room.get(address)).status).toBe(410)
    expect((await room.get('/')).holds('Mangosteen')).toBe(false)
    done(await room.verb('decide-terms', { story, decision: 'allow', note: 'The author gave it anew.' }))
    expect((await room.get(address)).status).toBe(200)
  })

  test('where nothing waits for a decision, or the words are not there, that is said', async () => {
    const { story } = await room.publishedOwn(aStory('Nothing to decide'))
    const note = 'Fine.'
    expect(refusedAs(await room.verb('decide-terms', { story, decision: 'allow', note }))).toBe('exists')
    expect(refusedAs(await room.verb('decide-terms', { story, decision: 'allow', words: ['GERMANY OUT'], note }))).toBe(
      'invalid',
    )
    expect(refusedAs(await room.verb('decide-terms', { decision: 'allow', note }))).toBe('invalid')
    expect(refusedAs(await room.verb('decide-terms', { picture: '0123456789ab', decision: 'deny', note }))).toBe(
      'unknown',
    )
  })
})

describe('the desk', () => {
  const desk = async () => (await room.get('/desk', { cookie: await room.signIn('editor') })).text

  test('lists what ends within a week with the stories that show it, and is warned of what ends today', async () => {
    const { picture, address } = await pictured('VALID 6 DAYS', { headline: 'Six days of the Loquat', at: start })
    const [ending] = (await rightsList(room.database, room.clock.now(), 7)).ending.filter((one) => one.id === picture)
    expect(ending).toMatchObject({ what: 'picture', at: new Date('2026-03-10T09:00:00Z') })
    expect(ending?.stories.map((one) => one.address)).toEqual([address])
    expect(await desk()).toContain(`href="${address}"`)
    expect((await rightsList(room.database, room.clock.now(), 5)).ending.map((one) => one.id)).not.toContain(picture)
    jump('2026-03-10T06:00:00Z')
    expect((await termsToday(room.newsroom)).raised).toContain('«Marmalade quay at dawn.» at 09:00 (UTC)')
    expect((await termsToday(room.newsroom)).raised).toBeUndefined()
    expect(await desk()).toContain('By its terms, today ends')
    jump('2026-03-10T09:00:00Z')
    expect((await termsToday(room.newsroom)).ended).toBe(true)
    expect(await desk()).not.toContain('By its terms, today ends')
  })

  test('lists what waits for a person, and settles it with a button', async () => {
    const { picture, story } = await pictured('ATTENTION EDITORS: Only for guests of the Feijoa ball')
    expect(await desk()).toContain('Only for guests of the Feijoa ball')
    const form = new URLSearchParams({ picture, decision: 'allow', note: 'We danced.' })
    const headers = { cookie: await room.signIn('editor'), origin: room.origin }
    const answer = await fetch(`${room.origin}/api/decide-terms`, {
      method: 'POST',
      body: form,
      headers,
      redirect: 'manual',
    })
    expect(answer.headers.get('location')).toContain('Done')
    expect(await desk()).not.toContain('Only for guests of the Feijoa ball')
    done(await room.verb('publish', { story }))
  })

  test('pictures that came before there were rules are read, and what comes of it holds', async () => {
    const { picture, address } = await pictured('')
    await room.rows(`update picture set rules = null, terms = '["NORWAY OUT"]' where id = $1`, picture)
    expect((await room.get(address)).holds(`/media/${picture}/`)).toBe(true)
    expect((await termsToday(room.newsroom)).read).toBe(1)
    expect(await shows(picture, address)).toEqual({ pages: [], file: 404 })
  })
})

test('a reader who asks while a picture is denied is not given it after the answer', async () => {
  const { picture, address } = await pictured('')
  let acknowledged = false
  let stop = false
  const late: string[] = []
  const paths = [address, '/', '/feed.xml', `/media/${picture}/160.jpg`]
  const reader = async (number: number) => {
    for (let turn = number; !stop; turn += 1) {
      const path = paths[turn % paths.length] ?? '/'
      const after = acknowledged
      const answer = await room.get(path)
      const shown = path.startsWith('/media/') ? answer.status === 200 : answer.holds(`/media/${picture}/`)
      if (shown && after) late.push(path)
    }
  }
  const readers = Array.from({ length: 6 }, (_, number) => reader(number))
  done(await room.verb('decide-terms', { picture, decision: 'deny', note: 'The model took it back.' }))
  acknowledged = true
  const after = await Promise.all(Array.from({ length: 16 }, (_, at) => room.get(paths[at % paths.length] ?? '/')))
  stop = true
  await Promise.all(readers)
  expect(late).toEqual([])
  expect(after.filter((answer) => answer.holds(`/media/${picture}/`))).toEqual([])
})
