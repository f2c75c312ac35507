/** Pictures made by hand for the tests of this folder: nothing but their metadata is real. */

import { crc32 } from 'node:zlib'

/** An IIM data set. */
export type DataSet = [record: number, set: number, value: string | Buffer]

export const iim = (sets: DataSet[]): Buffer =>
  Buffer.concat(
    sets.map(([record, set, value]) => {
      const bytes = Buffer.from(value)
      const head = Buffer.from([0x1c, record, set, 0, 0])
      head.writeUInt16BE(bytes.length, 3)
      return Buffer.concat([head, bytes])
    }),
  )

export const resource = (id: number, data: Buffer): Buffer => {
  const head = Buffer.from('8BIM\0\0\0\0\0\0\0\0', 'latin1')
  head.writeUInt16BE(id, 4)
  head.writeUInt32BE(data.length, 8)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

export const packet = (inner: string): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:c="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:mm="http://ns.adobe.com/xap/1.0/mm/">${inner}</rdf:Description></rdf:RDF></x:xmpmeta>${' '.repeat(50)}<?xpacket end="w"?>`

export const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
const size = segment(0xc0, Buffer.from([8, 0, 40, 0, 64, 1, 1, 0x11, 0]))
export const jpeg = (...segments: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    size,
    segment(0xda, Buffer.alloc(6)),
    Buffer.from([1, 2, 3, 0xff, 0xd9]),
  ])
export const photoshop = (...resources: Buffer[]): Buffer =>
  segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), ...resources]))
export const xmp = (inner: string): Buffer =>
  segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet(inner)}`))
export const withIim = (...sets: DataSet[]): Buffer => jpeg(photoshop(resource(0x0404, iim(sets))))
export const withXmp = (inner: string): Buffer => jpeg(xmp(inner))

/** An EXIF block of ASCII tags; those above 36000 stand in EXIF's own directory. */
export const exif = (tags: [number, string][], orientation?: number): Buffer => {
  const out = Buffer.alloc(4000)
  out.write('MM\0*\0\0\0\x08', 0, 'latin1')
  let free = 1000
  const directory = (at: number, own: [number, string][], more: [number, number, number][]) => {
    out.writeUInt16BE(own.length + more.length, at)
    own.forEach(([tag, text], index) => {
      const entry = at + 2 + index * 12
      out.writeUInt16BE(tag, entry)
      out.writeUInt16BE(2, entry + 2)
      out.writeUInt32BE(text.length + 1, entry + 4)
      out.writeUInt32BE(free, entry + 8)
      out.write(`${text}\0`, free, 'latin1')
      free += text.length + 8
    })
    more.forEach(([tag, type, value], index) => {
      const entry = at + 2 + (own.length + index) * 12
      out.writeUInt16BE(tag, entry)
      out.writeUInt16BE(type, entry + 2)
      out.writeUInt32BE(1, entry + 4)
      if (type === 3) out.writeUInt16BE(value, entry + 8)
      else out.writeUInt32BE(value, entry + 8)
    })
  }
  const more: [number, number, number][] = [[34665, 4, 500]]
  if (orientation) more.push([274, 3, orientation])
  directory(
    8,
    tags.filter(([tag]) => tag < 36000),
    more,
  )
  directory(
    500,
    tags.filter(([tag]) => tag > 36000),
    [],
  )
  return out.subarray(0, Math.max(free, 1004))
}
export const withExif = (block: Buffer): Buffer => jpeg(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), block])))

export const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
export const png = (...chunks: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 64, 0, 0, 0, 40, 8, 2, 0, 0, 0])),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ])
