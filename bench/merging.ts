/** How well updates are merged into edited copy: generated edits of real-length texts, and chains of updates made of real wires. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Body, bodyText } from '../src/story/body.ts'
import { merge } from '../src/story/merge.ts'
import { type ChainFacts, chainFacts, chainOf } from '../src/wire/chain.ts'
import { copyOf } from '../src/wire/copy-of.ts'
import { readWire } from '../src/wire/read.ts'
import { isNewer } from '../src/wire/version.ts'
import { aBody } from '../test/build.ts'
import { plainBody, tryChain, tryMerge } from '../test/random-edits.ts'
import { percentile, type Row, told } from './figures.ts'
import { numbersFrom, proseFrom } from './wires/prose.ts'

/** Real wires, where somebody has put them beside the checkout. */
const realWires = resolve(import.meta.dirname, '../../shared/wires/samples')

type Version = { uri: string; version: string | undefined; at: Date | undefined; facts: ChainFacts; body: Body }

const realVersions = (): Version[] => {
  if (!existsSync(realWires)) return []
  const files = readdirSync(realWires, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.flatMap((entry) => {
    const { items } = readWire(readFileSync(join(entry.parentPath, entry.name)))
    return items.map(copyOf).flatMap((copy) => {
      const { type, uri, version, versionCreated, body } = copy
      const isText = type === 'text' && body.content.length > 0
      return isText
        ? [{ uri, version, at: versionCreated, facts: chainFacts(copy), body: plainBody(body.content) }]
        : []
    })
  })
}

/** Texts of at least this many words and paragraphs are edited; of shorter ones there is little to merge. */
const leastWords = 120
const leastParagraphs = 4

const isProse = ({ content }: Body, text: string): boolean => {
  const sentences = text.split(/(?<=[.!?]) |\n/)
  // Sheets for laying out say one sentence again and again: of those nobody can tell which was deleted.
  return (
    content.length >= leastParagraphs &&
    text.split(/\s+/).length >= leastWords &&
    new Set(sentences).size > sentences.length * 0.9
  )
}

const realTexts = (versions: readonly Version[]): Body[] => {
  const texts = new Map(versions.map(({ body }) => [bodyText(body), body]))
  return [...texts].flatMap(([text, body]) => (isProse(body, text) ? [body] : []))
}

/** The items of which several versions are there, oldest first. */
const realChains = (versions: readonly Version[]): Body[][] =>
  [...Map.groupBy(versions, ({ uri }) => uri).values()].flatMap((group) => {
    const inOrder = group.toSorted((a, b) =>
      isNewer(versioned(a), versioned(b)) ? 1 : isNewer(versioned(b), versioned(a)) ? -1 : 0,
    )
    const texts = [...new Map(inOrder.map(({ body }) => [bodyText(body), body])).values()]
    return texts.length > 1 ? [texts] : []
  })

/** Alerts, and the story that follows each of them up as an item of its own. */
const realFollowUps = (versions: readonly Version[]): Body[][] => {
  const facts = versions.map((one) => one.facts)
  return versions.flatMap((one) => {
    const { at, uri: own } = one
    const earlier = facts.filter(
      ({ uri, versionCreated }) => uri !== own && versionCreated && at && versionCreated <= at,
    )
    const before = chainOf(one.facts, earlier)
    const alert = before && versions.find(({ uri }) => uri === before.uri)
    return alert && bodyText(alert.body) !== bodyText(one.body) ? [[alert.body, one.body]] : []
  })
}

const versioned = ({ version, at }: Version) => ({ version, versionCreated: at })

/** A text as agencies send it: an alert, the first paragraphs, the half, all with a number changed, all with its end told anew. */
const grown = (text: Body, number: () => number): Body[] => {
  const { content } = text
  const part = (count: number): Body => ({ type: 'body', content: content.slice(0, count) })
  const corrected = JSON.parse(
    JSON.stringify(text).replace(/\b\d{2,3}\b(?=[^"]*")/, String(10 + Math.floor(number() * 900))),
  ) as Body
  const [last] = aBody(proseFrom(number, 200).paragraphs.join(' ')).content
  return [
    part(1),
    part(3),
    part(Math.ceil(content.length / 2)),
    text,
    corrected,
    { type: 'body', content: [...corrected.content.slice(0, -1), ...(last ? [last] : [])] },
  ]
}

const inventedText = (number: () => number): Body =>
  plainBody(aBody(...proseFrom(number, 1500 + number() * 4000).paragraphs).content)

const measureEdits = (what: string, count: number, textOf: (at: number, number: () => number) => Body): Row[] => {
  let [lost, apart, silent, asked] = [0, 0, 0, 0]
  const times: number[] = []
  for (let at = 0; at < count; at += 1) {
    const number = numbersFrom(at)
    const tried = tryMerge(textOf(at, number), number)
    const { base, ours, theirs } = tried.bodies
    const began = performance.now()
    merge(base, ours, theirs)
    times.push(performance.now() - began)
    if (tried.lost.length > 0) console.error(`Seed ${at}: ${tried.lost.join('; ')}`)
    lost += tried.lost.length
    asked += tried.conflicts > 0 ? 1 : 0
    if (tried.met) continue
    apart += 1
    silent += tried.conflicts === 0 ? 1 : 0
  }
  const rate = `${((100 * silent) / apart).toFixed(2)} %`
  return [
    {
      what: `Edits merged, ${what}: lost or come back`,
      figure: `${lost} of ${told(count)}`,
      beside: `${told(asked)} asked a person`,
      aim: '0',
    },
    {
      what: `Edits merged, ${what}: nothing asked where different sentences were touched`,
      figure: rate,
      beside: `${told(silent)} of ${told(apart)}`,
      aim: '≥ 98 %',
    },
    {
      what: `One merge, ${what}`,
      figure: `p50 ${told(percentile(times, 0.5))} ms, p99 ${told(percentile(times, 0.99))} ms`,
      beside: `worst ${told(Math.max(...times))} ms`,
    },
  ]
}

const measureChains = (what: string, chains: readonly Body[][], rounds: number): Row => {
  let [updates, asked, lost] = [0, 0, 0]
  for (const [at, chain] of chains.entries())
    for (let round = 0; round < rounds; round += 1) {
      const tried = tryChain(chain, numbersFrom(at * 1000 + round))
      for (const one of tried.lost) console.error(`${what}, chain ${at}, round ${round}: ${one}`)
      updates += tried.updates
      asked += tried.asked
      lost += tried.lost.length
    }
  const beside = `${told(updates)} updates of ${chains.length} chains, each edited ${rounds} times; ${told(asked)} asked`
  return { what: `Chains of updates, ${what}: lost or come back`, figure: String(lost), beside, aim: '0' }
}

/** `count` edits by chance, half of them of real texts where those are there. */
export const measureMerging = (count: number): Row[] => {
  const versions = realVersions()
  const texts = realTexts(versions)
  if (texts.length === 0) {
    console.error('There are no real wires beside the checkout: invented texts alone are edited.')
    return measureEdits('invented texts', count, (_, number) => inventedText(number))
  }
  const half = Math.ceil(count / 2)
  const rounds = Math.max(1, Math.round(count / 1000))
  return [
    ...measureEdits('invented texts', half, (_, number) => inventedText(number)),
    ...measureEdits(`${texts.length} real texts`, half, (at) => texts[at % texts.length] as Body),
    measureChains('real versions of one item', realChains(versions), rounds),
    measureChains('real alerts and their stories', realFollowUps(versions), rounds),
    measureChains(
      'real texts growing',
      texts.map((text, at) => grown(text, numbersFrom(at))),
      rounds,
    ),
  ]
}
