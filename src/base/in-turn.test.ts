import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

/** Work that ends when it is told to, and counts how often it was begun. */
const aWork = () => {
  const ends: ((answer: number | Error) => void)[] = []
  const work = inTurn(
    () =>
      new Promise<number>((resolve, reject) => {
        ends.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)))
      }),
  )
  return { ends, work }
}
/** Lets everything that is ready go on. */
const breath = () => new Promise((resolve) => setImmediate(resolve))

test('who asks meanwhile gets the next, all of them the same', async () => {
  const { ends, work } = aWork()
  const first = work()
  const others = [work(), work(), work()]
  await breath()
  expect(ends).toHaveLength(1)
  ends[0]?.(1)
  expect(await first).toBe(1)
  await breath()
  expect(ends).toHaveLength(2)
  // The second has begun: who asks now gets a third.
  const last = work()
  ends[1]?.(2)
  expect(await Promise.all(others)).toEqual([2, 2, 2])
  await breath()
  ends[2]?.(3)
  expect(await last).toBe(3)
  expect(ends).toHaveLength(3)
})

test('one that fails fails for those who waited for it, and not for the next', async () => {
  const { ends, work } = aWork()
  const first = work()
  const second = work()
  ends[0]?.(new Error('The database is away.'))
  await expect(first).rejects.toThrow('away')
  await breath()
  ends[1]?.(2)
  expect(await second).toBe(2)
  const third = work()
  ends[2]?.(3)
  expect(await third).toBe(3)
})
