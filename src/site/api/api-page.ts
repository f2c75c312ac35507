/** The API's page for people, made of its description: every address with what it takes, answers and refuses, and the forms of all answers. Pure. */

import { scopeNames, scopes } from '../../base/scope.ts'
import { type Html, html, joined } from '../html.ts'
import { sheet } from '../parts/sheet.ts'
import type { Frame } from '../view.ts'
import { type Description, description, type Operation, type Parameter } from './description.ts'
import { apiAddress, descriptionAddress } from './endpoints.ts'

type Schema = Readonly<Record<string, unknown>>

/** What stands in `backquotes` is code. */
const prose = (text: string): Html[] =>
  text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))

const formOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1)

const values = (all: readonly unknown[]): Html =>
  joined(
    all.map((one) => html`<code>${String(one)}</code>`),
    ', ',
  )

/** What a schema asks for, in words. */
const kindOf = (schema: Schema): Html => {
  const { $ref: reference, type, format, anyOf, items, enum: names, const: only } = schema
  if (typeof reference === 'string') return html`<a href="#${formOf(reference)}">${formOf(reference)}</a>`
  if (Array.isArray(anyOf))
    return joined(
      anyOf.map((one: Schema) => kindOf(one)),
      ' or ',
    )
  if (Array.isArray(names)) return names.length === 1 ? values(names) : html`one of ${values(names)}`
  if (only !== undefined) return values([only])
  if (type === 'array') return html`list of ${kindOf(items as Schema)}`
  if (type === 'integer') return html`whole number`
  if (type === 'object') return schema.properties ? fields(schema) : html`object`
  const words: Record<string, string> = { 'date-time': 'time', uri: 'address', null: 'nothing' }
  return html`${words[String(format ?? type)] ?? 'text'}`
}

const fields = (schema: Schema): Html => {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
  const required = (schema.required ?? []) as string[]
  return html`<dl>${properties.map(([name, one]) => field(name, one, !required.includes(name)))}</dl>`
}

/** What it is called; what it says, and in words what it asks for. */
const line = (name: string, said: string, kind: Html | undefined): Html =>
  html`<dt><code>${name}</code></dt><dd>${said && html`<p>${prose(said)}</p>`}${kind && html`<div class="kind">${kind}</div>`}</dd>`

const absent = html`, may be absent`

const field = (name: string, schema: Schema, optional: boolean): Html =>
  line(
    name,
    typeof schema.description === 'string' ? schema.description : '',
    html`${kindOf(schema)}${optional && absent}`,
  )

const parameter = ({ name, required, description: said = '', schema }: Parameter): Html =>
  line(name, said, html`${kindOf(schema)}${!required && absent}`)

const answer = ([status, { description: said, content }]: [string, Operation['responses'][string]]): Html => {
  const form = content?.['application/json'].schema
  return line(status, said, form && kindOf(form))
}

const asks = ({ security }: Operation): Html => {
  const needed = security.flatMap(({ token = [] }) => token)
  if (needed.length === 0) return html`Anybody may ask.`
  return security.length > needed.length
    ? html`Anybody may ask; a token needs the scope ${values(needed)}.`
    : html`A token with the scope ${values(needed)}.`
}

const operation = (method: string, path: string, one: Operation): Html => {
  const { operationId, summary, parameters = [], requestBody, responses } = one
  const body = requestBody?.content['application/json'].schema
  return html`<section aria-labelledby="${operationId}"><h2 id="${operationId}"><code>${method.toUpperCase()} ${path}</code></h2><p><strong>${summary}.</strong> ${prose(one.description)}</p><p>${asks(one)}</p>${
    parameters.length > 0 && html`<h3>It takes</h3><dl>${parameters.map(parameter)}</dl>`
  }${body && html`<h3>It is sent</h3>${kindOf(body)}`}<h3>It answers</h3><dl>${Object.entries(responses).map(answer)}</dl></section>`
}

const forms = ({ components }: Description): Html =>
  html`<section aria-labelledby="forms"><h2 id="forms">Forms</h2>${Object.entries(components.schemas).map(
    ([name, schema]) =>
      html`<h3 id="${name}"><code>${name}</code></h3>${typeof schema.description === 'string' && html`<p>${prose(schema.description)}</p>`}${fields(schema)}`,
  )}</section>`

const example = (site: string): string => `curl -H 'Authorization: Bearer TOKEN' '${site}${apiAddress}/items?limit=10'`

export const apiPage = (frame: Frame): string => {
  const { site } = frame
  const told = description(site)
  const operations = Object.entries(told.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => operation(method, path, one)),
  )
  const scopeList = scopeNames.map((scope) => line(scope, scopes[scope], undefined))
  const contents = Object.entries(told.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId, summary }]) =>
        html`<li><a href="#${operationId}"><code>${method.toUpperCase()} ${path}</code></a> ${summary}</li>`,
    ),
  )
  return sheet(frame, {
    head: { title: 'API', description: told.info.summary, address: apiAddress },
    kind: 'api-page',
    main: html`<header class="heading"><h1 id="headline" tabindex="-1">API</h1><p>${prose(told.info.description)}</p><p>For programs: <a href="${descriptionAddress}">OpenAPI ${told.openapi}</a>. All addresses begin with <code>${told.servers[0]?.url}</code>.</p><pre tabindex="0" role="group" aria-label="An example"><code>${example(site.origin)}</code></pre><ul role="list">${contents}</ul></header><section aria-labelledby="scopes"><h2 id="scopes">What a token may be good for</h2><dl>${scopeList}</dl></section>${operations}${forms(told)}`,
  })
}
