/** A wire's language as the machine's own tables of languages take it. */

/** The language tag in its canonical form (BCP 47: "en_gb" is "en-GB"); undefined where it is none, for `Intl` throws at those. */
export const localeOf = (language: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0]
  } catch (error) {
    // There is no other way to ask whether a tag is one.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
