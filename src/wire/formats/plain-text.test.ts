import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { body, bodyText } from '../../story/body.ts'
import { copyOf } from '../copy-of.ts'
import { readWire } from '../read.ts'
import { readArrival } from '../read-arrival.ts'

const read = (...lines: string[]) => readWire(Buffer.from(lines.join('\r\n')))
const copy = (...lines: string[]) => {
  const [item] = read(...lines).items
  if (!item) throw new Error('no item')
  return copyOf(item)
}

const first = 'VALDREY, March 4 - The pilots of the old harbour have voted today to go back again'
const second = 'to work after nine days, and they will meet again tomorrow to hear what the office'
const third = 'has to say.'
const more = 'Ships had waited in the roads. “We are glad,” one of the keepers said on Wednesday.'
const story = [first, second, third, '', more]

describe('a text is a story', () => {
  test('lines that were cut are one; headline, writer and dateline stand in their places', () => {
    const { format, problems, items } = read('Pilots vote on the new quay', 'By Ada Example', '', ...story)
    expect(format).toBe('plain-text')
    expect(problems).toEqual([expect.stringMatching(/names no identity; one was made from its content/)])
    expect(items[0]).toMatchObject({
      type: 'text',
      pubStatus: 'usable',
      headlines: [{ role: 'main', value: 'Pilots vote on the new quay' }],
      by: 'Ada Example',
      bodies: [{ value: `<p>${first} ${second} ${third}</p>\n<p>${more}</p>` }],
    })
    expect(items[0] && copyOf(items[0])).toMatchObject({ byline: 'Ada Example', located: 'VALDREY' })
  })

  test('the same file is the same item, a corrected one a new one', () => {
    const uri = (...lines: string[]) => read(...lines).items[0]?.uri
    expect(uri(...story)).toMatch(/^urn:hash::sha256:[0-9a-f]{32}$/)
    expect(uri(...story)).toBe(uri(...story))
    expect(uri(...story, '', 'Corrected.')).not.toBe(uri(...story))
  })

  test.each([
    [['PILOTS VOTE ON THE NEW QUAY', ...story], 'PILOTS VOTE ON THE NEW QUAY'],
    [['Pilots vote', 'They meet again tomorrow', '', ...story], 'Pilots vote'],
    [['Headline: Pilots vote', 'Slug: harbour-vote', '', ...story], 'Pilots vote'],
    [
      ['Pilots of the old harbour of Valdrey vote after nine days to end their', 'strike', '', ...story],
      'Pilots of the old harbour of Valdrey vote after nine days to end their strike',
    ],
    [['IDN3810', 'Pilots vote on a quay', '', ...story], 'Pilots vote on a quay'],
    [['MEDIA RELEASE PR7', 'Pilots vote on a quay', '', ...story], 'Pilots vote on a quay'],
    [['Source: Harbour Office', 'Pilots vote on a quay', '', ...story], 'Pilots vote on a quay'],
    [['ZCZC NWD', '%A', '#harbour-vote', '$Pilots vote today', '*07', ...story, 'NNNN', 'x'], 'Pilots vote today'],
    [['Prices < 5 & <b>rising</b>', '', ...story], 'Prices < 5 & <b>rising</b>'],
  ])('%j has its headline', (lines, headline) => expect(copy(...lines).headline).toBe(headline))

  test('a text without a headline has none: its first paragraph stays text', () => {
    const [item] = read(...story).items
    expect(item?.headlines).toBeUndefined()
    expect(item?.bodies?.[0]?.value).toContain(first)
  })

  test('labels and marks of a telex are no text', () => {
    const [item] = read(
      'Slug: harbour-vote',
      'Keywords: pilots, quay',
      'Source: Nordwire',
      'Pilots vote',
      '',
      ...story,
    ).items
    expect(item).toMatchObject({ slugline: 'harbour-vote', infoSources: [{ name: 'Nordwire', role: 'provider' }] })
    expect(item?.subjects?.map(({ name }) => name)).toEqual(['pilots', 'quay'])
    const telex = copy('ZCZC NWD', '%A', '#harbour-vote', '$Pilots vote today', ...story, 'NNNN', 'not read')
    expect(telex.slugline).toBe('harbour-vote')
    expect(bodyText(telex.body)).not.toMatch(/%A|#harbour|NNNN|not read/)
  })

  test('paragraphs begin at an indent, or are a line each where lines are long', () => {
    const long = `${'The pilots of the old harbour have voted and they will meet again. '.repeat(3)}`
    expect(copy('Pilots vote', '', long, long, long).body.content).toHaveLength(3)
    expect(copy('Pilots vote', '', `   ${first}`, second, third, `   ${more}`).body.content).toHaveLength(2)
  })

  test('a list of short lines keeps them', () => {
    const [item] = read('Results', '', ...story, '', 'North Quay 7', 'South Quay 3', 'Old Quay 2').items
    expect(item?.bodies?.[0]?.value).toContain('<p>North Quay 7<br>South Quay 3<br>Old Quay 2</p>')
  })

  test('letters of Latin 1 and Arabic are read; nothing runs', () => {
    expect(
      readWire(Buffer.from(`Les pêcheurs rentrent\n\n${story.join('\n')} Déjà à quai.`, 'latin1')).items[0]?.bodies?.[0]
        ?.value,
    ).toContain('Déjà à quai')
    const arabic = 'صوت قباطنة الميناء القديم على العودة إلى العمل بعد تسعة أيام من الإضراب. '
    expect(read(arabic.repeat(4)).items).toHaveLength(1)
    const [item] = read('Pilots vote', '', ...story, '<script>x()</script><img src=x onerror=x()>').items
    expect(item?.bodies?.[0]?.value).not.toMatch(/<script|<img/)
  })
})

describe('what is the desk’s', () => {
  test('an embargo in words holds, whether it is labelled or not', () => {
    const held = (line: string) => copy(line, 'Pilots vote', '', ...story).embargo
    expect(held('EMBARGOED until 5 March 2026 12:00 GMT')).toEqual({ until: new Date('2026-03-05T12:00:00Z') })
    expect(held('Embargo: 5 March 2026 12:00 GMT')).toEqual({ until: new Date('2026-03-05T12:00:00Z') })
    expect(held('Sperrfrist: wird noch mitgeteilt')).toMatchObject({ unreadable: expect.anything() })
  })

  test('signatures, notes to editors and what is not for publication are notes', () => {
    const { body: text, editorNotes } = copy(
      ...[
        'Pilots vote',
        '',
        ...story,
        '',
        'ENDS',
        '',
        'Notes to editors:',
        'Call Ada on +44 20 5550 100.',
        '',
        '-- ',
        'Nordwire',
      ],
    )
    expect(bodyText(text)).not.toMatch(/ENDS|Ada on|\+44/)
    expect(editorNotes.join('\n')).toMatch(/Ada on \+44 20 5550 100/)
  })

  test('a kill is followed, however short it is', () => {
    const kill = copy('MANDATORY KILL', '', 'Kill the story headlined "Pilots vote on the new quay".')
    expect(kill.kill?.headlines).toEqual(['Pilots vote on the new quay'])
  })

  test('a text of which nothing is for readers is refused', () =>
    expect(
      read(
        ...'This e-mail and its attachments are confidential and only for those to whom they are addressed.|If you have received it in error, tell the sender at once and delete every copy of it from your system.'.split(
          '|',
        ),
      ).problems[0],
    ).toMatch(/nothing in it is meant for readers/))
})

describe('what is no news is refused in a sentence that says why', () => {
  const words = 'The pilots of the old harbour have voted to go back to work after nine days of strike. '
  test.each([
    ['a line', 'Dear editor, please find attached …', /has 5 words, and a story has 30/],
    ['no sentence', 'PILOTS VOTE ** '.repeat(20), /no sentence that ends/],
    ['a table', `name,quay,length\n${'Ada,North,12\nBo,South,14\n'.repeat(9)}`, /table \(CSV\)/],
    [
      'a quoted table',
      `"Subject","Day"\n${'"Vote, of pilots, at noon","4 March"\n"Meeting","5 March"\n'.repeat(9)}`,
      /table \(CSV\)/,
    ],
    [
      'a program',
      `import x from 'y'\n${'const pilots = harbour.vote(3);\nif (pilots) {\n  go();\n}\n'.repeat(9)}`,
      /program or markup/,
    ],
    ['markup', 'Page\n<div>\n<p>The pilots have voted.</p>\n</div>\n'.repeat(9), /XML, HTML or JSON/],
    [
      'JSON without its beginning',
      `ge": "en",\n${'"headline": "The pilots have voted.",\n'.repeat(9)}`,
      /beginning is missing/,
    ],
    ['a JSON text torn', `the pilots. ${words.repeat(3)}\\nThey said.\\n\\"So\\"", "x"`, /beginning is missing/],
    ['XML without its beginning', `${words}</p><p>${words}</p><p>${words}</p></body>`, /beginning is missing/],
    ['a log', '2026-03-04 08:00:00 harbour[42]: the pilots have voted to go back to work.\n'.repeat(9), /log/],
    [
      'settings',
      'harbour: north quay and south quay\npilots: nine and more\nvote: yes it was.\nday: wednesday it was.\n'.repeat(
        5,
      ),
      /names and values/,
    ],
    ['figures', `${'12 45 78 90 11 22 33\n'.repeat(30)}${words}`, /figures and signs/],
    ['base64', `${Buffer.from(words.repeat(20)).toString('base64')}.\n`, /no words/],
    ['bytes', Buffer.from([...Array(600).keys()].map((at) => (at * 37) % 256)).toString('latin1'), /no letters/],
    ['a book', words.repeat(6000), /letters, and no story has more/],
  ])('%s', (_, text, sentence) => {
    const { items, problems } = readWire(Buffer.from(text))
    expect(items).toEqual([])
    expect(problems[0]).toMatch(sentence)
    expect(problems[0]).toMatch(/no format that is known here/)
  })
})

test('a text attached to a mail is read; a covering line is not', async () => {
  const mail = (text: string) =>
    readArrival(
      Buffer.from(
        `From: Nordwire <desk@nordwire.example>\r\nTo: wires@desk.example\r\nSubject: Harbour\r\nMessage-ID: <42@nordwire.example>\r\nDate: Wed, 4 Mar 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease find it attached.\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="vote.txt"\r\n\r\n${text}\r\n--b--\r\n`,
      ),
    )
  const { items } = await mail(['Pilots vote on the new quay', '', ...story].join('\r\n'))
  expect(items.map(({ headlines }) => headlines?.[0]?.value)).toEqual(['Pilots vote on the new quay'])
  expect((await mail('See above.')).problems.join()).toMatch(/vote\.txt: .*no news/)
})

describe('whatever stands in it', () => {
  const holds = (bytes: Uint8Array): void => {
    const { items, problems } = readWire(bytes)
    expect(items.length + problems.length).toBeGreaterThan(0)
    expect(problems.join()).not.toMatch(/fault of Dateline/)
    for (const item of items) {
      expect(item.bodies?.[0]?.value ?? '').not.toMatch(/<(?:script|img|svg)/i)
      expect(body.safeParse(copyOf(item).body).success).toBe(true)
    }
  }
  const whole = Buffer.from(['ZCZC NWD', '$Pilots vote', 'Embargo: 5 March', ...story, '-- ', 'x', 'NNNN'].join('\n'))

  test('cut, changed and mixed it is an item or a problem', () => {
    for (let at = 0; at < whole.length; at += 5) holds(whole.subarray(0, at))
    const piece = fc.constantFrom('\n', '\t', '  ', ':', 'By Ada Example', 'ZCZC', '<b>', 'KILL', '\f', '--', ...story)
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => holds(Buffer.from(pieces.join('')))),
      {
        numRuns: 200,
        seed: 20260304,
      },
    )
  })

  test('long lines, many lines and many marks are bounded', () => {
    for (const text of [
      'a '.repeat(249_000),
      'A\n'.repeat(249_000),
      'The pilots have voted.\n'.repeat(20_000),
      `${'x: '.repeat(160_000)}.`,
      'By Ada Example\n'.repeat(30_000),
      `${'\n'.repeat(400_000)}${'One. '.repeat(90)}`,
      '- '.repeat(200_000),
      '(a'.repeat(200_000),
      `${'One. '.repeat(90_000)}`,
    ])
      holds(Buffer.from(text))
  })
})
