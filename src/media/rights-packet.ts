/** The XMP that travels in every rendition: whose the picture is and how it was made, and nothing else. */

import type { PictureWords } from './picture-words.ts'

const escaped = (text: string): string =>
  text
    // XML 1.0, 2.2 knows no other control characters.
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** An XMP packet (ISO 16684-1) with dc:creator, dc:rights, photoshop:Credit and the digital source type; undefined where none is known. */
export const rightsPacket = (words: PictureWords): string | undefined => {
  const { byline, copyright, credit, digitalSourceType } = words
  const parts = [
    byline && `<dc:creator><rdf:Seq><rdf:li>${escaped(byline)}</rdf:li></rdf:Seq></dc:creator>`,
    copyright &&
      `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escaped(copyright)}</rdf:li></rdf:Alt></dc:rights>`,
    credit && `<photoshop:Credit>${escaped(credit)}</photoshop:Credit>`,
    digitalSourceType && `<ext:DigitalSourceType>${escaped(digitalSourceType)}</ext:DigitalSourceType>`,
  ].filter(Boolean)
  if (parts.length === 0) return undefined
  const names = [
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
    'xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
  ].join(' ')
  const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
  const description = `<rdf:Description rdf:about="" ${names}>${parts.join('')}</rdf:Description>`
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdf}">${description}</rdf:RDF></x:xmpmeta>`
}
