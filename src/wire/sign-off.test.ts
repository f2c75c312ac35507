import { describe, expect, test } from 'vitest'
import { bodyText } from '../story/body.ts'
import { bodyFromHtml } from '../story/markup/markup.ts'
import { isSignOff, takeSignOff } from './sign-off.ts'

describe('a sign-off', () => {
  test.each([
    'hh/ph/ts/hd',
    'burs-jfx/pbt',
    'prm-sr/jah',
    'بور/غ ر/نور',
    'ab/de/dl/hmw',
    'MA // EA',
    'burs-jfx',
    'ففف/ح س/كام',
    'او/كام/ص ك',
    '(SDA/sj)',
    '(SDA\\/sj)',
    'dpa bei yyzz n1',
    'dpa grj rmo',
    'dpa kre/su yysw a3 lön mda',
    'AAP RTV',
    'AAP RTV es/de',
    'AFP sn',
  ])('%s is one', (line) => expect(isSignOff(line)).toBe(true))

  test.each([
    'He said and/or she said so.',
    'Paris-Dakar',
    'Hamburg/Berlin',
    '24/7',
    'CDU/CSU',
    'n/a',
    'dpa berichtet aus Valdrey',
    'AAP reports from Valdrey',
    'AFP said so',
    'Read more: https://agency.example/a/b',
    'A-',
    '',
    'Text: Ada Example',
    '2024/05/01',
  ])('%s is none', (line) => expect(isSignOff(line)).toBe(false))

  test('leaves the body and is kept', () => {
    const { body, signOff } = takeSignOff(bodyFromHtml('<p>News.</p><p>abc/de</p><p></p>'))
    expect(bodyText(body)).toBe('News.')
    expect(signOff).toBe('abc/de')
  })

  test('is found before an end mark and as last line of a paragraph', () => {
    expect(takeSignOff(bodyFromHtml('<p>News.</p><p>MA // EA</p><p>Lusa/Fim</p>')).signOff).toBe('MA // EA\nLusa/Fim')
    expect(takeSignOff(bodyFromHtml('<p>News.<br>abc/de</p>')).signOff).toBe('abc/de')
  })

  test.each([
    '(©NTB)',
    '/ritzau/',
    '/ritzau/AFP',
    '==Kyodo',
    '(STT)',
    '(ANSA).',
    'EFE',
    'ENDS',
    '(Schluss)',
    'Slut',
    'Loppu',
    'انتهى',
  ])('the end mark %s leaves the body', (mark) => {
    const { body, signOff } = takeSignOff(bodyFromHtml(`<p>News.</p><p>${mark}</p>`))
    expect(bodyText(body)).toBe('News.')
    expect(signOff).toBe(mark)
  })

  test.each(['Fin de la historia.', 'Reuters reported it first.', 'Ende gut, alles gut.', 'STT kertoo.'])(
    'the sentence %s does not',
    (line) => expect(takeSignOff(bodyFromHtml(`<p>News.</p><p>${line}</p>`)).signOff).toBeUndefined(),
  )
})
