import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsOf, plainSender, senderOf } from './mail-sender.ts'

const ours = { trusts: ['mx.paper.example'] }
const mail = (results: string, from = 'Desk <desk@agency.example>', more = '') =>
  Buffer.from(
    `Received: from somewhere by mx.paper.example\r\nAuthentication-Results: ${results}\r\n${more}From: ${from}\r\nSubject: S\r\n\r\nFrom: other@evil.example\r\n`,
  )
const verified = (results: string, from?: string, more?: string) => senderOf(mail(results, from, more), ours).verified

describe('a sender is believed where our own mail server vouches for it', () => {
  test.each([
    'mx.paper.example; dmarc=pass (p=reject) header.from=agency.example',
    'MX.Paper.Example 1; dmarc=pass header.from=Agency.Example',
    'mx.paper.example;\r\n\tdkim=pass header.d=agency.example header.s=a;\r\n\tspf=fail smtp.mailfrom=x@evil.example',
    'mx.paper.example; dkim=fail header.d=agency.example; dkim=pass header.i=@agency.example',
    'mx.paper.example; dkim/1 = pass (2048 bit key; "ok") header.d = agency.example',
    'mx.paper.example; spf=pass smtp.mailfrom=bounce@agency.example',
    'mx.paper.example; dmarc=none; dkim=pass header.d=agency.example',
  ])('%s', (results) => {
    expect(senderOf(mail(results), ours)).toMatchObject({ from: 'desk@agency.example', verified: true })
  })

  test('the domain above speaks for the one below, not the other way round', () => {
    const signed = (by: string) => `mx.paper.example; dkim=pass header.d=${by}`
    expect(verified(signed('agency.example'), 'a@news.agency.example')).toBe(true)
    expect(verified(signed('news.agency.example'), 'a@agency.example')).toBe(false)
    expect(verified(signed('example'), 'a@agency.example')).toBe(false)
    expect(verified(signed('y.example'), 'a@agency.example')).toBe(false)
  })
})

describe('a sender is not believed', () => {
  test.each([
    ['of an unknown server', 'mx.evil.example; dmarc=pass header.from=agency.example'],
    ['without results', 'mx.paper.example; none'],
    ['that failed', 'mx.paper.example; dmarc=fail header.from=agency.example; spf=pass smtp.mailfrom=agency.example'],
    ['of which two things are said', 'mx.paper.example; dmarc=pass header.from=agency.example; dmarc=fail'],
    ['that passed as another', 'mx.paper.example; dmarc=pass header.from=evil.example'],
    ['signed by another', 'mx.paper.example; dkim=pass header.d=evil.example'],
    ['sent by another', 'mx.paper.example; spf=pass smtp.mailfrom=desk@evil.example'],
    ['known by its greeting only', 'mx.paper.example; spf=pass smtp.helo=agency.example'],
    ['in a comment', 'mx.paper.example; spf=fail (dmarc=pass header.from=agency.example)'],
    ['in a reason', 'mx.paper.example; spf=fail reason="; dmarc=pass header.from=agency.example"'],
    ['in a nested comment', 'mx.paper.example; x=fail (a (b) ; dmarc=pass header.from=agency.example)'],
    ['behind an open quote', 'mx.paper.example; dmarc=pass header.from=agency.example; x=fail "'],
    ['of a trick with the server', '"mx.paper.example"; dmarc=pass header.from=agency.example'],
    ['nearly', 'mx.paper.example; dmarc=passed header.from=agency.example'],
  ])('%s', (_, results) => expect(verified(results)).toBe(false))

  test.each([
    'a@agency.example, b@agency.example',
    'Team: desk@agency.example;',
    'desk@agency.example (Desk)',
    '"desk@evil.example" <desk@agency.example>',
    '=?utf-8?Q?desk=40evil.example=00?= <desk@agency.example>',
    '=?utf-8?B?PGRlc2tAZXZpbC5leGFtcGxlPg==?= <desk@agency.example>',
    '<desk@evil.example> <desk@agency.example>',
    'Desk <desk@agency.example> x',
    'Desk <"a b"@agency.example>',
    'Desk <desk@evil.example@agency.example>',
    'Desk <desk@[192.0.2.1]>',
    'Desk <desk@agency>',
    'Desk <=?utf-8?Q?desk?=@agency.example>',
    '"Desk <desk@agency.example>',
    'Desk <@evil.example:desk@agency.example>',
    '',
  ])('called %j', (from) => {
    expect(senderOf(mail('mx.paper.example; dmarc=pass header.from=agency.example', from), ours)).toMatchObject({
      from: '',
      verified: false,
    })
  })

  test('with two From fields, in any spelling', () => {
    const pass = 'mx.paper.example; dmarc=pass header.from=agency.example'
    for (const second of ['From: b@evil.example\r\n', 'FROM : b@evil.example\r\n', 'from:\r\n b@evil.example\r\n'])
      expect(senderOf(mail(pass, 'desk@agency.example', second), ours).verified).toBe(false)
  })

  test('by results below the topmost of our server', () => {
    const below = 'Authentication-Results: mx.paper.example; dmarc=pass header.from=agency.example\r\n'
    expect(verified('mx.paper.example; spf=none', undefined, below)).toBe(false)
    expect(verified('mx.other.example; dmarc=pass header.from=agency.example', undefined, '')).toBe(false)
    expect(senderOf(mail('mx.paper.example; dmarc=pass'), { trusts: ['', ' '] }).verified).toBe(false)
  })

  test('by what stands in the body, or behind a line that is no field', () => {
    const body = Buffer.from(
      'Subject: x\r\n\r\nAuthentication-Results: mx.paper.example; dmarc=pass\r\nFrom: desk@agency.example\r\n',
    )
    expect(senderOf(body, ours)).toMatchObject({ from: '', verified: false })
    expect(fieldsOf(Buffer.from('A: 1\r\nno field\r\nB: 2\r\n\r\n')).map((one) => one.name)).toEqual(['a'])
    expect(fieldsOf(Buffer.from('A: 1\n 2\n\t3\n\nB: 4'))).toEqual([{ name: 'a', value: '1 2\t3' }])
  })
})

test('a plain sender is one address, with a name or without', () => {
  expect(plainSender('desk@agency.example')).toBe('desk@agency.example')
  expect(plainSender('Night, no desk <Desk+1@Agency.Example>')).toBeUndefined()
  expect(plainSender('"Night, desk" <Desk+1@Agency.Example>')).toBe('desk+1@agency.example')
  expect(plainSender('=?utf-8?Q?K=C3=BCste?= <desk@agency.example>')).toBe('desk@agency.example')
})

test('whatever the bytes are, there is an answer, and nothing is verified that nobody vouched for', () => {
  const piece = fc.constantFrom(
    'From: ',
    'a@x.example',
    'Authentication-Results: ',
    'mx.other.example',
    '; dmarc=pass',
    '\r\n',
    '\n ',
    '(',
    '"',
    '\\',
    '=?utf-8?Q?',
    '<',
    '>',
    '\u0000',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 30 }), (pieces) => {
      const sender = senderOf(Buffer.from(pieces.join('')), ours)
      expect(sender.verified).toBe(false)
      expect(sender.why).toMatch(/\.$/)
    }),
    { numRuns: 500, seed: 7 },
  )
  const started = performance.now()
  for (const part of ['(', '"', '\\', ' = ', '=', ';', '<', 'a@', '=?utf-8?Q?', '\n '])
    for (const field of ['From: ', 'From: a@x.example\nAuthentication-Results: mx.paper.example;'])
      senderOf(Buffer.from(field + part.repeat(200_000)), ours)
  expect(performance.now() - started).toBeLessThan(3000)
})
