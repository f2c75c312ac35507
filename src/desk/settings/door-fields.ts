/** A door as fields: each kind with its own (src/intake/sources/). */

import type { DoorView } from '../../newsroom/settings/settings-view.ts'
import { say } from '../words/say.ts'
import { type Field, inputOf, type Values, valuesOf } from './fields.ts'

export const doorKinds = ['ftp', 'sftp', 's3', 'http', 'feed', 'imap', 'folder', 'push'] as const
export type DoorKind = (typeof doorKinds)[number]

const choice = <Value extends string>(label: (value: Value) => string, ...values: Value[]) =>
  values.map((value) => ({ value, label: label(value) }))

const set = (name: string, kind: Field['kind'], label: Field['label'], more: Partial<Field> = {}): Field => ({
  ...{ name: `settings.${name}`, kind, label },
  ...more,
})

type Afterwards = 'keep' | 'seen' | 'flag' | 'delete' | 'move'

/** What becomes of what is taken. «move» asks for a folder; the verb has both as one word. */
const afterwards = (...values: Afterwards[]): Field[] => [
  set('afterwards', 'choice', 'door.afterwards', {
    choices: choice((value) => say(`door.afterwards.${value}`), ...values),
    start: 'keep',
  }),
  {
    ...{ name: 'folder', kind: 'text', label: 'door.moveTo', needed: true },
    when: (values) => values['settings.afterwards'] === 'move',
  },
]

const which: Field[] = [
  set('include', 'lines', 'door.include'),
  set('exclude', 'lines', 'door.exclude'),
  set('subfolders', 'flag', 'door.subfolders'),
]
const user = set('user', 'text', 'door.user', { needed: true })
const certificate = set('certificate', 'text', 'door.certificate')
const timeout = set('timeout', 'number', 'door.timeout')

const signIn = 'settings.signIn.kind'
const signsInBy =
  (...kinds: string[]) =>
  (values: Values): boolean =>
    kinds.includes(values[signIn] ?? '')

/** How a call shows who we are, and what else goes with it. */
const calling: Field[] = [
  set('signIn.kind', 'choice', 'door.signIn', {
    choices: choice((value) => say(`door.signIn.${value}`), 'none', 'basic', 'bearer', 'header', 'query', 'oauth2'),
    start: 'none',
  }),
  set('signIn.user', 'text', 'door.user', { needed: true, when: signsInBy('basic') }),
  set('signIn.name', 'text', 'door.signIn.name', { needed: true, when: signsInBy('header', 'query') }),
  set('signIn.token', 'text', 'door.signIn.endpoint', { needed: true, when: signsInBy('oauth2') }),
  set('signIn.client', 'text', 'door.signIn.client', { needed: true, when: signsInBy('oauth2') }),
  set('signIn.scope', 'text', 'door.signIn.scope', { when: signsInBy('oauth2') }),
  set('signIn.form', 'pairs', 'door.signIn.form', { when: signsInBy('oauth2') }),
  set('signIn.credentials', 'choice', 'door.signIn.credentials', {
    choices: choice((value) => say(`door.signIn.credentials.${value}`), 'header', 'form'),
    when: signsInBy('oauth2'),
  }),
  {
    ...{ name: 'secret', kind: 'secret', label: 'door.secret.call' },
    when: (values) => (values[signIn] ?? 'none') !== 'none',
  },
  set('headers', 'pairs', 'door.headers'),
]

const secret = (label: Field['label']): Field => ({ name: 'secret', kind: 'secret', label })

const own: Record<DoorKind, Field[]> = {
  folder: [...which, ...afterwards('keep', 'delete', 'move'), timeout],
  ftp: [
    ...[user, secret('door.secret.password')],
    set('tls', 'choice', 'door.tls', {
      choices: choice((value) => say(`door.tls.${value}`), 'explicit', 'implicit', 'none'),
      start: 'explicit',
    }),
    ...[certificate, ...which, ...afterwards('keep', 'delete', 'move')],
    set('names', 'choice', 'door.names', {
      choices: choice((value) => say(`door.names.${value}`), 'utf8', 'latin1'),
      start: 'utf8',
    }),
    timeout,
  ],
  sftp: [
    ...[user, secret('door.secret.key'), set('hostKey', 'lines', 'door.hostKey')],
    ...[...which, ...afterwards('keep', 'delete', 'move'), timeout],
  ],
  s3: [
    ...[set('accessKey', 'text', 'door.accessKey', { needed: true }), secret('door.secret.access')],
    set('region', 'text', 'door.region'),
    ...[set('endpoint', 'text', 'door.endpoint'), set('pathStyle', 'flag', 'door.pathStyle'), certificate],
    ...[...which, ...afterwards('keep', 'delete'), timeout],
  ],
  http: [
    ...calling,
    ...[set('follow', 'text', 'door.follow'), set('only', 'text', 'door.only'), set('hosts', 'lines', 'door.hosts')],
    ...[set('next.at', 'text', 'door.next.at'), set('next.as', 'text', 'door.next.as')],
    ...[set('pages', 'number', 'door.pages'), set('resume', 'flag', 'door.resume')],
    ...[set('since.cursor', 'text', 'door.since.cursor'), set('since.start', 'text', 'door.since.start')],
    set('since.as', 'choice', 'door.since.as', {
      choices: choice((value) => say(`door.since.as.${value}`), 'iso', 'date', 'seconds', 'milliseconds'),
      start: 'iso',
    }),
    ...[set('since.overlap', 'number', 'door.since.overlap'), set('since.back', 'number', 'door.since.back'), timeout],
  ],
  feed: [...calling, set('heedsPace', 'flag', 'door.heedsPace', { start: 'yes' }), timeout],
  imap: [
    ...[user, secret('door.secret.password')],
    ...[
      set('senders', 'lines', 'door.senders', { needed: true }),
      set('trusts', 'lines', 'door.trusts', { needed: true }),
    ],
    ...afterwards('keep', 'seen', 'flag', 'delete', 'move'),
    set('tls', 'choice', 'door.tls', {
      choices: choice((value) => say(`door.tls.${value}`), 'starttls', 'none'),
      start: 'starttls',
    }),
    ...[certificate, timeout],
  ],
  push: [secret('door.secret.token')],
}

export const doorFields = (kind: DoorKind): readonly Field[] => [
  { name: 'name', kind: 'text', label: 'door.name' },
  ...(kind === 'push'
    ? []
    : [
        { name: 'address', kind: 'text', label: `door.address.${kind}`, needed: true } as const,
        set('every', 'number', 'door.every'),
      ]),
  ...own[kind],
]

export const isDoorKind = (text: string): text is DoorKind => doorKinds.some((kind) => kind === text)

const moving = /^move:(.*)$/s

/** What is kept, as it stands in the fields. */
export const doorValues = (kind: DoorKind, door?: Pick<DoorView, 'name' | 'address' | 'settings'>): Values => {
  const settings = { ...door?.settings }
  if (typeof settings.next === 'string') settings.next = { at: settings.next }
  const folder = moving.exec(String(settings.afterwards ?? ''))?.[1]
  if (folder !== undefined) settings.afterwards = 'move'
  return valuesOf(doorFields(kind), { ...door, settings, folder })
}

/** What somebody wrote, as `keep-door` takes it. */
export const doorInputOf = (kind: DoorKind, values: Values, isThere: boolean): object => {
  const { folder, settings, ...rest } = inputOf(doorFields(kind), values, { takesAway: isThere }) as {
    folder?: string
    settings?: Record<string, unknown>
  }
  if (kind === 'push' || !settings) return rest
  const next = settings.next as { at?: string; as?: string } | null | undefined
  return {
    ...rest,
    settings: {
      ...settings,
      ...(settings.afterwards === 'move' && { afterwards: `move:${folder ?? ''}` }),
      ...(next?.at !== undefined && next.as === undefined && { next: next.at }),
    },
  }
}
