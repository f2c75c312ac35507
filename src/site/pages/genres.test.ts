import { expect, test } from 'vitest'
import { galleryForm, newsArticleForm, reviewForm } from '../../../test/flows/site/valid-linked-data.ts'
import type { PictureId } from '../../base/id.ts'
import type { Block } from '../../story/body.ts'
import { type Genre, genres } from '../../story/form/genre.ts'
import { atom } from '../feeds/atom.ts'
import { jsonFeed } from '../feeds/json-feed.ts'
import { rss } from '../feeds/rss.ts'
import { genreName } from '../parts/genres/label.ts'
import { attribute, read } from '../reader.ts'
import { aCard, aFeed, aFeedItem, aFrame, anAgency, anArticle, aPicture, bodyOf, paragraph } from '../sample.ts'
import type { Article } from '../view.ts'
import { article } from './article.ts'
import { front } from './front.ts'

const shown = (of: Partial<Article>) => read(article({ ...aFrame(), article: anArticle(of), related: [] }))
const crosshead = (text: string): Block => ({ type: 'crosshead', content: [{ type: 'text', text }] })
const inText = (id: string): Block => ({ type: 'picture', attrs: { picture: id as PictureId } })
const embed = (address: string, title = ''): Block => ({ type: 'embed', attrs: { address, title } })
const eyebrow = (page: ReturnType<typeof read>): string =>
  page.elements
    .filter((one) => attribute(one, 'class')?.startsWith('genre'))
    .map((one) => attribute(one, 'class'))
    .join()

test.each(genres.filter((one) => one !== 'news'))(
  '%s says in a word what it is, over its headline and on its card',
  (genre) => {
    const page = shown({ genre })
    expect(page.text).toContain(`World ${genreName(genre)} `)
    expect(eyebrow(page)).toBe(`genre ${genre}`)
    const container = { kind: 'band', title: '', address: undefined, cards: [aCard({ genre })] } as const
    const card = read(front({ ...aFrame(), containers: [{ ...container, cards: [...container.cards] }] }))
    expect(card.text).toContain(genreName(genre))
  },
)

test('news says nothing of the kind', () => {
  expect(eyebrow(shown({}))).toBe('')
})

test('an opinion begins with whose it is, with a portrait that says no more than the name', () => {
  const mara = anAgency({
    slug: 'mara-quill',
    name: 'Mara Quill',
    kind: 'person',
    role: 'Columnist',
    portrait: aPicture(),
  })
  const page = shown({ genre: 'opinion', by: [mara] })
  const at = (words: string) => page.text.indexOf(words)
  expect(at('Mara Quill')).toBeLessThan(at('Strait to reopen after eleven weeks'))
  expect(page.links.filter(([name]) => name === 'Mara Quill')).toHaveLength(2)
  const [portrait] = page.all('img')
  expect(portrait && attribute(portrait, 'alt')).toBe('')
  expect(shown({ genre: 'opinion', by: [anAgency()], lead: undefined }).all('img')).toEqual([])
})

test('a review tells what it judges, and its rating in words beside the stars', () => {
  const page = shown({ genre: 'review', review: { of: 'The Long Tide', kind: 'film', rating: 3.5 } })
  expect(page.text).toContain('Film The Long Tide Rating ★★★½☆ 3½ out of 5')
  expect(page.elements.find((one) => attribute(one, 'class') === 'stars')?.attrs).toContainEqual({
    name: 'aria-hidden',
    value: 'true',
  })
  expect(shown({ genre: 'review', review: { of: 'A play', kind: 'stage', rating: 0 } }).text).toContain(
    '☆☆☆☆☆ 0 out of 5',
  )
  expect(shown({ genre: 'review', review: { of: 'A play', kind: 'stage', rating: 0.5 } }).text).toContain(' ½ out of 5')
  const unrated = shown({ genre: 'review', review: { of: 'A play', kind: 'stage', rating: null } })
  expect(unrated.text).toContain('Stage A play')
  expect(unrated.text).not.toContain('Rating')
})

test('a gallery counts what it shows, fetches the first at once, and closes over what may not be shown', () => {
  const pictures = Object.fromEntries(['p1ctvre00002', 'p1ctvre00003'].map((id) => [id, aPicture({ id })]))
  const body = bodyOf(inText('p1ctvre00002'), paragraph('Noon.'), inText('p1ctvre0gone'), inText('p1ctvre00003'))
  const page = shown({ genre: 'gallery', pictures, body })
  expect(page.text.match(/Picture \d of \d/g)).toEqual(['Picture 1 of 3', 'Picture 2 of 3', 'Picture 3 of 3'])
  expect(page.all('img').map((one) => attribute(one, 'loading'))).toEqual([undefined, 'lazy', 'lazy'])
  const leaderless = shown({ genre: 'gallery', pictures, body, lead: undefined })
  expect(leaderless.text.match(/Picture \d of \d/g)).toEqual(['Picture 1 of 2', 'Picture 2 of 2'])
  expect(leaderless.all('img').map((one) => attribute(one, 'loading'))).toEqual([undefined, 'lazy'])
})

test('an explainer lists its questions, each leading to its answer; one alone needs no list', () => {
  const body = bodyOf(
    crosshead('Who pays?'),
    paragraph('All.'),
    crosshead('Who pays?'),
    crosshead('ما هو؟'),
    crosshead('???'),
  )
  const page = shown({ genre: 'explainer', body })
  const led = page.links.filter(([, to]) => to.startsWith('#q-'))
  expect(led).toEqual([
    ['Who pays?', '#q-who-pays'],
    ['Who pays?', '#q-who-pays-2'],
    ['ما هو؟', '#q-ما-هو'],
    ['???', '#q-'],
  ])
  const ids = page.elements.flatMap((one) => attribute(one, 'id') ?? [])
  expect(led.every(([, to]) => ids.includes(to.slice(1)))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(shown({ genre: 'explainer', body: bodyOf(crosshead('Who?')) }).all('nav')).toHaveLength(1)
})

test('a video is led by its film, in the place of the lead picture, which is its still and names who made it', () => {
  const body = bodyOf(paragraph('Words.'), embed('https://youtu.be/dQw4w9WgXcQ', 'The loft'))
  const page = shown({ genre: 'video', body })
  const at = (words: string) => page.text.indexOf(words)
  expect(at('The loft')).toBeLessThan(at('Words.'))
  expect(page.text.match(/The loft/g)).toHaveLength(1)
  expect(page.text).toContain('Copyright HARBOUR BOARD/Nordwire')
  const film = shown({ genre: 'video', body: bodyOf(embed('https://films.example/horn.mp4')) })
  const [player] = film.all('video')
  expect(player && attribute(player, 'poster')).toMatch(/^\/media\/p1ctvre00001\/16x9-0\/1300\.jpg$/)
  expect(shown({ genre: 'video', lead: undefined, body }).all('button').length).toBe(2)
  // What does not move leads nothing.
  expect(shown({ genre: 'video', body: bodyOf(embed('https://x.com/a/status/12345')) }).all('figure')).toHaveLength(2)
})

const dataOf = (of: Partial<Article>): unknown => shown(of).data[0]

test.each<[Genre, string]>([
  ['news', 'NewsArticle'],
  ['analysis', 'AnalysisNewsArticle'],
  ['opinion', 'OpinionNewsArticle'],
  ['explainer', 'BackgroundNewsArticle'],
  ['video', 'NewsArticle'],
])('%s is a valid %s', (genre, type) => {
  expect(newsArticleForm.parse(dataOf({ genre }))).toMatchObject({ '@type': type })
})

test('a review, a gallery and a video tell machines what they are, validly', () => {
  const review = { of: 'The Long Tide', kind: 'film', rating: 3.5 } as const
  expect(reviewForm.parse(dataOf({ genre: 'review', review }))).toMatchObject({
    itemReviewed: { '@type': 'Movie', name: 'The Long Tide' },
    reviewRating: { ratingValue: 3.5, bestRating: 5 },
  })
  expect(reviewForm.parse(dataOf({ genre: 'review', review: { ...review, of: '' } }))).not.toHaveProperty(
    'reviewRating',
  )
  expect(reviewForm.parse(dataOf({ genre: 'review' }))).not.toHaveProperty('itemReviewed')
  const pictures = { p1ctvre00002: aPicture({ id: 'p1ctvre00002' }) }
  const gallery = galleryForm.parse(dataOf({ genre: 'gallery', pictures, body: bodyOf(inText('p1ctvre00002')) }))
  expect(gallery.associatedMedia).toHaveLength(2)
  const framed = newsArticleForm.parse(dataOf({ genre: 'video', body: bodyOf(embed('https://youtu.be/dQw4w9WgXcQ')) }))
  expect(framed.video?.embedUrl).toBe('https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ')
  const film = newsArticleForm.parse(dataOf({ genre: 'video', body: bodyOf(embed('https://films.example/horn.mp4')) }))
  expect(film.video?.contentUrl).toBe('https://films.example/horn.mp4')
})

test('feeds name the genre as IPTC does, where it does; news none', () => {
  const feed = (genre: Genre) => aFeed({ items: [aFeedItem({ card: aCard({ genre }) })] })
  expect(rss(feed('opinion'))).toContain('<category domain="http://cv.iptc.org/newscodes/genre/">Opinion</category>')
  expect(atom(feed('explainer'))).toContain(
    '<category scheme="http://cv.iptc.org/newscodes/genre/" term="Background" label="Explainer"/>',
  )
  expect(rss(feed('gallery'))).toContain('<category>Gallery</category>')
  expect(JSON.parse(jsonFeed(feed('review'))).items[0].tags).toContain('Review')
  expect(rss(feed('news'))).not.toContain('newscodes')
})
