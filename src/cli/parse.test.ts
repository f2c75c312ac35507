import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { parse } from './parse.ts'

const wire = fileURLToPath(new URL('../../test/wires/bridge.ninjs-3.json', import.meta.url))

afterEach(() => vi.restoreAllMocks())

const lines = () => {
  const out: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => out.push(String(line)) > 0)
  return out
}

test('a line a file, and status 1 where one could not be read', async () => {
  const out = lines()
  expect(await parse.run([wire, 'nowhere.xml'])).toBe(1)
  const [read, unread] = out.map((line) => JSON.parse(line) as { file: string; problems: string[]; items: unknown[] })
  expect(read).toMatchObject({ file: wire, format: 'ninjs-3', problems: [] })
  expect(unread).toMatchObject({ file: 'nowhere.xml', items: [] })
  expect(unread?.problems[0]).toContain('cannot be opened')
})

test('status 0 where every file held an item', async () => {
  lines()
  expect(await parse.run([wire])).toBe(0)
})
