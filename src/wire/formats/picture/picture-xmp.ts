/** XMP packets (ISO 16684-1): properties by the name of their schema, whatever prefix and form of RDF a program chose. */

import { children, type Element, isElement, rawText } from '../../../story/markup/element.ts'
import { decode } from '../../encoding.ts'
import { readXml } from '../../xml.ts'
import { cleanText } from './picture-iim.ts'

type Value = { text: string; language?: string | undefined; items?: Value[]; fields: Map<string, Value> }

/** The properties of all packets, by names such as `dc:creator`, `ext:PersonInImage`. */
export type Xmp = {
  /** The texts of a property: each of a list, the default language of alternatives. */
  texts: (name: string) => string[]
  /** A field of each structure in a property: `fields('ext:LocationShown', 'ext:City')`. */
  fields: (name: string, ...field: string[]) => string[][]
  /** Could a packet not be read? */
  isBroken: boolean
}

/** The schemas that are read, by their namespace. */
const schemas: Record<string, string> = {
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://ns.adobe.com/photoshop/1.0/': 'photoshop',
  'http://ns.adobe.com/xap/1.0/': 'xmp',
  'http://ns.adobe.com/xap/1.0/rights/': 'rights',
  'http://ns.adobe.com/xap/1.0/mm/': 'mm',
  'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/': 'core',
  'http://iptc.org/std/Iptc4xmpExt/2008-02-29/': 'ext',
  'http://ns.useplus.org/ldf/xmp/1.0/': 'plus',
  'http://ns.adobe.com/exif/1.0/': 'exif',
  'http://xmp.gettyimages.com/gift/1.0/': 'getty',
}

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

type Prefixes = Readonly<Record<string, string>>

/** The prefixes that an element declares, with those around it. */
const prefixesOf = (of: Element, around: Prefixes): Prefixes => {
  const own = Object.entries(of.attributes).filter(([name]) => name.startsWith('xmlns:'))
  return own.length ? { ...around, ...Object.fromEntries(own.map(([name, space]) => [name.slice(6), space])) } : around
}

const named = (space: string, name: string): string | undefined =>
  schemas[space] ? `${schemas[space]}:${name}` : undefined

/** Properties written as attributes. */
const attributesIn = (of: Element, prefixes: Prefixes, into: Map<string, Value>): void => {
  for (const [name, text] of Object.entries(of.attributes)) {
    const [prefix = '', local = ''] = name.split(':')
    const key = local && named(prefixes[prefix] ?? '', local)
    if (key && !into.has(key)) into.set(key, { text, fields: new Map() })
  }
}

/** The most levels of structures that are followed. */
const deepest = 8

const propertiesIn = (of: Element, around: Prefixes, into: Map<string, Value>, depth: number): void => {
  const prefixes = prefixesOf(of, around)
  attributesIn(of, prefixes, into)
  for (const child of children(of)) {
    const key = named(child.space, child.name)
    if (key && !into.has(key)) into.set(key, readValue(child, prefixes, depth + 1))
  }
}

const readValue = (of: Element, around: Prefixes, depth: number): Value => {
  const fields = new Map<string, Value>()
  const value: Value = { text: '', language: of.attributes['xml:lang'], fields }
  if (depth > deepest) return value
  const prefixes = prefixesOf(of, around)
  const inner = of.children.filter(isElement)
  const list = inner.find((one) => one.space === rdf && /^(?:Bag|Seq|Alt)$/.test(one.name))
  if (list)
    return {
      ...value,
      items: children(list, 'li')
        .slice(0, 2000)
        .map((one) => readValue(one, prefixesOf(list, prefixes), depth + 1)),
    }
  const description = inner.find((one) => one.space === rdf && one.name === 'Description')
  propertiesIn(description ?? of, prefixes, fields, depth)
  const written = inner.find((one) => one.space === rdf && one.name === 'value')
  return {
    ...value,
    text: written ? rawText(written) : inner.length ? '' : rawText(of) || (of.attributes['rdf:resource'] ?? ''),
  }
}

/** Of alternatives the default one, of a list all. */
const chosen = ({ items, text }: Value): string[] => {
  if (!items) return cleanText(text.slice(0, 100_000))
  if (items.every((one) => one.language === undefined)) return items.flatMap(chosen)
  const preferred = items.find((one) => one.language?.toLowerCase() === 'x-default') ?? items[0]
  return preferred ? chosen(preferred) : []
}

/** The packet's XML without its wrapper, whose padding may be megabytes of blanks. */
const xmlIn = (packet: Buffer): string => {
  const text = decode(packet).text.replaceAll('\0', '')
  const start = text.search(/<(?:[\w.-]{1,20}:)?(?:xmpmeta|xapmeta|RDF)[\s>]/)
  const end = text.lastIndexOf('>', text.includes('<?xpacket end') ? text.lastIndexOf('<?xpacket end') : text.length)
  return start < 0 ? text : text.slice(start, end + 1)
}

/** The longest packet that is read, in bytes: a longer one is an edit history or an attack, whose words are not worth it. */
const longestPacket = 1024 * 1024

/** The most packets of one picture; a real one has one or two. */
const mostPackets = 4

/** Reads packets; the first that says a property holds. */
export const readXmp = (packets: readonly Buffer[]): Xmp => {
  const all = new Map<string, Value>()
  let isBroken = false
  for (const packet of packets.slice(0, mostPackets)) {
    const root = packet.length > longestPacket ? undefined : readXml(xmlIn(packet)).root
    if (!root) isBroken = true
    const holder = root?.name === 'RDF' ? root : children(root, 'RDF')[0]
    const around = root ? prefixesOf(root, {}) : {}
    for (const one of children(holder, 'Description'))
      propertiesIn(one, holder ? prefixesOf(holder, around) : around, all, 0)
  }
  const valuesOf = (name: string): Value[] => {
    const found = all.get(name)
    return found ? (found.items ?? [found]) : []
  }
  return {
    isBroken,
    texts: (name) => {
      const found = all.get(name)
      return found ? chosen(found) : []
    },
    fields: (name, ...field) =>
      valuesOf(name).map((one) =>
        field.map((key) => (one.fields.get(key) ? chosen(one.fields.get(key) ?? one)[0] : undefined) ?? ''),
      ),
  }
}
