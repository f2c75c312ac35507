import { expect, test } from 'vitest'
import { advisoriesIn, advisoryKind } from './advisory.ts'

test.each([
  ['UPDATES with Germany, US, UAE cases', 'update'],
  ['Adds quote', 'update'],
  ['CORRECTS para 4, age', 'correction'],
  ['Eds: CORRECTS: name', 'correction'],
  ['Berichtigung: Name', 'correction'],
  ['RESTRICTED TO EDITORIAL USE', 'restriction'],
  ['NO ARCHIVAL USE', 'restriction'],
  ['Germany OUT', 'restriction'],
  ['RETRANSMITTING with new caption', 'update'],
  ['WRITETHRU with reaction', 'update'],
  ['RECASTS throughout', 'update'],
  ['Actualiza con reacción', 'update'],
  ['Ajoute réaction du maire', 'update'],
  ['Noe utvidet.', 'update'],
  ['Täydennetty kauttaaltaan', 'update'],
  ['N i e u w bericht, vervangt: Brug dicht', 'update'],
  ['Med kommentar från hamnen. Ny rubrik.', 'update'],
  ['يضيف تصريحات الوزير', 'update'],
  ['Corrige el nombre en el párrafo 4', 'correction'],
  ['Rättelse: namnet', 'correction'],
  ['Korjaus: nimi', 'correction'],
  ['Uhrzeit korrigiert', 'correction'],
  ['In einer früheren Version dieses Textes hieß es anders.', 'correction'],
  ['تصحيح: الاسم', 'correction'],
  ['Uso editorial exclusivo', 'restriction'],
  ['Free for use until Friday noon', 'restriction'],
  ['Frei bis 12.03.2026', 'restriction'],
  ['Valid 30 days', 'restriction'],
  ['Usage limité à 14 jours', 'restriction'],
  ['Watch out for a second story', 'note'],
  ['Adds valid reasons of the mayor', 'update'],
  ['dpa bei yyzz n1', 'note'],
  ['hh/ph/ts/hd', 'note'],
])('%s is an advisory of the kind %s', (line, kind) => expect(advisoryKind(line)).toBe(kind))

test('one line that says two things is told as two', () => {
  expect(advisoriesIn(['CORRECTS para 4. RESTRICTED TO EDITORIAL USE'])).toEqual([
    { kind: 'correction', text: 'CORRECTS para 4.' },
    { kind: 'restriction', text: 'RESTRICTED TO EDITORIAL USE' },
  ])
  expect(advisoriesIn(['(Adds quotes. He spoke at noon.)'])).toEqual([
    { kind: 'update', text: 'Adds quotes. He spoke at noon.' },
  ])
})

test('a note pad tells under its headings', () => {
  const pad =
    'Notizblock\nAktualisierung\nneu: Reaktion\nRedaktionelle Hinweise\nZusammenfassung folgt\nBerichtigung\n- Name im 2. Absatz\ndpa abc yyzz n1'
  expect(advisoriesIn([pad])).toEqual([
    { kind: 'update', text: 'neu: Reaktion' },
    { kind: 'correction', text: 'Name im 2. Absatz' },
  ])
  expect(advisoriesIn(['Notizblock\nAktualisierung\nInternet\nwww.agency.example'])).toEqual([])
})
