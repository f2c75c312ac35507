/** Validates written documents by IPTC's schemas, where they are beside the checkout (../shared/wires/schema). */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML } from 'xmllint-wasm'

const folder = join(import.meta.dirname, '../../shared/wires/schema/iptc+newsml-g2')

const schemas = {
  'newsml-g2': ['specification/NewsML-G2_2.35-spec-All-Power.xsd', 'specification/xml.xsd'],
  nitf: ['examples/nitf-3-6.xsd', 'examples/nitf-3-6-ruby-include.xsd', 'examples/xml.xsd'],
}

/** Are the schemas there? Where they are not, a word says that tests are skipped. */
export const areSchemasThere = existsSync(folder)
if (!areSchemasThere) console.log('Skipped: the schemas are not beside the checkout (../shared/wires/schema).')

const file = (path: string) => ({
  fileName: path.split('/').at(-1) ?? path,
  contents: readFileSync(join(folder, path), 'utf8'),
})

/** What the schema of a format complains of in documents; nothing where all are valid. */
export const complaintsOf = async (format: keyof typeof schemas, documents: readonly string[]): Promise<string[]> => {
  const [schema = '', ...others] = schemas[format]
  const { errors } = await validateXML({
    xml: documents.map((contents, at) => ({ fileName: `written-${at}.xml`, contents })),
    schema: [file(schema)],
    preload: others.map(file),
    initialMemoryPages: 1024,
    maxMemoryPages: 16_384,
  })
  return errors.map((one) => `${one.loc?.fileName ?? ''}: ${one.message}`)
}
