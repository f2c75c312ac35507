/** Bytes of a wire file into items in normal form. */

import type { Element } from '../story/markup/element.ts'
import { type Format, formatOfBytes, formatOfText } from './detect.ts'
import { decode } from './encoding.ts'
import { readAtom } from './formats/feed/atom.ts'
import { readRss } from './formats/feed/rss.ts'
import { readJson } from './formats/json.ts'
import { readNewsml1 } from './formats/newsml-1.ts'
import { readNewsmlG2 } from './formats/newsml-g2.ts'
import { readNitf } from './formats/nitf/nitf.ts'
import { readPictureWire } from './formats/picture/picture.ts'
import { readPlainText } from './formats/plain-text.ts'
import { readAnpa1312 } from './formats/telex/anpa-1312.ts'
import { readIptc7901 } from './formats/telex/iptc-7901.ts'
import type { Reading } from './item.ts'
import { readXml } from './xml.ts'

/** The largest file that is read, in bytes. */
export const largestWire = 20 * 1024 * 1024

/** A file as a format's reader gets it: its bytes, its letters ('' where the bytes prove a format that is no text), its name if known. */
export type WireFile = { bytes: Uint8Array; text: string; name?: string | undefined }

type Reader = (file: WireFile) => Reading

const xmlReader =
  (format: Format, reader: (root: Element) => Reading): Reader =>
  ({ text }) => {
    const { root, problem } = readXml(text)
    return root ? reader(root) : { format, problems: [problem], items: [] }
  }

const readers: Partial<Record<Format, Reader>> = {
  json: ({ text }) => readJson(text),
  photo: readPictureWire,
  'plain-text': ({ text }) => readPlainText(text),
  iptc7901: ({ bytes }) => readIptc7901(bytes),
  anpa1312: ({ bytes }) => readAnpa1312(bytes),
  rss: ({ text }) => readRss(text),
  atom: ({ text }) => readAtom(text),
  'newsml-1': xmlReader('newsml-1', readNewsml1),
  'newsml-g2': xmlReader('newsml-g2', readNewsmlG2),
  nitf: xmlReader('nitf', readNitf),
}

/** What is said of a format that is known but not read. */
const unread: Partial<Record<Format, string>> = {
  mail: 'The file is an e-mail. Mails are read where they arrive, not inside another file.',
  html: 'The file is a web page, not a wire.',
  xml: 'The file is XML, but of no news format that is known here (NewsML 1, NewsML-G2, NITF, RSS, Atom).',
  unknown: 'The file is of no format that is known here (docs/wire-formats.md lists them).',
}

const refused = (format: string, problem: string): Reading => ({ format, problems: [problem], items: [] })

const read = (bytes: Uint8Array, name: string | undefined): Reading => {
  if (bytes.length > largestWire)
    return refused('unknown', `The file has ${bytes.length} bytes; more than 20 MB are not read.`)
  const binary = formatOfBytes(bytes)
  if (binary) return readAs(binary, { bytes, text: '', name })
  const { text, problem } = decode(bytes)
  if (!text.trim())
    return refused('unknown', 'The file is empty. Wait for the whole file, or ask the sender for it again.')
  const reading = readAs(formatOfText(text), { bytes, text, name })
  if (problem) reading.problems.unshift(problem)
  if (!reading.items.length && !reading.problems.length) reading.problems.push('The file holds no news item.')
  return reading
}

const readAs = (format: Format, file: WireFile): Reading =>
  readers[format]?.(file) ?? refused(format, unread[format] ?? `The format ${format} is not read.`)

/**
 * Reads a wire file. Never throws: what cannot be read is a problem, a sentence that an editor can act on. There is
 * always an item or a problem. The format is found in the bytes; `name` is what a picture calls itself (`file:NAME`) and what a
 * problem names.
 */
export const readWire = (bytes: Uint8Array, name?: string): Reading => {
  try {
    return read(bytes, name)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refused('unknown', `${name ?? 'The file'} could not be read, which is a fault of Dateline's: ${reason}`)
  }
}
