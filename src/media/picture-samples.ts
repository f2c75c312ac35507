/** Pictures made for the tests of this folder: drawn by sharp, with metadata and damage put in by hand. */

import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** A picture with edges and noise, so that encoders have something to do: a red half, a blue half. */
export const drawing = (width: number, height: number) => {
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at++) {
    const shade = (at * 7919) % 40
    pixels[at * 3] = at % width < width / 2 ? 210 - shade : 20 + shade
    pixels[at * 3 + 1] = 30 + shade
    pixels[at * 3 + 2] = at % width < width / 2 ? 20 + shade : 210 - shade
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

export const aJpeg = (width = 400, height = 300): Promise<Buffer> => drawing(width, height).jpeg().toBuffer()

/** Puts a segment right behind the start of a JPEG; `marker` is its second byte, 0xe1 for APP1. */
export const withSegment = (jpeg: Uint8Array, marker: number, payload: Uint8Array): Uint8Array => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.byteLength + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)])
}

/** IIM data sets (record, data set, bytes) as Photoshop's resource 0x0404 in APP13. */
export const withIim = (jpeg: Uint8Array, sets: [record: number, set: number, bytes: Uint8Array][]): Uint8Array => {
  const data = Buffer.concat(
    sets.map(([record, set, bytes]) => {
      const head = Buffer.from([0x1c, record, set, 0, 0])
      head.writeUInt16BE(bytes.byteLength, 3)
      return Buffer.concat([head, bytes])
    }),
  )
  const resource = Buffer.from('8BIM\x04\x04\0\0\0\0\0\0', 'latin1')
  resource.writeUInt32BE(data.byteLength, 8)
  const padding = Buffer.alloc(data.byteLength % 2)
  return withSegment(jpeg, 0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), resource, data, padding]))
}

/** An XMP packet in APP1; `inner` stands within its one description, with the usual prefixes declared. */
export const withXmpPacket = (jpeg: Uint8Array, inner: string): Uint8Array => {
  const names = [
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
    'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"',
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
  ].join(' ')
  const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${rdf}><rdf:Description rdf:about="" ${names}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`
  return withSegment(jpeg, 0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`))
}

/** A PNG of a few bytes that declares any size. */
export const bombPng = (width: number, height: number): Uint8Array => {
  const chunk = (name: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.byteLength)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', Buffer.alloc(20)), chunk('IEND', Buffer.alloc(0))])
}
