/** What search engines may show at our address, by a supplier's contract and by how much of the text is ours; readers find it all the same. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { attribute, read } from '../../../src/site/reader.ts'
import { aWire, type Wire } from '../../build.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
  done(await room.verb('keep-supplier', { supplier: 'Nordwire' }, administrator))
})
afterAll(() => room?.close())

const administrator = { name: 'admin@courier.example', role: 'administrator' } as const
const agree = async (contract: object) =>
  done(await room.verb('keep-supplier', { supplier: 'nordwire', contract }, administrator))
const silent = { index: null, canonical: null, ownShare: null }

/** What the head says to search engines, and in which sitemaps the page stands. */
const toldOf = async (address: string) => {
  const page = read((await room.get(address)).text)
  const named = (name: string) => page.all('meta').find((one) => attribute(one, 'name') === name)
  const canonical = page.all('link').find((one) => attribute(one, 'rel') === 'canonical')
  const maps = await Promise.all(['/sitemap.xml', '/news-sitemap.xml'].map((path) => room.get(path)))
  return {
    robots: attribute(named('robots') ?? ({ attrs: [] } as never), 'content'),
    canonical: canonical && attribute(canonical, 'href')?.replace(room.origin, ''),
    mapped: maps.map(({ text }) => text.includes(address)),
  }
}
const asOurs = (address: string) => ({ robots: 'max-image-preview:large', canonical: address, mapped: [true, true] })
const unindexed = { robots: 'noindex', canonical: undefined, mapped: [false, false] }

const agencys = 'The pilots of the northern quay met at noon to vote on the new hours of the harbour.'
const ours =
  'Nobody had slept when our reporter came to the quay, and few wanted to talk about what had happened there.'
const body = (...texts: string[]) => ({
  type: 'body',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

/** Published as it came, then with this text. */
const edited = async (wire: Wire, ...texts: string[]) => {
  const { story, address } = await room.published(wire)
  done(await room.verb('save', { story, revision: 1, body: body(...texts) }))
  done(await room.verb('publish', { story }))
  return { story, address }
}

test('where nothing is agreed it is ours, untouched or not', async () => {
  const { address } = await room.published(aWire({ link: 'https://nordwire.example/1' }))
  expect(await toldOf(address)).toEqual(asOurs(address))
})

test('«own»: untouched it is not indexed, and stands in lists and feeds all the same; with enough of our own it is', async () => {
  await agree({ ...silent, index: 'own' })
  const untouched = await room.published(aWire({ headline: 'Untouched', text: [agencys] }))
  expect(await toldOf(untouched.address)).toEqual(unindexed)
  expect((await room.get('/')).text).toContain(untouched.address)
  expect((await room.get('/feed.xml')).text).toContain(untouched.address)
  const touched = await edited(aWire({ text: [agencys] }), agencys.replaceAll(' at noon', ', at noon,'))
  expect(await toldOf(touched.address)).toEqual(unindexed)
  const rewritten = await edited(aWire({ text: [agencys] }), ours, ours.toUpperCase().replaceAll(' ', ' our '), agencys)
  expect(await toldOf(rewritten.address)).toEqual(asOurs(rewritten.address))
  await agree({ ownShare: 95 })
  expect(await toldOf(rewritten.address)).toEqual(unindexed)
})

test('«no»: never, however much of it is ours; and a change of the contract reaches what is published', async () => {
  await agree({ ...silent, index: 'no' })
  const { address } = await edited(aWire({ text: [agencys] }), ours)
  expect(await toldOf(address)).toEqual(unindexed)
  await agree({ index: 'yes' })
  expect(await toldOf(address)).toEqual(asOurs(address))
})

test('«source»: search engines are led to the agency’s page, where its wire names one, until the text is ours', async () => {
  await agree({ ...silent, canonical: 'source' })
  const link = 'https://nordwire.example/harbour?a=1&b="2"'
  const named = await room.published(aWire({ text: [agencys], link }))
  expect(await toldOf(named.address)).toEqual({ ...asOurs(named.address), canonical: link, mapped: [false, false] })
  const unnamed = await room.published(aWire({ text: [agencys] }))
  expect(await toldOf(unnamed.address)).toEqual(asOurs(unnamed.address))
  const hostile = await room.published(aWire({ text: [agencys], link: 'javascript:alert(1)' }))
  expect(await toldOf(hostile.address)).toEqual(asOurs(hostile.address))
  done(await room.verb('save', { story: named.story, revision: 1, body: body(ours) }))
  done(await room.verb('publish', { story: named.story }))
  expect(await toldOf(named.address)).toEqual(asOurs(named.address))
})

test('a copy of an agency’s story is under the same contract', async () => {
  await agree({ ...silent, index: 'own' })
  const { story } = await room.published(aWire({ text: [agencys] }))
  const copied = done(await room.verb('copy', { story }))
  const { address } = done(await room.verb('publish', { story: copied.story }))
  expect(await toldOf(address)).toEqual(unindexed)
})

test('the desk is told what follows for a story', async () => {
  await agree({ ...silent, index: 'own', ownShare: 40 })
  const { story } = await edited(aWire({ text: [agencys] }), agencys, ours)
  const cookie = await room.signIn('editor')
  const facts = async () =>
    (await (await fetch(`${room.origin}/api/story/facts/${story}`, { headers: { cookie } })).json()) as object
  expect(await facts()).toMatchObject({ indexing: { is: 'ours', supplier: 'Nordwire', enough: 40, share: 53 } })
  await agree(silent)
  expect(await facts()).not.toHaveProperty('indexing')
})

test('a contract that is not of its form is refused', async () => {
  for (const contract of [{ index: 'maybe' }, { canonical: 'https://x.example' }, { ownShare: 101 }])
    expect(refusedAs(await room.verb('keep-supplier', { supplier: 'nordwire', contract }, administrator))).toBe(
      'invalid',
    )
})
