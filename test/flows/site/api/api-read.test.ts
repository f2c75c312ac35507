/** A partner newsroom reads through the API: it pages, follows what changes, and hears of a kill; every answer is as the description has it. */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aJpeg } from '../../../../src/media/picture-samples.ts'
import { cursorText } from '../../../../src/site/api/cursor.ts'
import { copyOf } from '../../../../src/wire/copy-of.ts'
import type { NewsObject } from '../../../../src/wire/item.ts'
import { readWire } from '../../../../src/wire/read.ts'
import { aStory, aWire } from '../../../build.ts'
import { done } from '../../../newsroom.ts'
import { type ApiRoom, administrator, headlineOf, idOf, openApi } from './api-room.ts'
import { complaintsOf, ninjsComplaints } from './valid-api.ts'

let room: ApiRoom
beforeAll(async () => {
  room = await openApi()
})
afterAll(async () => {
  await room?.close()
  expect(room?.faults).toEqual([])
})

const headlines = (items: readonly NewsObject[]) => items.map(headlineOf)
const topics = (...names: string[]) => names.map((name) => ({ slug: name.toLowerCase(), name }))
const publish = async (headline: string, more: { section?: string; furniture?: object } = {}) => {
  const story = aStory(headline)
  const furniture = { ...story.furniture, ...more.furniture }
  return (await room.publishedOwn({ ...story, ...more, furniture })).story
}

test('the description is OpenAPI 3.1 by its official schema, and the page for people tells every address of it', async () => {
  expect(complaintsOf(room.described)).toEqual([])
  expect(complaintsOf({ ...room.described, paths: { items: {} } })).not.toEqual([])
  const page = await room.get('/api/v1')
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  for (const [path, methods] of Object.entries(room.described.paths))
    for (const method of Object.keys(methods)) expect(page.text).toContain(`${method.toUpperCase()} ${path}<`)
  for (const form of Object.keys(room.described.components.schemas)) expect(page.text).toContain(`id="${form}"`)
  expect(page.text).not.toMatch(/<script(?! type="module" src="\/assets)/)
})

test('a story is a news object of ninjs 3.1 with text, furniture and pictures, which another newsroom can take in', async () => {
  const [sailing] = await Promise.all([aJpeg(1400, 900)])
  const wire = aWire({
    headline: 'The quagga ferry sails again',
    standfirst: 'After nine years in the dock.',
    text: ['Bergen, March 4 (Nordwire) – The ferry left at noon.', '<ul><li>One</li></ul>', 'It will be back at six.'],
    pictures: [{ file: 'ferry.jpg', caption: 'The ferry at the quay', credit: 'Ilse Marr/Nordwire' }],
    subjects: ['transport'],
  })
  const { story, address } = await room.published(wire, { name: 'ferry.jpg', bytes: sailing })
  done(await room.verb('correct', { story, text: 'An earlier version named the wrong quay.' }))
  const apiTerms = 'For editorial use in the north.'
  done(await room.verb('keep-edition', { apiTerms }, administrator))
  const { json, headers } = await room.ask(`/items/${story}`)
  const item = json as NewsObject
  expect(ninjsComplaints(item)).toEqual([])
  expect(item).toMatchObject({
    ...{ pubStatus: 'usable', version: '1', language: 'en', located: 'Bergen', by: 'Nordwire' },
    headlines: [{ role: 'main', value: 'The quagga ferry sails again' }],
    descriptions: [
      { role: 'summary', value: 'After nine years in the dock.' },
      { role: 'correction', value: '2026-03-04: An earlier version named the wrong quay.' },
    ],
    renditions: [{ href: room.origin + encodeURI(address) }],
    genres: [{ name: 'news', uri: 'http://cv.iptc.org/newscodes/genre/Current' }],
    places: expect.arrayContaining([
      { name: 'Bergen', rel: 'located', uri: `${room.origin}/place/bergen`, literal: 'iso3166-1a2:NO' },
      { name: 'Norway', rel: 'about', uri: `${room.origin}/place/norway`, literal: 'iso3166-1a2:NO' },
    ]),
  })
  const [html, plain] = item.bodies ?? []
  expect(html?.value).toContain('<p>The ferry left at noon.</p><ul><li>One</li></ul>')
  expect(plain?.value).toBe('The ferry left at noon.\nOne\nIt will be back at six.')
  expect(item.infoSources?.map(({ name, role }) => [name, role])).toEqual([
    ['Nordwire', 'provider'],
    ['Dateline', 'publisher'],
  ])
  const [picture] = item.associations ?? []
  expect(picture).toMatchObject({ name: 'lead', type: 'picture', by: 'Ilse Marr/Nordwire', usageTerms: apiTerms })
  expect(item.usageTerms).toBe(apiTerms)
  expect((await room.get('/api/v1')).text).toContain(apiTerms)
  for (const { href = '', width } of picture?.renditions ?? []) {
    const bytes = await fetch(href)
    expect([bytes.status, bytes.headers.get('content-type'), (width ?? 0) > 0], href).toEqual([200, 'image/jpeg', true])
  }
  const again = await room.ask(`/items/${story}`, { headers: { 'if-none-match': headers.get('etag') ?? '' } })
  expect([again.status, again.text]).toEqual([304, ''])
  const reading = readWire(new TextEncoder().encode(JSON.stringify(item)))
  expect(reading.problems).toEqual([])
  expect(reading.items[0]).toMatchObject({ uri: item.uri, headlines: [{ value: headlineOf(item) }] })
})

test('a story’s genre is IPTC’s, and another newsroom takes it in as the same; an embed goes as a link', async () => {
  const embed = { type: 'embed', attrs: { address: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', title: 'The lock' } }
  const { furniture, body, ...rest } = aStory('Leave the aurochs lock alone')
  const saved = {
    ...rest,
    furniture: { ...furniture, genre: 'opinion' },
    body: { ...body, content: [...body.content, embed] },
  }
  const item = (await room.ask(`/items/${(await room.publishedOwn(saved)).story}`)).json as NewsObject
  expect(ninjsComplaints(item)).toEqual([])
  expect(item.genres).toEqual([{ name: 'opinion', uri: 'http://cv.iptc.org/newscodes/genre/Opinion' }])
  const [taken] = readWire(new TextEncoder().encode(JSON.stringify(item))).items
  expect(taken && copyOf(taken).genre).toBe('opinion')
  expect(item.bodies?.[0]?.value).toContain('<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">The lock</a>')
  expect(item.bodies?.[0]?.value).not.toMatch(/button|iframe|figure/)
})

test('lists are filtered by section, topic, language, words and by when something was published, and hold nothing else', async () => {
  room.clock.move(new Date('2026-03-04T10:00:00Z'))
  await publish('A zebu in the lock', { section: 'world', furniture: { topics: topics('Zebus', 'Locks') } })
  room.clock.move(new Date('2026-03-04T11:00:00Z'))
  await publish('Zebu i slusa', { section: 'world', furniture: { topics: topics('Zebus'), language: 'nb-NO' } })
  await publish('Another lock', { furniture: { topics: topics('Locks') } })
  const found = async (query: string) => headlines(await room.pages(query))
  expect(await found('/items?topic=zebus')).toEqual(['Zebu i slusa', 'A zebu in the lock'])
  expect(await found('/items?topic=zebus&language=nb')).toEqual(['Zebu i slusa'])
  expect(await found('/items?topic=zebus&language=nb-SE')).toEqual([])
  expect(await found('/items?topic=locks&section=world')).toEqual(['A zebu in the lock'])
  expect(await found('/items?topic=zebus&until=2026-03-04T11:00:00Z')).toEqual(['A zebu in the lock'])
  expect(await found('/items?topic=zebus&since=2026-03-04T12:00:00%2B01:00')).toEqual(['Zebu i slusa'])
  expect(await found('/search?q=zebu')).toEqual(['Zebu i slusa', 'A zebu in the lock'])
  expect(await found('/search?q=zebu+lock&section=world&limit=1')).toEqual(['A zebu in the lock'])
  expect(await found('/items?topic=none')).toEqual([])
  expect((await room.ask('/sections')).json).toMatchObject({
    sections: expect.arrayContaining([{ slug: 'world', name: 'World', uri: `${room.origin}/world` }]),
  })
  const slugs: string[] = []
  for (let next = '/topics?limit=1'; next; ) {
    const { topics: some, next: following = '' } = (await room.ask(next)).json as never as {
      topics: { slug: string }[]
      next?: string
    }
    slugs.push(...some.map(({ slug }) => slug))
    next = following
  }
  expect(slugs).toEqual(slugs.toSorted())
  expect(slugs).toEqual(expect.arrayContaining(['locks', 'zebus']))
  expect(new Set(slugs).size).toBe(slugs.length)
})

test('whoever pages has every story once, whatever is published, changed and killed meanwhile', async () => {
  const there: string[] = []
  for (let at = 0; at < 7; at += 1) there.push(await publish(`Paged ${at}`, { furniture: { topics: topics('Paged') } }))
  let number = 0
  const another = () => {
    number += 1
    return number
  }
  const anything = [
    async () => publish(`Meanwhile ${another()}`, { furniture: { topics: topics('Paged') } }),
    async () => room.verb('correct', { story: there[number % there.length], text: `Wrong ${another()}.` }),
    async () => room.clock.move(60_000),
    async () =>
      room.verb('kill', {
        story: await publish(`Killed ${another()}`, { furniture: { topics: topics('Paged') } }),
        reason: 'It is wrong.',
      }),
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/items?topic=paged', '/search?q=paged', '/items?section=culture', '/items?language=en'),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat(anything.length - 1), { maxLength: 3 }),
      async (path, limit, between) => {
        const left = [...between]
        const items = await room.pages(`${path}&limit=${limit}`, async () => anything[left.shift() ?? -1]?.())
        const ids = items.map(idOf)
        expect(new Set(ids).size).toBe(ids.length)
        expect(there.filter((story) => !ids.includes(story))).toEqual([])
      },
    ),
    { numRuns: 5 },
  )
}, 60_000)

describe('a client that follows what changes', () => {
  /** Follows from a moment on: each call answers what has come since the call before. */
  const follow = async () => {
    let next = `/items?changed-since=${new Date(room.clock.now().getTime() + 1).toISOString()}&limit=2`
    const since = async (): Promise<NewsObject[]> => {
      const all: NewsObject[] = []
      for (;;) {
        const list = await room.page(next)
        next = list.next ?? ''
        if (list.items.length === 0) return all
        all.push(...list.items)
      }
    }
    await since()
    return since
  }
  const told = (items: NewsObject[]) => items.map((item) => [idOf(item), item.pubStatus, headlineOf(item)])

  test('has what is published, corrected, updated, killed and revived, each when it happens', async () => {
    const since = await follow()
    const story = await publish('The tide is late')
    expect(told(await since())).toEqual([[story, 'usable', 'The tide is late']])
    expect(await since()).toEqual([])
    done(await room.verb('correct', { story, text: 'It was early.', furniture: { headline: 'The tide is early' } }))
    expect(told(await since())).toEqual([[story, 'usable', 'The tide is early']])
    done(await room.verb('kill', { story, reason: 'There is no tide.', note: 'Wrong.' }))
    const [gone, ...more] = await since()
    expect(more).toEqual([])
    expect(gone).toMatchObject({ pubStatus: 'canceled', version: '2', altIds: [{ value: story }] })
    expect(ninjsComplaints(gone)).toEqual([])
    expect(JSON.stringify(gone)).not.toMatch(/tide|Wrong/)
    // Another Dateline that takes it in as a wire kills its own.
    expect(readWire(new TextEncoder().encode(JSON.stringify(gone))).items[0]?.pubStatus).toBe('canceled')
    done(await room.verb('revive', { story, reason: 'There is.' }))
    expect(told(await since())).toEqual([[story, 'usable', 'The tide is early']])
  })

  test('has a story that may be given no longer, and one that has lost its picture', async () => {
    const since = await follow()
    const lead = await ownPicture()
    const story = await publish('The mole is mended', { furniture: { lead } })
    expect((await since())[0]?.associations).toHaveLength(1)
    await room.rows('update picture set no_syndication = true where id = $1', lead.id)
    expect((await since())[0]).toMatchObject({ altIds: [{ value: story }], pubStatus: 'usable' })
    expect(JSON.stringify((await room.ask(`/items/${story}`)).json)).not.toContain(lead.id)
    await room.rows('update publication set syndicated = false where story = $1', story)
    expect(told(await since())).toEqual([[story, 'canceled', undefined]])
    expect((await room.ask(`/items/${story}`)).status).toBe(410)
    expect(headlines(await room.pages('/items?limit=100'))).not.toContain('The mole is mended')
  })

  test('hears nothing of what is held, and has it when its moment comes; nor of what was killed before anybody saw it', async () => {
    const since = await follow()
    const story = done(await room.verb('save', aStory('Held until noon'))).story
    const never = done(await room.verb('save', aStory('Never to be seen'))).story
    const at = new Date(room.clock.now().getTime() + 3600_000).toISOString().replace('.000', '')
    for (const one of [story, never]) done(await room.verb('schedule', { story: one, at }))
    done(await room.verb('kill', { story: never, reason: 'It is wrong.' }))
    expect(await since()).toEqual([])
    for (const one of [story, never]) expect((await room.ask(`/items/${one}`)).status).toBe(404)
    room.clock.move(3600_000)
    // What the jobs do at that moment.
    await room.rows('update publication set released_at = visible_from where story = $1', story)
    expect(told(await since())).toEqual([[story, 'usable', 'Held until noon']])
    await room.rows('update publication set expires_at = $2 where story = $1', story, room.clock.now())
    expect(told(await since())).toEqual([[story, 'canceled', undefined]])
  })

  test('misses nothing that was written before what it has seen, and committed after it', async () => {
    const since = await follow()
    const slow = await publish('Slow')
    await since()
    const other = await room.open('update publication set changed_at = changed_at where story = $1', slow)
    const quick = await publish('Quick')
    const before = told(await since())
    await other.commit()
    const both = [...before, ...told(await since())].map(([story]) => story)
    expect([both.includes(slow), both.includes(quick), both.length]).toEqual([true, true, 2])
  })

  test('is told what cannot be followed', async () => {
    const { status, json } = await room.ask('/items?changed-since=2026-03-04T00:00:00Z&section=world')
    expect([status, (json as { fields: object }).fields]).toEqual([422, { section: expect.any(String) }])
  })
})

const ownPicture = async () => {
  const [row] = await room.rows<{ id: string }>(
    `insert into picture (id, hash, mime, width, height, alt, caption, credit, copyright, terms, created_at)
     values (substr(md5(random()::text), 1, 12), md5(random()::text), 'image/jpeg', 800, 600, '', '', '', '', '[]', now()) returning id`,
  )
  return { id: row?.id ?? '', width: 800, height: 600, alt: 'A mole', caption: 'The mole', credit: 'Ilse Marr' }
}

test('from the moment in which a kill is acknowledged no answer that is begun holds a word of it', async () => {
  const story = await publish('The quokka lock is sold', { furniture: { topics: topics('Quokka') } })
  const paths = [
    '/items',
    '/items?topic=quokka',
    '/search?q=quokka',
    '/topics?limit=100',
    `/items/${story}`,
    '/items?changed-since=2026-01-01T00:00:00Z&limit=100',
  ]
  const before = await Promise.all(paths.map((path) => room.ask(path)))
  expect(before.map(({ text }) => /quokka/i.test(text))).toEqual(
    paths.map((path) => !path.includes('changed')).with(-1, true),
  )
  let isKilled = false
  const told: string[] = []
  const reader = async (path: string) => {
    for (let after = 0; after < 2; ) {
      if (isKilled) after += 1
      const wasKilled = isKilled
      const { text } = await room.ask(path)
      if (wasKilled && /quokka/i.test(text)) told.push(path)
    }
  }
  const readers = Promise.all(paths.map(reader))
  done(await room.verb('kill', { story, reason: 'It is wrong.', note: 'Quokka was wrong.' }))
  isKilled = true
  await readers
  expect(told).toEqual([])
  const { status, text } = await room.ask(`/items/${story}`)
  expect([status, text.includes(story)]).toEqual([410, false])
})

describe('hostile calls', () => {
  const word = (text: string) => Buffer.from(text).toString('base64url')
  const id = '0123456789ab'
  test.each([
    ...['', '!', 'AAAA', word('i'), word(`i 1 ${id} x`), word(`i 1e5 ${id}`), word(`i 99999999999999999 ${id}`)],
    ...[word(`i 1 ${id}' or true --`), word(`c 1 ${id}`), word('t world'), word(`c 9999999999999999999 ${id}`)],
    ...[word(`i NaN ${id}`), word(`i -999999999999999 ${id}`), 'x'.repeat(5000)],
  ])('the cursor %j is refused in a sentence, or finds nothing wrong', async (cursor) => {
    for (const path of ['/items', '/search?q=ferry', '/topics']) {
      const { status } = await room.ask(`${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`)
      expect([200, 422]).toContain(status)
      if (!/^[\w-]+$/.test(cursor)) expect(status).toBe(422)
    }
  })

  test('any cursor at all is answered', async () => {
    const some = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 40 }).map(word),
      fc
        .tuple(
          fc.constantFrom('i', 'c', 't'),
          fc.oneof(fc.maxSafeInteger(), fc.bigInt(), fc.string()),
          fc.constantFrom(id, '', 'x'),
        )
        .map((parts) => word(parts.join(' '))),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('/items', '/topics'), some, async (path, cursor) => {
        expect([200, 422]).toContain((await room.ask(`${path}?limit=1&cursor=${encodeURIComponent(cursor)}`)).status)
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    ['/items?limit=0', 'limit'],
    ['/items?limit=101', 'limit'],
    ['/items?limit=1e1', 'limit'],
    ['/items?limit=10&limit=10', 'limit'],
    ['/items?since=yesterday', 'since'],
    ['/items?since=0000-01-01T00:00:00Z', 'since'],
    ['/items?language=%27', 'language'],
    ['/items?section=', 'section'],
    ['/items?access_token=dateline_x', 'access_token'],
    ['/items?__proto__=1', '__proto__'],
    ['/search', 'q'],
    ['/search?q=+', 'q'],
    ['/sections?x=1', 'x'],
    ['/items/ILLEGAL-ID', 'id'],
  ])('%s is refused, and it is said by which part', async (path, field) => {
    const { status, json } = await room.ask(path)
    expect([status, Object.keys((json as { fields: object }).fields)]).toEqual([422, [field]])
  })

  test('what is no address of it is told so as JSON, and an address that is asked otherwise says how', async () => {
    const nothing = await room.get('/api/v1/nothing')
    expect([nothing.status, JSON.parse(nothing.text)]).toMatchObject([404, { refused: 'unknown' }])
    const put = await fetch(`${room.origin}/api/v1/webhooks`, { method: 'PUT' })
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST'])
    const nul = await fetch(`${room.origin}/api/v1/search?q=a%00b`)
    expect(nul.status).toBe(400)
  })

  test('a topic’s slug of any letters comes back through its cursor', () => {
    expect(cursorText({ of: 'topics', slug: 'ærø' })).toMatch(/^[\w-]+$/)
  })
})

test('what is published by nobody’s leave for others is in no answer', async () => {
  const { story } = await room.published(aWire({ headline: 'Not for others, says the narwhal' }))
  await room.verb('keep-supplier', { supplier: 'Nordwire', contract: { syndication: false } }, administrator)
  expect((await room.ask(`/items/${story}`)).status).toBe(410)
  const { story: later } = await room.published(aWire({ headline: 'Nor this of the narwhal' }))
  expect((await room.ask(`/items/${later}`)).status).toBe(404)
  expect((await room.ask('/search?q=narwhal')).json).toEqual({ items: [] })
})
