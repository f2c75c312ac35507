/** Terms in words ("NO ARCHIVAL USE", "GERMANY OUT", "valid 30 days") as rules, each with the very words; what is not understood is a rule that holds. */

import type { RightsRule, Saying } from '../../story/rights.ts'
import { countriesListed } from './countries.ts'
import { embargoIn } from './embargo.ts'
import type { EmbargoFrame } from './embargo-time.ts'
import { forms } from './term-forms.ts'

/** How many letters are read; terms that are longer are a contract, which a person reads. */
const longest = 4000

/** What stands where words were understood: nothing is read over it. */
const gap = '¦'

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').replace(/^[\s,.;:|/–—-]+|[\s,;:|/–—-]+$/g, '')

const wordsRule = (said: Saying, words: string): RightsRule => ({ ...said, origin: 'words', words: squeezed(words) })

// ── «… OUT» ──

const out = /([^.;|\n¦]{2,100}?)(?:\s|,)+out(?![\p{L}\p{N}])(?!\s+of(?!\p{L}))/giu
/** Places in capitals before an OUT are no countries: cities, states, competitors. Whoever reads knows whether he is one. */
const shouted = /(?:^|[\s,/])(\p{Lu}[\p{Lu}\p{N}.,'’/& -]{1,60})$/u

/** The longest list of countries that the words before an OUT end with, and what stands before it. */
const countriesBefore = (text: string): { countries: string[]; before: string; list: string } | undefined => {
  for (const { index } of text.matchAll(/(?<![\p{L}.'’-])\p{L}/gu)) {
    const list = text.slice(index)
    const countries = countriesListed(list)
    if (countries) return { countries, before: text.slice(0, index), list }
  }
  return undefined
}

const takeOut = (text: string, found: RightsRule[]): string =>
  text.replace(out, (all: string, before: string) => {
    const named = countriesBefore(before)
    if (named) {
      found.push(wordsRule({ kind: 'not-in', countries: named.countries }, all.slice(named.before.length)))
      return `${named.before}${gap}`
    }
    const place = shouted.exec(before)?.[1]
    if (!place || !all.endsWith('OUT')) return all
    const words = all.slice(all.lastIndexOf(place))
    found.push(wordsRule({ kind: 'unknown' }, words))
    return `${all.slice(0, all.lastIndexOf(place))}${gap}`
  })

// ── What is left ──

/** Words that allow or forbid. Without one of them the rest of a line is a note: "FILE PHOTO", "handle carefully". */
const restrictive =
  /(?<!\p{L})(?:no|not|none|never|nor|only|out|without|outside|prohibit\w*|forbidden|restrict\w*|limit(?:ed|s|ations?)|exclu\w*|must|cannot|permission|consent|approval|ask|authori[sz]\w*|licen[cs]e\w*|rights?|usage|until|till|expir\w*|valid|nur|nicht|kein\w*|ohne|verboten|untersagt|gesperrt|genehmigung|zustimmung|lizenz\w*|bis|pas|sans|interdi\w*|uniquement|seulement|jusqu\w*|réserv\w*|solo|sólo|sin|prohibi\w*|hasta|únicamente|exclusiv\w*|permiso|salvo|excepto|vietat\w*|soltanto|niet|geen|alleen|ikke|inte|endast|kun|vain|ei)(?!\p{L})/iu

/** Heads that announce what follows: nothing by themselves. */
const heading =
  /^(?:(?:attention|achtung|hinweis|note|eds?|editors?|redaktionshinweis|restrictions?|usage|use|terms(?: of use)?|rights|rules|special instructions|nutzung|atenci[óo]n|eds note|please|and|or|und|et|y|for|note to editors)[\s:.,!-]*)+$/iu
const subject = /^use (?:is )?subject to restrictions$/iu

const leftIn = (text: string, found: readonly RightsRule[]): RightsRule[] =>
  text
    .split(/[.;|\n¦]+(?=\s|\p{Lu}|$)|¦|\s[-–—]+\s|\s\/\s/u)
    .map(squeezed)
    .filter((part) => {
      if (!/\p{L}{2}/u.test(part) || heading.test(part)) return false
      if (subject.test(part)) return found.length === 0
      // A country alone: only there, or not there?
      return restrictive.test(part) || countriesListed(part) !== undefined
    })
    .map((words) => wordsRule({ kind: 'unknown' }, words))

/** Each rule once; of one that is told twice the first words stay. */
const distinct = (rules: readonly RightsRule[]): RightsRule[] => {
  const key = ({ words, ...said }: RightsRule) => JSON.stringify(said.kind === 'unknown' ? [said, words] : said)
  return [...new Map(rules.toReversed().map((rule) => [key(rule), rule])).values()].toReversed()
}

/** An embargo among the terms of a picture, of which no reader of embargoes knows. */
const embargoRule = (line: string, frame: EmbargoFrame): RightsRule | undefined => {
  const embargo = embargoIn({ notes: [line] }, frame)
  if (!embargo) return undefined
  return wordsRule('until' in embargo ? { kind: 'from', at: embargo.until.toISOString() } : { kind: 'unknown' }, line)
}

const read = (whole: string, frame: EmbargoFrame): RightsRule[] => {
  const found: RightsRule[] = []
  let text = whole
  for (const { form, says } of forms) {
    text = text.replace(form, (...given) => {
      const groups: (string | undefined)[] = given.slice(
        0,
        given.findIndex((one) => typeof one === 'number'),
      )
      const [all = ''] = groups
      const said = says(groups, frame)
      if (!said) return all
      found.push(...said.map((one) => wordsRule(one, all)))
      return gap
    })
  }
  const left = takeOut(text, found)
  return [...found, ...leftIn(left, found)]
}

/**
 * The rules that lines of terms propose. `frame` is the item's own time and the zone of times that name none. What is understood
 * and asks nothing of a news site is a rule too («known»), so that everybody sees what was read.
 */
export const termsIn = (lines: readonly string[], frame: EmbargoFrame): RightsRule[] => {
  const told = lines.map((line) => line.trim()).filter(Boolean)
  if (told.length === 0) return []
  const letters = told.reduce((sum, line) => sum + line.length, 0)
  if (letters > longest)
    return [wordsRule({ kind: 'unknown' }, `${(told[0] ?? '').slice(0, 200)}… (${letters} letters)`)]
  const embargoes = told.map((line) => embargoRule(line, frame))
  const terms = told.filter((_, at) => !embargoes[at]).join('\n')
  return distinct([...embargoes.filter((one) => one !== undefined), ...read(terms, frame)])
}
