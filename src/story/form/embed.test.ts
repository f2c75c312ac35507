import fc from 'fast-check'
import { expect, test } from 'vitest'
import { embedOf, embedOfLine, originsOf } from './embed.ts'
import { providers } from './providers.ts'

const shown = [
  ['https://youtu.be/dQw4w9WgXcQ?si=abc', 'YouTube', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['http://m.youtube.com/watch?v=dQw4w9WgXcQ&t=42s', 'YouTube', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42'],
  ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'YouTube', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['https://www.youtube.com/shorts/dQw4w9WgXcQ', 'YouTube', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['https://player.vimeo.com/video/76979871?h=8272103f6e', 'Vimeo', 'https://vimeo.com/76979871/8272103f6e'],
  ['https://dai.ly/x7tgad0', 'Dailymotion', 'https://www.dailymotion.com/video/x7tgad0'],
  ['https://twitter.com/harbour/status/1234567890123?s=20', 'X', 'https://x.com/harbour/status/1234567890123'],
  ['https://www.instagram.com/quay/reel/Cx_yZ-123/?igsh=1', 'Instagram', 'https://www.instagram.com/reel/Cx_yZ-123/'],
  [
    'https://www.tiktok.com/@quay.news/video/7106594312292453675?lang=en',
    'TikTok',
    'https://www.tiktok.com/@quay.news/video/7106594312292453675',
  ],
  ['https://m.facebook.com/quay/posts/1234?ref=x', 'Facebook', 'https://www.facebook.com/quay/posts/1234'],
  ['https://www.facebook.com/watch/?v=1234', 'Facebook', 'https://www.facebook.com/watch/?v=1234'],
  [
    'https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fquay%2Fvideos%2F99%2F&width=5',
    'Facebook',
    'https://www.facebook.com/quay/videos/99/',
  ],
  ['https://soundcloud.com/quay/fog-horn?si=1', 'SoundCloud', 'https://soundcloud.com/quay/fog-horn'],
  [
    'https://open.spotify.com/intl-de/episode/4rOoJ6Egrf8K2IrywzwOMk',
    'Spotify',
    'https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk',
  ],
  ['https://datawrapper.dwcdn.net/a1B2c/3/', 'Datawrapper', 'https://datawrapper.dwcdn.net/a1B2c/3/'],
  ['https://flo.uri.sh/visualisation/123456/embed', 'Flourish', 'https://public.flourish.studio/visualisation/123456/'],
  [
    'https://films.courier.example/2026/loft.mp4?v=2',
    'films.courier.example',
    'https://films.courier.example/2026/loft.mp4?v=2',
  ],
] as const

test.each(shown)('%s is a thing of %s', (given, provider, address) => {
  expect(embedOf(given)).toMatchObject({ provider, address })
})

test.each([
  'javascript:alert(1)//https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  'data:text/html,https://youtu.be/dQw4w9WgXcQ',
  'https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ',
  'https://user:pass@www.youtube.com/watch?v=dQw4w9WgXcQ',
  'https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ',
  'https://www.youtube.com./watch?v=dQw4w9WgXcQ',
  'https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
  'https://evilyoutube.com/watch?v=dQw4w9WgXcQ',
  // A Cyrillic letter for the Latin one.
  'https://www.y\u043eutube.com/watch?v=dQw4w9WgXcQ',
  'https://www.youtube.com\\@evil.example/watch?v=dQw4w9WgXcQ',
  'https:\\\\www.youtube.com/watch?v=dQw4w9WgXcQ',
  'https:/www.youtube.com/watch?v=dQw4w9WgXcQ',
  '//www.youtube.com/watch?v=dQw4w9WgXcQ',
  'https://www.you\ttube.com/watch?v=dQw4w9WgXcQ',
  'https://www.youtube.com/redirect?q=https://evil.example',
  'https://www.youtube.com/watch?v=dQw4w9WgXc',
  'https://www.youtube.com/embed/dQw4w9WgXcQ"onload="x',
  'https://w.soundcloud.com/player/?url=https://soundcloud.com.evil.example/a/b',
  'https://www.facebook.com/plugins/post.php?href=https://evil.example/quay/posts/1',
  'https://www.facebook.com/plugins/post.php?href=javascript:alert(1)',
  'https://www.facebook.com/l.php?u=https://evil.example',
  'http://films.courier.example/loft.mp4',
  'https://films.courier.example/loft.mp4.html',
  `https://youtu.be/dQw4w9WgXcQ?${'x'.repeat(2000)}`,
  'https://[',
  '',
])('%j is nothing that is shown here', (given) => {
  expect(embedOf(given)).toBeUndefined()
})

const host = fc.oneof(
  fc.constantFrom(...providers.flatMap(({ hosts }) => hosts)),
  fc.domain(),
  fc.tuple(fc.constantFrom(...providers.flatMap(({ hosts }) => hosts)), fc.domain()).map(([a, b]) => `${a}.${b}`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
)
const part = fc.oneof(
  fc.constantFrom(
    'watch',
    'embed',
    'video',
    'p',
    'status',
    'posts',
    'plugins',
    'player',
    '..',
    '%2e%2e',
    '@a',
    'x.mp4',
  ),
  fc.stringMatching(/^[\w-]{1,24}$/),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const addresses = fc
  .record({
    scheme: fc.constantFrom(
      'https://',
      'http://',
      'HTTPS://',
      'https:/',
      'https:\\\\',
      '//',
      'javascript:',
      'data:',
      '',
    ),
    user: fc.constantFrom('', '', '', 'a@', 'a:b@', 'www.youtube.com@', 'youtu.be%40'),
    host,
    parts: fc.array(part, { maxLength: 4 }),
    query: fc.dictionary(fc.constantFrom('v', 'id', 'url', 'href', 'h', 't', 'x'), fc.oneof(part, fc.webUrl()), {
      maxKeys: 3,
    }),
    tail: fc.constantFrom('', '/', '#x', '"', "'><script>", '\n', ' '),
  })
  .map((of) => `${of.scheme}${of.user}${of.host}/${of.parts.join('/')}?${new URLSearchParams(of.query)}${of.tail}`)

/** One that is good, with something put into it. */
const bent = fc
  .tuple(
    fc.constantFrom(...shown.map(([given]) => given)),
    fc.nat(80),
    fc.oneof(part, fc.constantFrom('@', ':', '\\', '?', '#', '%00', '.')),
  )
  .map(([good, at, put]) => good.slice(0, at) + put + good.slice(at))

const known = new Set(providers.flatMap(({ hosts }) => hosts))
const frameHosts =
  /^(?:www\.youtube-nocookie\.com|player\.vimeo\.com|geo\.dailymotion\.com|platform\.twitter\.com|www\.(?:instagram|tiktok|facebook)\.com|w\.soundcloud\.com|open\.spotify\.com|datawrapper\.dwcdn\.net|flo\.uri\.sh)$/

test('whatever an address is, what comes of it is loaded from one of the providers’ own hosts, or is a film over https', () => {
  let count = 0
  fc.assert(
    fc.property(fc.oneof(addresses, bent, fc.string(), fc.webUrl()), (given) => {
      const found = embedOf(given)
      if (!found) return
      count += 1
      for (const written of [found.address, found.frame]) {
        expect(written).toMatch(/^https:\/\/[^\s"'<>\\]+$/)
        const url = new URL(written)
        expect([url.protocol, url.username, url.password, url.port, url.href]).toEqual(['https:', '', '', '', written])
      }
      if (found.form === 'film') expect(new URL(found.frame).pathname).toMatch(/\.(?:mp4|m4v|webm)$/i)
      else {
        expect(known.has(new URL(given.trim()).hostname)).toBe(true)
        expect(new URL(found.frame).hostname).toMatch(frameHosts)
      }
      // Written in its one way it is the same thing.
      expect(embedOf(found.address)).toEqual(found)
    }),
    { numRuns: 3000 },
  )
  expect(count).toBeGreaterThan(50)
})

test('only an address that stands alone is meant to be shown', () => {
  expect(embedOfLine('  https://youtu.be/dQw4w9WgXcQ \n')?.provider).toBe('YouTube')
  expect(embedOfLine('See https://youtu.be/dQw4w9WgXcQ')).toBeUndefined()
  expect(embedOfLine('https://youtu.be/dQw4w9WgXcQ https://youtu.be/dQw4w9WgXcQ')).toBeUndefined()
})

test('a page’s policy names what its own embeds need, and nothing for what is only linked', () => {
  const addresses = ['https://youtu.be/dQw4w9WgXcQ', 'https://youtu.be/aaaaaaaaaaa', 'https://video.example/1']
  expect(originsOf(addresses)).toEqual({ frames: ['https://www.youtube-nocookie.com'], films: [] })
  expect(originsOf(['https://a.example/x.webm'])).toEqual({ frames: [], films: ['https://a.example'] })
})
