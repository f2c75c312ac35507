/** A story's topics are what it is about: what the wire states, borne out by the text, and nothing that is only mentioned. */

import { expect, test } from 'vitest'
import type { Body } from '../story/body.ts'
import { type TopicSource, topicsOf } from './topics.ts'

const bodyOf = (text: string): Body => ({
  type: 'body',
  content: text.split('\n').map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
})
const named = (names: string[]) => names.map((name) => ({ name }))
const about = (said: Partial<Omit<TopicSource, 'body'>> & { text?: string }): string[] => {
  const { text = 'A text.', ...rest } = said
  const source = { headline: 'A headline', subjects: [], places: [], keywords: [], body: bodyOf(text), ...rest }
  return topicsOf(source).map((topic) => topic.name)
}

const politics = { name: 'politics', uri: 'medtop:11000000' }
/** The old subject code 11002000, as some wires still send it under the new scheme. */
const diplomacy = { name: 'diplomacy', uri: 'medtop:11002000' }

test('two countries and their diplomacy, whoever else is mentioned', () => {
  const text = [
    'China will strengthen ties with Russia, its top diplomat said, as contacts grow closer after Moscow’s invasion of Ukraine.',
    'ASEAN waits for ASEAN, and for ASEAN.',
    'Beijing says it is neutral, which many of Kyiv’s allies doubt, Moscow being isolated.',
    'The ministers met beside a meeting of ASEAN in Jakarta. India was there too.',
  ].join('\n')
  const said = {
    headline: 'China’s top diplomat says Beijing, Moscow to deepen ties',
    text,
    subjects: [politics, diplomacy],
  }
  expect(about({ ...said, places: named(['China', 'Russia']), located: 'Jakarta' })).toEqual([
    'China',
    'Diplomacy',
    'Russia',
  ])
  expect(about({ ...said, slugline: 'China-Russia-diplomacy' })).toEqual(['China', 'Diplomacy', 'Russia'])
})

test('a topic has the address of its name', () => {
  const source = { headline: '', body: bodyOf('x'), subjects: [], places: named(['Ivory Coast']), keywords: [] }
  expect(topicsOf(source)).toEqual([{ slug: 'ivory-coast', name: 'Ivory Coast', kind: 'place' }])
})

test('where the wire names no place, the salient ones of the text count', () => {
  const text =
    'Peru has signed, a minister said.\nChile may follow. Chilean miners wait; in Chile nobody hurries.\nBolivia and Brazil declined.'
  expect(about({ headline: 'Norwegian ships to carry copper', text })).toEqual(['Chile', 'Norway', 'Peru'])
})

test('the dateline alone is no topic', () => {
  const text = 'Nigeria and Ghana play tomorrow.\nThe players fly home.'
  expect(about({ text, places: named(['Lagos', 'Paris', 'FRA']), located: 'PARIS' })).toEqual(['Ghana', 'Nigeria'])
})

test('codes, other names and other languages are one country', () => {
  expect(about({ places: named(['USA', 'United States', 'US']) })).toEqual(['United States'])
  expect(about({ places: named(['CHN']) })).toEqual(['China'])
  expect(about({ places: named(['Etats-Unis']), language: 'fr' })).toEqual(['États-Unis'])
})

test('a place that no list knows is a topic where the text names it', () => {
  const said = { places: [{ name: 'Port Amberley' }, { name: 'Hauptstr. 5, 10115 Berlin' }] }
  expect(about({ ...said, text: 'The harbour of Port Amberley is closed.' })).toEqual(['Port Amberley'])
  expect(about({ ...said, text: 'The harbour is closed.' })).toEqual([])
})

test('an organisation in the headline is a topic, mentioned once it is not', () => {
  const said = { places: named(['Sweden']), text: 'Sweden waits.\nSo does NATO.' }
  expect(about({ ...said, headline: 'Sweden nears NATO membership' })).toEqual(['NATO', 'Sweden'])
  expect(about({ ...said, headline: 'Sweden waits' })).toEqual(['Sweden'])
})

test('Media Topics count from the second level down, by their own label', () => {
  const subjects = [
    { name: 'economy, business and finance', uri: 'medtop:04000000' },
    { name: 'whatever', uri: 'medtop:20000296' },
    { name: 'coup d’etat', uri: 'medtop:20000070' },
    { name: 'Desk Nine', uri: 'desk:9' },
    { name: 'no code' },
  ]
  expect(about({ subjects })).toEqual(['Automotive', "Coup d'Etat"])
  expect(about({ subjects: [diplomacy], language: 'de' })).toEqual(['Diplomatie'])
})

test('what lies above another subject is left out', () => {
  const international = { name: 'international relations', uri: 'medtop:20000638' }
  expect(about({ subjects: [international, diplomacy] })).toEqual(['Diplomacy'])
  expect(about({ subjects: [international] })).toEqual(['International Relations'])
})

test('a part of the world is a topic only where the headline names it', () => {
  const said = { places: named(['Asia', 'India']), text: 'India and Asia, Asia and Europe.' }
  expect(about(said)).toEqual(['India'])
  expect(about({ ...said, headline: 'Asia waits for rain' })).toEqual(['Asia', 'India'])
})

test('a label is written as titles are in its language', () => {
  expect(about({ subjects: [{ name: 'medios', uri: 'medtop:20000045' }], language: 'es' })).toEqual([
    'Medios masivos de comunicación',
  ])
})

test('keywords are topics where they are names and stand in the text', () => {
  const keywords = ['Mara Quill', 'Norwave', 'shipping', 'TV', 'UPDATE', 'ticker:NWA', 'Nowhere Ltd', 'NBA']
  const text = 'Mara Quill of Norwave likes the NBA on TV; shipping is an UPDATE.'
  expect(about({ keywords, text })).toEqual(['Mara Quill', 'NBA', 'Norwave'])
})

test('there are at most six, of every kind, none twice', () => {
  const places = named(['China', 'Russia', 'India', 'Brazil', 'South Africa', 'Egypt', 'Iran', 'China'])
  const keywords = ['Mara Quill', 'Tom Vale']
  const text = 'Egypt, Egypt and India told Mara Quill and Tom Vale. China, Russia, Brazil, South Africa and Iran.'
  const topics = about({ places, keywords, text, headline: 'Egypt and India', subjects: [diplomacy] })
  expect(topics).toHaveLength(6)
  expect(topics).toEqual(expect.arrayContaining(['Egypt', 'India', 'Diplomacy', 'Mara Quill', 'Tom Vale']))
  expect(topics).toEqual(topics.toSorted())
})

test.each(['en-a', 'x', '../../etc/passwd', '', 'en_GB', '\0'])(
  'a language that is none, %j, costs no topic',
  (language) =>
    expect(about({ language, places: named(['China', 'Norway']), headline: 'China and Norway' })).toEqual([
      'China',
      'Norway',
    ]),
)
