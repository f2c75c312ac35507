/** Pictures that the newsroom brings: from the bytes to the page, and what the border keeps out. */

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aJpeg, bombPng, drawing, withIim, withXmpPacket } from '../../../src/media/picture-samples.ts'
import type { KeptPicture } from '../../../src/newsroom/pictures/keep-picture.ts'
import type { LibraryPage, LibraryRow } from '../../../src/newsroom/pictures/library-row.ts'
import type { PictureReading } from '../../../src/newsroom/pictures/picture-reading.ts'
import type { Role } from '../../../src/store/schema.ts'
import type { UsedPicture } from '../../../src/story/furniture.ts'
import { aBody, aStory, aWire } from '../../build.ts'
import { done, openNewsroom, patience, refusedAs, type TestNewsroom } from '../../newsroom.ts'
import { openEditor } from './draft-client.ts'

let room: TestNewsroom
const tornPicture = (await aJpeg()).subarray(0, 900)
const stripOfPixels = await drawing(10, 90).png().toBuffer()
const cookies = new Map<Role, string>()

beforeAll(async () => {
  room = await openNewsroom()
  for (const role of ['photo', 'editor', 'reporter'] as const) cookies.set(role, await room.signIn(role))
})
afterAll(() => room?.close())

type Answered = KeptPicture & { row: LibraryRow; refused?: string; sentence?: string }

const bring = async (bytes: Uint8Array, { as = 'photo' as Role, name = 'quay.jpg', headers = {} } = {}) => {
  const response = await fetch(`${room.origin}/api/pictures?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie: cookies.get(as) ?? '', 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, said: (await response.json()) as Answered }
}
const ask = async <Answer>(path: string): Promise<Answer> => {
  const answer = await room.get(path, { cookie: cookies.get('editor') ?? '' })
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  return JSON.parse(answer.text)
}
const list = async (query = ''): Promise<LibraryRow[]> => (await ask<LibraryPage>(`/api/pictures?${query}`)).rows
const reading = (id: string) => ask<PictureReading>(`/api/pictures/${id}`)

const altPacket = (alt: string) =>
  `<c:AltTextAccessibility xmlns:c="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"><rdf:Alt><rdf:li xml:lang="x-default">${alt}</rdf:li></rdf:Alt></c:AltTextAccessibility>`

let made = 0
/** Bytes that no other test has brought, and that say what they show. */
const fresh = async (width = 800, height = 600, alt = 'A quay in two colours'): Promise<Uint8Array> => {
  made += 1
  return withXmpPacket(
    await drawing(width, height + made)
      .jpeg()
      .toBuffer(),
    altPacket(alt),
  )
}
const published = (lead: UsedPicture, headline = 'The quay is open') =>
  room.publishedOwn({ ...aStory(headline), furniture: { ...aStory(headline).furniture, lead } })

describe('bringing', () => {
  test('what the file says is what the library says, and what the page prints', async () => {
    const text = (words: string) => Buffer.from(words)
    const bytes = withIim(await fresh(800, 600, 'A white ferry'), [
      [2, 120, text('A ferry leaves the quay')],
      [2, 110, text('Harbour Courier')],
      [2, 116, text('© Harbour Courier')],
      [2, 80, text('Ilse Marr')],
      [2, 25, text('ferry')],
      [2, 40, text('Not for use after 12 March 2026')],
      [2, 55, text('20260301')],
    ])
    const { status, said } = await bring(bytes, { name: 'IMG_4711.JPG' })
    expect([status, said.known]).toEqual([200, false])
    expect(said.used).toMatchObject({
      caption: 'A ferry leaves the quay',
      credit: 'Harbour Courier',
      alt: 'A white ferry',
    })
    const { row, file, copyright, takenAt, rights } = await reading(said.picture)
    expect(row).toMatchObject({ broughtBy: 'photo', rights: 'usable', inUse: false })
    expect({ copyright, takenAt }).toEqual({ copyright: '© Harbour Courier', takenAt: '2026-03-01' })
    expect(file).toMatchObject({ byline: 'Ilse Marr', keywords: ['ferry'], fileName: 'IMG_4711.JPG' })
    expect(rights.terms).toEqual(['Not for use after 12 March 2026'])
    expect(rights.until?.slice(0, 10)).toMatch(/^2026-03-1[23]$/)
    for (const words of ['ferry', 'quay courier', 'marr', 'img_4711'])
      expect(
        (await list(`q=${words}`)).map(({ id }) => id),
        words,
      ).toContain(said.picture)
    const { address } = await published(said.used)
    expect((await room.get(address)).text).toContain('A white ferry')
    expect((await room.get(`/media/${said.picture}/640.webp`)).status).toBe(200)
    expect((await reading(said.picture)).uses).toMatchObject([{ visibility: 'live', lead: true, drafted: true }])
    const audit = await room.rows(`select verb, actor from audit where detail ->> 'picture' = $1`, said.picture)
    expect(audit).toMatchObject([{ verb: 'keep-picture', actor: expect.stringMatching(/^photo-/) }])
  })

  test('the same bytes twice are the same picture, and an agency’s stay the agency’s', async () => {
    const bytes = await fresh()
    const [first, again] = [await bring(bytes), await bring(bytes, { as: 'reporter' })]
    expect([first.said.known, again.said.known, again.said.picture]).toEqual([false, true, first.said.picture])
    const theirs = await aJpeg(642, 420)
    await room.arrive(aWire({ pictures: [{ file: 'theirs.jpg', caption: 'Theirs' }] }), {
      name: 'theirs.jpg',
      bytes: theirs,
    })
    const { said } = await bring(theirs)
    expect([said.known, (await reading(said.picture)).row.supplier?.name]).toEqual([true, 'Nordwire'])
  })

  test('the same bytes from several hands at once are one picture', async () => {
    const bytes = await fresh()
    const all = await Promise.all(Array.from({ length: 6 }, () => bring(bytes)))
    expect(new Set(all.map(({ said }) => said.picture)).size).toBe(1)
  })

  test('what was killed is not taken again', async () => {
    const bytes = await fresh()
    const { picture } = (await bring(bytes)).said
    done(await room.verb('kill-picture', { picture, reason: 'It shows a child.' }))
    const { status, said } = await bring(bytes)
    expect([status, said.refused]).toEqual([410, 'killed'])
  })

  test.each([
    [
      'a script as picture',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      422,
    ],
    ['a page', Buffer.from('<!doctype html><p>Not found'), 422],
    ['nothing', Buffer.alloc(0), 422],
    ['a decompression bomb', bombPng(60_000, 60_000), 413],
    ['a torn picture', tornPicture, 422],
    ['a strip of pixels', stripOfPixels, 422],
    ['more than 50 MB', Buffer.alloc(50 * 1024 * 1024 + 10), 413],
  ])('%s is refused in a sentence, and nothing is kept', async (_, bytes, status) => {
    const counts = async () => [await room.count('picture'), await room.count('upload'), await room.count('audit')]
    const before = await counts()
    const answer = await bring(bytes)
    expect([answer.status, answer.said.sentence]).toEqual([status, expect.stringMatching(/\.$/)])
    expect(await counts()).toEqual(before)
  })

  test('words that no text can hold cost the words, not the picture', async () => {
    const bytes = withIim(await fresh(), [[2, 120, Buffer.from('a\0b \xff '.repeat(400), 'latin1')]])
    const { status } = await bring(bytes, { name: `${'x'.repeat(3000)}<script>.jpg` })
    expect(status).toBe(200)
  })

  test('only who is signed in, and from our own pages', async () => {
    const bytes = await fresh()
    expect((await bring(bytes, { as: 'chief' })).status).toBe(401)
    const elsewhere = await fetch(`${room.origin}/api/pictures`, {
      method: 'POST',
      headers: { cookie: cookies.get('photo') ?? '', 'content-type': 'text/plain', origin: 'https://evil.example' },
      body: new Uint8Array(bytes),
    })
    expect(elsewhere.status).toBe(403)
    for (const path of ['/api/pictures', '/api/pictures/0123456789ab', '/desk/pictures/0123456789ab/small'])
      expect((await room.get(path)).status, path).toBe(401)
    expect((await room.get('/desk/pictures')).headers.get('location')).toBe('/desk/sign-in')
  })

  test('an upload of which nobody knows is no picture', async () => {
    expect(refusedAs(await room.verb('keep-picture', { upload: '0'.repeat(64) }))).toBe('unknown')
  })
})

describe('the list', () => {
  test('pages follow each other without a gap; filters take away what does not fit', async () => {
    await room.rows('update picture set killed_at = now() where killed_at is null')
    const [wide, tall, square] = [
      await bring(await fresh(900, 300)),
      await bring(await fresh(300, 900)),
      await bring(await fresh(500, 500)),
    ]
    const ids = [wide, tall, square].map(({ said }) => said.picture)
    const first = await ask<LibraryPage>('/api/pictures?limit=2')
    const second = await ask<LibraryPage>(`/api/pictures?limit=2&before=${first.rows.at(-1)?.place}`)
    expect([first.more, second.more]).toEqual([true, false])
    expect([...first.rows, ...second.rows].map(({ id }) => id).sort()).toEqual([...ids].sort())
    for (const [at, shape] of ['wide', 'tall', 'square'].entries())
      expect((await list(`shape=${shape}`)).map(({ id }) => id)).toEqual([ids[at]])
    expect(await list('of=nordwire')).toEqual([])
    expect(await list('of=own')).toHaveLength(3)
    done(
      await room.verb('decide-terms', {
        picture: ids[0],
        decision: 'allow',
        until: '2026-03-08T12:00:00Z',
        note: 'Agreed.',
      }),
    )
    done(await room.verb('decide-terms', { picture: ids[1], decision: 'deny', note: 'Not ours.' }))
    expect((await list('rights=ends&days=7')).map(({ id }) => id)).toEqual([ids[0]])
    expect(await list('rights=ends&days=2')).toEqual([])
    expect((await list('rights=withheld')).map(({ id }) => id)).toEqual([ids[1]])
    expect((await list('rights=usable')).map(({ id }) => id).sort()).toEqual([ids[0], ids[2]].sort())
    expect((await list('rights=killed')).length).toBeGreaterThan(0)
    expect(await list('from=2026-03-04&until=2026-03-04')).toHaveLength(3)
    expect(await list('until=2026-03-03')).toEqual([])
    expect((await room.get('/api/pictures?before=x', { cookie: cookies.get('editor') ?? '' })).status).toBe(422)
  })

  test('a story’s own pictures and those of its wire are at hand', async () => {
    const wire = aWire({
      pictures: [
        { file: 'a.jpg', caption: 'At hand' },
        { file: 'b.jpg', caption: 'At hand too' },
      ],
    })
    const files = [
      { name: 'a.jpg', bytes: await fresh() },
      { name: 'b.jpg', bytes: await fresh() },
    ]
    const { story } = await room.published(wire, ...files)
    const { rows } = await ask<LibraryPage>(`/api/pictures/at-hand/${story}`)
    expect(rows.map(({ used }) => used.caption).sort()).toEqual(['At hand', 'At hand too'])
  })

  test('words of the library change no story', async () => {
    const { said } = await bring(await fresh())
    const { address } = await published({ ...said.used, caption: 'As the story says it' })
    done(
      await room.verb('describe-picture', {
        picture: said.picture,
        caption: 'As the library says it',
        decorative: true,
      }),
    )
    expect((await reading(said.picture)).row.used).toMatchObject({
      caption: 'As the library says it',
      decorative: true,
    })
    expect((await room.get(address)).holds('As the story says it')).toBe(true)
    expect(refusedAs(await room.verb('describe-picture', { picture: said.picture }))).toBe('invalid')
    expect(refusedAs(await room.verb('describe-picture', { picture: said.picture, alt: 'x', decorative: true }))).toBe(
      'invalid',
    )
  })

  test('a decorative picture is passed over in silence', async () => {
    const { said } = await bring(await fresh())
    const { address } = await published({ ...said.used, alt: 'Said nowhere', decorative: true }, 'Silence')
    expect((await room.get(address)).text).toMatch(/<img [^>]*alt=""/)
    expect((await room.get(address)).holds('alt="Said nowhere"')).toBe(false)
  })
})

/** The colour in the middle of a rendition: the drawing is red on its left half and blue on its right. */
const middle = async (path: string): Promise<'red' | 'blue'> => {
  const { status, bytes } = await room.get(path)
  expect(status, path).toBe(200)
  const { width = 0, height = 0 } = await sharp(bytes).metadata()
  const one = await sharp(bytes)
    .extract({ left: Math.floor(width / 2), top: Math.floor(height / 2), width: 1, height: 1 })
    .raw()
    .toBuffer()
  return (one[0] ?? 0) > (one[2] ?? 0) ? 'red' : 'blue'
}
const cropIn = async (address: string, shape: string): Promise<string> => {
  const { text } = await room.get(address)
  const [found] = new RegExp(`/media/[0-9a-z]{12}/${shape}-\\d+/\\d+\\.jpg`).exec(text) ?? []
  if (!found) throw new Error(`${address} has no ${shape}.`)
  return found
}

describe('framing', () => {
  test('the focal point changes the bytes of every crop, at another address', async () => {
    const { said } = await bring(await fresh(1200, 400))
    const { address } = await published(said.used, 'Framed')
    done(await room.verb('frame-picture', { picture: said.picture, focus: { x: 0.1, y: 0.5 }, crops: {} }))
    const before = await cropIn(address, '1x1')
    expect(await middle(before)).toBe('red')
    done(await room.verb('frame-picture', { picture: said.picture, focus: { x: 0.9, y: 0.5 }, crops: {} }))
    const after = await cropIn(address, '1x1')
    expect(after).not.toBe(before)
    expect(await middle(after)).toBe('blue')
    expect(await middle(await cropIn('/', '3x2'))).toBe('blue')
    // Whoever has the page of before is led to what stands now.
    expect((await room.get(before)).headers.get('location')).toBe(after)
    done(
      await room.verb('frame-picture', {
        picture: said.picture,
        ...{ focus: { x: 0.9, y: 0.5 }, crops: { '1x1': { x: 0, y: 0, width: 0.2 } } },
      }),
    )
    expect(await middle(await cropIn(address, '1x1'))).toBe('red')
    expect(await middle(await cropIn(address, '16x9'))).toBe('blue')
  })

  test('the page says how large each crop is', async () => {
    const { said } = await bring(await fresh(1200, 700))
    const { address } = await published(said.used, 'Measured')
    const page = (await room.get(address)).text
    const images = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}').image
    expect(images).toHaveLength(4)
    for (const { url, width, height } of images) {
      const { bytes } = await room.get(new URL(url).pathname)
      const found = await sharp(bytes).metadata()
      expect([found.width, Math.abs((found.height ?? 0) - height) <= 1]).toEqual([width, true])
    }
  })

  test.each(['5x5-0/160.jpg', '1x1/160.jpg', '1x1-x/160.jpg', '1x1-0/161.jpg', '1x1-0/160.svg', '__proto__-0/160.jpg'])(
    'there is no crop %s',
    async (file) => {
      const { said } = await bring(await fresh())
      await published(said.used, 'No crop')
      expect((await room.get(`/media/${said.picture}/${file}`)).status).toBe(404)
    },
  )

  test('a killed picture has no crop left, neither served nor kept', async () => {
    const { said } = await bring(await fresh())
    const { address } = await published(said.used, 'Killed')
    const crop = await cropIn(address, '4x3')
    expect((await room.get(crop)).status).toBe(200)
    const [hash] = (await room.rows<{ hash: string }>('select hash from picture where id = $1', said.picture)).map(
      (row) => row.hash,
    )
    expect(
      await room.intake.storage.deleteBelow(`renditions-1/${hash?.slice(0, 2)}/${hash?.slice(2)}`),
    ).toBeGreaterThan(0)
    expect((await room.get(crop)).status).toBe(200)
    done(await room.verb('kill-picture', { picture: said.picture, reason: 'It shows a child.' }))
    expect((await room.get(crop)).status).toBe(404)
    expect((await room.get(address)).holds(said.picture)).toBe(false)
    expect(await room.intake.storage.deleteBelow(`renditions-1/${hash?.slice(0, 2)}/${hash?.slice(2)}`)).toBe(0)
    expect(
      (await room.get(`/desk/pictures/${said.picture}/small`, { cookie: cookies.get('editor') ?? '' })).status,
    ).toBe(404)
  })

  test('a crop of a picture that no live story shows is served to nobody', async () => {
    const { said } = await bring(await fresh())
    expect((await room.get(`/media/${said.picture}/1x1-0/160.jpg`)).status).toBe(404)
  })
})

describe('replacing everywhere', () => {
  const withBody = (picture: UsedPicture, headline: string) => ({
    section: 'culture',
    furniture: { headline, by: ['mara-quill'], pictures: { [picture.id]: picture } },
    body: {
      type: 'body',
      content: [...aBody('Words before it.').content, { type: 'picture', attrs: { picture: picture.id } }],
    },
  })
  const newest = async (story: string) =>
    (
      await room.rows<{ furniture: { lead: UsedPicture | null }; number: number }>(
        'select furniture, number from revision where story = $1 order by number desc limit 1',
        story,
      )
    )[0]

  test('readers, drafts and texts have the new one; captions stay, the old one stays in the history', async () => {
    const [old, other] = [(await bring(await fresh())).said, (await bring(await fresh())).said]
    done(
      await room.verb('describe-picture', {
        picture: other.picture,
        credit: 'Ilse Marr',
        alt: 'The other quay',
        caption: 'Other',
      }),
    )
    const lead = await published({ ...old.used, caption: 'My caption', credit: 'Old credit' }, 'As lead')
    const inText = await room.publishedOwn(withBody({ ...old.used, caption: 'In the text' }, 'In the text'))
    const { story: draft } = done(await room.verb('save', { furniture: { headline: 'Draft', lead: old.used } }))
    // A live story that the desk is working on: what readers do not see yet stays unseen.
    const worked = await published({ ...old.used, caption: 'Worked on' }, 'Worked on')
    done(await room.verb('save', { story: worked.story, revision: 1, furniture: { headline: 'Not yet seen' } }))
    const done1 = done(
      await room.verb('replace-picture', { picture: old.picture, by: other.picture, reason: 'Wrong quay' }),
    )
    expect(done1).toMatchObject({ live: expect.arrayContaining([lead.story, inText.story, worked.story]) })
    expect((done1 as unknown as { stories: string[] }).stories).toHaveLength(4)
    const page = await room.get(lead.address)
    expect([page.holds('My caption'), page.holds('Ilse Marr'), page.holds('Old credit')]).toEqual([true, true, false])
    for (const { address } of [lead, inText, worked]) {
      const { text } = await room.get(address)
      expect([text.includes(old.picture), text.includes(other.picture)]).toEqual([false, true])
    }
    expect((await room.get(worked.address)).holds('Not yet seen')).toBe(false)
    expect((await newest(worked.story))?.furniture).toMatchObject({
      headline: 'Not yet seen',
      lead: { id: other.picture },
    })
    expect((await newest(draft))?.furniture.lead?.id).toBe(other.picture)
    expect((await room.get(`/media/${old.picture}/160.jpg`)).status).toBe(404)
    const [first] = await room.rows<{ id: string }>(
      `select furniture #>> '{lead,id}' as id from revision where story = $1 and number = 1`,
      lead.story,
    )
    expect(first?.id).toBe(old.picture)
    const told = await room.rows(
      `select story from audit where verb = 'replace-picture' and detail ->> 'reason' = 'Wrong quay'`,
    )
    expect(told).toHaveLength(4)
    expect((await reading(old.picture)).uses).toEqual([])
  })

  test('whoever writes in a story meanwhile loses no word, and has the new picture too', async () => {
    const [old, other] = [(await bring(await fresh())).said, (await bring(await fresh())).said]
    const { story, address } = await published(old.used, 'Open on a desk')
    const editor = await openEditor(room.origin, story, cookies.get('editor') ?? '')
    editor.type(' A word not yet kept.')
    await editor.isSaved()
    done(await room.verb('replace-picture', { picture: old.picture, by: other.picture, reason: 'x' }))
    await expect.poll(() => editor.doc.getMap('furniture').get('lead'), patience).toMatchObject({ id: other.picture })
    expect(editor.text()).toContain('A word not yet kept.')
    const page = await room.get(address)
    expect([page.holds(other.picture), page.holds('A word not yet kept.')]).toEqual([true, false])
    await editor.close()
  })

  test('a picture of which nobody has said what it shows takes nobody’s place', async () => {
    const [old, other] = [(await bring(await fresh())).said, (await bring(await fresh())).said]
    await published(old.used, 'Described')
    const input = { picture: old.picture, by: other.picture, reason: 'x' }
    done(await room.verb('describe-picture', { picture: other.picture, alt: '' }))
    expect(refusedAs(await room.verb('replace-picture', input))).toBe('incomplete')
    done(await room.verb('describe-picture', { picture: other.picture, decorative: true }))
    done(await room.verb('replace-picture', input))
  })

  test('a picture that may not be shown takes nobody’s place, and nothing is half done', async () => {
    const [old, other] = [(await bring(await fresh())).said, (await bring(await fresh())).said]
    const { address } = await published(old.used, 'Stays')
    done(await room.verb('decide-terms', { picture: other.picture, decision: 'deny', note: 'Not ours.' }))
    const input = { picture: old.picture, by: other.picture, reason: 'x' }
    expect(refusedAs(await room.verb('replace-picture', input))).toBe('held')
    expect((await room.get(address)).holds(old.picture)).toBe(true)
    expect(refusedAs(await room.verb('replace-picture', { ...input, by: old.picture }))).toBe('invalid')
    done(await room.verb('kill-picture', { picture: other.picture, reason: 'x' }))
    expect(refusedAs(await room.verb('replace-picture', input))).toBe('killed')
  })

  test('a killed story that is revived shows the new one', async () => {
    const [old, other] = [(await bring(await fresh())).said, (await bring(await fresh())).said]
    const { story, address } = await published(old.used, 'Revived')
    done(await room.verb('kill', { story, reason: 'A mistake.' }))
    done(await room.verb('replace-picture', { picture: old.picture, by: other.picture, reason: 'x' }))
    done(await room.verb('revive', { story, reason: 'It was right.' }))
    const { text } = await room.get(address)
    expect([text.includes(old.picture), text.includes(other.picture)]).toEqual([false, true])
  })
})
