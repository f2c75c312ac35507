/** What of a mail's own text is news, and what only the desk may read: covering words, signatures, disclaimers, notes to editors. */

import { type Block, type Body, blockText, bodyText, type Inline } from '../../story/body.ts'
import { bodyFromText, type PictureName, storyFromHtml } from '../../story/markup/markup.ts'

/** `notes` are what was taken off, a note a part. */
export type MailText = { body: Body; notes: string[] }

/** A signature begins with "-- " (RFC 3676, clause 4.3); a release ends with a word of its own. */
const ends =
  /^(?:--|[-\u2013\u2014*\s]*(?:ends?|ende|end of (?:press |news )?release|-30-|#{2,5})[-\u2013\u2014*.\s]*|(?:on|am|le|el) .{5,150} (?:wrote|schrieb|a écrit|escribió)\s?:)$/iu

/** A heading over what is for editors; with words behind it, it speaks of its own paragraph only. */
const forEditors =
  /^(?:notes? (?:to|for) (?:the )?editors?|editors?['’]? notes?|not for (?:publication|broadcast)|hinweise? (?:für|an) die redaktion(?:en)?|nicht zur veröffentlichung(?: bestimmt)?|notes? (?:aux?|à la) (?:rédactions?|rédacteurs?)|ne pas publier|nota (?:a|para) (?:los|la) (?:editores|redactores|redacción)|no publicar)\b/iu

/** Paragraphs that mail programs and lawyers put under every mail. */
const addedByMail =
  /^(?:(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication)\b|(?:confidentiality|legal) notice\b|disclaimer\b|diese (?:e-?mail|nachricht) (?:enthält|ist|kann)\b|ce (?:message|courriel|mail) (?:et|est|contient)\b|este (?:mensaje|correo)\b|please consider the environment\b|(?:to )?unsubscribe\b|(?:newsletter )?abmelden\b|se désabonner\b|sent from my \w+|von meinem .{2,20} gesendet|view (?:this (?:e-?mail|message) )?in (?:your )?browser\b|\[cid:)/iu

const forwarded =
  /^(?:-{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato)\s*-*|begin forwarded message:|anfang der weitergeleiteten (?:e-?mail|nachricht):|début du message (?:réexpédié|transféré)\s?:)$/iu
const quoted =
  /^-{2,}\s*(?:original message|ursprüngliche nachricht|message d['’]origine|mensaje original|messaggio originale)\s*-*$/iu
const headerLine =
  /^(?:from|von|de|da|to|an|à|para|date|datum|fecha|sent|gesendet|envoyé|enviado|subject|betreff|objet|asunto|oggetto|cc|reply-to)\s?:/iu

const textOf = (line: readonly Inline[]): string =>
  line
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('')
    .trim()

const linesOf = (content: readonly Inline[]): Inline[][] => {
  const lines: Inline[][] = [[]]
  for (const part of content) {
    if (part.type === 'break') lines.push([])
    else lines.at(-1)?.push(part)
  }
  return lines
}

const joined = (lines: readonly Inline[][]): Inline[] =>
  lines.flatMap((line, at) => (at ? [{ type: 'break' } as const, ...line] : line))

const isMark = (line: string): boolean =>
  ends.test(line) || forwarded.test(line) || quoted.test(line) || forEditors.test(line)

/** A mark may stand as a line inside a paragraph: from there on it is a paragraph of its own. */
const partedAtMarks = (block: Block): Block[] => {
  if (block.type !== 'paragraph') return [block]
  const groups: Inline[][][] = [[]]
  for (const line of linesOf(block.content)) {
    const last = groups.at(-1)
    const mark = isMark(textOf(line))
    if (mark && last?.length) groups.push([line])
    else last?.push(line)
    if (mark && !forEditors.test(textOf(line))) groups.push([])
  }
  return groups.filter((lines) => lines.some(textOf)).map((lines) => ({ type: 'paragraph', content: joined(lines) }))
}

/** A table without headings whose rows have one cell that says something, or with a long text in a cell, only sets out the page. */
const isLayout = (table: Extract<Block, { type: 'table' }>): boolean => {
  const rows = table.content.map((row) => row.content.filter((cell) => cell.content.length))
  return (
    rows.every((cells) => cells.every((cell) => !cell.attrs.header)) &&
    (rows.every((cells) => cells.length < 2) || rows.flat().some((cell) => textOf(cell.content).length > 300))
  )
}

const withoutLayout = (block: Block): Block[] =>
  block.type === 'table' && isLayout(block)
    ? block.content
        .flatMap((row) => row.content.flatMap((cell) => linesOf(cell.content)))
        .filter((line) => textOf(line))
        .map((content) => ({ type: 'paragraph', content }))
    : [block]

/** Lines that a mail program has broken at its edge (all but the last between 50 and 80 letters) are one paragraph. */
const unwrapped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => {
      const lines = paragraph.split('\n')
      const isWrapped = lines.length > 1 && lines.slice(0, -1).every((line) => line.length >= 50 && line.length <= 80)
      return isWrapped ? lines.map((line) => line.trim()).join(' ') : paragraph
    })
    .join('\n\n')

const blocksOf = (html: string | undefined, text: string | undefined, picture: PictureName): Block[] => {
  const story = html ? storyFromHtml(html, picture) : undefined
  const marked = [...(story?.above?.content ?? []), ...(story?.body.content ?? [])]
  const blocks = marked.length ? marked : bodyFromText(unwrapped(text ?? '')).content
  return blocks.flatMap(withoutLayout).flatMap(partedAtMarks)
}

const isHeaderBlock = (block: Block): boolean =>
  block.type === 'paragraph' && linesOf(block.content).every((line) => headerLine.test(textOf(line)) || !textOf(line))

/** The story in a forwarded mail, without the header of the mail that was forwarded and what was written above it. */
const inForwarded = (blocks: Block[], from: number): [story: Block[], rest: Block[]] => {
  const found = blocks.findIndex((block, at) => at > from && !isHeaderBlock(block))
  const at = found < 0 ? blocks.length : found
  return [blocks.slice(at), blocks.slice(0, at)]
}

/**
 * A mail's text as a story and notes. A forwarded mail's news is below its mark, any other's above it. `forward`: the subject says that it was
 * forwarded.
 */
export const mailText = (
  mail: { html?: string | undefined; text?: string | undefined; forward: boolean },
  picture: PictureName,
): MailText => {
  const notes: string[] = []
  const note = (taken: readonly Block[]) => {
    const words = bodyText({ type: 'body', content: [...taken] }).trim()
    const said = words.replace(/^--\s*/, '')
    if (said) notes.push(said)
  }
  let blocks = blocksOf(mail.html, mail.text, picture)
  const lines = blocks.map((block) => blockText(block).trim())
  const mark = lines.findIndex((line) => forwarded.test(line) || (mail.forward && quoted.test(line)))
  if (mark >= 0) {
    const [story, rest] = inForwarded(blocks, mark)
    note(rest)
    blocks = story
  }
  const story: Block[] = []
  for (const [at, block] of blocks.entries()) {
    const line = blockText(block).trim()
    const [first = ''] = line.split('\n')
    const heads = forEditors.exec(first)?.[0]
    if (ends.test(line) || quoted.test(line) || (heads && first.trim().length - heads.length < 3)) {
      note(blocks.slice(at))
      break
    }
    if (heads || addedByMail.test(line)) note([block])
    else story.push(block)
  }
  return { body: { type: 'body', content: story }, notes }
}
