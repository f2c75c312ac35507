import { expect, test } from 'vitest'
import { aBody } from '../../test/build.ts'
import { marksOf, type TracedRevision, tracedTo } from './provenance.ts'

const at = new Date('2026-03-04T09:00:00Z')
const first = ['The pilots of the quay met at noon.', 'They will meet again tomorrow.']
const revision = (
  number: number,
  kind: TracedRevision['kind'],
  text: string[],
  more: Partial<TracedRevision> = {},
) => ({
  ...{ number, kind, actor: kind === 'save' ? 'Anna' : 'wire: nordwire', at, wire_version: '10', body: aBody(...text) },
  ...more,
})
const taken = revision(1, 'take', first)
const versionTen = { id: '10', marks: marksOf(aBody(...first)) }
const origins = (...given: Parameters<typeof tracedTo>) => tracedTo(...given).map(({ origin }) => origin)

test('what the agency said first is its version’s, whatever the desk did around it', () => {
  const edited = revision(2, 'save', ['A sentence of our own.', ...first])
  const eleven = { id: '11', marks: marksOf(aBody(...first, 'It is raining.')) }
  expect(origins(edited.body, [taken, edited], [versionTen, eleven])).toEqual([
    { revision: 2, actor: 'Anna', at, from: [] },
    { version: '10' },
    { version: '10' },
  ])
})

test('a paragraph that the desk rewrote names what it was made from, through every hand', () => {
  const once = revision(2, 'save', ['The pilots of the quay met at midnight.', first[1] ?? ''])
  const twice = revision(3, 'save', ['Pilots of the old quay met at midnight.', first[1] ?? ''], { actor: 'Ben' })
  expect(origins(twice.body, [taken, once, twice], [versionTen])[0]).toEqual({
    ...{ revision: 3, actor: 'Ben', at },
    from: [{ revision: 2, actor: 'Anna', at, from: [{ version: '10' }] }],
  })
})

test('what a merge made of two names the desk’s words and the agency’s version', () => {
  const edited = revision(2, 'save', ['The pilots met at noon, seventy of them.'])
  const merged = revision(3, 'update', ['The pilots met at one, seventy of them.'], { wire_version: '11' })
  const eleven = { id: '11', marks: marksOf(aBody('The pilots of the quay met at one.')) }
  const [origin] = origins(merged.body, [taken, edited, merged], [versionTen, eleven])
  expect(origin).toMatchObject({ revision: 3, from: [{ revision: 2, from: [{ version: '10' }] }, { version: '11' }] })
})

test('what came before marks were taken is the version’s that its revision stands on', () => {
  expect(origins(taken.body, [taken], [{ id: '10', marks: [] }])).toEqual([{ version: '10' }, { version: '10' }])
})

test('white space and composed letters make no other paragraph, other letters do', () => {
  expect(marksOf(aBody('Caf\u0065\u0301  noir '))).toEqual(marksOf(aBody('Caf\u00e9 noir')))
  expect(marksOf(aBody('Café noir'))).not.toEqual(marksOf(aBody('Cafe noir')))
})

test('a picture has no letters and no origin', () => {
  const body = {
    ...taken.body,
    content: [{ type: 'picture', attrs: { picture: 'p1ctvre00001' } }, ...taken.body.content],
  }
  expect(tracedTo(body as never, [taken], [versionTen])).toHaveLength(2)
})
