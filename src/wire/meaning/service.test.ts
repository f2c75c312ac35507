import { describe, expect, test } from 'vitest'
import { isServiceMessage } from './service.ts'

describe('no news are', () => {
  test.each([
    'TEST',
    'Test message - please ignore',
    'Prueba',
    'Essai',
    'اختبار',
    'Labwire-Testartikel veröffentlicht',
    'Testmeldung',
    'Mensaje de prueba, no publicar',
    'AFP heartbeat 10:00',
    'HEARTBEAT',
    'Note to editors',
    'Avis aux abonnés',
    'Aviso a los clientes',
    'Avviso agli abbonati',
    'Hinweis an die Redaktionen',
    'Aan de redacties',
    'Till redaktionerna',
    'Til redaktionerne',
    'Toimituksille',
    'تنبيه للمشتركين',
    'Copyright notice',
    'Impressum',
    'dpa-Tagesvorschau Politik für Dienstag',
    'dpa/audio-Programm für Donnerstag, 17 Uhr',
    'AFP Agenda',
    'AFP - Prévisions',
    'EFE Previsiones',
    'Lusa - Agenda do dia',
    'ANSA - Programma della giornata',
    'ANP dagagenda',
    'NTB dagsmeny',
    'STT/Uutislista',
    'Reuters News Schedule at 0600 GMT',
    'AP News Digest',
    'Forecast',
    'موضوع إضافي متوقع الجمعة',
  ])('%s', (headline) => expect(isServiceMessage({ headline })).toBe(true))

  test('what is of such a genre, or has such a first keyword', () => {
    expect(
      isServiceMessage({ headline: 'Zum Urteil sendet dpa statt eines Berichts eine Meldung', genres: ['Achtung'] }),
    ).toBe(true)
    expect(isServiceMessage({ headline: 'X', keywords: ['توقعات'] })).toBe(true)
  })

  test('a text of which nothing is for publication', () => {
    const lines = ['(Diese Informationen sind nicht zur Veröffentlichung bestimmt)']
    expect(isServiceMessage({ headline: 'Die Zusammenfassung kommt später', lines })).toBe(true)
  })

  test('but a short story with a note to editors is one', () => {
    expect(isServiceMessage({ headline: 'Bridge opens', lines: ['(Adds quotes)', 'The bridge is open.'] })).toBe(false)
    expect(isServiceMessage({ headline: 'Vor dem Spiel', lines: ['Es wird ernst.'], genres: ['Vorschau'] })).toBe(false)
  })
})

test.each([
  'Test cricket: day two',
  'Testing times for banks',
  'Testbericht: Drei Räder im Vergleich',
  'Heart surgeons strike',
  'A city’s heartbeat: the harbour at night',
  'Vorschau auf den Spieltag',
  'Forecast: rain and wind in Valdrey',
  'Agenda 2030: was bleibt zu tun?',
  'Essai nucléaire : le conseil se réunit',
  'Prueba de fuego para el alcalde',
  'Program for schools cut',
  'Diary of a bridge',
  'Advisory board quits',
])('%s is news', (headline) => expect(isServiceMessage({ headline })).toBe(false))
