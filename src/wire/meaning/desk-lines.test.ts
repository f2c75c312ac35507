import { describe, expect, test } from 'vitest'
import { bodyText } from '../../story/body.ts'
import { bodyFromHtml } from '../../story/markup/markup.ts'
import { deskOnly, takeDeskLines } from './desk-lines.ts'

const text = (...lines: string[]) => bodyFromHtml(lines.map((line) => `<p>${line}</p>`).join(''))

describe('only the desk reads', () => {
  test.each([
    '(Adds quotes from the harbour master)',
    '(In Jan. 3 story, corrects last paragraph to show that it is one ship)',
    '(Corrects age in paragraph 4)',
    '(Neu: mit Stellungnahme)',
    '(Actualise avec réaction du maire)',
    '(Actualiza con la reacción del alcalde)',
    'N i e u w bericht, vervangt: Brug dicht',
    'EDITORS: With pictures.',
    'Eds: With AP Photos.',
    'Note to editors: a photo follows',
    'ATTENTION - ajoute le nom du pont ///',
    'Nota a los editores: seguirá foto',
    'An die Redaktionen: Bild folgt',
    'Till red: bild kommer',
    'ملاحظة للمحررين: صورة لاحقا',
    '((ada@agency.example; +44 20 5550 100))',
    'Redaktion: Ada Muster (Valdrey), +49 30 5550 1234',
    'dpa-Kontakt: +49 30 5550 1234',
    'Autor/in: Ada Muster (Nairobi) +254 555010020, muster.ada@agency.example',
  ])('%s', (line) => expect(deskOnly(line)).toBe('line'))

  test.each([
    'Not for publication',
    'The following information is not intended for publication',
    'Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt',
    'Ne pas publier :',
    'No publicar',
    'Não publicar',
    'Da non pubblicare',
    'Niet voor publicatie',
    'Ej för publicering',
    'Ikke til offentliggørelse',
    'Ei julkaistavaksi',
    'ليس للنشر',
    '# Notizblock',
  ])('all that follows %s', (line) => expect(deskOnly(line)).toBe('rest'))

  test.each([
    'The letter was marked not for publication.',
    'Not for publication before 18:00 GMT',
    'Editors met in Valdrey on Monday.',
    'Editing the film took two years.',
    '(Adding to the confusion, a second ship came.) It left at noon.',
    'Redaktion und Verlag zogen um.',
    'Kontakt zur Insel: Die Brücke ist offen.',
    'She added a note to editors of the letters page.',
    'Foto: Ada Muster',
  ])('but anybody: %s', (line) => expect(deskOnly(line)).toBeUndefined())
})

describe('a text loses', () => {
  test('its notes, which are kept', () => {
    const { body, notes } = takeDeskLines(
      text('(Adds quotes)', 'The bridge opens.', 'It is long.', '___', 'EDITORS: More at 1800 GMT'),
    )
    expect(bodyText(body)).toBe('The bridge opens.\nIt is long.')
    expect(notes).toEqual(['(Adds quotes)', 'EDITORS: More at 1800 GMT'])
  })

  test('everything after what is not for publication', () => {
    const { body, notes } = takeDeskLines(text('News.', 'Nicht zur Veröffentlichung', 'Ada Muster', '+49 30 5550 1234'))
    expect(bodyText(body)).toBe('News.')
    expect(notes).toEqual(['Nicht zur Veröffentlichung', 'Ada Muster', '+49 30 5550 1234'])
  })

  test('nothing in its middle', () => {
    const middle = Array.from({ length: 30 }, (_, at) => (at === 10 ? 'Editors: a list of names' : `Line ${at}.`))
    expect(takeDeskLines(text(...middle)).notes).toEqual([])
  })
})
