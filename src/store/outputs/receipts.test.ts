/** Tests of the chain of receipts. */

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Receipt, receiptHash } from './receipts.ts'

const receipt: Omit<Receipt, 'hash'> = {
  ...{ number: '7', delivery: '31', event: '12', story: null, verb: 'kill', output: 'front', outcome: 'acknowledged' },
  ...{ at: new Date('2026-03-04T09:00:00.123Z'), tried: 1, detail: 'it began anew', previous: '0'.repeat(64) },
}

test('a receipt’s hash can be computed by anybody: SHA-256 of its fields as JSON, in their order', () => {
  // printf '%s' '["7","31",…]' | sha256sum
  const written = `["7","31","12",null,"kill","front","acknowledged","2026-03-04T09:00:00.123Z",1,"it began anew","${'0'.repeat(64)}"]`
  expect(receiptHash(receipt)).toBe(createHash('sha256').update(written).digest('hex'))
})

test.each(Object.keys(receipt) as (keyof typeof receipt)[])('another %s is another hash', (field) => {
  const { [field]: value } = receipt
  const other = value instanceof Date ? new Date(0) : typeof value === 'number' ? value + 1 : `${value}x`
  expect(receiptHash({ ...receipt, [field]: other })).not.toBe(receiptHash(receipt))
})
