/** Countries by the names that agencies write for them: "GERMANY", "UK", "Deutschland", "États-Unis". */

const languages = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi']

/** What the Unicode names do not know, or call otherwise. */
const others: Record<string, string> = {
  'u k': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  grossbritannien: 'GB',
  'u s': 'US',
  'u s a': 'US',
  usa: 'US',
  'united states of america': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  turkey: 'TR',
  'czech republic': 'CZ',
  'slovak republic': 'SK',
  'republic of ireland': 'IE',
  eire: 'IE',
  macedonia: 'MK',
  uae: 'AE',
  burma: 'MM',
  'ivory coast': 'CI',
  'south korea': 'KR',
  'republic of korea': 'KR',
  'north korea': 'KP',
  'hong kong': 'HK',
  macau: 'MO',
  macao: 'MO',
  'russian federation': 'RU',
  "people's republic of china": 'CN',
}
/** ISO 3166 in three letters, as AFP's fields have them; those that are met. */
for (const pair of 'AUS AU AUT AT BEL BE BRA BR CAN CA CHE CH CHN CN CZE CZ DEU DE DNK DK ESP ES FIN FI FRA FR GBR GB GRC GR HUN HU IND IN IRL IE ISR IL ITA IT JPN JP KOR KR LUX LU MEX MX NLD NL NOR NO NZL NZ POL PL PRT PT ROU RO RUS RU SVK SK SWE SE TUR TR UKR UA'.matchAll(
  /(\w{3}) (\w{2})/g,
))
  others[(pair[1] ?? '').toLowerCase()] = pair[2] ?? ''

/** Parts of the world that terms name like one country. */
const regions: Record<string, string[]> = {
  benelux: ['BE', 'NL', 'LU'],
  scandinavia: ['DK', 'NO', 'SE'],
  nordics: ['DK', 'NO', 'SE', 'FI', 'IS'],
  'nordic countries': ['DK', 'NO', 'SE', 'FI', 'IS'],
  'baltic states': ['EE', 'LV', 'LT'],
  baltics: ['EE', 'LV', 'LT'],
  'north america': ['US', 'CA', 'MX'],
  'german speaking countries': ['DE', 'AT', 'CH'],
  dach: ['DE', 'AT', 'CH'],
}

/** Letters without accents and full stops, so that "ÉTATS-UNIS" and "etats unis" are one name. */
const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('&', 'and')
    .replaceAll('’', "'")
    .replace(/[.\s-]+/g, ' ')
    .trim()

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** Whether it is the code of a country. EU, EZ and UN are no countries, QO and ZZ are nowhere; DD and SU are countries no more, and have another's code. */
export const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) &&
  !/^(?:EU|EZ|UN|QO|XA|XB|ZZ)$/.test(code) &&
  Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` &&
  regionNames.of(code) !== undefined

/** Every name's code, out of the Unicode names of all regions (CLDR). */
const readNames = (): Map<string, string> => {
  const found = new Map(Object.entries(others))
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter(isCountry)
  for (const style of ['long', 'short'] as const) {
    for (const language of languages) {
      const names = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' })
      for (const code of codes) {
        const name = names.of(code)
        if (name && !found.has(folded(name))) found.set(folded(name), code)
      }
    }
  }
  return found
}

let known: Map<string, string> | undefined
/** Read when first asked for: most wires name no country in their terms. */
const byName = (): Map<string, string> => {
  known ??= readNames()
  return known
}

/** The countries of one name ("Benelux" has three); undefined where it is none. */
export const countriesNamed = (name: string): string[] | undefined => {
  const one = folded(name.replace(/^the\s+/i, ''))
  const code = byName().get(one)
  return regions[one] ?? (code ? [code] : undefined)
}

const and = /\s+(?:and|or|und|oder|et|ou|y|e|og|och|en)\s+|\s*&\s*/iu

/** The countries of a list ("Germany, Austria and Switzerland", "UK/IRELAND"); undefined where one of its names is none. */
export const countriesListed = (list: string): string[] | undefined => {
  // "Bosnia and Herzegovina" is one country.
  const named = list
    .split(/[,;/+|]/)
    .map((part) => part.replace(/^\s*(?:and|und|et|y|e)\s+/i, '').trim())
    .filter(Boolean)
    .flatMap((part) => {
      const one = countriesNamed(part)
      return one ? [one] : part.split(and).map(countriesNamed)
    })
  const known = named.filter((one) => one !== undefined)
  return named.length > 0 && known.length === named.length ? [...new Set(known.flat())] : undefined
}
