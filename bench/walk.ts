/** Editions made by chance, one after the other, and a walk over every address of each around each of its moments: what was there that should not be. */

import { join } from 'node:path'
import { pino } from 'pino'
import { stillClock } from '../src/base/clock.ts'
import { isRefusal } from '../src/base/refusal.ts'
import { aJpeg } from '../src/media/picture-samples.ts'
import { folderStorage } from '../src/media/storage.ts'
import { pageCache } from '../src/server/page-cache.ts'
import { serve } from '../src/server/serve.ts'
import type { Working } from '../src/server/working.ts'
import { joinNodes, type Node } from '../src/store/nodes.ts'
import { randomEdition, type Tools } from '../test/random-edition.ts'
import { type Get, walkAll } from '../test/walk.ts'
import { get as ask } from './client.ts'
import { openEdition } from './edition.ts'
import { type Row, told } from './figures.ts'

type Started = { end(): Promise<void> }[]

/** How many findings are printed: the first of them tell what is wrong. */
const mostPrinted = 20

/** The site in this process, over a socket, so that every answer goes by the page cache as a reader's does. */
const openSite = async (started: Started): Promise<Tools & { get: Get; empty(): Promise<void> }> => {
  const edition = await openEdition()
  started.push({ end: edition.close })
  const { url, folder } = edition
  const clock = stillClock('2026-03-04T09:00:00Z')
  const newsroom = { ...edition.intake.newsroom, clock }
  const storage = folderStorage(join(folder, 'media'))
  let node: Node | undefined
  const cache = pageCache({
    mayAnswer: () => node?.mayCache() ?? false,
    clock,
    edges: { isShared: () => true, isCloudflare: () => false, hubs: () => [], keys: () => [] },
  })
  const log = pino({ base: null, level: 'warn' }, pino.destination(2))
  const working: Working = { newsroom, storage, cache, log, origin: '', clockSet: true }
  const serving = await serve(working, ['site', 'desk'], 0)
  if (isRefusal(serving)) throw new Error(serving.sentence)
  const { port } = serving
  working.origin = `http://localhost:${port}`
  node = await joinNodes(url, { clockAhead: 0, clockSet: true, address: working.origin }, () => cache.forget())
  const joined = node
  started.push({ end: () => joined.leave() }, { end: () => serving.close() })
  const get: Get = async (path, sent) => {
    const { status, headers, bytes } = await ask(port, path, sent)
    const header = (name: string) => {
      const at = headers.findIndex((one, place) => place % 2 === 0 && one.toLowerCase() === name)
      return at < 0 ? undefined : headers[at + 1]
    }
    return {
      status,
      text: bytes.toString(),
      location: header('location') ?? '',
      surrogate: header('surrogate-control'),
    }
  }
  return {
    ...{ newsroom, storage, clock, get },
    jpeg: await aJpeg(400, 300),
    empty: async () => {
      await newsroom.database.pool.query('truncate story, picture, topic, profile, event, audit, api_token cascade')
      cache.forget()
    },
  }
}

/** Walks `wanted` times, half of them a second before a moment and half a second after one. */
export const measureWalk = async (
  wanted: number,
  started: Started,
  say: (sentence: string) => void,
): Promise<Row[]> => {
  const site = await openSite(started)
  const sum = { moments: 0, answers: 0, editions: 0, found: 0 }
  const began = performance.now()
  for (let seed = 1; sum.moments * 2 < wanted; seed++) {
    await site.empty()
    site.clock.move(new Date('2026-03-04T09:00:00Z'))
    const edition = await randomEdition(site, seed)
    const { found, moments, answers } = await walkAll(edition, site.get, site.clock)
    for (const one of found.slice(0, Math.max(0, mostPrinted - sum.found))) say(`Edition ${seed}: ${one}`)
    sum.moments += moments
    sum.answers += answers
    sum.editions += 1
    sum.found += found.length
    if (seed % 25 === 0) say(`${told(sum.moments)} moments, ${told(sum.answers)} answers, ${sum.found} findings …`)
  }
  const seconds = (performance.now() - began) / 1000
  return [
    {
      what: 'Answers a second before and after a moment that were wrong',
      figure: `${sum.found} of ${told(sum.answers)}`,
      beside: `${told(sum.moments * 2)} walks around ${told(sum.moments)} moments of ${told(sum.editions)} editions, in ${told(seconds)} s`,
      aim: '0',
    },
  ]
}
