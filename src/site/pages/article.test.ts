import { expect, test } from 'vitest'
import { attribute, outOfOrder, read } from '../reader.ts'
import {
  aCard,
  aFrame,
  anAgency,
  anArticle,
  aPicture,
  bodyOf,
  hoursBefore,
  noon,
  paragraph,
  pictureId,
} from '../sample.ts'
import type { Article, Card } from '../view.ts'
import { article } from './article.ts'

const page = (of: Partial<Article> = {}, related: Card[] = [aCard()]) =>
  read(article({ ...aFrame(), article: anArticle(of), related }))

test('I read everything in the order of a news page', () => {
  const { text } = page()
  expect(
    outOfOrder(text, [
      'date 2023-07-13',
      'Connect with us',
      'Hi, what are you looking for?',
      'World',
      'Strait to reopen after eleven weeks',
      'Nordwire',
      'Published 13 July 2023 at 12:00 CEST',
      'Freighters wait at the mouth of the strait - Copyright HARBOUR BOARD/Nordwire',
      'Ministers said freight could pass again.',
      'Talks went on all night.',
      'In this article: Ports, Diplomacy, Lys',
      'Nordwire Written By Nordwire reports from the north.',
      'You may also like:',
      'Tech & Science',
      'A telescope sees its first comet',
      'Built from salvaged mirrors.',
      '19 hours ago',
    ]),
  ).toEqual([])
})

test('the date is the one on the wall where the site is', () => {
  const late = new Date('2023-07-13T22:30:00Z')
  expect(read(article({ ...aFrame(), now: late, article: anArticle(), related: [] })).text).toContain('date 2023-07-14')
})

test('I can see the headline, and it is the only one of its rank and the first in the page', () => {
  const { headings, elements, words } = page()
  expect(headings.filter(([level]) => level === 1)).toEqual([[1, 'Strait to reopen after eleven weeks']])
  expect(headings[0]?.[0]).toBe(1)
  const target = elements.find((one) => attribute(one, 'id') === 'headline')
  expect(target && words(target)).toBe('Strait to reopen after eleven weeks')
  expect(target && attribute(target, 'tabindex')).toBe('-1')
})

test('the first link takes me past the masthead', () => {
  expect(page().links[0]).toEqual(['Skip to the content', '#headline'])
})

test('I can go to the section, the author and the topics', () => {
  const { links } = page()
  expect(links).toContainEqual(['World', '/world'])
  expect(links).toContainEqual(['Nordwire', '/by/nordwire'])
  expect(links).toContainEqual(['Diplomacy', '/topic/diplomacy'])
})

test('I am told of an update only where there was one', () => {
  expect(page().text).not.toContain('Updated')
  expect(page({ updatedAt: noon }).text).toContain('Updated 13 July 2023 at 13:00 CEST')
})

test('a screen reader does not say the caption twice', () => {
  const caption = 'Ada Moor met Harbour Master Ilse Brandt on the sidelines of the sea fair in Vell'
  const shown = page({ lead: aPicture({ alt: caption, caption }) })
  expect(shown.all('img').map((one) => attribute(one, 'alt'))[0]).toBe('Ada Moor met Harbour Master Ilse Brandt')
  expect(shown.text.split(caption)).toHaveLength(2)
})

test('a correction stands beside the story with its date', () => {
  const text = page({ corrections: [{ kind: 'correction', text: 'It has twelve vessels.', at: hoursBefore(2) }] }).text
  expect(outOfOrder(text, ['Correction, 13 July 2023', 'It has twelve vessels.', 'Ministers said'])).toEqual([])
})

test('the place stands once before the first words', () => {
  const { text } = page({ located: 'Port Vell' })
  expect(outOfOrder(text, ['Port Vell', 'Ministers said'])).toEqual([])
  expect(text.split('Port Vell')).toHaveLength(2)
})

test('without picture, topics, related stories or authors nothing empty is left behind', () => {
  const { text, all } = page({ lead: undefined, topics: [], by: [], located: '' }, [])
  expect(all('img')).toHaveLength(0)
  expect(all('figure')).toHaveLength(0)
  for (const words of ['In this article', 'You may also like', 'Written By', 'Copyright'])
    expect(text).not.toContain(words)
})

test('a picture that the gate has taken from the text leaves no hole', () => {
  const body = bodyOf(paragraph('Before.'), { type: 'picture', attrs: { picture: pictureId } }, paragraph('After.'))
  expect(page({ lead: undefined, body }, []).all('figure')).toHaveLength(0)
  expect(page({ lead: undefined, body, pictures: { [pictureId]: aPicture() } }, []).all('figure')).toHaveLength(1)
})

test('a story in another language and direction says so', () => {
  const { all, elements } = page({ language: 'ar', direction: 'rtl', headline: 'إعادة فتح المضيق' })
  const [told] = all('article')
  expect(told && attribute(told, 'dir')).toBe('rtl')
  const spoken = elements.filter((one) => attribute(one, 'lang') === 'ar').map((one) => one.tagName)
  expect(spoken).toEqual(['h1', 'figure', 'div'])
})

test('machines are told what the story is', () => {
  const by = [anAgency(), anAgency({ kind: 'person', slug: 'mara-quill', name: 'Mara Quill' })]
  const correction = { kind: 'correction' as const, text: 'Twelve.', at: noon }
  const [news, crumbs] = page({ by, updatedAt: noon, corrections: [correction] }).data
  expect(news).toMatchObject({
    '@type': 'NewsArticle',
    headline: 'Strait to reopen after eleven weeks',
    datePublished: '2023-07-13T12:00:00+02:00',
    dateModified: '2023-07-13T13:00:00+02:00',
    author: [{ '@type': 'Organization' }, { '@type': 'Person', url: 'https://courier.example/by/mara-quill' }],
    image: [
      { width: 1900, height: 1069, url: expect.stringMatching(/16x9-0\/1900\.jpg$/) },
      { width: 1300, height: 975 },
      { width: 1000, height: 1000 },
      { width: 1900, height: 1140, url: expect.stringMatching(/\/1900\.jpg$/) },
    ],
    isAccessibleForFree: true,
    correction: [{ '@type': 'CorrectionComment', text: 'Twelve.' }],
  })
  expect(crumbs).toMatchObject({ '@type': 'BreadcrumbList' })
  expect(page().data[0]).not.toHaveProperty('dateModified')
})

test('the page has one address, whatever led to it', () => {
  const canonical = page()
    .all('link')
    .find((one) => attribute(one, 'rel') === 'canonical')
  expect(canonical && attribute(canonical, 'href')).toBe('https://courier.example/world/strait-to-reopen-st0ry0000000')
})

test('no level of heading is skipped', () => {
  const { headings } = page()
  headings.reduce((before, [level]) => {
    expect(level - before).toBeLessThanOrEqual(1)
    return level
  }, 0)
})
