import { expect, test } from 'vitest'
import { allowances } from './allowance.ts'

test('a minute’s allowance may be spent at once; then it comes back evenly, and it is said when', () => {
  let now = 0
  const all = allowances(() => now)
  const spent = Array.from({ length: 60 }, () => all.take('one', 60))
  expect(new Set(spent)).toEqual(new Set([0]))
  expect(all.take('one', 60)).toBe(1)
  expect(all.take('another', 60)).toBe(0)
  now += 999
  expect(all.take('one', 60)).toBe(1)
  now += 1
  expect([all.take('one', 60), all.take('one', 60)]).toEqual([0, 1])
  now += 3_600_000
  expect(Array.from({ length: 61 }, () => all.take('one', 60)).filter(Boolean)).toEqual([1])
})

test('whoever waits as long as they are told is let in', () => {
  let now = 0
  const all = allowances(() => now)
  for (let call = 0; call < 7; call += 1) all.take('slow', 7)
  const wait = all.take('slow', 7)
  expect(wait).toBe(9)
  now += wait * 1000
  expect(all.take('slow', 7)).toBe(0)
})

test('so many that nobody could remember them are forgotten, and those who ask now are not', () => {
  let now = 0
  const all = allowances(() => now)
  for (let one = 0; one < 25_000; one += 1) {
    now += 0.001
    all.take(`address ${one}`, 1)
  }
  expect(all.take('address 24999', 1)).toBeGreaterThan(0)
})
