import { describe, expect, test } from 'vitest'
import { bodyText } from '../../story/body.ts'
import { bodyFromHtml } from '../markup.ts'
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
  ])('of %s says where', (text, place) => expect(datelineOf(text)?.located).toBe(place))

  test.each(['Angela Example (CDU) - the minister', 'Apple (AAPL) - shares', 'No dateline here.', ''])(
    'is not seen in %s',
    (text) => expect(datelineOf(text)).toBeUndefined(),
  )

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

  test('as a field loses date and agency', () => {
    expect(placeOf('STOCKHOLM, Aug 29, 2014 (AFP) -')).toBe('STOCKHOLM')
    expect(placeOf('نيس (فرنسا) (أ ف ب)')).toBe('نيس (فرنسا)')
    expect(placeOf('28/01/2025')).toBeUndefined()
  })
})
