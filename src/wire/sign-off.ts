/** The sign-off: the initials of those who wrote and edited, as last paragraph; the desk's, never the reader's. */

import { type Body, blockText } from '../story/body.ts'

// Two to six marks of up to eight letters each, parted by strokes and hyphens: "hh/ph/ts/hd", "burs-jfx/pbt", "prm-sr/jah",
// "بور/غ ر/نور" (initials of two letters stand apart in Arabic), "bur-bmm/rl/mtp".
const mark = String.raw`[\p{L}\p{M}\p{N}_.]{1,8}(?: \p{L}\p{M}*){0,3}`
const initials = new RegExp(`^[([]?${mark}(?:\\s?(?:\\\\?/|-)+\\s?${mark}){1,9}/?\\.?[)\\]]?$`, 'u')

// Words of which a stroke or a hyphen makes no sign-off: "and/or", "Read-more", dates and numbers, units, parties.
const tooMuch =
  /\d{3,}|^\p{Lu}\p{Ll}{3,}[-/]\p{Lu}\p{Ll}{3,}$|^(?:and\/or|und\/oder|et\/ou|y\/o|e\/ou|e\/o|en\/of|och\/eller|og\/eller|ja\/tai|he\/she|s\/he|n\/a|n\/d|w\/o|c\/o|km\/h|m\/s|tcp\/ip|cdu\/csu|ac\/dc|hiv\/aids|covid-19|follow-up|wrap-up|q-and-a|to-do-list)\.?$/iu

/** dpa and its like close with their own sign, then initials and codes: "dpa bei yyzz n1", "dpa-AFX abc/de"; AAP with "AAP RTV es/de". */
const signed =
  /^(?:dpa|dpa-afx|apa|sda|ats|kna|epd|sid|ntb|ritzau|tt|stt|anp|belga)(?:[ /][a-zäöü0-9]{1,4}){1,8}$|^(?:AAP|AFP)(?: RTV)?(?:[ /][a-z]{2,3}){0,6}$/u

/** Is this paragraph a sign-off and nothing else? Strokes are wanted; a hyphen alone only in lower case: "burs-jfx". */
export const isSignOff = (text: string): boolean => {
  const line = text.trim()
  if (line.length < 3 || line.length > 60 || tooMuch.test(line) || !/\p{L}/u.test(line)) return false
  if (signed.test(line)) return true
  if (!initials.test(line)) return false
  return line.includes('/') || /^[\p{Ll}\p{N}.]+(?:-[\p{Ll}\p{N}.]+)+$/u.test(line)
}

// "Lusa/Fim", "(END)", "-30-", "ENDS", "NNNN": the end of the text, not of the story.
const ending =
  'END(?:S|IT)?|Ends|ends|ENDE|Ende|SCHLUSS|Schluss|FIN|Fin|FIM|Fim|FINE|Fine|EINDE|Einde|SLUT|Slut|SLUTT|Slutt|LOPPU|Loppu|MORE|more|MEHR|mehr|mf|SEGUE|segue|SIGUE|sigue|SUITE|suite|SUIVRA|NNNN|انتهى|يتبع'
/** An agency alone, in brackets, between strokes, after equals signs: "(©NTB)", "/ritzau/", "==Kyodo", "(ANSA).", "© dpa". */
const agency =
  'AAP|AFP|AFX|AGI|ANP|ANSA|AP|APA|ATS|ats|Belga|BELGA|CP|dpa|dpa-AFX|EFE|EP|KNA|Kyodo|Lusa|NTB|PA|Reuters|REUTERS|Ritzau|ritzau|RITZAU|SDA|sda|SID|STT|TASS|TT|Xinhua|أ ف ب|ا ف ب|رويترز'
const endMark = new RegExp(
  String.raw`^(?:[\p{L} .]{2,20}/\s?(?:[Ff]i[mn]|[Ff]ine|[Ee]nde?)|[-–—/(\[]{0,3}\s?(?:${ending})\s?[-–—/)\]]{0,3}\.?|-+\s?30\s?-+|#{2,5}|\*{3,10}|\((?:©\s?)?(?:${agency})(?:[/, +]{1,2}(?:${agency})){0,3}\)\.?|/(?:${agency})(?:/(?:${agency})?){0,3}|={2,}\s?(?:${agency})|©\s?(?:${agency})(?:-infocom)?|(?:${agency}))$`,
  'u',
)

/** The body without its sign-off (also where empty lines or a picture follow it), and the sign-off. */
export const takeSignOff = (body: Body): { body: Body; signOff?: string } => {
  const at = body.content.findLastIndex((block) => block.type !== 'picture' && block.type !== 'embed')
  const last = body.content[at]
  if (!last || (last.type !== 'paragraph' && last.type !== 'crosshead')) return { body }
  const text = blockText(last)
  const shorter = { ...body, content: body.content.toSpliced(at, 1) }
  // "-30-" has become a crosshead: what stands between hyphens is one.
  if (endMark.test(text.trim()) || (last.type === 'crosshead' && text.trim() === '30')) {
    const inner = takeSignOff(shorter)
    return { body: inner.body, signOff: [inner.signOff, text.trim()].filter(Boolean).join('\n') }
  }
  return isSignOff(text) ? { body: shorter, signOff: text.trim() } : takeLastLine(body, at)
}

/** A sign-off may stand as last line of the last paragraph, after a break. */
const takeLastLine = (body: Body, at: number): { body: Body; signOff?: string } => {
  const last = body.content[at]
  if (last?.type !== 'paragraph') return { body }
  const breakAt = last.content.findLastIndex((part) => part.type === 'break')
  const rest = last.content.slice(breakAt + 1)
  const text = rest.map((part) => (part.type === 'text' ? part.text : '')).join('')
  if (breakAt < 1 || !isSignOff(text)) return { body }
  const shorter = { ...last, content: last.content.slice(0, breakAt) }
  return { body: { ...body, content: body.content.with(at, shorter) }, signOff: text.trim() }
}
