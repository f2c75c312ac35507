import { expect, test } from 'vitest'
import { htmlOf } from '../../wire/html-of.ts'
import type { Block } from '../body.ts'
import { bodyFromHtml } from './markup.ts'

const kinds = (html: string) => bodyFromHtml(html).content.map(({ type }) => type)
const first = (html: string): Block | undefined => bodyFromHtml(html).content[0]
const youtube = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'

test.each<[string, string, { address: string; title: string }]>([
  [
    'a frame',
    '<iframe width="560" src="//www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="The lock" onload="x()"></iframe>',
    { address: youtube, title: 'The lock' },
  ],
  [
    'a frame whose title is its player’s',
    '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="YouTube video player"></iframe>',
    { address: youtube, title: '' },
  ],
  [
    'a frame that loads late',
    `<iframe data-src="https://youtu.be/dQw4w9WgXcQ"></iframe>`,
    { address: youtube, title: '' },
  ],
  [
    'a frame in a figure',
    `<figure><div><iframe src="https://youtu.be/dQw4w9WgXcQ"></iframe></div><figcaption>A lock</figcaption></figure>`,
    { address: youtube, title: '' },
  ],
  [
    'X’s quote',
    '<blockquote class="twitter-tweet"><p lang="en">The lock is <b>shut</b>.</p>&mdash; Harbour <a href="https://twitter.com/harbour/status/1234567890123?ref_src=x">March 4</a></blockquote><script src="https://platform.twitter.com/widgets.js"></script>',
    { address: 'https://x.com/harbour/status/1234567890123', title: 'The lock is shut.' },
  ],
  [
    'Instagram’s quote',
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Cx_yZ-123/?utm_source=x"><a href="https://evil.example/">View</a></blockquote>',
    { address: 'https://www.instagram.com/p/Cx_yZ-123/', title: '' },
  ],
  [
    'TikTok’s quote',
    '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@quay/video/7106594312292453675"><section>Fog</section></blockquote>',
    { address: 'https://www.tiktok.com/@quay/video/7106594312292453675', title: '' },
  ],
])('%s of a provider is what it shows: its address and its words', (_, html, attrs) => {
  expect(bodyFromHtml(`<p>Before.</p>${html}<p>After.</p>`).content).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'Before.' }] },
    { type: 'embed', attrs },
    { type: 'paragraph', content: [{ type: 'text', text: 'After.' }] },
  ])
})

test('what is no provider’s is what it was: a frame is left out, a quote is a quote, a link a link', () => {
  expect(kinds('<iframe src="https://evil.example/embed/dQw4w9WgXcQ"></iframe><p>Text.</p>')).toEqual(['paragraph'])
  expect(kinds('<iframe src="https://www.youtube.com@evil.example/embed/dQw4w9WgXcQ"></iframe>')).toEqual([])
  expect(kinds('<iframe srcdoc="<script>x()</script>">Words</iframe>')).toEqual([])
  expect(kinds('<iframe src="https://films.example/horn.mp4"></iframe>')).toEqual([])
  expect(kinds(`<blockquote><p>See <a href="${youtube}">this</a>.</p></blockquote>`)).toEqual(['quote'])
  expect(
    kinds('<blockquote class="twitter-tweet"><p>Shut.</p><a href="https://evil.example/">x</a></blockquote>'),
  ).toEqual(['quote'])
  expect(kinds(`<p><a href="${youtube}">The lock</a></p>`)).toEqual(['paragraph'])
})

test('a picture that leads to a film is the film, and a picture with its credit linked stays a picture', () => {
  expect(first(`<figure><a href="${youtube}"><img src="x.jpg"></a></figure>`)?.type).toBe('embed')
  const named = bodyFromHtml(`<figure><img src="x.jpg"><a href="${youtube}">Credit</a></figure>`, (src) => src)
  expect(named.content).toEqual([{ type: 'picture', attrs: { picture: 'x.jpg' } }])
})

test('written as clean markup and read again it is the same; what is only linked stays a link', () => {
  const embed: Block = { type: 'embed', attrs: { address: youtube, title: 'The <lock>' } }
  expect(bodyFromHtml(htmlOf({ type: 'body', content: [embed] })).content).toEqual([embed])
  const other: Block = { type: 'embed', attrs: { address: 'https://video.example/1', title: 'The lock' } }
  expect(kinds(htmlOf({ type: 'body', content: [other] }))).toEqual(['paragraph'])
  const film: Block = { type: 'embed', attrs: { address: 'https://films.example/horn.mp4', title: 'The horn' } }
  expect(kinds(htmlOf({ type: 'body', content: [film] }))).toEqual(['paragraph'])
})

test('a title is no longer than a line, and cut between words', () => {
  const html = `<blockquote class="twitter-tweet"><p>${'words '.repeat(100)}</p><a href="https://x.com/a/status/12345">x</a></blockquote>`
  const found = first(html)
  expect(found?.type === 'embed' && found.attrs.title).toMatch(/^(?:words )+words…$/)
})
