import { describe, expect, test } from 'vitest'
import { find, text } from '../story/markup/element.ts'
import { limits, readXml } from './xml.ts'

describe('XML', () => {
  test('a plain DOCTYPE is named, never fetched', () => {
    expect(readXml('<!DOCTYPE a SYSTEM "http://agency.example/a.dtd"><a><b>x</b></a>').root?.name).toBe('a')
    const old =
      '<!DOCTYPE a PUBLIC "x" "a.dtd" [<!ENTITY % nitf SYSTEM "http://agency.example/nitf-2-5.dtd"> %nitf;]><a/>'
    expect(readXml(old).root?.name).toBe('a')
  })

  test.each([
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://10.0.0.1/x.dtd"> %x;]><a/>',
    '<!DOCTYPE a [<!ENTITY x PUBLIC "p" "http://10.0.0.1/x">]><a/>',
  ])('%s is refused', (xml) => expect(readXml(xml).problem).toMatch(/external entity/))

  test('a billion laughs are refused', () => {
    const xml = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'
    expect(readXml(xml).problem).toMatch(/expands/)
  })

  test.each(['<a><b></a>', '<a>', '<a', '<a/><b', '<a><b>cut'])('%s is torn', (xml) =>
    expect(readXml(xml).problem).toMatch(/broken or torn/),
  )

  test('half a million errors that lose nothing cost no second, and a name of a megabyte is not told in full', () => {
    const began = performance.now()
    expect(readXml(`<a>${'\u0001'.repeat(500_000)}</a>`).root).toBeDefined()
    expect(performance.now() - began).toBeLessThan(500)
    expect(readXml(`<a><${'b:'.repeat(500_000)}/></a>`).problem?.length).toBeLessThan(400)
  })

  test('depth and number are bounded', () => {
    expect(readXml('<a>'.repeat(300) + '</a>'.repeat(300)).problem).toMatch(/nested/)
    expect(readXml(`<a>${'<b/>'.repeat(limits.elements + 1)}</a>`).problem).toMatch(/more than/)
  })

  test('named entities of HTML are letters', () => {
    expect(text(find(readXml('<a><b>caf&eacute;&nbsp;&amp; &unknown;</b></a>').root, 'b'))).toBe('café & &unknown;')
  })
})
