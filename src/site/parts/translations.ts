/** The same story in other languages: a line of links for readers, and what its head tells search engines. */

import { type Html, html, joined } from '../html.ts'
import { directionOf, languageName } from '../language.ts'
import type { Article, Translation } from '../view.ts'

const link = ({ language, address, headline }: Translation): Html =>
  html`<a href="${address}" hreflang="${language}" lang="${language}" dir="${directionOf(language)}" title="${headline}">${languageName(language)}</a>`

/** «Read in English, norsk». */
export const translations = (of: readonly Translation[] = []): Html | undefined =>
  of.length === 0
    ? undefined
    : html`<p class="when" dir="auto">Read in ${joined(of.filter((one) => !one.here).map(link), ', ')}</p>`

/**
 * Each language with its address, this page's among them, as search engines want it: all pages name the same ones. `x-default` is the one that the others
 * were translated from. Only what they may show at our address is named; of two in one language the first, and the other names none.
 */
export const languagesOf = ({
  translations: all = [],
}: Article): { language: string; address: string }[] | undefined => {
  const found = all.filter((one) => one.found)
  const told = found.filter((one, at) => found.findIndex((other) => other.language === one.language) === at)
  if (told.length < 2 || !told.some((one) => one.here)) return undefined
  const first = told.find((one) => one.first)
  return [...told, ...(first ? [{ ...first, language: 'x-default' }] : [])]
}
