import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { policyOfStory, securityHeaders, withSecurityHeaders } from './headers.ts'

test('every kind of answer that a route has made for it carries the security headers', async () => {
  const app = new Hono()
  app.use(withSecurityHeaders)
  app.get('/text', (context) => context.text('t'))
  app.get('/json', (context) => context.json({}, 409))
  app.get('/page', (context) => context.html('<p>', 410, { 'Cache-Control': 'no-store' }))
  app.get('/away', (context) => context.redirect('/text', 301))
  app.get('/broken', () => {
    throw new Error('broken')
  })
  app.onError((_, context) => context.text('broken', 500))
  for (const path of ['/text', '/json', '/page', '/away', '/broken', '/nowhere']) {
    const { headers } = await app.request(path)
    for (const [name, value] of Object.entries(securityHeaders))
      expect(headers.get(name), `${path} ${name}`).toBe(value)
  }
})

const embed = (address: string) => ({ type: 'embed' as const, attrs: { address, title: '' } })
const policyOf = (...addresses: string[]) => policyOfStory({ type: 'body', content: addresses.map(embed) })

test('a story’s page may load what its own embeds need, and no page without any loads from elsewhere', () => {
  expect(policyOf()).toBeUndefined()
  expect(policyOf('https://video.example/1', 'https://evil.example/?youtu.be')).toBeUndefined()
  expect(policyOf('https://youtu.be/dQw4w9WgXcQ', 'https://vimeo.com/76979871')).toBe(
    `${securityHeaders['Content-Security-Policy']}; frame-src https://player.vimeo.com https://www.youtube-nocookie.com`,
  )
  expect(policyOf('https://films.example/horn.mp4')).toMatch(/; media-src https:\/\/films\.example$/)
  expect(securityHeaders['Content-Security-Policy']).not.toMatch(/(?:frame|media)-src/)
})
