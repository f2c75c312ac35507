import { expect, test } from 'vitest'
import { fieldRules } from './encoded-rights.ts'

const odrl = 'http://www.w3.org/ns/odrl/2'
const policy = (some: object) => ({ rightsInfo: { langId: `${odrl}/`, encodedRights: JSON.stringify(some) } })
const short = (given: Parameters<typeof fieldRules>[0]) =>
  fieldRules(given).map(({ origin: _, words: __, ...said }) => Object.values(said).flat().join(' '))

const where = (code: string) => [
  { name: `${odrl}/spatial`, operator: `${odrl}/eq`, rightoperand: `http://cvx.iptc.org/iso3166-1a3/${code}` },
]
const when = (operator: string, at: string) => [
  { name: `${odrl}/dateTime`, operator: `${odrl}/${operator}`, rightoperand: at },
]

test.each([
  [{ expires: '2026-03-12T10:00:00Z' }, ['until 2026-03-12T10:00:00.000Z']],
  [{ expires: 'some day' }, []],
  [{ embargoedUntil: '2026-03-12T10:00:00Z' }, ['from 2026-03-12T10:00:00.000Z']],
  [{ rightsInfo: { linkedRights: 'https://agency.example/rights' } }, ['known']],
  [{ rightsInfo: { linkedRights: 'https://agency.example/rights/editorialUseOnly' } }, ['not-for commercial']],
  [{ rightsInfo: { encodedRights: 'some special instructions' } }, ['unknown']],
  [policy({}), ['unknown']],
  [policy({ prohibitions: [{ action: `${odrl}/commercialize` }] }), ['not-for commercial']],
  [policy({ prohibition: { action: 'odrl:archive' } }), ['archive']],
  [policy({ prohibitions: [{ action: `${odrl}/distribute`, constraints: where('DEU') }] }), ['unknown']],
  [policy({ prohibitions: [{ action: `${odrl}/display`, constraints: where('DEU') }] }), ['not-in DE']],
  [
    policy({ prohibitions: [{ action: `${odrl}/use`, constraints: when('gteq', '2026-03-12T10:00:00Z') }] }),
    ['until 2026-03-12T10:00:00.000Z'],
  ],
  [policy({ prohibitions: [{ action: `${odrl}/use` }] }), ['never']],
  [
    policy({
      permissions: [
        { action: `${odrl}/publish`, constraints: [...where('NOR'), ...when('lt', '2026-03-12T10:00:00Z')] },
      ],
    }),
    ['known', 'only-in NO', 'until 2026-03-12T10:00:00.000Z'],
  ],
  [policy({ permissions: [{ action: `${odrl}/publish`, duties: [{ action: 'attribute' }] }] }), ['unknown']],
  [policy({ permissions: [{ action: `${odrl}/shapeshift` }] }), ['unknown']],
])('%j', (item, rules) => expect(short(item)).toEqual(rules))
