/** How a word of the interface is written down. */

/** What depends on a number has a form for each plural of the language (CLDR); `{count}` and other names in braces are filled in. */
export type Said = string | Partial<Record<Intl.LDMLPluralRule, string>>
