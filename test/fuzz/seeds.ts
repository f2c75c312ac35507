/** Whole files of every format, to be broken: the project's own samples, invented ones, and real wires where somebody has put them beside the checkout. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { formats, wireOf } from '../../bench/wires/write-wires.ts'
import { aJpeg, drawing, withIim, withXmpPacket } from '../../src/media/picture-samples.ts'
import { aG2Wire, aNewsml1Wire, aWire } from '../build.ts'

export type Seed = { name: string; bytes: Buffer }

const root = join(import.meta.dirname, '../..')
const realWires = join(root, '../shared/wires')

/** Beyond this a file costs more time than it finds faults. */
const largest = 200_000

const filesUnder = (folder: string): Seed[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(root, path), bytes: readFileSync(path) }))
    .filter(({ bytes }) => bytes.length <= largest)

const lines = (...text: string[]): Buffer => Buffer.from(text.join('\r\n'))

const telexes = (): Seed[] => [
  {
    name: 'telex.iptc7901',
    bytes: Buffer.concat([
      lines(
        '',
        '\x01NWX0042 4 i 112 harbour/vote',
        'urn:nordwire',
        '\x02',
        'Pilots vote on the new quay',
        '    HARBOUR, 4 March 2026 (Nordwire) - ',
      ),
      lines(
        'The pilots of the old harbour have voted.',
        '    They will meet again tomorrow, and the day after.',
        '=',
        '   (Nordwire) ab/cd',
      ),
      lines('', '\x03', '040826 GMT MAR 26', '', '\x04'),
    ]),
  },
  {
    name: 'telex.anpa1312',
    bytes: Buffer.concat([
      lines(
        '\x16\x16\x01a0042\x1f',
        '\x15u i bc-Harbour-Vote   \x1f03-04 0112',
        '^Pilots vote on the new quay<',
        '^By ADA EXAMPLE=',
      ),
      lines(
        '^Nordwire Writer=',
        '   HARBOUR (NW) _ The pilots of the old harbour have voted.',
        '\x1c\x02   They meet again tomorrow.\x03',
      ),
      lines('NW-03-04-26 0826GMT<', '\x04'),
    ]),
  },
]

const mailOf = (type: string, encoding: string, body: string): Buffer =>
  lines(
    ...[
      'Received: from mx.nordwire.example by desk.example; Wed, 4 Mar 2026 08:00:01 +0000',
      'From: Nordwire <desk@nordwire.example>',
    ],
    ...[
      'To: wires@desk.example',
      'Subject: =?utf-8?q?Pilots_vote_=E2=80=93_harbour?=',
      'Message-ID: <42@nordwire.example>',
    ],
    ...[
      'Date: Wed, 4 Mar 2026 08:00:00 +0000',
      'MIME-Version: 1.0',
      `Content-Type: ${type}`,
      `Content-Transfer-Encoding: ${encoding}`,
    ],
    ...['', body],
  )

const mails = (picture: Buffer): Seed[] => {
  const text = `The pilots of the old harbour have voted.\r\n\r\n${'They will meet again tomorrow. '.repeat(20)}`
  const part = (type: string, bytes: Buffer) =>
    [
      ...['--b', `Content-Type: ${type}`, 'Content-Transfer-Encoding: base64'],
      ...[
        'Content-Disposition: attachment; filename="a.bin"',
        '',
        bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
      ],
    ].join('\r\n')
  const wire = aG2Wire({ uri: 'urn:newsml:nordwire.example:20260304:mailed', headline: 'Mailed' }).bytes
  const parts = [
    part('text/plain', Buffer.from(text)),
    part('application/xml', wire),
    part('image/jpeg', picture),
    '--b--',
  ].join('\r\n')
  return [
    { name: 'plain.eml', bytes: mailOf('text/plain; charset=utf-8', '8bit', text) },
    {
      name: 'quoted.eml',
      bytes: mailOf(
        'text/html; charset=iso-8859-1',
        'quoted-printable',
        '<p>Pilots =E9 vote=\r\n.</p><p>Tomorrow.</p>',
      ),
    },
    { name: 'attached.eml', bytes: mailOf('multipart/mixed; boundary="b"', '7bit', parts) },
    { name: 'both.eml', bytes: mailOf('multipart/related; boundary="r"', '7bit', both(picture)) },
    { name: 'forwarded.eml', bytes: forwarded },
    {
      name: 'mailbox.mbox',
      bytes: lines(
        ...[1, 2].flatMap(() => ['From desk@nordwire.example Wed Mar  4 08:00:00 2026', `${forwarded}`, '', '']),
      ),
    },
    {
      name: 'telex.eml',
      bytes: mailOf(
        'multipart/mixed; boundary="b"',
        '7bit',
        [...telexes().map(({ bytes }) => part('application/octet-stream', bytes)), '--b--'].join('\r\n'),
      ),
    },
  ]
}

/** Text as words and as a page, with a picture that the page shows. */
const both = (picture: Buffer): string =>
  [
    ...['--r', 'Content-Type: multipart/alternative; boundary="a"', ''],
    ...['--a', 'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes', ''],
    ...['The pilots of the old harbour \r\nhave voted.', '> They meet again.', '-- ', 'Nordwire', '--a'],
    ...['Content-Type: text/html; charset=windows-1252', 'Content-Transfer-Encoding: quoted-printable', ''],
    ...['<style>p{}</style><p>The pilots =96 all of them =96 have voted.</p><img src=3D"cid:one@nordwire">', '--a--'],
    ...['--r', 'Content-Type: image/jpeg; name="=?utf-8?B?aGFmZW4uanBn?="', 'Content-ID: <one@nordwire>'],
    ...['Content-Disposition: inline', 'Content-Transfer-Encoding: base64', ''],
    ...[picture.toString('base64').replace(/.{76}/g, '$&\r\n'), '--r--'],
  ].join('\r\n')

const forwarded = mailOf(
  'multipart/mixed; boundary="b"',
  '7bit',
  [
    ...['--b', 'Content-Type: message/rfc822', '', 'From: Ada Example <ada@nordwire.example>', 'Subject: KILL: Pilots'],
    ...['Message-ID: <41@nordwire.example>', 'Content-Type: text/plain; charset=iso-2022-jp', ''],
    ...['KILL KILL KILL', 'Editors, please kill the story on the pilots.', '--b--'],
  ].join('\r\n'),
)

const pictures = async (jpeg: Buffer): Promise<Seed[]> => {
  const sets: [number, number, Uint8Array][] = [
    [1, 90, Buffer.from('\x1b%G')],
    [2, 5, Buffer.from('The harbour')],
    [2, 25, Buffer.from('pilots')],
    [2, 55, Buffer.from('20260304')],
    [2, 80, Buffer.from('Ada Example')],
    [2, 110, Buffer.from('Nordwire')],
    [2, 120, Buffer.from('The harbour at noon.')],
  ]
  const iim = Buffer.from(withIim(jpeg, sets))
  const xmp = withXmpPacket(
    iim,
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">The harbour</rdf:li></rdf:Alt></dc:title><photoshop:Credit>Nordwire</photoshop:Credit>',
  )
  const exif = { IFD0: { Copyright: 'Nordwire', ImageDescription: 'The harbour', Artist: 'Ada Example' } }
  const drawn = drawing(60, 40)
  return [
    { name: 'bare.jpg', bytes: jpeg },
    { name: 'iim.jpg', bytes: iim },
    { name: 'iim-xmp.jpg', bytes: Buffer.from(xmp) },
    { name: 'exif.jpg', bytes: await drawn.clone().withExif(exif).jpeg().toBuffer() },
    { name: 'exif.png', bytes: await drawn.clone().withExif(exif).png().toBuffer() },
    { name: 'exif.tiff', bytes: await drawn.clone().withExif(exif).tiff().toBuffer() },
    { name: 'exif.webp', bytes: await drawn.clone().withExif(exif).webp().toBuffer() },
    { name: 'bare.gif', bytes: await drawn.clone().gif().toBuffer() },
  ]
}

const nitf = `<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf version="-//IPTC//DTD NITF 3.4//EN"><head><title>Pilots vote</title><meta name="priority" content="4"/>
<docdata management-status="usable"><doc-id id-string="urn:nordwire:42" regsrc="NWX"/><urgency ed-urg="4"/><date.issue norm="20260304T080000Z"/>
<ed-msg info="UPDATES with vote"/><du-key version="2" key="HARBOUR"/><doc.copyright year="2026" holder="Nordwire"/><key-list><keyword key="pilots"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Pilots vote on the new quay</hl1><hl2>They meet again tomorrow</hl2></hedline><byline>By <person>Ada Example</person></byline>
<dateline><location>HARBOUR</location> (Nordwire) -</dateline><abstract><p>The vote.</p></abstract></body.head>
<body.content><block><p>The pilots of the old harbour have voted.</p><hl2>Tomorrow</hl2><p>They meet <em>again</em>, caf\u00e9.</p><ul><li>one</li></ul>
<table><tr><th>Yes</th><td>41</td></tr></table><media media-type="image"><media-reference source="harbour.jpg" mime-type="image/jpeg"/>
<media-caption>The harbour</media-caption><media-producer>Ada Example</media-producer></media></block></body.content><body.end><tagline>ae/nw</tagline></body.end></body></nitf>`

const nitfKill = `<nitf version="-//IPTC//DTD NITF 3.6//EN" baselang="nb-NO"><head><docdata management-status="canceled" management-doc-idref="havn-d9cd_46" management-idref-status="canceled">
<doc-id id-string="havn-d9cd_47"/><du-key key="havn-d9cd" version="48"/><date.issue norm="20260304T080000"/><date.release norm="20260305T080000Z"/></docdata></head>
<body><body.head><hedline><hl1>Havn</hl1></hedline><note><p>For the desk.</p></note><byline>gr/bp</byline></body.head><body.content>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;</body.content></body></nitf>`

const event = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet><conceptItem guid="urn:nw:event:1" version="1"><itemMeta><pubStatus qcode="stat:usable"/></itemMeta>
<concept><conceptId qcode="nw:1"/><type qcode="cpnat:event"/><name>Regatta</name><eventDetails><dates><start>2026-05-01T10:00:00+02:00</start><end>2026-05</end><rRule freq="DAILY" count="3"/></dates>
<organiser><name>Harbour Club</name></organiser><location><name>Old Harbour</name><POIDetails><position latitude="51.5" longitude="-0.25"/></POIDetails></location><registration>By Monday</registration></eventDetails></concept></conceptItem>
<planningItem guid="urn:nw:plan:1" version="2"><itemMeta><title>Regatta</title></itemMeta><newsCoverageSet><newsCoverage id="c1"><planning><g2contentType>image/jpeg</g2contentType><scheduled>2026-05-01T12:00:00Z</scheduled><edNote>Two</edNote></planning>
<delivery><deliveredItemRef residref="urn:nw:42" version="1"/></delivery></newsCoverage></newsCoverageSet></planningItem></itemSet></newsMessage>`

/** Without a declaration of its own, with what the first one has not. */
const nitfRich = `<nitf><head><title>KILL</title><docdata management-status="canceled" management-idref-list="urn:nordwire:42"><correction info="Kills" id-string="urn:nordwire:42"/>
<evloc iso-cc="NO" city="Harbour"/><doc-id id-string="urn:nordwire:43"/><date.release norm="20260304T120000Z"/><date.expire norm="20260305T120000+0100"/><doc-scope scope="sport"/>
<series series.name="Pilots" series.part="1"/><fixture fix-id="f"/><identified-content><classifier type="tobject" value="04000000"/><location location-code="NO"/></identified-content></docdata></head>
<body><body.head><note noteclass="editorsnote"><body.content><p>EDITORS: kill the story.</p></body.content></note><rights><rights.owner>Nordwire</rights.owner></rights><hedline><hl1>KILL</hl1></hedline><distributor>Nordwire</distributor></body.head>
<body.content><p lede="true">Kill <chron norm="20260304">today</chron><br/><q>it</q> <a href="https://nordwire.example/">there</a> <num units="EUR">4</num>.</p><bq><block><p>So be it.</p></block></bq><hr/><pre>1  2</pre><ol><li>a</li></ol><dl><dt>b</dt><dd>c</dd></dl><fn><p>d</p></fn><nitf-table><table-reference/></nitf-table></body.content></body></nitf>`

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Nordwire</title><link>https://nordwire.example/</link><language>en</language><item><title>Pilots &amp; quay</title><link>https://nordwire.example/42</link>
<guid isPermaLink="false">nw-42</guid><pubDate>Wed, 04 Mar 2026 08:00:00 GMT</pubDate><dc:creator>Ada Example</dc:creator><category>Harbour</category>
<description>&lt;p&gt;The pilots have voted.&lt;/p&gt;</description><content:encoded><![CDATA[<p>The pilots have <b>voted</b>.</p>]]></content:encoded>
<media:content url="https://nordwire.example/42.jpg" type="image/jpeg" width="800" height="600"><media:credit>Ada Example</media:credit></media:content></item></channel></rss>`

const rdf = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://nordwire.example/"><title>Nordwire</title><link>https://nordwire.example/</link><description>Wires</description></channel>
<item rdf:about="https://nordwire.example/42"><title>Pilots vote</title><link>https://nordwire.example/42</link><dc:date>2026-03-04T08:00:00Z</dc:date>
<dc:creator>Ada Example</dc:creator><description>The pilots have voted.</description></item></rdf:RDF>`

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Nordwire</title><id>urn:nw</id><updated>2026-03-04T08:00:00Z</updated>
<entry><id>urn:nw:42</id><title type="html">Pilots &lt;b&gt;vote&lt;/b&gt;</title><updated>2026-03-04T08:00:00Z</updated><author><name>Ada Example</name></author>
<link rel="alternate" href="https://nordwire.example/42"/><summary>The vote.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They voted.</p></div></content></entry></feed>`

const built = (): Seed[] => {
  const said = {
    headline: 'Pilots vote on the new quay',
    standfirst: 'They meet again tomorrow.',
    text: [
      'HARBOUR (Nordwire) - The pilots have voted.',
      '<h2>Tomorrow</h2>',
      'They will meet again.',
      '(Reporting by Ada Example)',
    ],
    ...{
      notes: 'UPDATES with vote',
      embargo: '2026-03-04T12:00:00Z',
      by: 'Ada Example',
      subjects: ['vote'],
      keywords: ['pilots'],
    },
    pictures: [{ file: 'harbour.jpg', caption: 'The harbour' }],
  }
  const uri = 'urn:newsml:nordwire.example:20260304:42'
  return [
    {
      name: 'built.ninjs.json',
      bytes: aWire({ ...said, uri, kills: ['urn:newsml:nordwire.example:20260304:41'] }).bytes,
    },
    { name: 'built.newsml-g2.xml', bytes: aG2Wire({ ...said, uri }).bytes },
    { name: 'built.newsml-1.xml', bytes: aNewsml1Wire({ ...said, id: '42' }).bytes },
    ...formats.map((format, at) => ({
      name: `bench.${format}`,
      bytes: Buffer.from(wireOf(at, new Date('2026-03-04T08:00:00Z'), format).text),
    })),
    { name: 'nitf.xml', bytes: Buffer.from(nitf, 'latin1') },
    { name: 'rss.xml', bytes: Buffer.from(rss) },
    { name: 'atom.xml', bytes: Buffer.from(atom) },
    { name: 'rss-1.rdf', bytes: Buffer.from(rdf) },
    { name: 'rich.nitf.xml', bytes: Buffer.from(nitfRich, 'latin1') },
    {
      name: 'page.html',
      bytes: Buffer.from(
        '<!DOCTYPE html><html><head><title>Harbour</title></head><body><p>The pilots have voted.</p></body></html>',
      ),
    },
    {
      name: 'plain.txt',
      bytes: lines(
        ...['PILOTS VOTE ON THE NEW QUAY', 'By Ada Example', '', 'Embargo: 5 March 2026 12:00 GMT', ''],
        ...[
          'HARBOUR, March 4 (Nordwire) - The pilots of the old harbour have voted to go',
          'back to work after nine days, and they will meet again tomorrow to hear what',
        ],
        ...['the office has to say.', '', 'Ships had waited in the roads. “We are glad,” a keeper said.', '', 'ENDS'],
        ...['', 'Notes to editors:', 'Ada Example, +44 20 5550 100', '-- ', 'Nordwire'],
      ),
    },
    {
      name: 'telex.txt',
      bytes: lines(
        ...['ZCZC NWD', '%A', '#harbour-vote', '$Pilots vote on the new quay', '*04000000'],
        ...[
          `   The pilots have voted. ${'They will meet again tomorrow. '.repeat(9)}`,
          '   A table:',
          'North 7',
          'South 3',
          'NNNN',
        ],
      ),
    },
    { name: 'nitf-kill.xml', bytes: Buffer.from(nitfKill) },
    { name: 'event.newsml-g2.xml', bytes: Buffer.from(event) },
  ]
}

/** The same files in the same order as long as the samples are the same; `real` where the real ones are wanted and there. */
export const seeds = async ({ real }: { real: boolean }): Promise<Seed[]> => {
  const jpeg = await aJpeg(60, 40)
  const own = [...filesUnder(join(root, 'test/wires')), ...filesUnder(join(root, 'demo/wires'))]
  const others =
    real && hasRealWires()
      ? [...filesUnder(join(realWires, 'samples')), ...filesUnder(join(realWires, 'validation'))]
      : []
  return [...built(), ...telexes(), ...mails(jpeg), ...(await pictures(jpeg)), ...own, ...others]
}

export const hasRealWires = (): boolean => existsSync(join(realWires, 'samples'))
