/** How fronts are named, and what kinds of containers and orders there are. */

/** The front of the whole paper; a section's is named by its path too: «/world». */
export const mainFront = '/'

/** The front's name as a path of the site. */
export const frontOf = (section: string): string => `/${section}`
/** The section whose front it is; nothing for the paper's own. */
export const sectionOf = (front: string): string | undefined => front.slice(1) || undefined

/** `lead`: one story large and others around it; `list`: lines; `row`: side by side; `band`: side by side, the first larger; `most-read`: numbered, by what readers read. */
export const containerKinds = ['lead', 'list', 'row', 'band', 'most-read'] as const
export type ContainerKind = (typeof containerKinds)[number]

/** `weight`: by urgency, age and picture together, as the day's first stories are found. */
export const orders = ['newest', 'weight'] as const
export type Order = (typeof orders)[number]
