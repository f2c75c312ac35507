import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, contrastOn, isColour, leastContrast, readableOn } from './colour.ts'

test('contrast is as WCAG has it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#ffffff', '#ffffff')).toBe(1)
  // The lightest grey that passes on white, and the first that does not.
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  expect(contrast('#777777', '#ffffff')).toBeLessThan(leastContrast)
  expect(contrast('#ffd84d', '#ffffff')).toBeCloseTo(contrast('#ffffff', '#ffd84d'))
})

test('what can be read stays as it is', () => {
  expect(readableOn('#0B565C', ['#ffffff'])).toBe('#0b565c')
})

test('yellow becomes a dark yellow on white, and navy a light blue on black: the hue stays', () => {
  expect(readableOn('#ffd84d', ['#ffffff'])).toBe('#8f7400')
  const [red = 0, green = 0, blue = 0] = (readableOn('#000080', ['#000000']).match(/[0-9a-f]{2}/g) ?? []).map((one) =>
    Number.parseInt(one, 16),
  )
  expect(blue).toBeGreaterThan(Math.max(red, green))
})

const colours = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

test('whatever is given, what is proposed can be read on all grounds of a scheme, and is barely so where it had to change', () => {
  fc.assert(
    fc.property(colours, fc.constantFrom(['#ffffff', '#f2f5f5'], ['#121415', '#1c2022']), (colour, grounds) => {
      const found = readableOn(colour, grounds)
      expect(isColour(found)).toBe(true)
      expect(contrastOn(found, grounds)).toBeGreaterThanOrEqual(leastContrast)
      if (found !== colour) expect(contrastOn(found, grounds)).toBeLessThan(leastContrast + 0.2)
    }),
  )
})
