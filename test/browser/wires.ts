/** Writes invented wires (ninjs 3.1) and their pictures into a folder, for a test to take in. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

export type Told = {
  name: string
  headline: string
  /** Paragraphs as text, or whole markup where it begins with "<". */
  text: readonly string[]
  hoursAgo: number
  version?: string
  subject?: string
  place?: string
  summary?: string
  by?: string
  language?: string
  urgency?: number
  picture?: { width: number; height: number; alt: string; caption: string; credit: string }
}

const hills = (width: number, height: number, hue: number): string => `
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <rect width="100%" height="100%" fill="hsl(${hue} 45% 62%)"/>
  <circle cx="${width * 0.7}" cy="${height * 0.3}" r="${height * 0.12}" fill="hsl(${hue + 30} 80% 85%)"/>
  <path d="M0 ${height * 0.7} L${width * 0.3} ${height * 0.4} L${width * 0.6} ${height * 0.75} L${width} ${height * 0.5} V${height} H0z" fill="hsl(${hue + 90} 30% 35%)"/>
</svg>`

const supplier = 'Nordwire'

/** Writes the wire and, where it has one, its picture; answers the wire's path. */
export const writeWire = async (folder: string, now: string, told: Told, hue = 200): Promise<string> => {
  const { name, picture } = told
  const at = new Date(Date.parse(now) - told.hoursAgo * 3_600_000).toISOString()
  const uri = `urn:nordwire.example:${name}`
  const shared = {
    representationType: 'full',
    version: told.version ?? '1',
    firstCreated: at,
    versionCreated: at,
    pubStatus: 'usable',
  }
  const wire = {
    uri,
    standard: { name: 'ninjs', version: '3.1', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
    type: 'text',
    ...shared,
    language: told.language ?? 'en',
    urgency: told.urgency ?? 4,
    ...(told.by && { by: told.by }),
    copyrightNotice: `© ${supplier}`,
    headlines: [{ role: 'main', value: told.headline }],
    ...(told.summary && { descriptions: [{ role: 'summary', contentType: 'text/plain', value: told.summary }] }),
    infoSources: [{ name: supplier, role: 'provider' }],
    subjects: told.subject ? [{ name: told.subject, rel: 'about' }] : [],
    places: told.place ? [{ name: told.place }] : [],
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        value: told.text.map((one) => (one.startsWith('<') ? one : `<p>${one}</p>`)).join(''),
      },
    ],
    ...(picture && {
      associations: [
        {
          name: 'lead',
          uri: `${uri}:picture`,
          type: 'picture',
          ...shared,
          by: picture.credit,
          descriptions: [
            { role: 'caption', contentType: 'text/plain', value: picture.caption },
            { role: 'alt', contentType: 'text/plain', value: picture.alt },
          ],
          renditions: [{ name: 'original', href: `file:${name}.jpg`, contentType: 'image/jpeg' }],
        },
      ],
    }),
  }
  if (picture) {
    const bytes = await sharp(Buffer.from(hills(picture.width, picture.height, hue)))
      .jpeg({ quality: 70 })
      .toBuffer()
    await writeFile(join(folder, `${name}.jpg`), bytes)
  }
  const path = join(folder, `${name}.json`)
  await writeFile(path, JSON.stringify(wire))
  return path
}
