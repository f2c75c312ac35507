/** Words as part of an address. */

const folded: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', þ: 'th', ð: 'd' }

/** Letters and digits of any script, joined by hyphens, at most `length` characters and cut between words: «China’s top» is `chinas-top`. */
export const slug = (text: string, length = 80): string => {
  const words = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđłıþð]/g, (letter) => folded[letter] ?? letter)
    .replace(/['’‘`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  let out = ''
  for (const word of words) {
    if (out && out.length + 1 + word.length > length) break
    out = out ? `${out}-${word}` : word.slice(0, length)
  }
  return out
}
