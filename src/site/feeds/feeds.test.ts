import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { aCard, aFrame, aSite, bodyOf, noon, world } from '../sample.ts'
import { excerpt } from './excerpt.ts'
import { robots } from './robots.ts'
import { rss } from './rss.ts'
import { sitemap, sitemapIndex } from './sitemap.ts'

/** Reads XML strictly: [path, text] of every element that has text, and all attributes. */
const readXml = (xml: string) => {
  const parser = new SaxesParser({ xmlns: false })
  const path: string[] = []
  const texts: [string, string][] = []
  const attributes: Record<string, string>[] = []
  parser.on('opentag', (tag) => {
    path.push(tag.name)
    attributes.push({ '@': tag.name, ...(tag.attributes as Record<string, string>) })
  })
  parser.on('text', (text) => text.trim() && texts.push([path.join('/'), text]))
  parser.on('closetag', () => path.pop())
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return { texts, attributes, first: (end: string) => texts.find(([at]) => at.endsWith(end))?.[1] }
}

const feed = () =>
  rss({
    ...aFrame(),
    title: 'The Harbour Courier',
    address: '/feed.xml',
    items: [
      {
        card: aCard({ headline: 'Bees & honey \u0001\uFFFF' }),
        html: '<p>A & b</p>',
        author: 'Nordwire',
        topics: [world],
      },
    ],
  })

test('a feed reader gets headline, address, author, words and picture', () => {
  const { first, attributes } = readXml(feed())
  expect(first('item/title')).toBe('Bees & honey ')
  expect(first('item/link')).toBe('https://courier.example/tech-science/telescope-st0ry0000001')
  expect(first('item/guid')).toBe('st0ry0000001')
  expect(first('item/dc:creator')).toBe('Nordwire')
  expect(first('item/description')).toBe('<p>A & b</p>')
  expect(first('item/pubDate')).toBe('Wed, 12 Jul 2023 16:00:00 GMT')
  expect(attributes).toContainEqual(expect.objectContaining({ '@': 'guid', isPermaLink: 'false' }))
  expect(attributes).toContainEqual(
    expect.objectContaining({ '@': 'atom:link', href: 'https://courier.example/feed.xml' }),
  )
  expect(attributes).toContainEqual(expect.objectContaining({ '@': 'media:content', width: '1000', height: '600' }))
})

test('an empty feed is a feed', () => {
  expect(() => readXml(rss({ ...aFrame(), title: 'x', address: '/feed.xml', items: [] }))).not.toThrow()
})

test('an excerpt has the standfirst, two paragraphs, and links that work from anywhere', () => {
  const link = (href: string) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: href, marks: [{ type: 'link' as const, attrs: { href } }] }],
  })
  const body = bodyOf(link('/world'), { type: 'crosshead', content: [] }, link('#note'), link('https://example.org/'))
  expect(excerpt('First.', body, aSite())).toBe(
    '<p>First.</p><p><a href="https://courier.example/world">/world</a></p><p>#note</p>',
  )
})

test('a sitemap lists absolute addresses with the time of their last change', () => {
  const { first } = readXml(sitemap(aSite(), [{ address: '/topic/مضيق', changedAt: noon }, { address: '/' }]))
  expect(first('url/loc')).toBe('https://courier.example/topic/%D9%85%D8%B6%D9%8A%D9%82')
  expect(first('url/lastmod')).toBe('2023-07-13T13:00:00+02:00')
  expect(readXml(sitemapIndex(aSite(), [{ address: '/sitemap-1.xml' }])).first('sitemap/loc')).toBe(
    'https://courier.example/sitemap-1.xml',
  )
})

test('robots are led to the sitemap and kept from search and desk', () => {
  expect(robots(aSite())).toContain('Sitemap: https://courier.example/sitemap.xml')
  expect(robots(aSite())).toContain('Disallow: /search')
})
