/** The keys by which shared caches are told what to forget: what an answer carries, and what a change names. Pure. */

/** On every answer of the site. */
export const siteKey = 'site'
/** On every page, feed and sitemap that lists stories. */
export const listsKey = 'lists'
/** On every answer that shows anything of the story. */
export const storyKey = (story: string): string => `story-${story}`
/** On every size of the picture. */
export const pictureKey = (picture: string): string => `picture-${picture}`

/** All keys that a change makes old, each once: those of what it names, and the lists. One that names no story may show on any page. */
export const keysOf = (changes: readonly { story: string | null; pictures: readonly string[] }[]): string[] => [
  ...new Set([
    listsKey,
    ...changes.flatMap(({ story, pictures }) => [
      story === null ? siteKey : storyKey(story),
      ...pictures.map(pictureKey),
    ]),
  ]),
]
