/** Tests of the reader of terms in words. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RightsRule } from '../../story/rights.ts'
import { copyOf } from '../copy-of.ts'
import { readWire } from '../read.ts'
import { countriesListed } from './countries.ts'
import { termsIn } from './terms.ts'

const frame = { at: new Date('2026-03-04T09:00:00Z'), zone: 'Europe/Oslo' }

/** A rule in few letters: "days 30", "not-in DE AT", "until 2026-03-12T23:00:00.000Z". */
const short = (rule: RightsRule): string => {
  const { kind, origin: _, words: __, ...said } = rule
  return [kind, ...Object.values(said).flat()].join(' ')
}
const read = (...lines: string[]): string[] => termsIn(lines, frame).map(short).toSorted()

const commercial = 'not-for commercial'

describe('terms in words', () => {
  test.each([
    // How long
    ['valid 30 days', ['days 30']],
    ['VALID FOR 30 DAYS', ['days 30']],
    ['30 DAYS USE ONLY', ['days 30']],
    ['NO USE AFTER 30 DAYS', ['days 30']],
    ['Delete after 48 hours', ['days 2']],
    ['usage limité à 14 jours', ['days 14']],
    ['Droits limités à 7 jours', ['days 7']],
    ['Verwendung nur für 14 Tage', ['days 14']],
    ['gültig 4 Wochen', ['days 28']],
    ['USO LIMITADO A 15 DÍAS', ['days 15']],
    ['NO USE AFTER MAY 11, 2014', ['until 2014-05-11T22:00:00.000Z']],
    ['valid until 12 March 2026', ['until 2026-03-12T23:00:00.000Z']],
    ['Use until 2026-03-12T10:00Z', ['until 2026-03-12T10:00:00.000Z']],
    ['FREE FOR USE UNTIL FRIDAY 1200 GMT', ['until 2026-03-06T12:00:00.000Z']],
    ['Free until Friday noon', ['until 2026-03-06T11:00:00.000Z']],
    ['EXPIRES: March 12, 2026', ['until 2026-03-12T23:00:00.000Z']],
    ['Frei bis 12.03.2026', ['until 2026-03-12T23:00:00.000Z']],
    ['Honorarfrei nur bis 31.12.2026', ['until 2026-12-31T23:00:00.000Z']],
    ["Utilisation libre jusqu'au 12 mars 2026", ['until 2026-03-12T23:00:00.000Z']],
    ['Uso permitido hasta el 12 de marzo de 2026', ['until 2026-03-12T23:00:00.000Z']],
    // Not certain when: a person decides
    ['NO USE AFTER 3/4/2026', ['unknown']],
    ['valid until further notice', ['unknown']],
    ['valid for use in a maximum of 3 publications', ['unknown']],
    // Archive
    ['NO ARCHIVAL USE', ['archive']],
    ['NO ARCHIVES', ['archive']],
    ['NARCH/NARCH30', ['archive 30']],
    ['No archive after 30 days', ['archive 30']],
    ['Archivierung nicht gestattet', ['archive']],
    ['Kein Archiv', ['archive']],
    ["Pas d'archivage", ['archive']],
    ['SIN ARCHIVO', ['archive']],
    ['NO ARCHIVAL OR WIRELESS USE', ['archive', 'not-by app']],
    // For what
    ['EDITORIAL USE ONLY', [commercial]],
    ['Nur zur redaktionellen Verwendung', [commercial]],
    ['à usage éditorial uniquement', [commercial]],
    ['SOLO USO EDITORIAL', [commercial]],
    ['Uso editorial exclusivo', [commercial]],
    ['NO SALES', [commercial]],
    ['NO VENTAS', [commercial]],
    ['Interdit à la vente', [commercial]],
    ['Not for sale', [commercial]],
    ['no syndication', ['not-for syndication']],
    ['Keine Weitergabe an Dritte', ['not-for syndication']],
    ['not for use in galleries', ['not-for gallery']],
    ['Nicht in Bildergalerien', ['not-for gallery']],
    ['ONE TIME USE', ['once']],
    ['nur zur einmaligen Verwendung', ['once']],
    // By which means
    ['NO TV', ['not-by broadcast']],
    ['MAGS OUT', ['not-by print']],
    ['Newspapers Out', ['not-by print']],
    ['NO INTERNET', ['not-by web app']],
    ['nicht für Online', ['not-by web app']],
    ['PRINT ONLY', ['only-by print']],
    ['Web only', ['only-by web app']],
    ['Reprint rights excluded.', ['not-by print']],
    ['droits de réimpression exclus', ['not-by print']],
    // Where
    ['GERMANY OUT', ['not-in DE']],
    ['UK OUT', ['not-in GB']],
    ['AUSTRIA OUT, SWITZERLAND OUT', ['not-in AT', 'not-in CH']],
    ['GERMANY, AUSTRIA AND SWITZERLAND OUT', ['not-in DE AT CH']],
    ['TURKEY OUT NOV. 11, 2019 FILE PHOTO', ['known', 'not-in TR']],
    ['Deutschland gesperrt', ['not-in DE']],
    ['sauf France', ['not-in FR']],
    ['Not for use outside Norway', ['only-in NO']],
    ['Not for distribution in the United States', ['not-in US']],
    ['Germany only', ['only-in DE']],
    ['Not for DEU, AUT', ['not-in DE AT']],
    // A place that is no country: whoever reads knows whether he is there
    ['PORT ARDVALE OUT', ['unknown']],
    ['Australia', ['unknown']],
    // Credit
    ['MANDATORY CREDIT', ['credit']],
    ['MANDATORY CREDIT: Ada Example', ['credit Ada Example']],
    ['mention obligatoire', ['credit']],
    // An embargo
    ['Embargoed until 10:00 GMT, 6 March 2026', ['from 2026-03-06T10:00:00.000Z']],
    ['Embargo until he has spoken', ['unknown']],
    // As agreed
    ['Nutzung nur nach schriftlicher Vereinbarung mit dpa', ['known']],
    ['Use only with the written agreement with dpa', ['known']],
    ['DISTRIBUTED AS A SERVICE TO CLIENTS', ['known']],
    ['All rights reserved', ['known']],
    ['Not for publication: Ada Example, +47 22 00 00 00', ['known']],
    ['NOT FOR PUBLICATION', ['unknown']],
    ['Usage must comply with Creative Commons CC-BY 4.0 licence.', ['credit']],
    // Nobody knows
    ['Only for members of the quay club', ['unknown']],
    ["Ask first: only with the mayor's consent", ['unknown']],
    ['For consideration only, no reproduction without prior permission', ['unknown']],
    ['For latest restrictions check www.pictures.example', ['unknown']],
    ['Use subject to restrictions', ['unknown']],
  ])('%s', (line, rules) => expect(read(line)).toEqual(rules.toSorted()))

  test.each([
    'UPDATES with quotes',
    'handle carefully',
    'EDS NOTE: second picture',
    'A text from our archive desk',
    '© Nordwire',
    'Usage',
    '',
  ])('%j says nothing of rights', (line) => expect(read(line)).toEqual([]))

  test('a whole line of AFP is understood, each rule with its very words', () => {
    const line =
      'RESTRICTED TO EDITORIAL USE – MANDATORY CREDIT "AFP PHOTO / HARBOUR BOARD" – NO MARKETING NO ADVERTISING CAMPAIGNS – DISTRIBUTED AS A SERVICE TO CLIENTS'
    expect(read(line)).toEqual(['credit AFP PHOTO / HARBOUR BOARD', 'known', commercial])
    expect(termsIn([line], frame).find((rule) => rule.kind === 'credit')?.words).toBe(
      'MANDATORY CREDIT "AFP PHOTO / HARBOUR BOARD"',
    )
  })

  test('a whole line of dpa, of PA and of Reuters', () => {
    expect(
      read(
        'ACHTUNG: Nur zur redaktionellen Verwendung im Zusammenhang mit der aktuellen Berichterstattung und nur mit vollständiger Nennung des vorstehenden Credits',
      ),
    ).toEqual(['credit', 'known', commercial])
    expect(
      read('Use subject to restrictions. Editorial use only. No commercial use. Call 0115 for further information.'),
    ).toEqual([commercial])
    expect(
      read(
        'THIS PICTURE WAS PROVIDED BY A THIRD PARTY. IT IS DISTRIBUTED, EXACTLY AS RECEIVED, AS A SERVICE TO CLIENTS. NO SALES, GERMANY OUT',
      ),
    ).toEqual(['known', commercial, 'not-in DE'])
  })

  test('of one line only what nobody understands is left for a person', () => {
    const rules = termsIn(['NO SALES, GERMANY OUT. Only for members of the quay club.'], frame)
    expect(rules.filter((rule) => rule.kind === 'unknown').map((rule) => rule.words)).toEqual([
      'Only for members of the quay club',
    ])
    expect(rules).toHaveLength(3)
  })

  test('terms of many pages are a contract, which a person reads', () => {
    const [rule, ...others] = termsIn(['The licensee shall not '.repeat(400)], frame)
    expect(others).toEqual([])
    expect(rule).toMatchObject({ kind: 'unknown', words: expect.stringMatching(/letters\)$/) })
  })
})

test('countries are known in many languages, and what is none is none', () => {
  expect(countriesListed('Bosnia and Herzegovina, Österreich, ETATS-UNIS, Reino Unido')).toEqual([
    'BA',
    'AT',
    'US',
    'GB',
  ])
  expect(countriesListed('BENELUX')).toEqual(['BE', 'NL', 'LU'])
  expect(countriesListed('NORWAY and PORT ARDVALE')).toBeUndefined()
  expect(countriesListed('')).toBeUndefined()
})

test.each([
  'NO '.repeat(1300),
  'A B C OUT '.repeat(390),
  'MAY 11 '.repeat(550),
  'valid until '.repeat(330),
  `not for use in ${'a, '.repeat(1300)}`,
  'editorial for for '.repeat(220),
  '30 days '.repeat(490),
  'x'.repeat(3990),
])('terms made to keep a pattern busy are read in a moment (%#)', (line) => {
  const begun = performance.now()
  termsIn([line], frame)
  expect(performance.now() - begun).toBeLessThan(3000)
})

const wires = join(import.meta.dirname, '../../../../shared/wires')
const there = existsSync(wires)
if (!there) console.log('Skipped: the sample wires are not beside the checkout (../shared/wires).')

/** What of the sample wires only a person can decide, by the beginnings of the lines. */
const forAPerson = [
  'Access only for Eurovision',
  'Australia',
  'Coverage cannot be used by a national competitor',
  'For consideration only',
  'For latest restrictions',
  'Full editorial rights UK',
  'Contact your local office',
  'Restricted editorial rights',
  'EVS Sub-Licensees',
  'http://www.creativecommons.org/licenses/by-nc',
  'view only with a full beer',
  // What stands in the place of a policy in the IPTC's examples.
  'rights expression',
  'some special instructions',
]

describe.skipIf(!there)('every line of terms in the sample wires', () => {
  const files = ['samples', 'validation'].flatMap((folder) =>
    readdirSync(join(wires, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name)),
  )

  test('is understood, but for those that no machine can decide', { timeout: 60_000 }, () => {
    const unread = new Set<string>()
    let lines = 0
    for (const file of files) {
      for (const item of readWire(readFileSync(file), file).items) {
        const copy = copyOf(item)
        for (const { terms, rules } of [copy, ...copy.pictures]) {
          lines += terms.length
          for (const rule of rules) if (rule.kind === 'unknown') unread.add(rule.words)
        }
      }
    }
    expect(lines).toBeGreaterThan(150)
    expect([...unread].filter((words) => !forAPerson.some((begin) => words.startsWith(begin)))).toEqual([])
  })
})
