import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wantsAddress, wantsAnything, wantsOf, without } from './search-wants.ts'

const known = { sections: [{ slug: 'world' }], languages: ['en', 'fr'] }
const read = (address: string) => {
  const query = new URL(address, 'https://courier.example').searchParams
  return wantsOf((name) => query.get(name) ?? undefined, known)
}

test('what an address asks for', () => {
  expect(
    read('/search?q=fog+bank&section=world&topic=norway&language=en&from=2026-11-01&to=2026-11-30&sort=newest'),
  ).toEqual({
    problems: [],
    wants: {
      words: 'fog bank',
      filters: { section: 'world', topic: 'norway', language: 'en', from: '2026-11-01', to: '2026-11-30' },
      sort: 'newest',
    },
  })
  expect(read('/search?q=fog&sort=best').wants).toEqual({ words: 'fog', filters: {}, sort: 'relevance' })
  expect(wantsAnything(read('/search?q=+&section=').wants)).toBe(false)
  expect(read('/search?from=2026-11-01').wants.sort).toBe('newest')
})

test('what cannot be followed is left out, and said in a sentence that helps', () => {
  const { wants, problems } = read(
    `/search?q=a&section=x%3Cb%3E&language=xx&from=2026-02-30&to=yesterday&topic=${'t'.repeat(200)}`,
  )
  expect(wants.filters).toEqual({})
  expect(problems).toEqual([
    'There is no section «x<b>». It was left out.',
    `There is no topic «${'t'.repeat(40)}…». It was left out.`,
    'Nothing is published in a language «xx». It was left out.',
    '«2026-02-30» is no day: write it as 2026-11-30. It was left out.',
    '«yesterday» is no day: write it as 2026-11-30. It was left out.',
  ])
  const reversed = read('/search?from=2026-11-30&to=2026-11-01')
  expect(reversed.wants.filters).toEqual({})
  expect(reversed.problems).toEqual(['The days end (2026-11-01) before they begin (2026-11-30). Both were left out.'])
})

test('what was read is written as an address that reads the same, with or without one of its filters', () => {
  fc.assert(
    fc.property(
      fc.record({
        q: fc.string(),
        section: fc.constantFrom('', 'world', 'x'),
        topic: fc.string({ maxLength: 20 }),
        from: fc.constantFrom('', '2026-11-01'),
        sort: fc.constantFrom('', 'newest'),
      }),
      (query) => {
        const { wants } = read(`/search?${new URLSearchParams(query)}`)
        expect(read(wantsAddress(wants)).wants).toEqual(wants)
        expect(read(wantsAddress(without(wants, 'section'))).wants.filters.section).toBeUndefined()
      },
    ),
  )
})
