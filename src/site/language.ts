/** Languages of what a page shows, where they differ from the site's own. */

import { type Html, html, nothing } from './html.ts'
import type { Site } from './view.ts'

const rightToLeft = /^(ar|arc|ckb|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)(-|$)/i

/** The side on which text of this language (BCP 47) begins. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.test(language) ? 'rtl' : 'ltr')

/** The languages of the last pages, which ask for them each time; a wire may send any, so that no more are kept than are spoken at once. */
const locales = new Map<string, Intl.Locale | undefined>()
const mostLocales = 100

/** The language with its likely script and region. Nothing where the tag is none: a wire may send «en-12». */
export const localeOf = (language: string): Intl.Locale | undefined => {
  if (locales.has(language)) return locales.get(language)
  if (locales.size >= mostLocales) locales.clear()
  let locale: Intl.Locale | undefined
  try {
    locale = new Intl.Locale(language).maximize()
  } catch {
    // No tag: there is none.
  }
  locales.set(language, locale)
  return locale
}

/** What a language is called in another; as those say who read it, where none is given. */
export const languageName = (language: string, into: string = language): string =>
  localeOf(language) && localeOf(into)
    ? (new Intl.DisplayNames([into], { type: 'language' }).of(language) ?? language)
    : language

const primary = (language: string): string => language.split('-')[0]?.toLowerCase() ?? ''

/** Whether words of this language stand out on the site: British English on an American page does not. */
export const isForeign = (language: string, site: Site): boolean => primary(language) !== primary(site.language)

/** Attributes for words from a wire. Where the wire's language is the site's, the letters themselves decide the side. */
export const spoken = (language: string, site: Site): Html =>
  isForeign(language, site) ? html` lang="${language}" dir="${directionOf(language)}"` : html` dir="auto"`

/** The same for an element around words that are ordered already: only what differs is said. */
export const spokenWithin = (language: string, site: Site): Html =>
  isForeign(language, site) ? html` lang="${language}"` : nothing
