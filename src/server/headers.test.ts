import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { securityHeaders, withSecurityHeaders } from './headers.ts'

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
