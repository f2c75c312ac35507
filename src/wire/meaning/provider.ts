/** Who sends it, who wrote it, who is to be credited: short names out of what wires say. */

import type { NewsObject } from '../item.ts'
import { isSignOff } from '../sign-off.ts'

/** Agencies whose wires write their name in full, by code or in another script, and how they sign. */
const shortNames: [RegExp, string][] = [
  [/^(afp|agence[ -]france[ -]presse|أ ?ف ?ب|аfp)\b|^أ ?ف ?ب$/iu, 'AFP'],
  [/^(dpa|deutsche presse-?agentur)\b/i, 'dpa'],
  [/^(thomson )?reuters\b|^rtr$/i, 'Reuters'],
  [/^(the )?associated press\b|^ap$/i, 'AP'],
  [/^agencia efe\b|^efe$/i, 'EFE'],
  [/^(agenzia )?ansa\b/i, 'ANSA'],
  [/^(australian associated press|aap)\b/i, 'AAP'],
  [/^(agence |agentschap )?belga\b/i, 'Belga'],
  [/^(apa|austria presse agentur)\b/i, 'APA'],
  [/^(ntb|norsk telegrambyr[åa])\b/i, 'NTB'],
  [/^(stt|suomen tietotoimisto)\b/i, 'STT'],
  [/^(tt|tidningarnas telegrambyr[åa])$/i, 'TT'],
  [/^(pa|press association|pa media)$/i, 'PA'],
  [/^(the )?canadian press\b|^cp$/i, 'The Canadian Press'],
  [/^europa ?press\b|^ep$/i, 'Europa Press'],
  [/^(ag[eê]ncia )?lusa\b/i, 'Lusa'],
  [/^(ritzaus? bureau|ritzau)\b/i, 'Ritzau'],
  [/^(kyodo( news)?)$/i, 'Kyodo'],
]

const notice =
  /^\W*(?:\(c\)|copyright|©|all rights reserved)[\s:]*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?/iu

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** An agency's name as it signs: "Agence France-Presse" is "AFP"; `nprov:REUTERS` loses its scheme; an unknown name stays. */
export const agencyName = (name: string): string => {
  const bare = name.replace(/^[\w-]+:(?=[\w. ]+$)/, '').trim()
  return shortNames.find(([form]) => form.test(bare))?.[1] ?? bare
}

/** The agency that sends an item. */
export const providerOf = (item: NewsObject): string | undefined => {
  const source = item.infoSources?.find((one) => /provider|^$/i.test(one.role ?? '')) ?? item.infoSources?.[0]
  const name = source?.name ?? source?.literal ?? source?.uri ?? item.copyrightHolder
  if (name) return agencyName(name)
  const said = item.copyrightNotice
    ?.replace(notice, '')
    .split(/[.,(\n]/)[0]
    ?.trim()
  return said && said.length <= 40 ? agencyName(said) : undefined
}

/** EFE and others sign in the byline: "gr/bp". */
const onlyInitials = (by: string): boolean => isSignOff(by) && by === by.toLowerCase()

/** Who wrote it, without "By": undefined where only the agency is named, or initials sign. */
export const bylineOf = (by: string | undefined, provider: string | undefined): string | undefined => {
  const bare = by
    ?.replace(/\s+/g, ' ')
    .replace(/^(?:by|von|par|por|di|av|af|door|da)[\s:]+(?=\p{L})/iu, '')
    .trim()
  if (!bare || onlyInitials(bare)) return undefined
  const isProvider = (name: string) => provider !== undefined && letters(agencyName(name)) === letters(provider)
  if (isProvider(bare)) return undefined
  const [last, ...names] = bare.split(/\s*,\s*/).toReversed()
  return names.length && last && isProvider(last) ? names.toReversed().join(', ') : bare
}

/** A writer's line at the head of a text: "By Ada Example", "Von Ada Example und Bo Muster, dpa", "Par Ada EXAMPLE". */
const lineOf =
  /^(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|DI|Av|AV|Af|Door|Da|DA)\s+(?=\p{Lu}|\p{Lo})((?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}[\p{L}\p{M}]*)(?:[ ,]+(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}[\p{L}\p{M}]*|and|und|et|y|e|og|och|en|ja|in|à|aus|from|with|mit|de|da|di|van|von|der|den|bin|al|el|la|le|dpa|&)){0,20})\s*$/u

/** The names in a paragraph that is nothing but its writer's line. */
export const writerIn = (paragraph: string): string | undefined => {
  const line = paragraph.trim()
  if (line.length > 160 || !/^(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|DI|Av|AV|Af|Door|Da|DA)\s/u.test(line))
    return undefined
  const names = lineOf.exec(line)?.[1]
  // "Par ailleurs" and "Da oggi" go on as a sentence: names have a capital each.
  const words = names?.split(/[ ,]+/) ?? []
  const capital = words.filter((word) => /^[\p{Lu}\p{Lo}]/u.test(word)).length
  return names && capital >= 2 && words.length - capital <= 6 && !/[.!?]$/.test(names) ? names.trim() : undefined
}

/**
 * The credit of a picture as to be printed: who made it and its holder, else its notice without "Copyright", else what stands at
 * the end of its caption. A caption's credit that says more (a hand-out's giver) is not lost.
 */
export const creditOf = (picture: NewsObject, inCaption?: string): string | undefined => {
  const holder = picture.copyrightHolder && agencyName(picture.copyrightHolder)
  const said = (holder ?? picture.copyrightNotice)?.replace(notice, '').trim()
  const maker = bylineOf(picture.by, holder)
  const stated = said && maker ? (letters(said).includes(letters(maker)) ? said : `${maker} / ${said}`) : said || maker
  if (!inCaption || !stated) return stated || inCaption
  const [whole, caption] = [letters(stated), letters(inCaption)]
  const isSaid = inCaption.split('/').every((part) => whole.includes(letters(part)))
  return !isSaid && caption.includes(letters(maker ?? said ?? '')) ? inCaption : stated
}
