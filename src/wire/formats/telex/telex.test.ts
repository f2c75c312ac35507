import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyText } from '../../../story/body.ts'
import { copyOf } from '../../copy-of.ts'
import { readWire } from '../../read.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

/** Invented, in the two shapes in which agencies send IPTC 7901. */
const fourLines = [
  '\x01nwd0003 3 i 42  nwd 0045\r\n\nValdrey/bridge/strike/\r\n\x02REFILE\n1ST LEAD\nBridge keepers of Valdrey end their strike\nBy Nordwire correspondents =\r\n\r\n',
  'Valdrey (nwd) - The keepers of the old drawbridge went back to\r\nwork on Wednesday after nine days, their long-\r\nstanding quarrel settled, the harbour said.\r\n\n',
  'Ships had waited in the roads.\r\n\n# Notebook\r\n\n## Editorial contacts\r\n- Desk: <desk@nordwire.example>\r\n\nnwd al rm\r\n\x03212322 GMT Nov 18\r\n\x7f\n\x7f\x04',
].join('')
const indented =
  '\x7f\x7f\r\n\x01bsf025 2 ec 20   etf 967\r\n\r\nFrance\r\n\r\n\x02Situation \r\nPorts: les pêcheurs rentrent = \r\n \r\n   Valdrey (nwd) Les pêcheurs sont \r\nrentrés mardi au port.\r\n   Les quais étaient vides.\r\n\x03091223 dec 18\r\n\x04'

const anpa = [
  '\x16\x16\x01N2607\x1fworld\nr f\x13\x11 BC-VD--Bridge-Strike 1stLd-Writethru   11-13 0093\n',
  "\x02^BC-VD--Bridge Strike, 1st Ld-Writethru,93<\n^Keepers of ``the Lady'' go back to work<\n^AP Photo XNP101<\n^Eds: Restores a reference in the 2nd paragraph.<\n^By ILSE THORN=\n^Associated Press=\n",
  "\t   VALDREY (AP) _ The keepers of the bridge went back to work on Wednesday.\n \n\t   ``We are glad,'' one said.\n \n\t   ___\n",
  '^Ships waiting=\n\x08^;W;L\x10 \n\x08North^\x10 Quay;7{;_\x10 \n\t   Thorn reported from the quay.\n\t   \x03AP-WF-11-13-13 0745GMT<\n\x0c\n\x04',
].join('')

describe('IPTC 7901', () => {
  test('header, headline, byline, text and time; what is the desk’s is not in the text', () => {
    const { format, problems, items } = readWire(latin(fourLines))
    expect([format, problems, items.length]).toEqual(['iptc7901', [], 1])
    expect(items[0]).toMatchObject({
      type: 'text',
      versionCreated: '2018-11-21T23:22:00Z',
      urgency: 3,
      slugline: 'Valdrey/bridge/strike',
      headlines: [{ role: 'main', value: 'Bridge keepers of Valdrey end their strike' }],
      by: 'By Nordwire correspondents',
      title: 'REFILE 1ST LEAD',
      altIds: [{ role: 'sequence', value: 'nwd0003' }],
    })
    const [copy] = items.map(copyOf)
    expect(copy && bodyText(copy.body)).not.toMatch(/Notebook|desk@|nwd al rm/)
    expect(copy?.editorNotes.join('\n')).toMatch(/desk@nordwire\.example/)
    expect(copy?.filing).toBe('lead')
    const paragraphs = copy?.body.content.map((block) => (block.type === 'paragraph' ? block.content : []))
    // Cut lines are one line again, a hyphen at their end kept.
    expect(JSON.stringify(paragraphs?.[0])).toContain(
      'to work on Wednesday after nine days, their long-standing quarrel',
    )
    expect(paragraphs).toHaveLength(2)
  })

  test('letters of Latin 1, paragraphs by indent, a time without a zone', () => {
    const { items } = readWire(latin(indented))
    expect(items[0]).toMatchObject({
      versionCreated: '2018-12-09T12:23:00Z',
      slugline: 'France',
      headlines: [{ value: 'Ports: les pêcheurs rentrent' }],
      title: 'Situation',
    })
    expect(items[0]?.bodies?.[0]?.value).toBe(
      '<p>Valdrey (nwd) Les pêcheurs sont rentrés mardi au port.</p>\n<p>Les quais étaient vides.</p>',
    )
  })

  test('several messages in one file are items each; one that came in part says so', () => {
    const { items, problems } = readWire(latin(fourLines + indented.split('\x03')[0]))
    expect(items.map((item) => item.headlines?.[0]?.value)).toEqual([
      'Bridge keepers of Valdrey end their strike',
      'Ports: les pêcheurs rentrent',
    ])
    expect(problems.join(' ')).toMatch(/Of 20 words that the header names, 13 came.*no end/)
    expect(new Set(items.map((item) => item.uri)).size).toBe(2)
  })

  test('the same message is the same item, another one is another', () => {
    const [first, again, other] = [fourLines, fourLines, fourLines.replace('nine days', 'ten days')].map(
      (text) => readWire(latin(text)).items[0]?.uri,
    )
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })
})

describe('ANPA 1312', () => {
  test('keyword, version, priority, furniture, text, table and time', () => {
    const { format, problems, items } = readWire(latin(anpa))
    expect([format, problems]).toEqual(['anpa1312', []])
    expect(items[0]).toMatchObject({
      version: '1stLd-Writethru',
      versionCreated: '2013-11-13T07:45:00Z',
      urgency: 4,
      slugline: 'BC-VD--Bridge-Strike',
      headlines: [{ value: 'Keepers of “the Lady” go back to work' }],
      by: 'By ILSE THORN',
      infoSources: [{ name: 'AP', role: 'provider' }],
      altIds: [{ role: 'sequence', value: 'N2607' }],
    })
    expect(items[0]?.subjects?.[0]).toMatchObject({ name: 'finance' })
    expect(items[0]?.edNote).toMatch(/AP Photo XNP101[\s\S]*Restores a reference/)
    expect(items[0]?.bodies?.[0]?.value).toBe(
      [
        '<p>VALDREY (AP) — The keepers of the bridge went back to work on Wednesday.</p>',
        '<p>“We are glad,” one said.</p>',
        '<p>Ships waiting</p>',
        '<table><tr><th></th><th>W</th><th>L</th></tr><tr><td>North^ Quay</td><td>7½</td><td>—</td></tr></table>',
        '<p>Thorn reported from the quay.</p>',
      ].join('\n'),
    )
  })

  test('without SYN and without "^", as agencies of Asia send it', () => {
    const text =
      '\x01a0105NORDWIRE\x1fkoko-\r\nu s\x14\x12 BC-Bridge-Cup   09-12 0344\r\n\x02BC-Bridge-Cup\r\nRowing: Valdrey win the cup+\r\n     VALDREY, Dec. 9 Nordwire - Valdrey won the \r\ncup on Sunday.\r\n==Nordwire\r\n\x03NWS-21:37-09-12-18\x04\r\n'
    const { format, items } = readWire(latin(text))
    expect(format).toBe('anpa1312')
    expect(items[0]).toMatchObject({
      urgency: 3,
      versionCreated: '2018-12-09T21:37:00Z',
      headlines: [{ value: 'Rowing: Valdrey win the cup' }],
      infoSources: [{ name: 'NORDWIRE' }],
    })
    expect(items[0]?.bodies?.[0]?.value).toBe('<p>VALDREY, Dec. 9 Nordwire - Valdrey won the cup on Sunday.</p>')
  })
})

describe('whatever a line garbles', () => {
  const samples = [fourLines, indented, anpa]
  const holds = (bytes: Uint8Array) => {
    const { items, problems } = readWire(bytes)
    expect(items.length + problems.length).toBeGreaterThan(0)
    expect(problems.join()).not.toMatch(/fault of Dateline/)
  }

  test('cut, or with other bytes in it, there is an item or a problem', () => {
    const spot = fc.nat({ max: 2000 })
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        spot,
        fc.array(fc.tuple(spot, fc.nat({ max: 255 })), { maxLength: 9 }),
        (text, end, flips) => {
          const bytes = latin(text)
          for (const [at, value] of flips) bytes[at % bytes.length] = value
          holds(bytes)
          holds(bytes.subarray(0, end % bytes.length))
        },
      ),
    )
  })

  test('long lines and many messages take no time', () => {
    const began = performance.now()
    for (const piece of ['a', ' ', '^', '=\n', '\x02', '\x01', '\x08;', '-', '(', '\n   x'])
      holds(latin(`\x01nwd0003 3 i 42  nwd 0045\r\n\x02${piece.repeat(300_000)}\x03`))
    expect(performance.now() - began).toBeLessThan(8000)
  })
})
