import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { contrast, contrastOn, leastContrast } from '../../base/colour.ts'
import { type Look, schemes, themes } from '../../base/look.ts'
import { article } from '../pages/article.ts'
import { aFrame, anArticle, bodyOf, paragraph } from '../sample.ts'
import { colourOf, groundsOf } from './colours.ts'
import { stylesheetAt, stylesheetOf } from './stylesheet.ts'

const colour = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color)a?\(/i
const folder = new URL('./', import.meta.url)
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
/** Where tokens have their values; print has no ink to spare and gives its own. */
const isOfValues = (name: string): boolean => /^(tokens|print)\.css$|^tuning\/|^themes\/(?!.*-rules)/.test(name)
const declared = (css: string): string[] => [...css.matchAll(/(--[\w-]+):/g)].map(([, name = '']) => name)
const tuned: Look = {
  theme: 'dispatch',
  accent: { light: '#8a1c0f', dark: '#ffb4a6' },
  headlines: 'serif',
  density: 'roomy',
}

describe.each(themes)('the stylesheet of %s', (theme) => {
  const sheet = stylesheetOf({ theme })

  test('weighs at most 12 KB compressed, and asks for nothing from elsewhere', () => {
    expect(gzipSync(sheet.text).length).toBeLessThan(12 * 1024)
    expect(sheet.text).not.toMatch(/url\(|@import|@font-face/)
  })

  test('never changes words by their looks: no upper case, no physical sides', () => {
    expect(sheet.text).not.toContain('text-transform')
    expect(sheet.text).not.toMatch(/(margin|padding|border)-(left|right|top|bottom)|text-align:\s*(left|right)/)
  })

  test('has letters that can be read, whatever they stand on', () => {
    for (const scheme of schemes) {
      const of = (name: Parameters<typeof colourOf>[2]) => colourOf({ theme }, scheme, name)
      expect(groundsOf(theme, scheme)).toHaveLength(2)
      for (const letters of ['ink', 'soft', 'accent'] as const)
        expect(contrastOn(of(letters), groundsOf(theme, scheme)), `${scheme} ${letters}`).toBeGreaterThan(leastContrast)
      for (const [letters, ground] of [
        ['on-accent', 'accent'],
        ['on-plate', 'plate'],
        ['on-alert', 'alert'],
      ] as const)
        expect(contrast(of(letters), of(ground)), `${scheme} ${letters}`).toBeGreaterThan(leastContrast)
    }
  })

  test('weighs with a story of 1,000 words less than 30 KB', () => {
    const body = bodyOf(
      ...Array.from({ length: 20 }, (_, i) => paragraph(`Words number ${i} and ${'more of them '.repeat(15)}`)),
    )
    const page = article({ ...aFrame({ look: { theme } }), article: anArticle({ body }), related: [] })
    expect(brotliCompressSync(page).length + brotliCompressSync(sheet.text).length).toBeLessThan(30 * 1024)
  })

  test('has the colour of its top for the browser’s own frame, in both schemes', () => {
    const page = article({ ...aFrame({ look: { theme } }), article: anArticle(), related: [] })
    expect(page).toContain(`href="${sheet.address}"`)
    for (const scheme of schemes)
      expect(page).toContain(
        `name="theme-color" content="${colourOf({ theme }, scheme, 'plate')}" media="(prefers-color-scheme: ${scheme})"`,
      )
  })
})

test('colours are named once, at most 24 of them, and no file but those of values names one', () => {
  for (const name of names.filter((one) => !isOfValues(one))) expect(read(name), name).not.toMatch(colour)
  const tokens = read('tokens.css')
  const coloured = [...tokens.matchAll(/(--[\w-]+):\s*(?:#|var\(--(?:paper|ink|accent|on-accent)\))/g)]
  expect(new Set(coloured.map(([, name]) => name)).size).toBeLessThanOrEqual(24)
})

test('there is one scale of type and one of space', () => {
  const scales = (letter: string) => new Set(read('tokens.css').match(new RegExp(`--${letter}\\d(?=:)`, 'g')))
  expect(scales('t').size).toBe(8)
  expect(scales('s').size).toBe(8)
  // A size is a step of the scale, or so many times the size around it.
  for (const name of names.filter((one) => !isOfValues(one)))
    expect(read(name), name).not.toMatch(/font(-size)?:[^;]*[\d.]+(rem|px)/)
})

test('a theme makes up no name: it gives values to those that there are, and colours for both schemes', () => {
  const known = declared(read('tokens.css'))
  for (const name of names.filter((one) => /^(themes|tuning)\//.test(one) && isOfValues(one))) {
    expect(
      declared(read(name)).filter((one) => !known.includes(one)),
      name,
    ).toEqual([])
    const [light = '', dark = ''] = read(name).split('@media')
    const inLight = [...light.matchAll(/(--[\w-]+):\s*#/g)].map(([, one]) => one)
    expect(
      inLight.filter((one) => !dark.includes(`${one}:`)),
      `${name}, said for the light alone`,
    ).toEqual([])
  }
})

test('a theme’s own rules are a few dozen lines', () => {
  for (const name of names.filter((one) => one.endsWith('-rules.css')))
    expect(read(name).split('\n').length, name).toBeLessThan(90)
})

test('a look that is tuned is said by its address, of which any node makes the same sheet', () => {
  const { address, text } = stylesheetOf(tuned)
  expect(address).toMatch(/^\/assets\/dispatch-l8a1c0f-dffb4a6-serif-roomy\.[0-9a-f]{12}\.css$/)
  expect(stylesheetAt(address)).toEqual({ address, text })
  expect(text).toContain(':root{--accent:#8a1c0f}@media (prefers-color-scheme: dark){:root{--accent:#ffb4a6}}')
  expect(colourOf(tuned, 'dark', 'accent')).toBe('#ffb4a6')
})

test('an address of another version of the program has the look that it names, under its own address', () => {
  const { address } = stylesheetOf(tuned)
  expect(stylesheetAt('/assets/dispatch-l8a1c0f-dffb4a6-serif-roomy.000000000000.css')?.address).toBe(address)
  expect(stylesheetAt('/assets/tabloid.000000000000.css')).toBeUndefined()
  expect(stylesheetAt('/assets/../tokens.css')).toBeUndefined()
})

test('an accent for one scheme leaves the theme’s own in the other', () => {
  const look: Look = { theme: 'broadsheet', accent: { dark: '#9db4ff' } }
  expect(colourOf(look, 'light', 'accent')).toBe(colourOf({ theme: 'broadsheet' }, 'light', 'accent'))
  expect(stylesheetOf(look).text).toContain(`:root{--accent:${colourOf(look, 'light', 'accent')}}@media`)
})
