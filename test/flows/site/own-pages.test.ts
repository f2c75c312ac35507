/** Pages of the publisher's own: true words before anybody writes, online at once, no text ever lost, and machines are led to them. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { attribute, read } from '../../../src/site/reader.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../../newsroom.ts'
import { organizationForm, webPageForm } from './valid-linked-data.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const administrator = { name: 'admin@courier.example', role: 'administrator' } as const
const keep = (given: object) => room.verb('keep-own-page', given, administrator)
const pageAt = async (path: string) => read((await room.get(path)).text)
const footOf = async () => (await pageAt('/')).links.map(([, to]) => to)

test('a bare edition tells what its settings say, and how corrections work', async () => {
  done(
    await room.verb(
      'keep-edition',
      {
        ...{ name: 'The Harbour Courier', strapline: 'News from the coast', contact: 'desk@courier.example' },
        accounts: [{ name: 'Mastodon', address: 'https://social.example/@courier' }],
        aiPolicy: 'refuse-training',
      },
      administrator,
    ),
  )
  const page = await pageAt('/about')
  expect(page.headings[0]).toEqual([1, 'About'])
  expect(page.text).toContain('The Harbour Courier: News from the coast')
  for (const link of [
    ['desk@courier.example', 'mailto:desk@courier.example'],
    ['Mastodon', 'https://social.example/@courier'],
    ['World', '/world'],
    ['corrections', '/corrections'],
  ])
    expect(page.links).toContainEqual(link)
  expect(organizationForm.parse(page.data[0])).toMatchObject({
    slogan: 'News from the coast',
    contactPoint: { email: 'desk@courier.example' },
    correctionsPolicy: `${room.origin}/corrections`,
  })
  expect((await pageAt('/policies')).text).toContain('asked to read nothing here')
  expect(await footOf()).toEqual(expect.arrayContaining(['/about', '/policies']))
  done(await room.verb('keep-edition', { contact: '', aiPolicy: 'allow' }, administrator))
  expect((await pageAt('/about')).text).not.toContain('desk@courier.example')
})

test('what is kept is online at once, stands at the foot and in the sitemap, and is where machines find the rule', async () => {
  expect((await room.get('/about/ethics')).status).toBe(404)
  const words = 'We tell what is so.\n\n## Gifts\n\nNone, see <a href="/corrections">here</a>.'
  expect(done(await keep({ page: 'ethics', title: 'Our ethics', words, policies: ['ethicsPolicy'] }))).toMatchObject({
    address: '/about/ethics',
  })
  const page = await pageAt('/about/ethics')
  expect(page.headings.slice(0, 1)).toEqual([[1, 'Our ethics']])
  expect(page.text).toContain('As it stands since')
  expect(webPageForm.parse(page.data[0]).dateModified).toBe('2026-03-04T09:00:00+00:00')
  expect(await footOf()).toContain('/about/ethics')
  expect((await room.get('/sitemap.xml')).text).toContain(`<loc>${room.origin}/about/ethics</loc>`)
  expect((await room.get('/sitemap-pages.xml')).text).toContain(`<loc>${room.origin}/policies</loc>`)
  expect(organizationForm.parse((await pageAt('/about')).data[0]).ethicsPolicy).toBe(`${room.origin}/about/ethics`)
  expect((await pageAt('/policies')).links).toContainEqual(['Our ethics', `${room.origin}/about/ethics`])
  // An address that was set by hand is meant.
  const policies = { ethicsPolicy: 'https://courier.example/elsewhere' }
  done(await room.verb('keep-edition', { policies }, administrator))
  expect(organizationForm.parse((await pageAt('/about')).data[0]).ethicsPolicy).toBe(policies.ethicsPolicy)
})

test('what was online before is kept with who and when, also when the page is taken away', async () => {
  room.clock.move(3600_000)
  done(await keep({ page: 'ethics', title: 'Our ethics', words: 'We tell what is so, and say how we know.' }))
  room.clock.move(3600_000)
  done(await room.verb('delete-own-page', { page: 'ethics' }, administrator))
  expect((await room.get('/about/ethics')).status).toBe(404)
  expect(await footOf()).not.toContain('/about/ethics')
  const asked = (cookie: string) =>
    fetch(`${room.origin}/api/settings/pages/ethics`, { headers: { cookie } }).then(async (answer) => ({
      status: answer.status,
      json: (await answer.json()) as { versions: Record<string, unknown>[] },
    }))
  const { versions } = (await asked(await room.signIn('chief'))).json
  expect(versions.map(({ number, words, actor, at, isOnline }) => [number, words, actor, at, isOnline])).toEqual([
    [3, '', 'admin@courier.example', '2026-03-04T11:00:00.000Z', false],
    [2, 'We tell what is so, and say how we know.', 'admin@courier.example', '2026-03-04T10:00:00.000Z', true],
    [1, expect.stringContaining('## Gifts'), 'admin@courier.example', '2026-03-04T09:00:00.000Z', true],
  ])
  expect((await asked(await room.signIn('editor'))).status).toBe(403)
  expect((await asked('')).status).toBe(401)
  expect(refusedAs(await room.verb('delete-own-page', { page: 'ethics' }, administrator))).toBe('unknown')
})

test.each([
  [{ page: 'Ethics' }, 'page'],
  [{ page: '../etc' }, 'page'],
  [{ title: '' }, 'title'],
  [{ words: '<script>alert(1)</script>' }, 'words'],
  [{ policies: ['secrets'] }, 'policies.0'],
])('%j is refused beside its field', async (given, field) => {
  const answer = await keep({ page: 'rules', title: 'Rules', words: 'Some.', ...given })
  expect(answer).toMatchObject({ refused: 'invalid', fields: { [field]: expect.any(String) } })
  expect((await room.get('/about/rules')).status).toBe(404)
})

test('a rule is told by one page alone', async () => {
  done(await keep({ page: 'owners', title: 'Owners', words: 'All of us.', policies: ['ownershipFundingInfo'] }))
  const other = { page: 'funding', title: 'Funding', words: 'Readers.', policies: ['ownershipFundingInfo'] }
  expect(await keep(other)).toMatchObject({
    refused: 'exists',
    fields: { policies: expect.stringContaining('Owners') },
  })
})

test('hostile words leave no script, no handler and no frame', async () => {
  const evil = `<img src=x onerror=alert(1)><a href="javascript:alert(2)">x</a></script><script>alert(3)</script>`
  done(await keep({ page: 'about', title: `A </title>${evil}`.slice(0, 120), words: `<p>Hello ${evil}</p>` }))
  const page = await pageAt('/about')
  expect(page.all('img').map((one) => attribute(one, 'src'))).not.toContain('x')
  expect(page.elements.flatMap((one) => one.attrs).filter(({ name }) => name.startsWith('on'))).toEqual([])
  expect(page.links.filter(([, to]) => to.startsWith('javascript:'))).toEqual([])
  const scripts = page.all('script').filter((one) => attribute(one, 'type') !== 'application/ld+json')
  expect(scripts).toHaveLength(1)
})

test('two who keep a page at the same moment both have a version', async () => {
  const both = ['one', 'two'].map((words) => keep({ page: 'masthead', title: 'Who we are', words }))
  expect((await Promise.all(both)).map(done)).toHaveLength(2)
  expect(await room.rows(`select number from own_page where page = 'masthead' order by number`)).toEqual([
    { number: 1 },
    { number: 2 },
  ])
})

test('a section may not take their addresses', async () => {
  const sections = [...(await room.rows('select slug, name, shown from section')), { slug: 'about', name: 'About' }]
  expect(refusedAs(await room.verb('keep-sections', { sections }, administrator))).toBe('invalid')
})
