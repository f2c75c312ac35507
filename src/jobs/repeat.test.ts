import { expect, test } from 'vitest'
import { repeat } from './repeat.ts'

const longTime = 3600_000

test('what is woken does not wait for its next time, and is done once more where it was being done', async () => {
  let begun = 0
  let goOn = () => undefined as void
  const work = () =>
    new Promise<void>((resolve) => {
      begun += 1
      goOn = resolve
    })
  const failed: unknown[] = []
  const repeating = repeat(longTime, work, (error) => failed.push(error))
  expect(begun).toBe(1)
  repeating.wake()
  repeating.wake()
  goOn()
  await expect.poll(() => begun).toBe(2)
  goOn()
  await new Promise(setImmediate)
  expect(begun).toBe(2)
  repeating.wake()
  await expect.poll(() => begun).toBe(3)
  const stopped = repeating.stop()
  goOn()
  await stopped
  repeating.wake()
  await new Promise(setImmediate)
  expect([begun, failed]).toEqual([3, []])
})
