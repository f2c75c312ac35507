/** The description of the API as OpenAPI 3.1.1 (https://spec.openapis.org/oas/v3.1.1), made of the table of its addresses. Pure. */

import { z } from 'zod'
import { scopes } from '../../base/scope.ts'
import type { Site } from '../view.ts'
import { hookMessageForm, namedForms, refusalForm } from './answer-forms.ts'
import {
  apiAddress,
  commonRefusals,
  type Endpoint,
  endpointNames,
  endpoints,
  openScopes,
  perMinute,
} from './endpoints.ts'

type Schema = Readonly<Record<string, unknown>>

export type Parameter = {
  name: string
  in: 'path' | 'query'
  required: boolean
  description?: string
  schema: Schema
}
type Content = { 'application/json': { schema: Schema } }
export type Operation = {
  operationId: string
  summary: string
  description: string
  security: readonly Readonly<Record<string, readonly string[]>>[]
  parameters?: readonly Parameter[]
  requestBody?: { required: true; content: Content }
  responses: Readonly<Record<string, { description: string; headers?: object; content?: Content }>>
}
export type Description = {
  openapi: '3.1.1'
  info: { title: string; version: string; summary: string; description: string }
  servers: readonly { url: string }[]
  paths: Readonly<Record<string, Readonly<Partial<Record<Endpoint['method'], Operation>>>>>
  webhooks: Readonly<Record<string, object>>
  components: { schemas: Readonly<Record<string, Schema>>; securitySchemes: object }
}

/** What JSON Schema says of where it stands and by which version it is written: in a description that is said once. */
const bare = ({ $schema: _, $id: __, ...schema }: Schema): Schema => schema

/** Instants have their form; the pattern that says it once more is longer than all the rest. */
const plainInstants = ({ jsonSchema }: { jsonSchema: Schema }): void => {
  if (jsonSchema.format === 'date-time') delete (jsonSchema as { pattern?: string }).pattern
}

const schemaOf = (form: z.ZodType, io: 'input' | 'output' = 'output'): Schema => {
  const id = namedForms.get(form)?.id
  return id === undefined
    ? bare(z.toJSONSchema(form, { io, override: plainInstants }))
    : { $ref: `#/components/schemas/${id}` }
}

const components = (): Readonly<Record<string, Schema>> => {
  const { schemas } = z.toJSONSchema(namedForms, {
    uri: (id) => `#/components/schemas/${id}`,
    override: plainInstants,
  })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema as Schema)]))
}

const json = (schema: Schema): Content => ({ 'application/json': { schema } })

const parametersOf = (form: z.ZodObject | undefined, place: 'path' | 'query'): Parameter[] => {
  if (!form) return []
  const { properties = {}, required = [] } = schemaOf(form, 'input') as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: place, required: place === 'path' || required.includes(name) },
    ...(typeof description === 'string' && { description }),
    schema,
  }))
}

const header = (description: string, schema: Schema = { type: 'string' }) => ({ description, schema })

const answered = ({ status, answer, pages, method }: Endpoint) => ({
  [status]: {
    description: status === 204 ? 'Done.' : status === 201 ? 'Made.' : 'What was asked for.',
    ...(answer && { content: json(schemaOf(answer)) }),
    ...(method === 'get' && {
      headers: {
        ETag: header('Of these very bytes. Send it as `If-None-Match`.'),
        ...(pages && { Link: header('`<…>; rel="next"`: where the list goes on.') }),
      },
    }),
  },
  ...(method === 'get' && { 304: { description: 'You have it as it is.' } }),
})

const refusals = ({ scope, refusals: own = {} }: Endpoint) => {
  const common = Object.entries(commonRefusals).filter(([status]) => scope !== undefined || status === '422')
  return Object.fromEntries(
    [...common, ...Object.entries(own)].map(([status, description]) => [
      status,
      {
        ...{ description, content: json(schemaOf(refusalForm)) },
        ...(status === '429' && { headers: { 'Retry-After': header('Seconds.', { type: 'integer' }) } }),
      },
    ]),
  )
}

const operation = (operationId: string, one: Endpoint, isOpen: boolean): Operation => {
  const { summary, description, scope, params, query, body } = one
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')]
  const withoutToken = scope === undefined || (isOpen && openScopes.has(scope))
  return {
    ...{ operationId, summary, description },
    security: [...(withoutToken ? [{}] : []), ...(scope === undefined ? [] : [{ token: [scope] }])],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true as const, content: json(schemaOf(body, 'input')) } }),
    responses: { ...answered(one), ...refusals(one) },
  }
}

const told = (site: Site): string =>
  [
    `Stories of ${site.name} as IPTC ninjs 3.1, with what may be given to others: no more, and no longer than that.`,
    site.api === 'open'
      ? `Whoever likes may read, ${perMinute.address} calls a minute. A token is good for ${perMinute.token}, and for webhooks.`
      : `Ask the publication for a token. It is good for ${perMinute.token} calls a minute.`,
    'Send it as `Authorization: Bearer …`, and nowhere else. Whatever is refused is said in a sentence. Times are RFC 3339.',
    site.apiTerms ?? '',
  ]
    .filter(Boolean)
    .join(' ')

export const description = (site: Site): Description => {
  const isOpen = site.api === 'open'
  const paths: Record<string, Partial<Record<Endpoint['method'], Operation>>> = {}
  for (const name of endpointNames) {
    const one: Endpoint = endpoints[name]
    paths[one.path] = { ...paths[one.path], [one.method]: operation(name, one, isOpen) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: `${site.name}: API`,
      version: '1',
      summary: 'Stories for other newsrooms and for apps',
      description: told(site),
    },
    servers: [{ url: `${site.origin}${apiAddress}` }],
    paths,
    webhooks: {
      change: {
        post: {
          ...{ operationId: 'change', summary: 'Something has changed' },
          description:
            'Called with `webhook-id`, `webhook-timestamp` and `webhook-signature`, as Standard Webhooks has them.',
          requestBody: { required: true, content: json(schemaOf(hookMessageForm)) },
          responses: { '2XX': { description: 'Any 2xx acknowledges.' } },
        },
      },
    },
    components: {
      schemas: components(),
      securitySchemes: {
        token: {
          ...{ type: 'http', scheme: 'bearer' },
          description: Object.entries(scopes)
            .map(([scope, what]) => `\`${scope}\`: ${what}`)
            .join('. '),
        },
      },
    },
  }
}
