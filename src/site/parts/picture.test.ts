import { expect, test } from 'vitest'
import { attribute, read } from '../reader.ts'
import { aPicture } from '../sample.ts'
import { altBesideCaption, picture } from './picture.ts'

const shown = (width: number, upTo = 1900) =>
  read(picture(aPicture({ width, height: 600 }), { sizes: '50vw', upTo }, 'Cranes').text)
const widths = (page: ReturnType<typeof read>) =>
  page
    .all('source')
    .map((one) => [...(attribute(one, 'srcset') ?? '').matchAll(/(\d+)w/g)].map((found) => Number(found[1])))

test('a browser may choose AVIF, WebP or JPEG, never wider than the original', () => {
  const page = shown(900)
  expect(page.all('source').map((one) => attribute(one, 'type'))).toEqual(['image/avif', 'image/webp', 'image/jpeg'])
  expect(widths(page)).toEqual([1, 2, 3].map(() => [160, 320, 480, 640, 800]))
})

test('a small slot is not offered what it cannot use', () => {
  expect(widths(shown(4000, 480))[0]).toEqual([160, 320, 480])
})

test('its room is kept before it comes', () => {
  const [image] = shown(900).all('img')
  expect(image && ['width', 'height', 'src', 'loading'].map((name) => attribute(image, name))).toEqual([
    '900',
    '600',
    '/media/p1ctvre00001/480.jpg',
    'lazy',
  ])
})

test.each([
  ['Cranes', 'Freighters wait', 'Cranes'],
  ['', 'Freighters wait', ''],
  ['Freighters wait', 'Freighters wait', ''],
  [
    'Ilse Brandt, harbour master of Vell, opens the gates on Monday',
    'Ilse Brandt, harbour master of Vell, opens the gates on Monday',
    'Ilse Brandt, harbour master of Vell',
  ],
])('beside a caption the alternative text of «%s» adds, or is silent', (alt, caption, said) => {
  expect(altBesideCaption(aPicture({ alt, caption }))).toBe(said)
})
