/** Every crop has its shape, lies in its picture and holds the focal point. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropOf, framing, shapeNames, shapes, unframed } from './framing.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const size = fc.record({ width: fc.integer({ min: 60, max: 8000 }), height: fc.integer({ min: 60, max: 8000 }) })
const own = fc.record({ x: share, y: share, width: fc.double({ min: 0.05, max: 1, noNaN: true }) })

test('a crop lies in the picture, has its shape, and holds the focal point', () => {
  fc.assert(
    fc.property(size, fc.record({ x: share, y: share }), fc.constantFrom(...shapeNames), (of, focus, shape) => {
      const { left, top, width, height } = cropOf(of, shape, { focus, crops: {} })
      expect(left).toBeGreaterThanOrEqual(0)
      expect(top).toBeGreaterThanOrEqual(0)
      expect(left + width).toBeLessThanOrEqual(of.width)
      expect(top + height).toBeLessThanOrEqual(of.height)
      const [across, down] = shapes[shape]
      expect(Math.abs(width - (height * across) / down)).toBeLessThanOrEqual(across / down + 1)
      expect(focus.x * of.width).toBeGreaterThanOrEqual(left - 1)
      expect(focus.x * of.width).toBeLessThanOrEqual(left + width + 1)
      expect(focus.y * of.height).toBeGreaterThanOrEqual(top - 1)
      expect(focus.y * of.height).toBeLessThanOrEqual(top + height + 1)
    }),
  )
})

test('a crop of one’s own lies in the picture too, wherever it was drawn', () => {
  fc.assert(
    fc.property(size, own, fc.constantFrom(...shapeNames), (of, drawn, shape) => {
      const { left, top, width, height } = cropOf(of, shape, { focus: null, crops: { [shape]: drawn } })
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
      expect(left + width).toBeLessThanOrEqual(of.width)
      expect(top + height).toBeLessThanOrEqual(of.height)
    }),
  )
})

test('where nobody has said anything, the upper third is kept', () => {
  expect(cropOf({ width: 300, height: 1000 }, '1x1', unframed)).toEqual({ left: 0, top: 150, width: 300, height: 300 })
  expect(cropOf({ width: 1600, height: 900 }, '16x9', unframed)).toEqual({ left: 0, top: 0, width: 1600, height: 900 })
})

test.each([
  { focus: { x: 2, y: 0 }, crops: {} },
  { focus: null, crops: { '5x5': { x: 0, y: 0, width: 1 } } },
  { focus: null, crops: { '1x1': { x: 0, y: 0, width: 0 } } },
  { focus: null, crops: { '1x1': { x: Number.NaN, y: 0, width: 1 } } },
])('%j is no framing', (given) => {
  expect(framing.safeParse(given).success).toBe(false)
})
