import { describe, expect, test } from 'vitest'
import { embargoIn, isServiceMessage, killIn } from './notice.ts'

describe('a kill as text', () => {
  test.each([
    'MANDATORY KILL',
    'KILL KILL KILL',
    'BULLETIN KILL: Tram story',
    'STORY WITHDRAWN',
    'Eliminate',
    'EDS: MANDATORY KILL of photo 7',
    'Picture kill',
    '*** KILL NOTICE ***',
    'This story has been withdrawn.',
    'Please kill the story slugged TRAM',
    'ANNULATION - Transports',
    'Anulada',
    'Meldung zurückgezogen',
  ])('%s is seen', (headline) => expect(killIn({ headline })).toBeDefined())

  test.each([
    'Storm kills nine',
    'Kill Bill returns to cinemas',
    'Withdrawal agreement signed',
    'Troops withdrawn from border',
    'Bank to eliminate 300 jobs',
    'Kill or cure? The new budget',
    'Photo finish in regatta',
    'KILL BILL RETURNS TO CINEMAS',
  ])('%s is news', (headline) => expect(killIn({ headline })).toBeUndefined())

  test('names the items it kills', () => {
    const kill = killIn({
      headline: 'PICTURE KILL',
      lines: ['Please delete urn:newsml:agency.example:20240101:photo7, and all copies.'],
    })
    expect(kill).toEqual({ words: 'PICTURE KILL', uris: ['urn:newsml:agency.example:20240101:photo7'] })
  })
})

describe('an embargo as text', () => {
  test('is read where day, hour and zone are given', () => {
    expect(embargoIn({ notes: ['EMBARGOED until 2024-05-01T10:00:00Z'] })).toEqual({
      until: new Date('2024-05-01T10:00:00Z'),
    })
    expect(embargoIn({ lines: ['EMBARGO: 0700 GMT, 21 August 2014'] })).toEqual({
      until: new Date('2014-08-21T07:00:00Z'),
    })
    expect(embargoIn({ notes: ['Not for release before 7:30 pm GMT May 3, 2024'] })).toEqual({
      until: new Date('2024-05-03T19:30:00Z'),
    })
  })

  test('holds where it cannot be read', () => {
    expect(embargoIn({ notes: ['Sperrfrist: Dienstag früh'] })).toEqual({ unreadable: 'Sperrfrist: Dienstag früh' })
    expect(embargoIn({ notes: ['Embargoed until 2024-05-01T10:00'] })).toHaveProperty('unreadable')
  })

  test('is not an arms embargo, nor a lifted one', () => {
    expect(embargoIn({ headline: 'UN lifts arms embargo', lines: ['The arms embargo ended.'] })).toBeUndefined()
    expect(embargoIn({ notes: ['Embargo lifted', 'No embargo'] })).toBeUndefined()
  })
})

test('tests, heartbeats and notes to clients are no news', () => {
  for (const headline of [
    'TEST',
    'Test message - please ignore',
    'AFP heartbeat 10:00',
    'Note to editors',
    'Copyright notice',
  ])
    expect(isServiceMessage({ headline })).toBe(true)
  for (const headline of ['Test cricket: day two', 'Testing times for banks', 'Heart surgeons strike'])
    expect(isServiceMessage({ headline })).toBe(false)
})
