/** What an editor would put right in a text: slips of the keys, what the agency wrote for the desk, what is badly built. Pure, and linear in the text. */

import { type Block, type Body, blockText, type Inline } from '../body.ts'
import type { Finding } from './finding.ts'

/** Words after which a paragraph is hard to read on a telephone. */
export const longestParagraph = 120

/** The agency's own lines about what it will send: "(More to come)", "mehr in Kürze". */
const moreToCome =
  /^\W{0,3}(?:more (?:to come|follows?|later|soon)|developing story|to be continued|(?:mehr|weiteres) (?:in kürze|folgt)|folgt mehr|(?:plus d['’]informations )?à suivre|seguirá|habrá ampliación|meer volgt|mer (?:kommer|følger))\W{0,4}$|^\(\s?(?:more|mehr|suite|sigue|segue|developing|mf)\s?\)$/iu

/** Words of a link that say nothing about where it leads. */
const emptyLink = /^(?:here|click here|this|link|read more|more|hier|ici|aquí|https?:\S+|www\.\S+)$/iu

const doubled = /(?<![\p{L}\p{N}])(\p{L}{2,30})\s+\1(?![\p{L}\p{N}'’-])/iu
/** Words that are rightly said twice: "had had", German "die die", "sie sie". */
const rightlyDoubled = /^(?:had|that|is|die|der|das|sie|nous|vous|bora|pago)$/i

const pairs: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
]

const count = (text: string, sign: string): number => text.split(sign).length - 1

/** The opening sign that nothing closes; a quote that goes on in the next paragraph may stand open. */
const openQuote = (text: string, next: string): string | undefined => {
  if (count(text, '"') % 2 === 1 && !next.startsWith('"')) return '"'
  const isGerman = text.includes('„')
  return pairs.find(([open, close]) => {
    if (isGerman && open === '“') return false
    return count(text, open) > count(text, close) && !next.startsWith(open)
  })?.[0]
}

const linesOf = (block: Block): (readonly Inline[])[] => {
  switch (block.type) {
    case 'paragraph':
    case 'crosshead':
      return [block.content]
    case 'quote':
    case 'list':
      return block.content.map(({ content }) => content)
    case 'table':
      return block.content.flatMap((row) => row.content.map(({ content }) => content))
    default:
      return []
  }
}

/** The words of each link, its parts together. */
const linksOf = (block: Block): string[] =>
  linesOf(block).flatMap((line) => {
    const links: { href: string; text: string }[] = []
    let open = false
    for (const part of line) {
      const mark = part.type === 'text' ? part.marks?.find(({ type }) => type === 'link') : undefined
      const last = links.at(-1)
      if (part.type === 'text' && mark?.type === 'link') {
        if (open && last?.href === mark.attrs.href) last.text += part.text
        else links.push({ href: mark.attrs.href, text: part.text })
      }
      open = mark !== undefined
    }
    return links.map(({ text }) => text.trim())
  })

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text)

/** What is wrong with the words of one block. */
const wordsAdvice = (block: Block, next: string): string[] => {
  const text = blockText(block)
  const said: string[] = []
  if (moreToCome.test(text)) said.push(`«${short(text)}» is the agency’s line for the desk: take it out.`)
  const [spaces] = /[^\s] {2,}(?=\S)/.exec(text) ?? []
  if (spaces && block.type !== 'table') said.push('Two spaces stand beside each other: take one out.')
  const word = doubled.exec(text)?.[1]
  if (word && !rightlyDoubled.test(word) && block.type !== 'table')
    said.push(`«${word} ${word}»: the word stands twice.`)
  const open = block.type === 'table' ? undefined : openQuote(text, next)
  if (open)
    said.push(`A quote begins with ${open} and nothing closes it: «${short(text.slice(text.lastIndexOf(open)))}».`)
  for (const link of linksOf(block))
    if (!link || emptyLink.test(link))
      said.push(link ? `The link «${short(link)}» does not say where it leads.` : 'A link has no words.')
  if (block.type === 'paragraph') {
    const words = text.split(/\s+/).length
    if (words > longestParagraph)
      said.push(`The paragraph has ${words} words: break it after ${longestParagraph} at most.`)
  }
  return said
}

/** What is wrong with how the blocks follow one another. */
const orderAdvice = (content: readonly Block[], at: number, seen: Set<string>): string[] => {
  const block = content[at]
  if (block?.type === 'crosshead') {
    if (at === 0) return ['A crosshead stands first: begin with the text.']
    if (at === content.length - 1) return ['A crosshead stands last: nothing follows it.']
    if (content[at - 1]?.type === 'crosshead') return ['Two crossheads follow one another: put text between them.']
  }
  if (block?.type !== 'picture') return []
  const again = seen.has(block.attrs.picture)
  seen.add(block.attrs.picture)
  return again ? ['The same picture stands twice: take one out.'] : []
}

export const bodyAdvice = ({ content }: Body): Finding[] => {
  const seen = new Set<string>()
  return content.flatMap((one, block) => {
    const next = content[block + 1]
    const sentences = [...wordsAdvice(one, next ? blockText(next) : ''), ...orderAdvice(content, block, seen)]
    return sentences.map((sentence): Finding => ({ level: 'advice', where: { part: 'body', block }, sentence }))
  })
}
