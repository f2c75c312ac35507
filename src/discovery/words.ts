/** The words of a text as they are compared: folded, without the small ones, plural and singular as one. */

/** A letter without its marks and its case, the same for what is stored and what is typed: "Łódź" is "lodz", "Straße" is "strasse". */
export const folded = (text: string): string =>
  // Most words of most wires have nothing to fold, and this is done for every candidate of every page.
  /^[\x20-\x7e\n]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{Mn}/gu, '')
        .toLowerCase()
        .replace(/[ßæœøđłıþð’]/g, (letter) => special[letter] ?? letter)

const special: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ð: 'd',
  '’': "'",
}

/** Words that say nothing of what a text is about, in the languages of most wires. */
const smallWords = new Set(
  `a about after again against all also am among an and any are as at back be because been before being between both but by can could day did do
  does down during each even ever few first for from get go had has have he her here him his how i if in into is it its just last like made make
  many may more most much must my near new next no not now of off on one only or other our out over own per put said same say says see set she
  should since so some still such take than that the their them then there these they this those three through time to told too two under until
  up upon us use very want was way we week well were what when where which while who whom whose why will with would year years yet you your
  amid ahead monday tuesday wednesday thursday friday saturday sunday
  der die das den dem des ein eine einen einem einer und oder aber nicht mit von vom zum zur bei nach aus auf als auch ist sind war hat haben wird
  le la les un une des du de et ou mais pas avec pour par sur dans est sont a ont au aux ce cette qui que plus
  el los las una uno del y o pero con por para en es son ha han al se su sus como
  il lo gli di e da non che per`.split(/\s+/),
)

const needsSegmenter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

const rawWords = (text: string): string[] => {
  // Scripts without blanks between words; Unicode's own rules know their words.
  if (!needsSegmenter.test(text)) return text.match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? []
  return [...segmenter.segment(text)].flatMap((one) => (one.isWordLike ? one.segment : []))
}

/** "ministers'" and "minister's" are "minister": an English plural costs a match more often than its loss makes a wrong one. */
const stemmed = (word: string): string => {
  if (!/s'?$/.test(word)) return word
  const bare = word.replace(/'s?$/, '')
  return bare.length > 4 && /[^su]s$/.test(bare) ? bare.slice(0, -1) : bare
}

/** What a text is about, word for word, in its order and with its repetitions. */
export const significantWords = (text: string): string[] =>
  rawWords(folded(text)).flatMap((word) => {
    if (smallWords.has(word)) return []
    const stem = stemmed(word)
    return isTooShort(stem) || smallWords.has(stem) ? [] : [stem]
  })

/** A single letter is no word, a single sign of Chinese is. */
const isTooShort = (word: string): boolean => word.length < 2 && !needsSegmenter.test(word)
