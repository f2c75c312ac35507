/**
 * What is wrong with a description of an API, by the schema of the OpenAPI Initiative (spec.openapis.org/oas/3.1/schema/2026-08-03, Apache 2.0), and with an
 * answer, by the description itself. `openapi-3.1.schema.json` is theirs as it stands.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Description } from '../../../../src/site/api/description.ts'

const ajvWith = (): Ajv2020 => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addFormat('media-range', true)
  return ajv
}

const here = (file: string): object => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))

/** What is wrong with the description: by the standard, and of each schema in it by JSON Schema. */
export const complaintsOf = (described: unknown): unknown[] => {
  const ajv = ajvWith()
  const isDescription = ajv.compile(here('openapi-3.1.schema.json'))
  const wrong: unknown[] = isDescription(described) ? [] : (isDescription.errors ?? [])
  const schemas: object[] = []
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('schema' in value && typeof value.schema === 'object' && value.schema) schemas.push(value.schema)
    for (const one of Object.values(value)) gather(one)
  }
  gather(described)
  const { components } = described as Description
  for (const schema of [...schemas, ...Object.values(components.schemas)])
    if (!ajv.validateSchema(schema)) wrong.push(...(ajv.errors ?? []))
  return wrong
}

/** Holds answers against the description: says what is wrong with one, that it has a status which is not told among it. */
export const heldAgainst = (described: Description) => {
  const ajv = ajvWith()
  const compiled = new Map<string, ValidateFunction>()
  return (method: 'get' | 'post' | 'delete', path: string, status: number, text: string): unknown[] => {
    const response = described.paths[path]?.[method]?.responses[status]
    if (!response) return [`${method} ${path} is answered ${status}, which is told nowhere`]
    if (!response.content) return text === '' ? [] : [`${method} ${path} ${status} should have no body`]
    const { schema } = response.content['application/json']
    const which = JSON.stringify(schema)
    const valid = compiled.get(which) ?? ajv.compile({ ...schema, components: described.components })
    compiled.set(which, valid)
    return valid(JSON.parse(text)) ? [] : (valid.errors ?? [])
  }
}

const ninjs = join(
  import.meta.dirname,
  '../../../../../shared/wires/samples/iptc+newsinjson/specification/ninjs-schema_3.1.json',
)
export const hasNinjs = existsSync(ninjs)
if (!hasNinjs) console.log('Skipped: the schema of ninjs 3.1 is not beside the checkout (../shared/wires).')

/** What is wrong with a news object by the schema of ninjs 3.1, where that lies beside the checkout. */
export const ninjsComplaints = (() => {
  if (!hasNinjs) return () => []
  const ajv = ajvWith()
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' })
  const valid = ajv.compile(JSON.parse(readFileSync(ninjs, 'utf8')))
  return (item: unknown): unknown[] => (valid(item) ? [] : (valid.errors ?? []))
})()
