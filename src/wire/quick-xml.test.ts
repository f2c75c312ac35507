import { expect, test } from 'vitest'
import { quickXml } from './quick-xml.ts'
import { limits, readFully } from './xml.ts'

const quick = (xml: string) => quickXml(xml, limits)

test.each([
  '<?xml version="1.0" encoding="UTF-8"?>\n<a b="1" xml:lang="en"><c/> text <d e=\'2\'>x</d></a>\n<!-- end -->\n',
  '<?xml version=\'1.0\' standalone="yes" ?><a><b>1 &amp; 2 &#8211; &#x2014; &lt;p&gt;</b>\r\n<b>\r</b></a>',
  '<a xmlns="urn:a" xmlns:b="urn:b"><b:c b:d="&quot;1&quot;"/><e xmlns=""><b:f xmlns:b="urn:c "/></e><c:g c:h=""/></a>',
  '<a><!-- one - two --><b>before<!-- c -->after<![CDATA[<p>a & b</p>]]><![CDATA[]]></b></a>',
  '<a b="one\ntwo\tthree&#10;four"\n\tc="d>e"></a>',
  '<a>letters that XML does not allow \u0001, and half a pair \ud83d\ude00</a>',
])('%s is read quickly, and as a full parser reads it', (xml) => {
  // JSON, for two readings of the same file must have the same identity.
  const read = quick(xml)
  expect(read).toBeDefined()
  expect(JSON.stringify(read)).toBe(JSON.stringify(readFully(xml).root))
})

test.each([
  '<!DOCTYPE a SYSTEM "a.dtd"><a/>',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  '<?xml version="1.1"?><a/>',
  '<?xml version="1.0"?><?style sheet?><a/>',
  '<a>&nbsp;</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>a & b</a>',
  '<a b="a < b"/>',
  '<a b=c/>',
  '<a b/>',
  '<a b="1"c="2"/>',
  '<a b="1" b="2"/>',
  '<a xmlns:b="urn:x" xmlns:c="urn:x" b:d="1" c:d="2"/>',
  '<a xmlns:b=""/>',
  '<a xmlns:xml="urn:x"/>',
  '<a xmlns="http://www.w3.org/2000/xmlns/"/>',
  '<xmlns:a/>',
  '<a:/>',
  '<a:b:c/>',
  '<é/>',
  '<a><b></a>',
  '<a></b>',
  '<a></a >',
  '<a>]]></a>',
  '<a><!-- -- --></a>',
  '<a><!-- open</a>',
  '<a><![CDATA[open</a>',
  '<a/><b/>',
  '<a/>text',
  '<![CDATA[text]]><a/>',
  '<a',
  '<a>',
  '</a>',
  '< a/>',
  '',
])('%s is left to a full parser', (xml) => expect(quick(xml)).toBeUndefined())

test('depth and number are bounded', () => {
  expect(quick(`${'<a>'.repeat(limits.depth)}${'</a>'.repeat(limits.depth)}`)).toBeDefined()
  expect(quick(`${'<a>'.repeat(limits.depth + 1)}${'</a>'.repeat(limits.depth + 1)}`)).toBeUndefined()
  expect(quick(`<a>${'<b/>'.repeat(limits.elements)}</a>`)).toBeUndefined()
  expect(quick(`<a>${'a'.repeat(1_990_000)}</a>`)).toBeDefined()
  expect(quick(`<a>${'a'.repeat(2_000_000)}</a>`)).toBeUndefined()
})

test('whatever is read quickly says the same as read in full', () => {
  const pieces =
    '<a> </a> <b> </b> <a·x="1"> <x:a·xmlns:x="u"> </x:a> <x:b/> <b·x:y="1"·z:y="2"/> <b·xmlns="v"·y="&lt;\n"/> &amp; &#65; &x; & ]]> <!--c--> <!-- <![CDATA[ <?p?> text \r\n " \' > < / = <b·y=""·y=""/>'
      .split(' ')
      .map((piece) => piece.replaceAll('·', ' '))
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  let count = 0
  for (let round = 0; round < 20_000; round++) {
    const inside = Array.from({ length: next(6) }, () => pieces[next(pieces.length)]).join('')
    const xml = next(3) ? `<a>${inside}</a>` : inside
    const read = quick(xml)
    if (!read) continue
    count++
    expect(JSON.stringify(read), xml).toBe(JSON.stringify(readFully(xml).root))
  }
  expect(count).toBeGreaterThan(1000)
})

test.each([
  ['blanks in a tag', `<a${' '.repeat(1_000_000)}"/>`],
  ['a name without an end', `<${'a'.repeat(1_000_000)}`],
  ['attributes', `<a ${'b="" '.repeat(200_000)}/>`],
  ['closing tags', `<a>${'</b>'.repeat(250_000)}`],
  ['ampersands', `<a>${'&'.repeat(1_000_000)}</a>`],
  ['hyphens', `<a><!--${'- '.repeat(500_000)}</a>`],
  ['brackets', `<a>${']'.repeat(1_000_000)}</a>`],
  ['namespaces', `${'<a xmlns:b="u">'.repeat(190)}${'<b:c xmlns:d="u"/>'.repeat(50_000)}`],
])('a megabyte of %s is done with in a moment', (_, xml) => {
  const began = performance.now()
  quick(xml)
  expect(performance.now() - began).toBeLessThan(2000)
})
