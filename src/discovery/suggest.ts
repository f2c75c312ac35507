/** Suggestions while a reader types: what is typed and what is found, brought to one form. */

import { folded } from './words.ts'

/** The form in which names are stored for suggestions and in which a reader's letters are looked up: "  São  P" is "sao p". */
export const suggestKey = (text: string): string =>
  folded(text)
    .replace(/['`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether a name or one of its later words begins with what is typed: "sao p" and "paulo" both find "São Paulo". */
export const isSuggested = (typed: string, name: string): boolean => {
  const key = suggestKey(typed)
  return key !== '' && ` ${suggestKey(name)}`.includes(` ${key}`)
}

/** Names in the order in which they are suggested: those that begin so, then those with a later word; shorter before longer, each once. */
export const rankSuggestions = <Named extends { name: string }>(
  typed: string,
  names: readonly Named[],
  count = 8,
): Named[] => {
  const key = suggestKey(typed)
  const once = new Map(
    names.filter(({ name }) => isSuggested(typed, name)).map((one) => [suggestKey(one.name), one] as const),
  )
  return [...once]
    .sort(
      ([a], [b]) =>
        Number(!a.startsWith(key)) - Number(!b.startsWith(key)) || a.length - b.length || a.localeCompare(b),
    )
    .slice(0, count)
    .map(([, one]) => one)
}
