/** Pages of what is hard to set, made of samples alone: no picture, a tall one, one word, three hundred letters, words without an end, forty authors, one story, none. */

import { article } from '../../../src/site/pages/article.ts'
import { front } from '../../../src/site/pages/front.ts'
import { list } from '../../../src/site/pages/list.ts'
import { search } from '../../../src/site/pages/search.ts'
import { aCard, aFrame, anAgency, anArticle, aSearch, bodyOf, paragraph } from '../../../src/site/sample.ts'
import type { Card, Site } from '../../../src/site/view.ts'

const compound = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const address = `https://harbour.example/${'a-very-long-address-without-a-break/'.repeat(4)}index.html?of=${'x'.repeat(60)}`
const longest =
  'Volunteers who set out to count the herring gulls of Port Lorne by photographing every roof in the city on a single morning find a fifth fewer birds, two lost weathervanes, a garden that nobody had reported to the tax office, and, on the oldest roof of all, the harbour master’s own missing hat, forty years late'

const headlines = ['War', longest, `${compound} wird neu gebaut`, 'A quay opens', 'Tide', `See ${address}`]

/** Stories of every length, none with a picture: no server need have one. */
const cards = (count: number, of: Partial<Card> = {}): Card[] =>
  Array.from({ length: count }, (_, at) =>
    aCard({
      id: `${at}`,
      address: `/world/${at}`,
      headline: headlines[at % headlines.length] ?? '',
      summary: at % 3 === 0 ? '' : at % 3 === 1 ? longest : compound,
      kicker: at % 4 === 1 ? 'The very long read about very long things' : '',
      source: at % 2 === 0 ? 'Nordwire' : Array.from({ length: 12 }, (_, of) => `Author Number ${of}`).join(', '),
      picture: undefined,
      ...of,
    }),
  )

const authors = Array.from({ length: 40 }, (_, at) =>
  anAgency({ slug: `author-${at}`, name: `Author ${at + 1} of Forty`, kind: 'person', about: '' }),
)

const table = (columns: number) => ({
  type: 'table' as const,
  attrs: { caption: 'Ships that wait, by port and day' },
  content: Array.from({ length: 3 }, (_, row) => ({
    type: 'row' as const,
    content: Array.from({ length: columns }, (_, column) => ({
      type: 'cell' as const,
      attrs: { header: row === 0 },
      content: [{ type: 'text' as const, text: row === 0 ? `Column ${column + 1}` : `${row * 1000 + column}` }],
    })),
  })),
})

const text = bodyOf(
  paragraph('It begins with a short one.'),
  paragraph(`Then comes ${compound}, and an address: ${address}`),
  { type: 'crosshead', content: [{ type: 'text', text: compound }] },
  {
    type: 'quote',
    attrs: { cite: compound },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: compound }] }],
  },
  table(14),
  { type: 'list', attrs: { ordered: false }, content: [{ type: 'item', content: [{ type: 'text', text: address }] }] },
  { type: 'embed', attrs: { address, title: '' } },
  paragraph('It ends.'),
)

/** Whole pages by what is hard about them, on a site as it is given. */
export const hardPages = (site: Partial<Site> = {}): Record<string, string> => {
  const frame = aFrame(site)
  const of = { ...frame, related: cards(4) }
  return {
    'long-words': article({
      ...of,
      article: anArticle({
        headline: `${compound} und ${compound}`,
        standfirst: address,
        kicker: compound,
        lead: undefined,
        body: text,
        located: compound,
        copyright: address,
      }),
    }),
    'long-headline': article({
      ...of,
      article: anArticle({
        headline: longest,
        standfirst: longest,
        lead: undefined,
        by: authors,
        corrections: [{ kind: 'correction', text: longest, at: frame.now }],
      }),
    }),
    'one-word': article({
      ...of,
      related: [],
      article: anArticle({ headline: 'War', lead: undefined, by: [], topics: [] }),
    }),
    'hard-front': front({
      ...frame,
      banner: { text: longest, address: '/world/1', language: 'en' },
      containers: [
        { kind: 'lead', title: '', address: undefined, cards: cards(8) },
        { kind: 'list', title: 'Latest', address: undefined, cards: cards(6) },
        { kind: 'band', title: compound, address: '/world', cards: cards(4) },
        { kind: 'row', title: 'One story', address: undefined, cards: cards(1) },
        { kind: 'band', title: 'Two stories', address: '/world', cards: cards(2) },
      ],
    }),
    'one-story': list({
      ...frame,
      kind: 'topic',
      name: compound,
      address: '/topic/x',
      cards: cards(1),
      older: undefined,
    }),
    'empty-section': list({ ...frame, kind: 'section', name: 'World', address: '/world', cards: [], older: undefined }),
    'hard-search': search(aSearch({ ...frame, query: `${compound} ${'x'.repeat(100)}`, cards: cards(6) })),
  }
}
