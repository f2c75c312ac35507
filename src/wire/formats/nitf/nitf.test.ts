import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { body, bodyText } from '../../../story/body.ts'
import { copyOf } from '../../copy-of.ts'
import { readWire } from '../../read.ts'

type Parts = { head?: string; docdata?: string; data?: string; bodyHead?: string; content?: string; end?: string }

/** An invented document; `data` are attributes of `docdata`. */
const nitf = (parts: Parts): string =>
  `<?xml version="1.0" encoding="UTF-8"?><nitf version="-//IPTC//DTD NITF 3.4//EN" baselang="en-GB"><head>${parts.head ?? ''}<docdata ${parts.data ?? ''}>${parts.docdata ?? '<doc-id id-string="nw-42" regsrc="Nordwire"/>'}</docdata></head><body><body.head>${parts.bodyHead ?? '<hedline><hl1>Pilots vote</hl1></hedline>'}</body.head><body.content>${parts.content ?? '<p>The pilots have voted.</p>'}</body.content><body.end>${parts.end ?? ''}</body.end></body></nitf>`

const read = (parts: Parts) => readWire(Buffer.from(nitf(parts)))
const item = (parts: Parts) => read(parts).items[0]
const html = (content: string) => item({ content })?.bodies?.[0]?.value

describe('identity and version', () => {
  const ids = (docdata: string) => {
    const one = item({ docdata })
    return [one?.uri, one?.version]
  }

  test('the identity is the doc-id as the sender writes it, blanks left out', () =>
    expect(ids('<doc-id id-string="NW 2026.03.04 / 42"/>')).toEqual(['NW2026.03.04/42', undefined]))

  test('the number that NTB puts behind its key is the version’s, so that an update is the same story', () => {
    const numbered = (number: number) =>
      ids(`<doc-id id-string="havn-d9cd_${number}"/><du-key key="havn-d9cd" version="${number + 1}"/>`)
    expect(numbered(47)).toEqual(['havn-d9cd', '48'])
    expect(numbered(48)).toEqual(['havn-d9cd', '49'])
  })

  test.each([
    ['<doc-id id-string="quay_3"/>', 'quay_3', undefined],
    ['<doc-id id-string="quay_3"/><du-key key="harbour" version="2"/>', 'quay_3', '2'],
    ['<doc-id id-string="quay_3"/><du-key key="quay" generation="4"/>', 'quay_3', '4'],
    ['<doc-id id-string="q.ay_3"/><du-key key="q.*" version="4"/>', 'q.ay_3', '4'],
  ])('another number, another key: %s keeps its doc-id', (docdata, uri, version) =>
    expect(ids(docdata)).toEqual([uri, version]),
  )

  test('without a doc-id one is made from the content, and a problem says so', () => {
    const { items, problems } = read({ docdata: '' })
    expect(items[0]?.uri).toMatch(/^urn:hash::sha256:[0-9a-f]{32}$/)
    expect(problems).toEqual([expect.stringMatching(/names no identity .*made from its content/)])
    expect(read({ docdata: '', content: '<p>Corrected.</p>' }).items[0]?.uri).not.toBe(items[0]?.uri)
  })

  test('a document that says nothing is refused', () =>
    expect(read({ docdata: '', bodyHead: '', content: '' })).toEqual({
      format: 'nitf-3.4',
      items: [],
      problems: ['The NITF document has no identity, no headline and no text.'],
    }))
})

describe('what holds or takes back', () => {
  const status = (data: string, docdata = '') => item({ data, docdata: `<doc-id id-string="nw-42"/>${docdata}` })
  const issue = '<date.issue norm="20260304T080000Z"/>'

  test.each([
    ['usable', 'usable'],
    ['embargoed', 'withheld'],
    ['withheld', 'withheld'],
    ['canceled', 'canceled'],
    ['killed', 'canceled'],
    ['whatever', 'withheld'],
  ])('the status %s is %s', (said, wanted) => expect(status(`management-status="${said}"`)?.pubStatus).toBe(wanted))

  test('a release after the issue is an embargo, one before it is none', () => {
    const embargo = (norm: string, data = '') => status(data, `${issue}<date.release norm="${norm}"/>`)?.embargoedUntil
    expect(embargo('20260305T000100+0100')).toBe('2026-03-04T23:01:00Z')
    expect(embargo('20260304T080000Z')).toBeUndefined()
    expect(embargo('20260304T070000Z', 'management-status="embargoed"')).toBe('2026-03-04T07:00:00Z')
  })

  test('a release that cannot be read holds the text and says so to the desk; a template says nothing', () => {
    const held = status('', `${issue}<date.release norm="Friday noon"/>`)
    expect(held).toMatchObject({ pubStatus: 'withheld', edNote: 'Embargo: Friday noon' })
    expect(status('', `${issue}<date.release norm="YYYYMMDD000000-HHMM"/>`)).toMatchObject({ pubStatus: 'usable' })
  })

  test('a cancel that names another document kills that one under both of its names, and itself', () => {
    const kill = item({
      data: 'management-status="canceled" management-doc-idref="havn-d9cd_46"',
      docdata: '<doc-id id-string="havn-d9cd_47"/><du-key key="havn-d9cd" version="48"/>',
    })
    expect(kill?.associations?.map(({ rel, uri }) => [rel, uri])).toEqual([
      ['cancels', 'havn-d9cd_46'],
      ['cancels', 'havn-d9cd'],
    ])
    expect(kill && copyOf(kill).kill?.uris).toEqual(['havn-d9cd', 'havn-d9cd_46'])
  })

  test('the status of the other document is its own: this one stays usable', () => {
    const killer = status('management-doc-idref="nw-41" management-idref-status="canceled"')
    expect(killer?.pubStatus).toBe('usable')
    expect(killer && copyOf(killer).kill?.uris).toEqual(['nw-41'])
    const holder = status('management-doc-idref="nw-41" management-idref-status="withheld"')
    expect(holder?.associations).toMatchObject([{ rel: 'withholds', uri: 'nw-41' }])
    expect(holder?.edNote).toContain('withholds nw-41')
    const related = status('management-doc-idref="nw-41"')
    expect(related && copyOf(related).kill).toBeUndefined()
  })

  test('it expires by its date or by its rights', () => {
    expect(status('', '<date.expire norm="20260401T000000Z"/>')?.expires).toBe('2026-04-01T00:00:00Z')
    expect(status('', '<doc.rights enddate="20260402T000000Z"/>')?.expires).toBe('2026-04-02T00:00:00Z')
  })
})

test('everything that the head says has its place', () => {
  const one = item({
    head: '<title>Pilots-Vote</title><meta name="anpa-keyword" content="harbour-vote"/><tobject tobject.type="Feature"><tobject.subject tobject.subject.refnum="04001002" tobject.subject.matter="Fishing"/><tobject.subject tobject.subject.ipr="NW" tobject.subject.refnum="9" tobject.subject.detail="Pilots"/></tobject><pubdata position.section="Harbour"/>',
    docdata:
      '<doc-id id-string="nw-42" regsrc="Nordwire"/><urgency ed-urg="2"/><date.issue norm="20260304T090000+0100"/><ed-msg info="UPDATES with vote"/><doc.copyright year="2026" holder="Nordwire"/><doc.rights limitations="Not for print"/><key-list><keyword key="pilots"/><keyword key="quay"/></key-list><evloc city="Valdrey" iso-cc="VLD"/><identified-content><person>Ada Example</person><org value="NWH" idsrc="nw">Harbour Office</org></identified-content>',
    bodyHead:
      '<hedline><hl1>Pilots vote <em>at last</em></hl1><hl2>They meet again</hl2></hedline><byline>By <person>Ada Example</person><byttl>Harbour Editor</byttl><virtloc>ada@nordwire.example</virtloc></byline><dateline><location>VALDREY</location><story.date norm="20260304T080000Z"/></dateline><abstract><p>First.</p><p>Second.</p></abstract>',
    end: '<tagline>ae/nw</tagline>',
  })
  expect(one).toMatchObject({
    type: 'text',
    language: 'en-GB',
    urgency: 2,
    versionCreated: '2026-03-04T08:00:00Z',
    contentCreated: '2026-03-04T08:00:00Z',
    slugline: 'harbour-vote',
    headlines: [
      { role: 'main', value: 'Pilots vote at last' },
      { role: 'sub', value: 'They meet again' },
    ],
    by: 'By Ada Example, Harbour Editor',
    located: 'VALDREY',
    descriptions: [{ role: 'summary', value: 'First. Second.' }],
    copyrightNotice: '© 2026 Nordwire',
    usageTerms: 'Not for print',
    genres: [{ name: 'Feature' }],
    infoSources: [{ name: 'Nordwire', role: 'provider' }],
    people: [{ name: 'Ada Example' }],
    organisations: [{ name: 'Harbour Office', literal: 'nw:NWH' }],
  })
  expect(one?.edNote?.split('\n\n')).toEqual(['UPDATES with vote', 'ae/nw', 'ada@nordwire.example'])
  expect(one?.subjects?.map(({ name, rel, literal }) => [name, rel, literal])).toEqual(
    expect.arrayContaining([
      ['fishing industry', undefined, 'subj:04001002'],
      ['Pilots', undefined, undefined],
      ['Harbour', 'service', undefined],
      ['pilots', 'keyword', undefined],
      ['quay', 'keyword', undefined],
    ]),
  )
  expect(one?.places).toMatchObject([{ name: 'VALDREY' }, { name: 'Valdrey' }, { literal: 'VLD' }])
})

test('a byline of initials is the desk’s: readers see none', () => {
  const one = item({ bodyHead: '<hedline><hl1>H</hl1></hedline><byline>gr/bp</byline>' })
  expect(one?.edNote).toBe('gr/bp')
  expect(one && copyOf(one).byline).toBeUndefined()
})

describe('the text', () => {
  test('notes go to the desk, wherever they stand; a publishable advisory is read', () => {
    const one = item({
      bodyHead:
        '<hedline><hl1>H</hl1></hedline><note><p>Call 555 before noon.</p></note><note type="pa"><p>Contains language that may offend.</p></note>',
      content: '<p>Text.</p><note noteclass="editorsnote"><p>Not checked.</p></note><p>More.</p>',
    })
    expect(one?.bodies?.[0]?.value).toBe('<p>Contains language that may offend.</p>\n<p>Text.</p>\n<p>More.</p>')
    expect(one?.edNote?.split('\n\n')).toEqual(['Call 555 before noon.', 'Not checked.'])
  })

  test('pictures stand where the text has them, in their largest size, with what is said of them', () => {
    const one = item({
      content:
        '<p>Before.</p><media media-type="image"><media-reference source="small.jpg" mime-type="image/jpeg" width="100" height="80"/><media-reference source="http://nordwire.example/large.jpg" width="1000" height="800" source-credit="Nordwire"/><media-caption>The quay</media-caption><media-producer>Ada Example</media-producer></media><media media-type="video"><media-reference source="v.mp4"/></media><p>After.</p>',
    })
    expect(one?.associations).toMatchObject([
      {
        uri: 'nw-42#media-1',
        type: 'picture',
        by: 'Ada Example',
        copyrightHolder: 'Nordwire',
        descriptions: [{ role: 'caption', value: 'The quay' }],
        renditions: [
          { href: 'file:small.jpg', width: 100 },
          { href: 'http://nordwire.example/large.jpg', width: 1000 },
        ],
      },
      { type: 'video' },
    ])
    expect(one?.bodies?.[0]?.value).toBe(
      '<p>Before.</p>\n<figure><img src="http://nordwire.example/large.jpg" alt=""></figure>\n<p>After.</p>',
    )
  })

  test('a table keeps its rows, a fraction its stroke', () =>
    expect(
      html(
        '<nitf-table><nitf-table-metadata><nitf-col/></nitf-table-metadata><table><tr><th>Quay</th><th>m</th></tr><tr><td>North</td><td>7<frac><frac-num>1</frac-num><frac-den>2</frac-den></frac></td></tr></table></nitf-table>',
      ),
    ).toBe('<table><tr><th>Quay</th><th>m</th></tr><tr><td>North</td><td>7 1/2</td></tr></table>'))

  test('lines that were broken at a telex’s edge are one, short lines stay', () => {
    const full =
      'It marks the first sale of boats since the harbour office of the <br/>old town was told to shed its struggling yard in the spring of <br/>last year.'
    expect(html(`<p>${full}</p>`)).not.toContain('<br>')
    const uneven =
      'The keepers of the old drawbridge had said since the <br/>vote of the pilots that no ship would pass before the water had <br/>fallen.'
    expect(html(`<p>${uneven}</p>`)).not.toContain('<br>')
    expect(html('<p>Northquay: Thorn, Vale, Example.<br/>Southquay: Muster, Berg.</p>')).toBe(
      '<p>Northquay: Thorn, Vale, Example.<br>Southquay: Muster, Berg.</p>',
    )
  })

  test('markup that was escaped once or twice too often is markup', () => {
    expect(html('&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;')).toBe('<p>One</p>\n<p>Two</p>')
    expect(html('&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt; &amp;lt;p&amp;gt;Two&amp;lt;/p&amp;gt;')).toBe(
      '<p>One</p>\n<p>Two</p>',
    )
    expect(html('&amp;lt;script&amp;gt;x()&amp;lt;/script&amp;gt;&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;')).toBe(
      '<p>One</p>',
    )
  })

  test('code for a web page does not run and is named to the desk, its heading goes with it', () => {
    const one = item({
      content:
        '<p>Text.</p><hl2>Embed code</hl2><p>&lt;script src="https://evil.example"&gt;x()&lt;/script&gt;</p><p>More.</p>',
    })
    expect(one?.bodies?.[0]?.value).toBe('<p>Text.</p>\n<p>More.</p>')
    expect(one?.edNote).toBe('Not taken over: [script src="https://evil.example"]x()[/script]')
  })

  test('code of a provider that we know is shown as what it shows, and nothing is told to the desk', () => {
    const code =
      '&lt;blockquote class="twitter-tweet"&gt;&lt;p&gt;Shut.&lt;/p&gt;&lt;a href="https://twitter.com/a/status/12345"&gt;x&lt;/a&gt;&lt;/blockquote&gt; &lt;script src="https://platform.twitter.com/widgets.js"&gt;&lt;/script&gt;'
    const one = item({ content: `<p>Text.</p><hl2>Embed</hl2><p>${code}</p><p>More.</p>` })
    expect(one?.bodies?.[0]?.value).toBe(
      '<p>Text.</p>\n<figure><a href="https://x.com/a/status/12345">Shut.</a></figure>\n<p>More.</p>',
    )
    expect(one?.edNote).toBeUndefined()
    expect(one && copyOf(one).body.content[1]?.type).toBe('embed')
  })

  test('the last paragraph of initials, and PA’s «ends», are the desk’s', () => {
    const one = item({ content: '<p>Text.</p><p>ae/nw</p><p>ends</p>' })
    const copy = one && copyOf(one)
    expect(copy && bodyText(copy.body)).toBe('Text.')
  })
})

describe('whatever arrives', () => {
  const holds = (bytes: Uint8Array): void => {
    const { items, problems } = readWire(bytes)
    expect(items.length + problems.length).toBeGreaterThan(0)
    expect(problems.join()).not.toMatch(/fault of Dateline/)
    for (const one of items) {
      expect(one.uri).toBeTruthy()
      expect(one.bodies?.[0]?.value ?? '').not.toMatch(/<script|\son\w+=|"\s*javascript:/i)
      expect(body.safeParse(copyOf(one).body).success).toBe(true)
    }
  }
  const whole = Buffer.from(
    nitf({
      data: 'management-status="canceled" management-doc-idref="a_1"',
      docdata: '<doc-id id-string="a_2"/><du-key key="a" version="3"/><date.release norm="20260304T090000Z"/>',
      content:
        '<p>Text <em>here</em>.<br/>Line</p><note>N</note><media media-type="image"><media-reference source="a.jpg"/></media><table><tr><td>1</td></tr></table>',
    }),
  )

  test('cut anywhere, or with bytes changed, it is an item or a problem', () => {
    for (let at = 0; at < whole.length; at += 7) holds(whole.subarray(0, at))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }), (flips) => {
        const broken = Uint8Array.from(whole)
        for (const [at, value] of flips) broken[at % broken.length] = value
        holds(broken)
      }),
      { numRuns: 150, seed: 20260304 },
    )
  })

  test('deep, wide and hostile, it is bounded', () => {
    for (const content of [
      '<block>'.repeat(190) + '<p>x</p>' + '</block>'.repeat(190),
      '<media media-type="image"><media-reference source="a.jpg"/></media>'.repeat(5000),
      `<p>${'x<br/>'.repeat(20_000)}</p>`,
      '<note>n</note>'.repeat(5000),
      '<p onclick="x()"><a href="javascript:x()">go</a></p>',
      '&amp;lt;p&amp;gt;'.repeat(20_000),
    ])
      holds(Buffer.from(nitf({ content })))
    expect(
      item({ content: '<media media-type="image"><media-reference source="a.jpg"/></media>'.repeat(5000) })
        ?.associations,
    ).toHaveLength(500)
  })
})
