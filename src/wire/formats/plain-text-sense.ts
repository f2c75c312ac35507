/** Is a plain text a story? What is too short, a table, a program, a log or noise is not. */

/** Why a text is no story; `never` where it cannot be a notice of a few words either. */
export type Nonsense = { why: string; never: boolean }

/** The fewest words of a story: agencies' shortest have two sentences. */
const fewestWords = 30

/** As many lines and letters as are looked at. */
const looked = { lines: 400, letters: 40_000 }

const count = (text: string, form: RegExp): number => text.match(form)?.length ?? 0

/** Words; in scripts that part none, two letters count as one. */
const wordsIn = (text: string): number => {
  const unparted =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu
  return (
    count(text.replace(unparted, ' '), /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) + Math.floor(count(text, unparted) / 2)
  )
}

const share = (lines: readonly string[], form: RegExp): number =>
  lines.length ? lines.filter((line) => form.test(line)).length / lines.length : 0

/** Do four lines of five have the same number of cells, or open with a quoted one? */
const isTable = (lines: readonly string[]): boolean =>
  lines.length >= 3 &&
  (share(lines, /^\s*"[^"]*"[,;\t]/) > 0.8 ||
    [',', ';', '\t', '|'].some((mark) => {
      const counts = new Map<number, number>()
      for (const line of lines) {
        const cells = line.split(mark).length - 1
        counts.set(cells, (counts.get(cells) ?? 0) + 1)
      }
      return [...counts].some(([cells, often]) => cells >= 2 && often >= lines.length * 0.8)
    }))

/** How a line of a program, a style sheet or a setting ends or begins. */
const ofPrograms =
  /[{};]\s*$|^\s*(?:\/\/|\/\*|#!|#include|#define|import |export |from \S+ import |package |using |def |class |function |const |let |var |return\b|if ?\(|for ?\(|while ?\(|public |private |SELECT |INSERT |CREATE |\[[\w. -]{1,60}\]\s*$|[\w.-]{1,60}\s?=\s?\S|<\/?[a-z!?])/i
const ofLogs =
  /^\s*\[?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d{1,2}\/\w{3}\/\d{4}:\d\d|\w{3} [ \d]\d \d\d:\d\d:\d\d |\d{1,3}(?:\.\d{1,3}){3} )/
const ofData = /^\s*-?\s?["']?[\w.-]{1,40}["']?\s?:(?:\s|$)/

/** What is left of XML, HTML or JSON that is torn: ends of elements, declarations, names of properties, escaped letters. */
const ofDocuments = /<\/[a-z][\w:.-]{0,40}>|\/>|<!(?:ELEMENT|ATTLIST|ENTITY|--)|"[\w@:.-]{1,40}"\s?:|\\[nrt"u]/gi

const ofJson = /^[ \t]{0,40}"[\w.-]{1,40}"\s?:\s?["[{\d]/m

/** Sentences end so, in any script; what ends in none is a list, a ticker, a table of results. */
const sentence = /[\p{L}\p{M}\p{N})"'”’»][.!?؟۔](?:["'”’»)\]]{0,2})(?:\s|$)|[。！？।]/u

/** Why this is no story, or undefined where it may be one. */
export const nonsenseIn = (text: string): Nonsense | undefined => {
  const head = text.trim().slice(0, looked.letters)
  const lines = head
    .split(/\r\n?|\n/, looked.lines)
    .map((line) => line.slice(0, 400))
    .filter((line) => line.trim())
  const letters = count(head, /[\p{L}\p{M}]/gu)
  const inked = count(head, /\S/g)
  const controls = count(head, /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]/g)
  if (head.includes('\0') || controls * 50 > inked) return { why: 'its bytes are no letters.', never: true }
  if (letters * 2 < inked) return { why: 'most of it is figures and signs.', never: true }
  if (count(head, ofDocuments) > 2 || ofJson.test(head))
    return { why: 'it is a part of a document (XML, HTML or JSON), whose beginning is missing.', never: true }
  if (share(lines, ofPrograms) > 0.3) return { why: 'it is a program or markup.', never: true }
  if (share(lines, ofLogs) > 0.5) return { why: 'it is a log.', never: true }
  if (lines.length > 3 && share(lines, ofData) > 0.7) return { why: 'it is a list of names and values.', never: true }
  if (isTable(lines)) return { why: 'it is a table (CSV).', never: true }
  const words = wordsIn(head)
  if (letters > words * 20) return { why: 'it has no words.', never: true }
  if (words < fewestWords)
    return { why: `it has ${words} words, and a story has ${fewestWords} at least.`, never: false }
  return sentence.test(head) ? undefined : { why: 'it has no sentence that ends.', never: false }
}
