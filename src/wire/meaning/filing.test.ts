import { describe, expect, test } from 'vitest'
import { bareHeadline, type Filed, filingOf } from './filing.ts'

const filed = (more: Partial<Filed>) => filingOf({ headline: 'Bridge opens', paragraphs: 9, ...more })

describe('how a text is filed', () => {
  test.each([
    ['alert', { keywords: ['alert', 'bridge'] }],
    ['alert', { keywords: ['تنبيه', 'نزاعات'] }],
    ['alert', { title: 'Alerte' }],
    ['alert', { headline: 'EILMELDUNG: Brücke offen' }],
    ['alert', { headline: 'FLASH - Pont ouvert' }],
    ['alert', { slugline: 'BC-US--APNewsAlert' }],
    ['alert', { genres: ['Viiva'] }],
    ['alert', { notes: ['Redaktionelle Hinweise\ndpa-Eilmeldung'] }],
    ['alert', { provider: 'AFP', urgency: 2, paragraphs: 1 }],
    ['urgent', { provider: 'AFP', urgency: 3 }],
    ['urgent', { title: 'عاجل' }],
    ['urgent', { headline: 'URGENTE: Abre el puente' }],
    ['lead', { headline: '1ST LEAD Bridge opens' }],
    ['lead', { headline: 'UPDATE 2-Bridge opens' }],
    ['lead', { headline: 'Brug open (2)' }],
    ['lead', { headline: 'Neu: Brücke offen' }],
    ['lead', { slugline: 'BC-Valdrey-Bridge,2nd Ld-Writethru' }],
    ['lead', { slugline: 'broUV4' }],
    ['lead', { notes: ['Eds: Recasts throughout'] }],
    ['wrap', { genres: ['Zusammenfassung'] }],
    ['wrap', { headline: 'WRAPUP 3-Bridges open' }],
    ['wrap', { headline: 'ROUNDUP: Brücken offen' }],
    ['wrap', { headline: 'LEADALL: Bridges' }],
    ['wrap', { slugline: 'SYNTHESE' }],
  ] as const)('%s: %o', (filing, more) => expect(filed(more as Partial<Filed>)).toBe(filing))

  test.each([
    {},
    { headline: 'Alert system fails in Valdrey' },
    { headline: 'Flash floods hit Valdrey' },
    { headline: 'Urgent care unit opens' },
    { headline: 'Leaders meet' },
    { headline: 'Lead found in water' },
    { headline: 'Wrap up warm, say doctors' },
    { headline: 'Update on the bridge' },
    { headline: 'Trees (2009)' },
    // Elsewhere 2 is only important.
    { provider: 'STT', urgency: 2 },
    { provider: 'AFP', urgency: 4 },
  ])('an ordinary story: %o', (more) => expect(filed(more)).toBeUndefined())
})

test.each([
  ['UPDATE 1-Bridge opens', 'Bridge opens'],
  ['CORRECTED-UPDATE 2-Bridge opens', 'Bridge opens'],
  ['ROUNDUP: Brücke offen', 'Brücke offen'],
  ['EILMELDUNG: Brücke offen', 'Brücke offen'],
  ['1ST LEAD Bridge opens', 'Bridge opens'],
  ['Soccer-Bridge win', 'Soccer-Bridge win'],
  ['UPDATE: ', 'UPDATE: '],
  ['ALERT', 'ALERT'],
])('the headline %s is shown as %s', (headline, shown) => expect(bareHeadline(headline)).toBe(shown))
