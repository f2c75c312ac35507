import { describe, expect, test } from 'vitest'
import { killIn } from './kill.ts'

describe('a kill as text', () => {
  test.each([
    'MANDATORY KILL',
    'KILL KILL KILL',
    'BULLETIN KILL: Tram story',
    'STORY WITHDRAWN',
    'Story withdrawn: Harbour strike',
    'Eliminate',
    'EDS: MANDATORY KILL of photo 7',
    'Picture kill',
    '*** KILL NOTICE ***',
    'This story has been withdrawn.',
    'Please kill the story slugged TRAM',
    'Kill photo XNP101',
    'KILL Valdrey-bridge, moved at 0915 GMT',
    'The story headlined "Valdrey bridge to close" has been withdrawn',
    'WITHDRAWN-Valdrey to close bridge',
    'ANNULATION - Transports',
    'ANNULER',
    'Prière d’annuler la dépêche Valdrey-pont',
    'Merci de ne pas utiliser cette photo',
    'Dépêche annulée',
    'ANULAR',
    'Anulada',
    'Se anula la noticia "Cierre del puente"',
    'Rogamos no difundir la fotografía del puente',
    'NOTICIA ANULADA',
    'Anula-se a notícia sobre a ponte',
    'Agradece-se que eliminem a fotografia',
    'ANNULLARE',
    'Si prega di annullare la notizia delle 10.15',
    'Notizia annullata',
    'Meldung zurückgezogen',
    'Meldung wird zurückgezogen',
    'Achtung: Die Meldung «Brücke in Valdrey gesperrt» wird zurückgezogen',
    'dpa zieht die Meldung über die Brücke zurück',
    'Bitte die Meldung «Brücke gesperrt» nicht verwenden',
    'Bericht ingetrokken',
    'Gelieve het bericht over de brug niet te gebruiken',
    'Texten har återkallats',
    'TT drar tillbaka texten om bron',
    'Saken er trukket',
    'TREKKES',
    'Artiklen annulleres',
    'Juttu poistetaan',
    'STT vetää pois jutun sillasta',
    'PERUTTU',
    'يرجى إلغاء الخبر',
    'إلغاء البرقية',
  ])('%s is seen', (headline) => expect(killIn({ headline })).toBeDefined())

  test.each([
    'Storm kills nine',
    'Kill Bill returns to cinemas',
    'KILL BILL RETURNS TO CINEMAS',
    'Withdrawal agreement signed',
    'Troops withdrawn from border',
    'Bank to eliminate 300 jobs',
    'Kill or cure? The new budget',
    'KILL-SWITCH LAW PASSED',
    'Photo finish in regatta',
    'Photo withdrawn from auction',
    'Video withdrawn after complaints',
    'Video killed the radio star, forty years on',
    'Text messages eliminated from evidence',
    'The article has been withdrawn by the journal, its editor said.',
    'Annulation du festival : les commerçants inquiets',
    'ANNULE ET REMPLACE',
    'Annule et remplace la dépêche Valdrey-pont',
    'ANULA Y SUSTITUYE',
    'Anulación del juicio por el puente',
    'Se anula la elección en Valdrey',
    'Anulada la sentencia del puente',
    'Annullata la gara di Valdrey',
    'Bild: Minister tritt zurück',
    'Achtung: Hersteller ruft Babybrei zurück',
    'Klage zurückgezogen',
    'Bericht: Konzern zieht Angebot zurück',
    'PERUTTU: konsertti siirtyy kesälle',
    'Saken mot Valdrey er trukket fra retten',
    'إلغاء الرحلات الجوية في فالدري',
    'Kill lifted: Valdrey-bridge',
    'Disregard the kill of Valdrey-bridge',
  ])('%s is news, or no kill', (headline) => expect(killIn({ headline })).toBeUndefined())

  test('what is news in a text is an order in a note', () => {
    const said = 'The photo has been withdrawn by its owner.'
    expect(killIn({ lines: [said] })).toBeUndefined()
    expect(killIn({ notes: [said] })?.words).toBe(said)
  })

  test('looks at the head of a text, not into it', () =>
    expect(killIn({ lines: ['One.', 'Two.', 'Three.', 'MANDATORY KILL'] })).toBeUndefined())
})

describe('what a notice names', () => {
  test('identities, without the point that follows', () =>
    expect(
      killIn({
        headline: 'PICTURE KILL',
        lines: ['Please delete urn:newsml:agency.example:20240101:photo7, and all copies.'],
      }),
    ).toEqual({
      words: 'PICTURE KILL',
      uris: ['urn:newsml:agency.example:20240101:photo7'],
      pictures: [],
    }))

  test('pictures, by file and by id', () => {
    const kill = killIn({
      headline: 'MANDATORY KILL',
      lines: [
        'Please remove AP Photos XNP101, XNP102 and harbour-7.jpg from all systems.',
        'The picture AFP_9XY2B7 shows another ship.',
      ],
    })
    expect(kill?.pictures).toEqual(['harbour-7.jpg', 'AFP_9XY2B7', 'XNP101', 'XNP102'])
  })

  test('a slugline, and a headline in quotation marks', () => {
    expect(killIn({ headline: 'KILL Valdrey-bridge, moved at 0915 GMT' })?.sluglines).toEqual(['Valdrey-bridge'])
    expect(killIn({ headline: 'Please kill the story slugged VALDREY-BRIDGE/CLOSURE.' })?.sluglines).toEqual([
      'VALDREY-BRIDGE/CLOSURE',
    ])
    expect(killIn({ slugline: 'KILL-Valdrey-bridge' })?.sluglines).toEqual(['Valdrey-bridge'])
    expect(
      killIn({ headline: 'Achtung: Die Meldung «Brücke in Valdrey gesperrt» wird zurückgezogen' })?.headlines,
    ).toEqual(['Brücke in Valdrey gesperrt'])
  })

  test('a year or a small number is no picture', () =>
    expect(killIn({ headline: 'PHOTO KILL', lines: ['The photo of 12 March shows 7 boats.'] })?.pictures).toEqual([]))
})
