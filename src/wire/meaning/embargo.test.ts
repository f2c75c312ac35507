import { describe, expect, test } from 'vitest'
import { embargoIn } from './embargo.ts'

// A Tuesday.
const at = new Date('2026-03-03T08:00:00Z')
const note = (words: string, zone?: string) => embargoIn({ notes: [words] }, { at, zone })
const until = (instant: string) => ({ until: new Date(instant) })

describe('an embargo as text', () => {
  test.each([
    ['EMBARGOED until 2024-05-01T10:00:00Z', '2024-05-01T10:00:00Z'],
    ['EMBARGO: 0700 GMT, 21 August 2014', '2014-08-21T07:00:00Z'],
    ['Not for release before 7:30 pm GMT May 3, 2024', '2024-05-03T19:30:00Z'],
    ['SPERRFRIST 3. März 2026, 18.00 Uhr MEZ', '2026-03-03T17:00:00Z'],
    ['Sperrfrist: 1. Juli 2026, 12.30 Uhr MESZ', '2026-07-01T10:30:00Z'],
    ['Sperrfrist 04.03.2026 um 6 Uhr MEZ', '2026-03-04T05:00:00Z'],
    ['EMBARGO jusqu’à 18h00 GMT mardi 3 mars', '2026-03-03T18:00:00Z'],
    ['Sous embargo jusqu’au 4 mars 2026 à 06h00 CET', '2026-03-04T05:00:00Z'],
    ['Embargado hasta las 10:00 GMT del 5 de marzo de 2026', '2026-03-05T10:00:00Z'],
    ['Embargado até às 10h00 GMT de 5 de março de 2026', '2026-03-05T10:00:00Z'],
    ['Embargo fino alle ore 12.00 CET del 4 marzo 2026', '2026-03-04T11:00:00Z'],
    ['Embargo tot woensdag 4 maart 2026 12.00 uur CET', '2026-03-04T11:00:00Z'],
    ['Embargo till onsdag 4 mars kl. 12.00 CET', '2026-03-04T11:00:00Z'],
    ['Julkaisuvapaa keskiviikkona 4. maaliskuuta klo 12.00 EET', '2026-03-04T10:00:00Z'],
    ['Embargo: 0001 GMT Tuesday May 5', '2026-05-05T00:01:00Z'],
    ['Embargoed until 9 a.m. EST, March 4, 2026', '2026-03-04T14:00:00Z'],
    ['Embargoed until 9 a.m. ET, July 1, 2026', '2026-07-01T13:00:00Z'],
    ['Embargoed until 12:01 a.m. EDT July 1, 2026', '2026-07-01T04:01:00Z'],
    ['EMBARGOED TO 0001 BST WEDNESDAY', '2026-03-04T00:01:00Z'],
    ['Embargo 0001 BST 5 May 2026', '2026-05-04T23:01:00Z'],
    ['Embargo 9 a.m. EST July 1, 2026', '2026-07-01T14:00:00Z'],
    ['Embargoed until 0001 GMT Thursday', '2026-03-05T00:01:00Z'],
    ['Embargo: 1000 GMT', '2026-03-03T10:00:00Z'],
    ['Embargo 10:00 GMT (11:00 CET) 3 March 2026', '2026-03-03T10:00:00Z'],
    ['محظور النشر حتى الساعة 10,00 ت غ 5 مارس 2026', '2026-03-05T10:00:00Z'],
  ])('%s ends at %s', (words, instant) => expect(note(words)).toEqual(until(instant)))

  test.each([
    ['Sperrfrist: Dienstag früh', 'no hour'],
    ['Embargoed until 2024-05-01T10:00', 'no zone'],
    ['Sperrfrist: 12.30 Uhr', 'no zone'],
    ['Embargo: 10:00', 'no zone'],
    ['Embargo: midnight GMT', 'no certain hour'],
    ['Embargo 10:00 GMT 3/4/2026', 'April or March'],
    ['Embargo 10:00 GMT Monday 3 March 2026', 'a Tuesday'],
    ['Embargo 10:00 GMT 3 March 2026 or 4 March 2026', 'two days'],
    ['Embargo 25:00 GMT 3 March 2026', 'no time of day'],
    ['Embargo 10:00 GMT 31 June 2026', 'no such day'],
    ['EMBARGO', 'nothing at all'],
    ['Under embargo until the minister has spoken', 'an event'],
  ])('%s is not certain (%s) and stays held', (words) => expect(note(words)).toEqual({ unreadable: words }))

  test('a time without a zone is of the sender’s zone, where that is known', () => {
    expect(note('Sperrfrist: 12.30 Uhr', 'Europe/Berlin')).toEqual(until('2026-03-03T11:30:00Z'))
    expect(note('Nicht vor 22.10.2026, 11:30 Uhr verwenden', 'Europe/Berlin')).toEqual(until('2026-10-22T09:30:00Z'))
    expect(note('Sperrfrist: 12.30 Uhr', 'Europe/Nowhere')).toHaveProperty('unreadable')
  })

  test('a time without a day is no more than twelve hours away, a weekday no more than six days', () => {
    const late = { at: new Date('2026-03-03T22:00:00Z') }
    expect(embargoIn({ notes: ['Embargo: 0001 GMT'] }, late)).toEqual(until('2026-03-04T00:01:00Z'))
    expect(embargoIn({ notes: ['Embargo: 1900 GMT'] }, late)).toHaveProperty('unreadable')
    expect(embargoIn({ notes: ['Embargo: 1900 GMT Tuesday'] }, late)).toHaveProperty('unreadable')
    expect(embargoIn({ notes: ['Embargo: 1900 GMT'] })).toHaveProperty('unreadable')
  })

  test('a year that is missing is the one in which the day comes next', () => {
    const winter = { at: new Date('2026-12-30T08:00:00Z') }
    expect(embargoIn({ notes: ['Embargo 0900 GMT January 2'] }, winter)).toEqual(until('2027-01-02T09:00:00Z'))
    expect(embargoIn({ notes: ['Embargo 0900 GMT October 2'] }, winter)).toHaveProperty('unreadable')
  })

  test('of two the later holds, and one that cannot be read holds over one that can', () => {
    const [early, later] = ['Embargo 10:00 GMT 3 March 2026', 'Embargo 12:00 GMT 3 March 2026']
    expect(embargoIn({ notes: [early, later] })).toEqual(until('2026-03-03T12:00:00Z'))
    expect(embargoIn({ notes: [early, 'Sperrfrist 18 Uhr'] })).toEqual({ unreadable: 'Sperrfrist 18 Uhr' })
    expect(embargoIn({ headline: 'EMBARGO', notes: ['EMBARGO', early] })).toEqual(until('2026-03-03T10:00:00Z'))
  })

  test('stands at the head of a text too', () =>
    expect(embargoIn({ lines: ['EMBARGO: 0700 GMT, 21 August 2014', 'News.'] })).toEqual(until('2014-08-21T07:00:00Z')))

  test.each([
    'UN lifts arms embargo',
    'Embargo on grain takes effect',
    'Embargo: what it means for farmers',
    'The embargo until now had no effect on prices.',
    'Freibad öffnet: Eintritt frei ab Montag',
  ])('%s is news', (headline) => expect(embargoIn({ headline, lines: [headline] }, { at })).toBeUndefined())

  test.each(['Embargo lifted', 'No embargo', 'UPDATES with reaction to oil embargo', 'ADDS embargo of 2019 in para 4'])(
    'the note %s holds nothing',
    (words) => expect(note(words)).toBeUndefined(),
  )
})
