/** Whether a text is a language's tag as BCP 47 has them. */

export const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
