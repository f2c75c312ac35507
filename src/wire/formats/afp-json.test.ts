import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { copyOf } from '../copy-of.ts'
import { readWire } from '../read.ts'

const bytes = readFileSync(new URL('../../../test/wires/market.afp-json.json', import.meta.url))
const answer = JSON.parse(bytes.toString()) as { response: { docs: object[] } }
const { docs } = answer.response
const read = (json: unknown) => readWire(Buffer.from(JSON.stringify(json)))

describe("AFP's documents", () => {
  const { format, problems, items } = readWire(bytes)
  const [story, picture, killed] = items

  test('state identity, revision, lines, codes and terms', () => {
    expect({ format, problems }).toEqual({ format: 'afp-json', problems: [] })
    expect(story).toMatchObject({
      uri: 'newsml.plainwire.example.20260304T101500Z.doc-a1',
      version: '2',
      type: 'text',
      pubStatus: 'usable',
      versionCreated: '2026-03-04T10:15:00Z',
      urgency: 4,
      language: 'en',
      located: 'Sanville',
      slugline: 'market-food',
      headlines: [{ value: 'Spice market reopens in Sanville' }],
      copyrightNotice: '2026 Plainwire',
      usageTerms: 'NO ARCHIVES\nNot for Germania',
      people: [{ name: 'Ana Roy', uri: 'pwperson:1' }],
      events: [{ name: 'Market week', uri: 'pwevent:3' }],
      places: [
        { name: 'Sanville', rel: 'dateline' },
        { name: 'Freedonia', uri: 'iso3166-1a3:FRD' },
      ],
    })
    expect(story?.subjects).toContainEqual(expect.objectContaining({ uri: 'medtop:20000344' }))
    expect(story?.subjects).toContainEqual(expect.objectContaining({ literal: 'subj:04000000' }))
  })

  test('give their paragraphs, with crossheads, without sign-off and dateline', () => {
    const copy = story && copyOf(story)
    expect(story?.bodies?.[0]?.value.split('\n').slice(1)).toEqual([
      '<h2>Empty stalls</h2>',
      '<p>&quot;We waited,&quot; said Ana Roy.</p>',
    ])
    expect(story?.bodies?.[0]?.value).toContain('3 &lt; 5 stalls')
    expect(story?.edNote).toBe('ADDS quote\n\nSignal: update\n\nar/jk/lm')
    expect(copy).toMatchObject({ provider: 'Plainwire', updateNote: 'ADDS quote' })
    expect(copy?.pictures).toMatchObject([
      { href: 'https://api.plainwire.example/h.jpg', caption: 'Stalls in Sanville.', credit: 'LEE NOR / Plainwire' },
    ])
  })

  test('hold what is embargoed and kill what is canceled', () => {
    expect(picture).toMatchObject({ type: 'picture', pubStatus: 'withheld', embargoedUntil: '2026-03-05T00:00:00Z' })
    expect(picture && copyOf(picture).pictures).toMatchObject([
      { caption: 'Ana Roy at her stall.', credit: 'LEE NOR / Plainwire' },
    ])
    expect(picture?.associations).toBeUndefined()
    expect(killed?.pubStatus).toBe('canceled')
    const status = (word: unknown) => read({ ...docs[0], status: word }).items[0]?.pubStatus
    expect(['', 'usable', 'WithHeld', 'Recalled'].map(status)).toEqual(['usable', 'usable', 'withheld', 'withheld'])
  })

  test('come as an answer, as a list, alone; an alert has its first paragraph for a headline', () => {
    for (const json of [answer, { docs }, docs]) expect(read(json).items).toHaveLength(3)
    expect(read(docs[0]).items[0]?.uri).toBe(story?.uri)
    const alert = read({ ...docs[0], headline: '', urgency: 2, news: ['Market on fire'] }).items[0]
    expect(alert && copyOf(alert).headline).toBe('Market on fire')
  })

  test('an error, an empty answer and a document without identity are told', () => {
    expect(read({ error: { error_type: 'X', message: 'Access token expired' } }).problems).toEqual([
      'AFP answered with an error: Access token expired.',
    ])
    expect(read({ response: { docs: [] } }).problems).toEqual(["AFP's answer holds no documents."])
    expect(read({ response: { docs: [docs[0], { news: ['x'] }] } }).problems[0]).toContain('no `uno`')
  })
})
