/** What goes wrong with files, and what is done to them on purpose: each takes bytes and gives others, by the numbers that it is given. */

import { randomJson } from './random-json.ts'

/** Random numbers in [0, 1), the same for the same input's number. */
export type Numbers = () => number

export type Mutation = (bytes: Buffer, number: Numbers, other: Buffer) => Buffer

/** No input grows beyond this, in bytes. */
const largest = 3_000_000

const upTo = (number: Numbers, most: number): number => Math.floor(number() * (most + 1))
const pick = <One>(number: Numbers, from: readonly One[]): One => from[Math.floor(number() * from.length)] as One

/** Letters that stand for bytes one to one, so that no text is lost on the way. */
const latin = (bytes: Buffer): string => bytes.toString('latin1')
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

const put = (bytes: Buffer, at: number, piece: Buffer | string, instead = 0): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(piece as string), bytes.subarray(at + instead)])

/** How often a piece may be repeated, seldom very often. */
const times = (number: Numbers, size: number, most = 20_000): number =>
  Math.max(2, Math.min(Math.floor(most ** number()), Math.floor(largest / 2 / Math.max(1, size))))

/** Somewhere behind the end of a tag, a value or a line: where a file of any format goes on. */
const joint = (bytes: Buffer, number: Numbers): number => {
  const from = upTo(number, bytes.length)
  const near = bytes.subarray(from, from + 2000)
  const found = ['>', ',', '\n'].map((mark) => near.indexOf(mark)).filter((at) => at >= 0)
  return found.length > 0 ? from + pick(number, found) + 1 : from
}

const cut: Mutation = (bytes, number) => {
  const at = upTo(number, bytes.length)
  const way = number()
  if (way < 0.5) return bytes.subarray(0, at)
  if (way < 0.7) return bytes.subarray(at)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + upTo(number, bytes.length - at))])
}

const flipBits: Mutation = (bytes, number) => {
  const broken = Buffer.from(bytes)
  for (let left = 1 + upTo(number, 40 ** number()); left > 0 && broken.length > 0; left--) {
    const at = upTo(number, broken.length - 1)
    broken[at] = (broken[at] ?? 0) ^ (1 << upTo(number, 7))
  }
  return broken
}

const insertBytes: Mutation = (bytes, number) => {
  const noise = Buffer.from(Array.from({ length: 1 + upTo(number, 30) }, () => upTo(number, 255)))
  const piece = pick(number, [
    noise,
    noise,
    '\0',
    '\0\0\0',
    '\x01',
    '\x1b[31m',
    '\x16\x16\x01',
    '\xff\xfe',
    '\r',
    '\r\n\r\n',
  ])
  return put(bytes, upTo(number, bytes.length), piece)
}

const deleteBytes: Mutation = (bytes, number) => put(bytes, upTo(number, bytes.length), '', 1 + upTo(number, 60))

const duplicateBlock: Mutation = (bytes, number) => {
  const from = upTo(number, bytes.length)
  const piece = bytes.subarray(from, from + 1 + upTo(number, 3000))
  return put(bytes, from, Buffer.concat(Array.from({ length: times(number, piece.length, 300) }, () => piece)))
}

const tagAt = (text: string, from: number): [number, number] | undefined => {
  const start = text.indexOf('<', from)
  const end = text.indexOf('>', start)
  return start < 0 || end < 0 || end - start > 5000 ? undefined : [start, end + 1]
}

const swapTags: Mutation = (bytes, number) => {
  const text = latin(bytes)
  const one = tagAt(text, upTo(number, text.length))
  const two = one && tagAt(text, one[1] + upTo(number, 500))
  if (!one || !two) return bytes
  const [a, b] = one
  const [c, d] = two
  return bytesOf(text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d))
}

/** An element goes, comes again a hundred times, or changes its name. */
const changeElement: Mutation = (bytes, number) => {
  const text = latin(bytes)
  const tag = tagAt(text, upTo(number, text.length))
  const name = tag && /^<([\w:.-]+)/.exec(text.slice(...tag))?.[1]
  if (!tag || !name) return bytes
  const close = text.indexOf(`</${name}>`, tag[0])
  const end = close < 0 ? tag[1] : close + name.length + 3
  const whole = text.slice(tag[0], end)
  const way = number()
  const instead =
    way < 0.3
      ? ''
      : way < 0.6
        ? whole.repeat(times(number, whole.length, 3000))
        : whole.replaceAll(
            name,
            pick(number, ['p', 'script', 'nitf', 'newsItem', 'x:y', 'html', 'NewsComponent', 'item']),
          )
  return bytesOf(text.slice(0, tag[0]) + instead + text.slice(end))
}

const nests = [
  ['<p>', '</p>'],
  ['<div>', '</div>'],
  ['<b><i>', '</i></b>'],
  ['<a href="/x"><div>', ''],
  ['<table><tr><td>', ''],
  ['<ul><li>', ''],
  ['<svg><math>', ''],
  ['<NewsComponent>', '</NewsComponent>'],
  ['<NewsItem>', '</NewsItem>'],
  ['<itemSet><packageItem>', ''],
  ['<group><groupSet>', ''],
  ['<block>', '</block>'],
  ['&lt;p&gt;', ''],
  ['[', ']'],
  ['{"associations":[', ']}'],
  ['{"a":', '}'],
  ['<!--', ''],
  ['<![CDATA[', ']]>'],
  ['<?x ', '?>'],
  ['(', ')'],
] as const

const nestDeeply: Mutation = (bytes, number) => {
  const [open, close] = pick(number, nests)
  const depth = times(number, open.length, 100_000)
  return put(bytes, joint(bytes, number), open.repeat(depth) + (number() < 0.5 ? close.repeat(depth) : ''))
}

const declared = [
  'utf-8',
  'UTF-16',
  'iso-8859-1',
  'windows-1252',
  'windows-1256',
  'shift_jis',
  'gb18030',
  'utf-7',
  'x-none',
  '',
]
const marks = ['', '\ufeff', '\ufffe']

const encodeOtherwise: Mutation = (bytes, number) => {
  const text = bytes.toString()
  const way = number()
  if (way < 0.2) return Buffer.from(pick(number, marks) + text, 'utf16le')
  if (way < 0.4) return Buffer.from(pick(number, marks) + text + (text.length % 2 ? ' ' : ''), 'utf16le').swap16()
  if (way < 0.55) return Buffer.from(text, 'latin1')
  if (way < 0.65) return Buffer.from(latin(bytes))
  if (way < 0.75) return Buffer.from(`\ufeff${text}`)
  const charset = pick(number, declared)
  return bytesOf(
    latin(bytes).replace(
      /(encoding|charset)(\s*=\s*)(["']?)[\w-]*/gi,
      (_, word, is, quote) => `${word}${is}${quote}${charset}`,
    ),
  )
}

/** A piece of a file of another format, in the middle of this one or in place of its end. */
const splice: Mutation = (bytes, number, other) => {
  const from = joint(other, number)
  const piece = other.subarray(from, from + upTo(number, 8000))
  const at = joint(bytes, number)
  return number() < 0.3 ? Buffer.concat([bytes.subarray(0, at), piece]) : put(bytes, at, piece)
}

const odd = [
  '0',
  '-1',
  '9'.repeat(40),
  '9'.repeat(5000),
  '1e999',
  '-0',
  '00000',
  '1.5e-7',
  'NaN',
  '٣٤٥',
  '4294967296',
  '9007199254740993',
  '',
  '²',
]

const changeNumbers: Mutation = (bytes, number) => {
  const share = number() ** 3
  return bytesOf(
    latin(bytes).replace(/\d+/g, (digits) =>
      number() < share ? Buffer.from(pick(number, odd)).toString('latin1') : digits,
    ),
  )
}

const dates = [
  '0000-00-00',
  '9999-12-31T23:59:60Z',
  '+275760-09-13T00:00:00Z',
  '20260230T250000+9900',
  '2026-13-45',
  'Thu, 99 Foo 2026 25:61:00 +2500',
  'tomorrow',
  '1969-12-31T23:59:59-23:59',
]

const changeDates: Mutation = (bytes, number) =>
  bytesOf(
    latin(bytes).replace(/\d{4}-?\d\d-?\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?/g, (date) =>
      number() < 0.5 ? pick(number, dates) : date,
    ),
  )

const changeJson: Mutation = (bytes, number) => {
  const first = bytes[0]
  if (first !== 0x7b && first !== 0x5b) return changeNumbers(bytes, number, bytes)
  try {
    return Buffer.from(randomJson(JSON.parse(bytes.toString()), number))
  } catch {
    // Another mutation has broken it before: then it is broken once more.
    return flipBits(bytes, number, bytes)
  }
}

const evil = [
  '<script>x()</script>',
  '&lt;script&gt;x()&lt;/script&gt;',
  '<p onclick="x()">',
  '<img src=x onerror=x()>',
  '<a href="javascript:x()">x</a>',
  '<a href="jav\tascript:x()">x</a>',
  '<a href=" data:text/html,<script>x()</script>">x</a>',
  '<iframe srcdoc="<script>x()</script>">',
  '<svg/onload=x()>',
  '<math><mtext><table><mglyph><style><img src onerror=x()>',
  '<noscript><p title="</noscript><img src=x onerror=x()>">',
  '<style>@import "http://127.0.0.1/x";</style>',
  '<base href="//evil.example/">',
  '<form action="javascript:x()"><button>',
  '"><script>x()</script>',
  "' onmouseover='x()",
  '&#x3c;script&#x3e;',
  '&#0;&#x110000;&#xd800;&#1;',
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>',
  '<!DOCTYPE x SYSTEM "http://169.254.169.254/latest">',
  '&a;&b;&nbsp;&hellip;&notanentity;',
  ']]>',
  '\ud800',
  '\u202e\u2066\u200b\ufeff',
  '../../../../etc/passwd',
  'http://127.0.0.1:5432/',
  'file:///etc/passwd',
  '__proto__',
  'constructor',
  '{{7*7}}',
] as const

const insertEvil: Mutation = (bytes, number) => {
  const piece = pick(number, evil)
  const quoted = bytes[0] === 0x7b && number() < 0.7 ? JSON.stringify(piece).slice(1, -1) : piece
  return put(bytes, number() < 0.7 ? joint(bytes, number) : upTo(number, bytes.length), quoted)
}

const floods = [
  ' ',
  '\n',
  '\r\n',
  '\t',
  'a',
  '<',
  '>',
  '&',
  '"',
  '(',
  ')',
  '- ',
  '-',
  '/',
  '=',
  '.',
  ',',
  'ab/',
  '1',
  '10:00 ',
  'KILL ',
  'By A ',
  '\u00a0',
  'é',
  'إلغاء ',
  '&amp;',
  '<br/>',
  '= ',
  ': ',
  ';',
  "'",
  '\\',
  'A B C ',
  '\ufffd',
  '\u0301',
  'PARIS, ',
  '--',
  '\n\n',
  ' \n',
  '=\r\n',
  '=?utf-8?q?',
  '\x1c\x02',
  'http://a',
]

/** One thing again and again, against patterns that go back over what they have read. */
const flood: Mutation = (bytes, number) => {
  const piece = pick(number, floods)
  return put(
    bytes,
    number() < 0.5 ? joint(bytes, number) : upTo(number, bytes.length),
    piece.repeat(times(number, piece.length, 300_000)),
  )
}

const changeLines: Mutation = (bytes, number) => {
  const lines = latin(bytes).split('\n')
  const at = upTo(number, lines.length - 1)
  const to = upTo(number, lines.length - 1)
  const line = lines[at] ?? ''
  const way = number()
  if (way < 0.3) lines.splice(at, 1)
  else if (way < 0.6) lines.splice(to, 0, ...lines.splice(at, 1))
  else if (way < 0.8) lines.splice(at, 0, ...Array.from({ length: times(number, line.length, 2000) }, () => line))
  else lines[at] = ` ${line}`
  return bytesOf(lines.join('\n'))
}

const attribute: Mutation = (bytes, number) => {
  const text = latin(bytes)
  const found = /\s[\w:.-]+=(["'])[^"'<>]*\1/g
  found.lastIndex = upTo(number, text.length)
  const one = found.exec(text)
  if (!one) return bytes
  const [whole] = one
  const way = number()
  const instead =
    way < 0.3
      ? ''
      : way < 0.5
        ? whole + whole
        : way < 0.8
          ? whole.replace(/=.*$/s, `="${bytesOf(pick(number, evil).replaceAll('"', '&quot;')).toString('latin1')}"`)
          : Array.from({ length: times(number, 12, 5000) }, (_, at) => ` a${at}="${at}"`).join('')
  return bytesOf(text.slice(0, one.index) + instead + text.slice(one.index + whole.length))
}

/** Every way, by the word that tells it. */
export const mutations: Record<string, Mutation> = {
  ...{
    cut,
    flipBits,
    insertBytes,
    deleteBytes,
    duplicateBlock,
    swapTags,
    changeElement,
    nestDeeply,
    encodeOtherwise,
    splice,
  },
  ...{ changeNumbers, changeDates, changeJson, insertEvil, flood, changeLines, attribute },
}

/** One to four of them, one after the other. */
export const mutated = (bytes: Buffer, number: Numbers, other: Buffer): { bytes: Buffer; did: string[] } => {
  const did: string[] = []
  let changed = bytes
  for (let left = 1 + Math.floor(4 * number() ** 2); left > 0; left--) {
    const name = pick(number, Object.keys(mutations))
    changed = mutations[name]?.(changed, number, other) ?? changed
    if (changed.length > largest) changed = changed.subarray(0, largest)
    did.push(name)
  }
  return { bytes: changed, did }
}
