import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { article } from '../pages/article.ts'
import { aFrame, anArticle, bodyOf, paragraph } from '../sample.ts'
import { stylesheet } from './stylesheet.ts'

const colour = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i

test('the stylesheet weighs at most 12 KB compressed, and asks for nothing from elsewhere', () => {
  expect(gzipSync(stylesheet.text).length).toBeLessThan(12 * 1024)
  expect(stylesheet.text).not.toMatch(/url\(|@import|@font-face/)
  expect(stylesheet.address).toMatch(/^\/assets\/paper\.[0-9a-f]{12}\.css$/)
})

test('colours are named once: at most 24, and by no other file than the tokens and print', () => {
  const folder = new URL('./', import.meta.url)
  for (const name of readdirSync(folder).filter((one) => /\.css$/.test(one) && !/^(tokens|print)/.test(one)))
    expect(readFileSync(new URL(name, folder), 'utf8'), name).not.toMatch(colour)
  const named = readFileSync(new URL('tokens.css', folder), 'utf8').matchAll(/(--[\w-]+):\s*#/g)
  expect(new Set([...named].map((found) => found[1])).size).toBeLessThanOrEqual(24)
})

test('words are never changed by their looks: no upper case, no physical sides', () => {
  expect(stylesheet.text).not.toContain('text-transform')
  expect(stylesheet.text).not.toMatch(/(margin|padding|border)-(left|right|top|bottom)|text-align: (left|right)/)
})

test('a story of 1,000 words with its styles weighs less than 30 KB', () => {
  const body = bodyOf(
    ...Array.from({ length: 20 }, (_, i) => paragraph(`Words number ${i} and ${'more of them '.repeat(15)}`)),
  )
  const page = article({ ...aFrame(), article: anArticle({ body }), related: [] })
  expect(brotliCompressSync(page).length + brotliCompressSync(stylesheet.text).length).toBeLessThan(30 * 1024)
})

test('the browser’s own frame has the colour of the paper in both schemes', () => {
  const page = article({ ...aFrame(), article: anArticle(), related: [] })
  const papers = [...stylesheet.text.matchAll(/--paper: (#[0-9a-f]+)/g)].slice(0, 2).map((found) => found[1])
  expect(papers).toHaveLength(2)
  for (const paper of papers) expect(page).toContain(`name="theme-color" content="${paper}"`)
})
