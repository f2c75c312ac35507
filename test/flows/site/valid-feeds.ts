/** What the standards ask of what machines are given, as schemas that are kept here: Atom and sitemaps for xmllint, JSON Feed as a form. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import { z } from 'zod'

const schemas = {
  atom: { file: 'atom.rng', extension: 'relaxng', others: [] },
  sitemap: { file: 'sitemap.xsd', extension: 'schema', others: ['news-sitemap.xsd'] },
} as const

const kept = (file: string) => ({ fileName: file, contents: readFileSync(join(import.meta.dirname, file), 'utf8') })

/** What the schema of a format complains of in documents; nothing where all are valid. */
export const complaintsOf = async (format: keyof typeof schemas, documents: readonly string[]): Promise<string[]> => {
  const { file, extension, others } = schemas[format]
  const { errors } = await validateXML({
    xml: documents.map((contents, at) => ({ fileName: `document-${at}.xml`, contents })),
    extension,
    schema: [kept(file)],
    preload: others.map(kept),
    maxMemoryPages: 4096,
  })
  return errors.map((one) => `${one.loc?.fileName ?? ''}: ${one.message}`)
}

const author = z.strictObject({ name: z.string().min(1), url: z.url() })
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)

/** jsonfeed.org, version 1.1: as far as we use it, and nothing else. */
export const jsonFeedForm = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string().optional(),
  language,
  authors: z.array(author).min(1),
  hubs: z.array(z.strictObject({ type: z.string(), url: z.url() })).optional(),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string(),
      content_html: z.string(),
      summary: z.string().optional(),
      image: z.url().optional(),
      date_published: z.iso.datetime({ offset: true }),
      date_modified: z.iso.datetime({ offset: true }).optional(),
      authors: z.array(author).min(1).optional(),
      tags: z.array(z.string()),
      language,
    }),
  ),
})
