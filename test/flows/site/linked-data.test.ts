/** Structured data of real pages keeps its rules, and tells of the publisher what the publisher has told us. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { attribute, read } from '../../../src/site/reader.ts'
import { aStory, aWire } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'
import { breadcrumbsForm, newsArticleForm, organizationForm, webSiteForm } from './valid-linked-data.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const administrator = { name: 'admin@courier.example', role: 'administrator' } as const
const dataOf = async (path: string) => read((await room.get(path)).text).data

test('an article, plain and with all that a story may have, is valid; its pictures are there', async () => {
  const plain = await room.published(aWire())
  const [bare] = await dataOf(plain.address)
  expect(newsArticleForm.parse(bare)).not.toHaveProperty('image')
  const wire = aWire({ pictures: [{ file: 'quay.jpg', caption: 'A quay', credit: 'Ada Example', alt: 'Boats' }] })
  const rich = await room.published(wire, { name: 'quay.jpg', bytes: await aJpeg(1400, 900) })
  done(await room.verb('correct', { story: rich.story, text: 'An earlier version named the wrong quay.' }))
  const [news, crumbs] = await dataOf(rich.address)
  const article = newsArticleForm.parse(news)
  expect(() => breadcrumbsForm.parse(crumbs)).not.toThrow()
  expect(article.correction).toHaveLength(1)
  const ratios = (article.image ?? []).map(({ width, height }) => (width / height).toFixed(2))
  expect(ratios).toEqual(['1.78', '1.33', '1.00', '1.56'])
  for (const { url } of [...(article.image ?? []), article.publisher.logo])
    expect((await room.get(url.replace(room.origin, ''))).status, url).toBe(200)
})

test('the front tells of the site and of who publishes it, with the policies that are set and no others', async () => {
  const policies = {
    publishingPrinciples: 'https://courier.example/principles',
    ownershipFundingInfo: 'https://courier.example/owners',
  }
  done(await room.verb('keep-edition', { policies }, administrator))
  const [site, organization] = await dataOf('/')
  expect(() => webSiteForm.parse(site)).not.toThrow()
  expect(organizationForm.parse(organization)).toMatchObject({
    ...policies,
    correctionsPolicy: `${room.origin}/corrections`,
  })
  const wrong = await room.verb('keep-edition', { policies: { secrets: 'https://courier.example/' } }, administrator)
  expect(wrong).toMatchObject({ refused: 'invalid' })
  const script = { policies: { publishingPrinciples: 'javascript:alert(1)' } }
  expect(await room.verb('keep-edition', script, administrator)).toMatchObject({ refused: 'invalid' })
})

test('networks are told who wrote it, what of, and in which language; lists and own pages are on a way from the front', async () => {
  const { furniture, ...story } = aStory('The lock & the «tide"')
  const topics = [{ slug: 'tides', name: 'Tides "and" <locks>' }]
  const { address } = await room.publishedOwn({ ...story, furniture: { ...furniture, topics, language: 'en-GB' } })
  const page = read((await room.get(address)).text)
  const told = (property: string) =>
    page.all('meta').flatMap((one) => (attribute(one, 'property') === property ? [attribute(one, 'content')] : []))
  expect(told('article:author')).toEqual([`${room.origin}/by/mara-quill`])
  expect(told('article:tag')).toEqual(['Tides "and" <locks>'])
  expect(told('article:section')).toEqual(['Culture'])
  expect(told('og:locale')).toEqual(['en_GB'])
  for (const [path, length] of [
    ['/culture', 2],
    ['/topic/tides', 2],
    ['/by/mara-quill', 2],
    ['/about', 2],
  ] as const) {
    const data = await dataOf(path)
    const crumbs = data.find((one) => one['@type'] === 'BreadcrumbList')
    expect([path, breadcrumbsForm.parse(crumbs).itemListElement.length]).toEqual([path, length])
  }
})
