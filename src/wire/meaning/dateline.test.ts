import { describe, expect, test } from 'vitest'
import { bodyText } from '../../story/body.ts'
import { bodyFromHtml } from '../../story/markup/markup.ts'
import { datelineOf, placeOf, takeDateline } from './dateline.ts'

describe('a dateline', () => {
  test.each([
    ['JAKARTA, Aug 21, 2014 (AFP) - Text', 'JAKARTA'],
    ['GROSSETO, Italy (AP) -- Text', 'GROSSETO, Italy'],
    ['Paris, 21 jan 2019 (AFP) - Text', 'Paris'],
    ['Fráncfort (Alemania), 24 sep (EFE).- Text', 'Fráncfort (Alemania)'],
    ['Tel Aviv/Beirut (dpa) - Text', 'Tel Aviv/Beirut'],
    ['إيفانوفو (روسيا) (أ ف ب) - نص', 'إيفانوفو (روسيا)'],
    ['(ANSA) - NAPOLI, 24 FEB - Text', 'NAPOLI'],
    ['Berlin (dpa) - Text', 'Berlin'],
    ['PARIS, 3 mars (AFP) - Text', 'PARIS'],
    ['Madrid, 21 ene (EFE).- Text', 'Madrid'],
    ['MADRID 21 Ene. (EUROPA PRESS) - Text', 'MADRID'],
    ['Lisboa, 3 jun (Lusa) – Text', 'Lisboa'],
    ['(ANSA) - ROMA, 03 GIU - Text', 'ROMA'],
    ['Roma, 3 giu. (Adnkronos) - Text', 'Roma'],
    ['STOCKHOLM. (TT) Text', 'STOCKHOLM'],
    ['LONDON (Reuters) - Text', 'LONDON'],
    ['HONOLULU (AP) _ Text', 'HONOLULU'],
    ['Paris (ats afp) Les autorités', 'Paris'],
    ['Wien/Berlin (APA/dpa) - Text', 'Wien/Berlin'],
    ['OSLO (NTB): Text', 'OSLO'],
    ['SAITAMA, Japan, Dec. 9 Kyodo - Text', 'SAITAMA, Japan'],
    ['MELBOURNE, Feb 09 AAP - Text', 'MELBOURNE'],
    ['MOSCOW, March 3. /TASS/. Text', 'MOSCOW'],
    ['LONDON, Feb. 1, 2017 /PRNewswire/ -- Text', 'LONDON'],
    ['GREENWICH, Conn.--(BUSINESS WIRE)--Text', 'GREENWICH, Conn'],
    ['TORONTO, June 09, 2020 (GLOBE NEWSWIRE) -- Text', 'TORONTO'],
    ['OTTAWA, Dec. 03, 2019 (GLOBE NEWSWIRE) -- Harbour Mines Inc. (TSXV: HBM) reports', 'OTTAWA'],
    ['Frankfurt/Main (dpa) - Folgende Fonds (Teil 4 von 4) werden', 'Frankfurt/Main'],
    ['PORTLAND, Ore., Feb 26 - Text', 'PORTLAND, Ore'],
    ['МОСКВА, 3 марта. /ТАСС/. Текст', 'МОСКВА'],
    ['القاهرة 3 مارس (رويترز) - نص', 'القاهرة'],
    ['واشنطن ـ أ ف ب: نص', 'واشنطن'],
    ['新华社北京3月3日电 正文', '北京'],
    ['Jan 3 (Reuters) - Text', undefined],
  ])('of %s says where', (text, place) => expect(datelineOf(text)?.located).toBe(place))

  test.each([
    'Angela Example (CDU) - the minister',
    'Apple (AAPL) - shares',
    'The German news agency (dpa) reported on Monday',
    'The Associated Press (AP) and others were told',
    'Nach Angaben der Agentur (dpa) Berlin',
    'NEW YORK - Text',
    'BREAKING - Text',
    'UPDATE 3 - Text',
    'No dateline here.',
    '',
  ])('is not seen in %s', (text) => expect(datelineOf(text)).toBeUndefined())

  test('of an unknown agency is known by the provider', () => {
    expect(datelineOf('Lisboa (NewsAgency) -- Texto')).toBeUndefined()
    expect(datelineOf('Lisboa (NewsAgency) -- Texto', 'NewsAgency')?.located).toBe('Lisboa')
  })

  test('is taken off the first paragraph, marks and all', () => {
    const { body, located } = takeDateline(
      bodyFromHtml('<p><strong>Aalen <em>(dpa)</em> - </strong>Drei Wochen.</p><p>Mehr.</p>'),
    )
    expect(located).toBe('Aalen')
    expect(bodyText(body)).toBe('Drei Wochen.\nMehr.')
  })

  test('is found below a standfirst and a byline, but not far down', () => {
    const after = (...before: string[]) =>
      takeDateline(
        bodyFromHtml([...before, 'Valdrey (dpa) - Die Brücke ist offen.'].map((one) => `<p>${one}</p>`).join('')),
      )
    expect(after('Endlich ist es so weit.').located).toBe('Valdrey')
    expect(bodyText(after('Endlich ist es so weit.').body)).toBe('Endlich ist es so weit.\nDie Brücke ist offen.')
    expect(after('Eins.', 'Zwei.', 'Drei.').located).toBeUndefined()
  })

  test('that only says the place is one where the item says the same', () => {
    const body = bodyFromHtml('<p>OTTAWA — The bridge is open.</p>')
    expect(bodyText(takeDateline(body, 'The Canadian Press', 'Ottawa, ON, Canada').body)).toBe('The bridge is open.')
    expect(bodyText(takeDateline(body, 'The Canadian Press').body)).toMatch(/^OTTAWA/)
    expect(bodyText(takeDateline(body, 'The Canadian Press', 'Toronto').body)).toMatch(/^OTTAWA/)
  })

  test('as a field loses date and agency', () => {
    expect(placeOf('كييف (أوكرانيا), 25-11-2023')).toBe('كييف (أوكرانيا)')
    expect(placeOf('STOCKHOLM, Aug 29, 2014 (AFP) -')).toBe('STOCKHOLM')
    expect(placeOf('نيس (فرنسا) (أ ف ب)')).toBe('نيس (فرنسا)')
    expect(placeOf('28/01/2025')).toBeUndefined()
  })
})
