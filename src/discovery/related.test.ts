/** Below a story stand the nearest others, then the newest, and no news twice. */

import { expect, test } from 'vitest'
import { type Relatable, rankRelated } from './related.ts'

let number = 0
const aStory = (headline: string, rest: Partial<Relatable> = {}): Relatable => {
  number += 1
  return {
    id: `story-${number}`,
    headline,
    summary: '',
    topics: [],
    section: 'world',
    datedAt: new Date('2031-03-03T12:00:00Z'),
    ...rest,
  }
}
const headlines = (stories: Relatable[]) => stories.map((one) => one.headline)

const ferry = aStory('Ferry strike closes harbour of Port Amberley', {
  summary: 'Crews of the ferries have stopped work.',
  topics: ['norland', 'strike'],
  family: 'urn:nwa:ferry',
})

test('shared words and topics come first, the newest fill the rest', () => {
  const candidates = [
    aStory('Museum buys a painting', { section: 'culture', datedAt: new Date('2031-03-02') }),
    aStory('Norland votes on rail', { topics: ['norland'] }),
    aStory('Union of ferry crews wants a raise', { topics: ['norland', 'strike'] }),
    aStory('Telescope sees a comet', { section: 'tech-science', datedAt: new Date('2031-03-03') }),
    aStory('Bakers open early', { section: 'culture', datedAt: new Date('2031-03-01') }),
  ]
  expect(headlines(rankRelated(ferry, candidates))).toEqual([
    'Union of ferry crews wants a raise',
    'Norland votes on rail',
    'Telescope sees a comet',
    'Museum buys a painting',
  ])
})

test('the story itself and its wire’s other versions are never there', () => {
  const candidates = [ferry, aStory('Harbour is closed', { family: 'urn:nwa:ferry' }), aStory('Bakers open early')]
  expect(headlines(rankRelated(ferry, candidates))).toEqual(['Bakers open early'])
})

test('one news is there once: one of a family, one of headlines that say the same', () => {
  const candidates = [
    aStory('Ferry crews talk to owners', { family: 'urn:nwa:talks' }),
    aStory('Ferry crews and owners still talk', { family: 'urn:nwa:talks' }),
    aStory('Storm turns towards Norland coast tonight'),
    aStory('Storm turns toward Norland’s coast tonight', { family: 'urn:other:storm' }),
    aStory('Ferry strike closes harbor of Port Amberley'.replace('harbor', 'harbour')),
  ]
  const ranked = headlines(rankRelated(ferry, candidates))
  expect(ranked).toHaveLength(2)
  expect(ranked.filter((headline) => headline.startsWith('Storm'))).toHaveLength(1)
})

test('stories of one’s own, without a wire, are no family', () => {
  const candidates = [aStory('Bakers open early'), aStory('Museum buys a painting')]
  expect(rankRelated(aStory('Telescope sees a comet'), candidates)).toHaveLength(2)
})

test('a rare topic tells more than one that all have', () => {
  const story = aStory('One', { topics: ['norland', 'lighthouses'] })
  const others = ['Two', 'Three', 'Four', 'Five'].map((name) => aStory(name, { topics: ['norland', name] }))
  const lighthouse = aStory('Six', { topics: ['lighthouses', 'keepers'] })
  expect(headlines(rankRelated(story, [...others, lighthouse], 1))).toEqual(['Six'])
})

test('fewer candidates, fewer related; none, none', () => {
  expect(rankRelated(ferry, [])).toEqual([])
  expect(rankRelated(ferry, [aStory('Bakers open early')], 4)).toHaveLength(1)
})
