import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { complaintsOf, jsonFeedForm } from '../../../test/flows/site/valid-feeds.ts'
import { aCard, aFeed, aFeedItem, anAgency, aSite, bodyOf, noon, pictureId } from '../sample.ts'
import { aiCrawlers } from './ai-crawlers.ts'
import { atom, entryId } from './atom.ts'
import { excerpt, wholeText } from './excerpt.ts'
import { jsonFeed } from './json-feed.ts'
import { robots } from './robots.ts'
import { rss } from './rss.ts'
import { expiresAt, securityTxt } from './security-txt.ts'
import { newsSitemap, sitemap, sitemapIndex } from './sitemap.ts'

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

test('a feed reader gets headline, address, author, words and picture', () => {
  const { first, attributes } = readXml(rss(aFeed()))
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

test('an empty feed is a feed', async () => {
  const empty = aFeed({ items: [] })
  expect(() => readXml(rss(empty))).not.toThrow()
  expect(await complaintsOf('atom', [atom(empty)])).toEqual([])
  expect(jsonFeedForm.parse(JSON.parse(jsonFeed(empty))).items).toEqual([])
})

test('every format is valid, and an independent reader finds the same in each', async () => {
  const item = aFeedItem({
    card: aCard({ language: 'nb' }),
    text: '<p>All of it</p>',
    by: [anAgency(), anAgency({ slug: 'mara-quill', name: 'Mara <Quill>', kind: 'person' })],
    updatedAt: noon,
  })
  const feed = aFeed({
    page: '/search?q=bees & co',
    hubs: ['https://hub.example/?a=1&b=2'],
    items: [item, aFeedItem()],
  })
  const address = 'https://courier.example/tech-science/telescope-st0ry0000001'
  expect(await complaintsOf('atom', [atom(feed)])).toEqual([])
  jsonFeedForm.parse(JSON.parse(jsonFeed(feed)))

  const asAtom = parseAtomFeed(atom(feed))
  const asRss = parseRssFeed(rss(feed))
  const asJson = parseJsonFeed(jsonFeed(feed))
  expect(asAtom.links?.map(({ rel, href }) => [rel, href])).toEqual([
    ['self', 'https://courier.example/search/feed.atom?q=bees%20&%20co'],
    ['alternate', 'https://courier.example/search?q=bees%20&%20co'],
    ['hub', 'https://hub.example/?a=1&b=2'],
  ])
  const [entry] = asAtom.entries ?? []
  const [told] = asRss.items ?? []
  const [one] = asJson.items ?? []
  expect([entry?.links?.[0]?.href, told?.link, one?.url]).toEqual([address, address, address])
  expect([told?.guid?.value, one?.id, entry?.id]).toEqual(['st0ry0000001', 'st0ry0000001', entryId('st0ry0000001')])
  const names = ['Nordwire', 'Mara <Quill>']
  expect(entry?.authors?.map(({ name }) => name)).toEqual(names)
  expect(told?.dc?.creators).toEqual(names)
  expect(one?.authors?.map(({ name }) => name)).toEqual(names)
  expect([told?.content?.encoded, one?.content_html, entry?.content?.value]).toEqual(Array(3).fill('<p>All of it</p>'))
  expect([entry?.published, one?.date_published]).toEqual(Array(2).fill('2023-07-12T18:00:00+02:00'))
  expect([entry?.updated, one?.date_modified]).toEqual(Array(2).fill('2023-07-13T13:00:00+02:00'))
  expect(one?.language).toBe('nb')
  expect(one?.image).toBe(`https://courier.example/media/${pictureId}/1000.jpg`)
  // Nobody has said that the second was updated.
  expect(asJson.items?.[1]).not.toHaveProperty('date_modified')
  expect(asAtom.entries?.[1]?.updated).toBe(asAtom.entries?.[1]?.published)
})

test('an entry’s id is its story’s, a UUID whatever the site’s address', () => {
  expect(entryId('st0ry0000001')).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(entryId('st0ry0000001')).not.toBe(entryId('st0ry0000002'))
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

test('a whole text has its dateline, its lists and links, and no picture', () => {
  const text = wholeText(
    'First.',
    bodyOf(
      { type: 'paragraph', content: [{ type: 'text', text: 'a' }] },
      { type: 'picture', attrs: { picture: pictureId } },
      {
        type: 'list',
        attrs: { ordered: false },
        content: [
          {
            type: 'item',
            content: [{ type: 'text', text: 'b', marks: [{ type: 'link', attrs: { href: '/world' } }] }],
          },
        ],
      },
    ),
    'Lys',
    aSite(),
  )
  expect(text).toBe(
    '<p>First.</p><p class="located">Lys</p><p>a</p><ul><li><a href="https://courier.example/world">b</a></li></ul>',
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

test('sitemaps, their index and the news sitemap are valid, and the kept schema complains of one that is not', async () => {
  const site = aSite()
  const story = { address: '/world/a', language: 'zh-TW', headline: 'Bees & honey', publishedAt: noon }
  const news = newsSitemap(site, [story, { ...story, language: 'nb-NO' }, { ...story, language: 'fil' }])
  const documents = [
    sitemap(site, [{ address: '/topic/مضيق', changedAt: noon }]),
    sitemap(site, []),
    sitemapIndex(site, [{ address: '/sitemap-1.xml', changedAt: noon }]),
    news,
  ]
  expect(await complaintsOf('sitemap', documents)).toEqual([])
  expect(news.match(/<news:language>[^<]*/g)?.map((one) => one.slice(15))).toEqual(['zh-tw', 'nb', 'fil'])
  for (const broken of [news.replace('zh-tw', 'zh-Hant'), news.replace(/<news:title>.*?<\/news:title>/, '')])
    expect((await complaintsOf('sitemap', [broken])).length).toBeGreaterThan(0)
})

test('robots are led to the sitemap and kept from search and desk', () => {
  expect(robots(aSite())).toContain('Sitemap: https://courier.example/sitemap.xml')
  expect(robots(aSite())).toContain('Sitemap: https://courier.example/news-sitemap.xml')
  expect(robots(aSite())).toContain('Disallow: /search?\nDisallow: /search/')
})

test('the kept schema complains of an entry without its time, and of an id that is no address', async () => {
  const whole = atom(aFeed())
  const broken = [whole.replace(/(<entry>.*)<updated>.*?<\/updated>/, '$1'), whole.replace('urn:uuid:', '')]
  expect((await complaintsOf('atom', [broken[0] ?? ''])).length).toBeGreaterThan(0)
  expect((await complaintsOf('atom', [broken[1] ?? ''])).length).toBeGreaterThan(0)
})

test('robots of AI are refused as the publication has chosen; everybody else is led as before', () => {
  const groups = (aiPolicy?: 'allow' | 'refuse-training' | 'refuse-all') =>
    robots(aSite(aiPolicy ? { aiPolicy } : {})).split('\n\n')
  expect(groups()).toHaveLength(2)
  expect(groups('allow')).toEqual(groups())
  const [training = '', ...others] = groups('refuse-training')
  expect(others).toEqual(groups())
  expect(training.split('\n')).toEqual(expect.arrayContaining(['User-agent: GPTBot', 'User-agent: Google-Extended']))
  expect(training).not.toContain('ChatGPT-User')
  expect(training.endsWith('\nDisallow: /')).toBe(true)
  expect(groups('refuse-all')[0]).toContain('User-agent: ChatGPT-User')
  // Search engines are refused by neither.
  expect(groups('refuse-all')[0]).not.toMatch(/Googlebot|Bingbot|Applebot$/m)
})

test('no robot of AI is named twice, and each has its source', () => {
  const agents = aiCrawlers.map(({ agent }) => agent.toLowerCase())
  expect(new Set(agents).size).toBe(agents.length)
  for (const { agent, source } of aiCrawlers) {
    // RFC 9309, 2.2.1.
    expect(agent).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(URL.canParse(source)).toBe(true)
  }
})

test('security.txt ends between half a year and a year from any moment, and is the same all month', () => {
  const month = 31 * 86_400_000
  for (let day = 0; day < 800; day += 1) {
    const now = new Date(Date.UTC(2026, 0, 1, 23) + day * 86_400_000)
    const left = expiresAt(now).getTime() - now.getTime()
    expect(left).toBeGreaterThan(180 * 86_400_000)
    expect(left).toBeLessThan(8 * month)
  }
  expect(
    securityTxt(
      aSite(),
      { contacts: ['mailto:a@courier.example', 'tel:+47-1'], policy: 'https://courier.example/p' },
      noon,
    ),
  ).toBe(
    [
      'Contact: mailto:a@courier.example',
      'Contact: tel:+47-1',
      'Expires: 2024-02-01T00:00:00.000Z',
      'Preferred-Languages: en-GB',
      'Canonical: https://courier.example/.well-known/security.txt',
      'Policy: https://courier.example/p',
      '',
    ].join('\n'),
  )
})
