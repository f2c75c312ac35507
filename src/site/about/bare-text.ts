/** What `/about` and `/policies` say while the publisher has written nothing there: only what the settings say, and what the site does by itself. */

import type { PolicyName } from '../../base/policy-names.ts'
import type { Block, Body, Inline } from '../../story/body.ts'
import { correctionsAddress, correctionsFeedAddress, feedAddress, outside, sectionAddress } from '../address.ts'
import { isShown } from '../parts/is-shown.ts'
import type { Link, Site } from '../view.ts'
import { policyWords } from './policy-words.ts'

const text = (words: string): Inline => ({ type: 'text', text: words })
const link = ({ name, address }: Link): Inline => ({
  ...{ type: 'text', text: name },
  marks: [{ type: 'link', attrs: { href: address } }],
})
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content })
const heading = (words: string): Block => ({ type: 'crosshead', content: [text(words)] })
const list = (items: readonly Link[]): Block => ({
  ...{ type: 'list', attrs: { ordered: false } },
  content: items.map((one) => ({ type: 'item', content: [link(one)] })),
})

/** «World, Politics and Sport», each a link. */
const inLine = (links: readonly Link[]): Inline[] =>
  links.flatMap((one, at) => [...(at === 0 ? [] : [text(at === links.length - 1 ? ' and ' : ', ')]), link(one)])

const bare = (address: string): string => address.replace(/^(?:mailto:|https?:\/\/)/i, '')

const contact = ({ contact: address, accounts }: Site): Block[] => {
  const reached = address && outside(address)
  const elsewhere = accounts.filter((one) => outside(one.address) !== undefined)
  if (!reached && elsewhere.length === 0) return []
  return [
    heading('How to reach us'),
    ...(reached ? [paragraph(text('The newsroom: '), link({ name: bare(reached), address: reached }), text('.'))] : []),
    ...(elsewhere.length > 0 ? [paragraph(text('We are also here: '), ...inLine(elsewhere), text('.'))] : []),
  ]
}

const corrected: Block[] = [
  heading('When something was wrong'),
  paragraph(
    text('What was wrong in a story is put right in it, and said beside its text with the day on which it was. '),
    ...[text('All '), link({ name: 'corrections', address: correctionsAddress })],
    ...[text(' stand on one page, newest first, and in '), link({ name: 'a feed', address: correctionsFeedAddress })],
    text('. A story that had to be withdrawn says so at its address.'),
  ),
]

const readers: Block[] = [
  heading('What we keep of readers'),
  paragraph(
    text(
      'Nothing. This site sets no cookies and has no trackers; nobody needs an account to read it. How often a story is opened is counted, without anything by which a reader could be known.',
    ),
  ),
]

export const bareAbout = (site: Site): Body => {
  const sections = site.sections
    .filter(isShown)
    .map((section) => ({ name: section.name, address: sectionAddress(section) }))
  return {
    type: 'body',
    content: [
      paragraph(
        { ...text(site.name), marks: [{ type: 'strong' }] } as Inline,
        text(site.strapline ? `: ${site.strapline}` : '.'),
      ),
      ...(sections.length > 0 ? [paragraph(text('Our sections are '), ...inLine(sections), text('.'))] : []),
      paragraph(
        text(
          'Each story names who wrote it: somebody of ours, or the agency that sent it. Their names lead to all of their stories.',
        ),
      ),
      ...contact(site),
      ...corrected,
      ...readers,
    ],
  }
}

const robots: Record<NonNullable<Site['aiPolicy']>, string> = {
  allow: 'Robots of AI may read what anybody may read here.',
  'refuse-training':
    'Robots that gather texts to train models of AI are asked to read nothing here. Search engines may.',
  'refuse-all':
    'Robots of AI are asked to read nothing here, neither to train models nor to answer questions. Search engines may.',
}

export const barePolicies = (site: Site): Body => ({
  type: 'body',
  content: [
    ...corrected,
    heading('What others may do with our texts'),
    paragraph(
      text(`${site.feedText === 'whole' ? 'Whole texts' : 'The beginnings of our texts'} are given in `),
      ...[link({ name: 'feeds', address: feedAddress }), text(`. ${robots[site.aiPolicy ?? 'allow']}`)],
    ),
    ...readers,
  ],
})

/** Where else it is told by which rules the publication works, as a list under the page of policies. */
export const rulesOf = (site: Site, without: string): Body => {
  const titles = new Map((site.pages ?? []).flatMap((one) => one.policies.map((name) => [name, one.title] as const)))
  const rules = Object.entries(site.policies ?? {}).flatMap(([name, address]): Link[] => {
    const leads = outside(address)
    if (leads === undefined || leads === without) return []
    return [{ name: titles.get(name) ?? policyWords[name as PolicyName] ?? name, address: leads }]
  })
  const once = rules.filter((one, at) => rules.findIndex((other) => other.address === one.address) === at)
  return { type: 'body', content: once.length > 0 ? [heading('Our rules'), list(once)] : [] }
}
