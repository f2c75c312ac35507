import { describe, expect, test } from 'vitest'
import { correctionsFeed } from '../feeds/corrections-feed.ts'
import { read } from '../reader.ts'
import { aFrame, noon } from '../sample.ts'
import type { CorrectionsPage } from '../view.ts'
import { corrections } from './corrections.ts'

const page = (of: Partial<CorrectionsPage> = {}): CorrectionsPage => ({
  ...aFrame(),
  corrections: [
    {
      id: '7',
      kind: 'clarification',
      text: 'The <b>keeper</b> is 61.',
      at: noon,
      story: { id: 'st0ry0000001', address: '/world/lock-st0ry0000001', headline: 'Lock & key', language: 'ar' },
    },
  ],
  older: undefined,
  ...of,
})

describe('the page of corrections', () => {
  test('says the kind, the day, the words and the story that was put right', () => {
    const seen = read(corrections(page()))
    expect(seen.headings).toEqual([
      [1, 'Corrections'],
      [2, 'Lock & key'],
    ])
    expect(seen.text).toContain('Clarification, 13 July 2023')
    expect(seen.text).toContain('The <b>keeper</b> is 61.')
    expect(seen.links).toContainEqual(['Lock & key', '/world/lock-st0ry0000001#corrections'])
    expect(seen.all('a').find((one) => seen.words(one) === 'Lock & key')?.attrs).toContainEqual({
      name: 'lang',
      value: 'ar',
    })
  })
  test('leads to the feed and to older ones', () => {
    const { links } = read(corrections(page({ older: '/corrections?before=2023-07-13T11:00:00.000Z_7' })))
    expect(links).toContainEqual(['As a feed', '/corrections.xml'])
    expect(links).toContainEqual(['Older corrections', '/corrections?before=2023-07-13T11:00:00.000Z_7'])
  })
  test('says so where nothing was corrected', () => {
    expect(read(corrections(page({ corrections: [] }))).text).toContain('Nothing has been corrected yet.')
  })
})

test('the feed has an item a correction, named by story and number', () => {
  const feed = correctionsFeed(page())
  expect(feed).toContain('<title>Clarification: Lock &amp; key</title>')
  expect(feed).toContain('<guid isPermaLink="false">st0ry0000001-correction-7</guid>')
  expect(feed).toContain('<link>https://courier.example/world/lock-st0ry0000001#corrections</link>')
  expect(feed).toContain('<description>The &lt;b&gt;keeper&lt;/b&gt; is 61.</description>')
})
