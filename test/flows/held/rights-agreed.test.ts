/** Rights as they are agreed and decided: contracts, galleries, credits, what a person says by hand, and the desk's list. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isRefusal } from '../../../src/base/refusal.ts'
import { rightsList } from '../../../src/newsroom/rights/rights-list.ts'
import { termsToday } from '../../../src/newsroom/rights/terms-today.ts'
import { aBody, aStory, aWire } from '../../build.ts'
import { done, everyAnswer, holding, refusedAs, type TestNewsroom } from '../../newsroom.ts'
import { openRightsRoom, type RightsRoom, root, start } from './rights-room.ts'

let room: TestNewsroom
let jump: RightsRoom['jump']
let pictured: RightsRoom['pictured']
let shows: RightsRoom['shows']
let inArticle: RightsRoom['inArticle']
let anew: RightsRoom['anew']
beforeAll(async () => {
  ;({ room, jump, pictured, shows, inArticle, anew } = await openRightsRoom())
})
afterAll(() => room?.close())
beforeEach(() => anew())

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

  test('words in it hold nothing back, where the agency writes them on each item too', async () => {
    const withTerms = () => {
      const { name, bytes } = aWire()
      const item = { ...JSON.parse(Buffer.from(bytes).toString()), usageTerms: 'Members of the pool only.' }
      return { name, bytes: Buffer.from(JSON.stringify(item)) }
    }
    const [line] = await room.arrive(withTerms())
    expect(line?.note).toMatch(/Members of the pool only.*need a person/)
    done(await contract({ terms: ['Members of the pool only.'] }))
    await room.published(withTerms())
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
    const used = (id: string) => ({
      id,
      width: 640,
      height: 480,
      alt: 'Boats',
      caption: 'A quay',
      credit: 'Ada Example',
    })
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

  test('denied under embargo, it was never there', async () => {
    const { story } = done(await room.verb('save', aStory('A secret of the Soursop')))
    const furniture = { embargo: { until: '2026-03-04T12:00:00Z' } }
    done(await room.verb('save', { story, revision: 1, furniture }))
    const { address } = done(await room.verb('publish', { story }))
    done(await room.verb('decide-terms', { story, decision: 'deny', note: 'The author took it back.' }))
    for (const time of ['2026-03-04T11:00:00Z', '2026-03-04T12:00:00Z', '2026-03-05T12:00:00Z']) {
      jump(time)
      expect((await room.get(address)).status).toBe(404)
    }
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
  const desk = async () => (await room.get('/api/now', { cookie: await room.signIn('editor') })).text

  test('lists what ends within a week with the stories that show it, and is warned of what ends today', async () => {
    const { picture, address } = await pictured('VALID 6 DAYS', { headline: 'Six days of the Loquat', at: start })
    const [ending] = (await rightsList(room.database, room.clock.now(), 7)).ending.filter((one) => one.id === picture)
    expect(ending).toMatchObject({ what: 'picture', at: new Date('2026-03-10T09:00:00Z') })
    expect(ending?.stories.map((one) => one.address)).toEqual([address])
    expect(await desk()).toContain(`"address":"${address}"`)
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
