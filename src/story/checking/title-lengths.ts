/** How long a headline may be where: advice, never a rule. */

/** Letters. A search engine cuts a title at about 600 pixels, networks at two lines of a card, and a headline of more has no room on a front. */
export const titleLengths = { print: 100, search: 60, social: 90 } as const
