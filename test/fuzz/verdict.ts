/** Whether a file was read as every file must be, whatever is in it. */

import { parseFragment } from 'parse5'
import { storyOfCopy } from '../../src/newsroom/story-of-copy.ts'
import { body as siteBody } from '../../src/site/parts/body.ts'
import { body as bodySchema } from '../../src/story/body.ts'
import { chainFacts } from '../../src/wire/chain.ts'
import { copyOf } from '../../src/wire/copy-of.ts'
import type { NewsObject } from '../../src/wire/item.ts'
import { readArrival } from '../../src/wire/read-arrival.ts'

export type Verdict = { trouble?: string; items: number; format: string }

/** Elements that a cleaned text may have; any other one is trouble, and so is an attribute that is not named here. */
const mayStand = new Set(
  `p div span br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite em i b strong u s sub sup small pre code a table caption thead tbody tfoot
   tr th td figure figcaption img abbr time ins del section article header footer`.split(/\s+/),
)
const mayBeSaid = new Set([
  'href',
  'src',
  'alt',
  'title',
  'class',
  'colspan',
  'rowspan',
  'scope',
  'cite',
  'lang',
  'dir',
  'width',
  'height',
  'start',
  'datetime',
  'id',
  'role',
  'aria-label',
  'tabindex',
])
const mayBeAsked = /^(?:https?:|mailto:|tel:|file:[^/]|[\w.%-]+$|[/#?]|[^:]*$)/i

type Tree = { tagName?: string; attrs?: { name: string; value: string }[]; childNodes?: Tree[]; content?: Tree }

/** What of this markup could run, load or lead astray; undefined where nothing can. */
export const whatRuns = (markup: string): string | undefined => {
  // Markup without a tag is what most texts come to, and is no work for a parser.
  if (!markup.includes('<')) return undefined
  const open: Tree[] = [parseFragment(markup) as Tree]
  for (let node = open.pop(); node; node = open.pop()) {
    const { tagName, attrs = [], childNodes = [], content } = node
    if (tagName && !mayStand.has(tagName)) return `<${tagName}>`
    for (const { name, value } of attrs) {
      if (!mayBeSaid.has(name)) return `${name}="${value.slice(0, 60)}"`
      // A browser leaves out white space and control characters before it looks for a scheme.
      if (/^(?:href|src|cite)$/.test(name) && !mayBeAsked.test([...value].filter((one) => one > ' ').join('')))
        return `${name}="${value.slice(0, 60)}"`
    }
    open.push(...childNodes, ...(content ? [content] : []))
  }
  return undefined
}

const inner = (item: NewsObject): NewsObject[] => [item, ...(item.associations ?? []).flatMap(inner)]

const troubleWithItem = (item: NewsObject): string | undefined => {
  if (!item.uri) return 'An item has no identity.'
  for (const one of inner(item))
    for (const { value, contentType } of one.bodies ?? [])
      if (typeof value === 'string' && (contentType ?? 'text/html').includes('html')) {
        const runs = whatRuns(value)
        if (runs) return `The text holds ${runs}.`
      }
  const copy = copyOf(item)
  const checked = bodySchema.safeParse(copy.body)
  if (!checked.success)
    return `The body is none: ${checked.error.issues[0]?.path.join('.')} ${checked.error.issues[0]?.message}`
  const shown = whatRuns(siteBody(copy.body, {}, copy.located ?? '').text)
  if (shown) return `The page would hold ${shown}.`
  for (const date of [
    copy.versionCreated,
    copy.firstCreated,
    copy.expires,
    copy.embargo && 'until' in copy.embargo ? copy.embargo.until : undefined,
  ])
    if (date && Number.isNaN(date.getTime())) return 'A date is none.'
  chainFacts(copy)
  storyOfCopy({ copy, pictures: {}, agency: { slug: 'a', name: 'A' }, sections: [], home: undefined, language: 'en' })
  return undefined
}

/** How much larger than its file a reading may be, and what any may be, in letters of JSON. */
const growth = 40
const allowed = 2_000_000

/** Reads it as the intake does, and says what is wrong with that. */
export const verdictOn = async (bytes: Buffer, name: string): Promise<Verdict> => {
  try {
    const { items, problems, format } = await readArrival(bytes, name)
    const said = { items: items.length, format }
    if (!/^[a-z][a-z0-9.-]{0,30}$/.test(format))
      return { ...said, trouble: 'What the format is called comes from the file and may be anything.' }
    if (items.length + problems.length === 0) return { ...said, trouble: 'Neither an item nor a problem.' }
    const fault = problems.find((problem) => /fault of Dateline/.test(problem))
    if (fault) return { ...said, trouble: fault.slice(0, 500) }
    if (JSON.stringify(items).length > growth * bytes.length + allowed)
      return { ...said, trouble: 'The reading has grown out of all proportion.' }
    for (const item of items) {
      const trouble = troubleWithItem(item)
      if (trouble) return { ...said, trouble }
    }
    return said
  } catch (error) {
    return {
      items: 0,
      format: 'unknown',
      trouble: `It threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    }
  }
}
