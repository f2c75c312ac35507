import { describe, expect, test } from 'vitest'
import { bodyText } from '../story/body.ts'
import { bodyFromHtml } from './markup.ts'
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
  ])('%s is one', (line) => expect(isSignOff(line)).toBe(true))

  test.each([
    'He said and/or she said so.',
    'Paris-Dakar',
    'Hamburg/Berlin',
    '24/7',
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
})
