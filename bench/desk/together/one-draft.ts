/** What one draft costs: opening it, a key until it is saved, and an editor who only looks. */

import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { isRefusal } from '../../../src/base/refusal.ts'
import { type Draft, openDraft } from '../../../src/desk/story/draft/draft.ts'
import { perform } from '../../../src/newsroom/action.ts'
import { save } from '../../../src/newsroom/save.ts'
import { bodyFragment } from '../../../src/story/draft/body-of.ts'
import { aBody } from '../../../test/build.ts'
import { memoryJournal, webSocketWith } from '../../../test/flows/desk/draft-client.ts'
import type { Edition } from '../../edition.ts'
import { type Row, spread, told } from '../../figures.ts'
import { numbersFrom, proseFrom } from '../../wires/prose.ts'

type Going = { edition: Edition; port: number; cookie: string }

const rounds = 40
/** For how long an editor who only looks is looked at, in seconds. */
const idle = 60

const open = async ({ port, cookie }: Going, story: string, WebSocket: unknown): Promise<Draft> => {
  const draft = openDraft({ story, url: `ws://localhost:${port}/api/edit`, journal: memoryJournal(), WebSocket })
  await draft.ready
  if (draft.mark().is !== 'saved')
    throw new Error(`The draft did not open (${cookie.length}): ${JSON.stringify(draft.mark())}`)
  return draft
}

/** How many transactions the database has done. */
const transactions = async ({ edition }: Going): Promise<number> => {
  const { pool } = edition.intake.newsroom.database
  const { rows } = await pool.query<{ n: string }>(
    'select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()',
  )
  return Number(rows[0]?.n)
}

/** A WebSocket that counts what goes over it. */
const counting = (going: Going) => {
  const count = { frames: 0, bytes: 0 }
  const { Line } = webSocketWith(`http://localhost:${going.port}`, () => going.cookie)
  class Counting extends Line {
    constructor(url: string) {
      super(url)
      this.addEventListener('message', ({ data }) => {
        count.frames += 1
        count.bytes += (data as ArrayBuffer).byteLength
      })
    }
    override send(data: Parameters<WebSocket['send']>[0]) {
      count.frames += 1
      super.send(data)
    }
  }
  return { Counting, count }
}

export const measureOneDraft = async (going: Going): Promise<Row[]> => {
  const input = {
    furniture: { headline: 'Three thousand words' },
    body: aBody(...proseFrom(numbersFrom(7), 20_000).paragraphs),
  }
  const { newsroom } = going.edition.intake
  const made = await perform(newsroom, { name: 'editor@desk.example', role: 'chief' }, save, input)
  if (isRefusal(made)) throw new Error(made.sentence)
  const opened: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round += 1) {
    const { Counting, count } = counting(going)
    const began = performance.now()
    const draft = await open(going, made.story, Counting)
    opened.push(performance.now() - began)
    bytes = count.bytes
    await draft.close()
    await sleep(30)
  }
  const { Counting, count } = counting(going)
  const draft = await open(going, made.story, Counting)
  const saved: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    const line = bodyFragment(draft.doc).get(round % 5)
    const text = line instanceof Y.XmlElement ? line.get(0) : undefined
    if (text instanceof Y.XmlText) text.insert(0, 'x')
    await draft.saved()
    saved.push(performance.now() - began)
  }
  // The state that it had with nobody in it, and then with one who only looks.
  await draft.close()
  await sleep(3000)
  const [before] = [await transactions(going), await sleep(idle * 1000)]
  const alone = (await transactions(going)) - before
  const looking = await open(going, made.story, Counting)
  await sleep(3000)
  count.frames = 0
  const [again] = [await transactions(going), await sleep(idle * 1000)]
  const [withOne, frames] = [(await transactions(going)) - again, count.frames]
  await looking.close()
  return [
    {
      what: 'Opening a draft of 3,000 words, server and line',
      figure: spread(opened),
      beside: `${told(bytes / 1024)} KB received`,
      aim: '≤ 150 ms with the screen',
    },
    {
      what: 'from a key until it is committed and said so',
      figure: spread(saved),
      beside: 'of these 80 ms are gathering',
    },
    {
      what: 'an editor who only looks, a minute',
      figure: `0 HTTP requests, ${told((frames * 60) / idle)} frames`,
      beside: `database transactions of the whole server: ${told(alone)} without, ${told(withOne)} with one`,
      aim: '≤ 1 request, 0 queries',
    },
  ]
}
