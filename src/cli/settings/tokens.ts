/** `dateline tokens`: who may read through the API, and for what each token is good. */

import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { scopes } from '../../base/scope.ts'
import { perform } from '../../newsroom/action.ts'
import { endApiTokenVerb } from '../../newsroom/settings/end-api-token.ts'
import { keepApiToken } from '../../newsroom/settings/keep-api-token.ts'
import { keepEdition } from '../../newsroom/settings/keep-edition.ts'
import { listApiTokens, type ShownToken } from '../../store/outputs/api-tokens.ts'
import { readEdition } from '../../store/settings.ts'
import { type Command, readWords, say, sayRefused } from '../command.ts'
import { commandActor, inNewsroom, type Opened } from '../open-newsroom.ts'

const options = {
  scope: { type: 'string', multiple: true },
  name: { type: 'string' },
  expires: { type: 'string' },
} as const

type Given = { scope?: string[] | undefined; name?: string | undefined; expires?: string | undefined }

const list = Object.entries(scopes)
  .map(([scope, what]) => `  ${scope.padEnd(17)}${what}`)
  .join('\n')

export const tokens: Command = {
  name: 'tokens',
  summary: 'who may read through the API: list, add, change, end',
  usage: `
npx dateline tokens
npx dateline tokens add NAME --scope SCOPE… [--expires TIME]
npx dateline tokens change TOKEN [--name NAME] [--scope SCOPE…] [--expires TIME|none]
npx dateline tokens end TOKEN
npx dateline tokens access open|closed

«add» prints the token, once: only its hash is kept. «end» makes it good for nothing at once, and deletes its webhooks.
«access open» lets anybody read without a token; a token is good for more, and for webhooks.

A token is good for its scopes:
${list}

  --expires TIME  from when on it is good for nothing (2027-01-31T00:00:00Z)`,
  async run(args) {
    const words = readWords(args, options)
    if (isRefusal(words)) return sayRefused(words)
    const [what = 'list', named = ''] = words.positionals
    const work = works[what]
    if (!work)
      return sayRefused(refuse('invalid', `There is no «tokens ${what}». Say ${Object.keys(works).join(', ')}.`))
    return inNewsroom('tokens', async (opened) => {
      const printed = await work(opened, named, words.values)
      if (isRefusal(printed)) return sayRefused(printed)
      for (const line of printed) say(line)
      return 0
    })
  },
}

/** What stays as it is is left away; «none» is no end. */
const keeping = ({ name, scope, expires }: Given): object => ({
  name,
  scopes: scope?.flatMap((some) => some.split(',')),
  expires: expires === 'none' ? null : expires,
})

type Work = (opened: Opened, named: string, given: Given) => Promise<string[] | Refusal>

const works: Readonly<Record<string, Work>> = {
  async list({ newsroom }) {
    const { db } = newsroom.database
    const all = await listApiTokens(db)
    const isOpen = (await readEdition(db))?.api === 'open'
    return [
      ...all.map(lineOf),
      isOpen
        ? 'Anybody may read without a token («tokens access closed» ends it).'
        : 'Nobody may read without a token.',
    ]
  },
  async add({ newsroom }, name, given) {
    const made = await perform(newsroom, commandActor, keepApiToken, { ...keeping(given), name })
    return isRefusal(made) ? made : [`Made: ${made.token}. Hand this over, it is shown once:`, made.secret ?? '']
  },
  async change({ newsroom }, token, given) {
    const kept = await perform(newsroom, commandActor, keepApiToken, { ...keeping(given), token })
    return isRefusal(kept) ? kept : [`Kept: ${kept.token}`]
  },
  async end({ newsroom }, token) {
    const ended = await perform(newsroom, commandActor, endApiTokenVerb, { token })
    return isRefusal(ended) ? ended : [`Ended: ${ended.token}, and with it ${ended.webhooks} webhooks.`]
  },
  async access({ newsroom }, api) {
    const kept = await perform(newsroom, commandActor, keepEdition, { api })
    return isRefusal(kept) ? kept : [api === 'open' ? 'Anybody may read now.' : 'Nobody may read without a token now.']
  },
}

const lineOf = ({ id, name, scopes: good, expires_at, expired, used_at, webhooks }: ShownToken): string =>
  [
    ...[name.padEnd(24), id, good.join(' ')],
    expires_at ? `${expired ? 'over since' : 'until'} ${expires_at.toISOString()}` : '',
    webhooks > 0 ? `${webhooks} webhooks` : '',
    used_at ? `used ${used_at.toISOString()}` : 'never used',
  ]
    .filter(Boolean)
    .join('  ')
