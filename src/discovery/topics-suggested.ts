/** Topics that are suggested for a text as it stands: what it bears out, and names in it that were topics before. */

import { slug } from '../base/slug.ts'
import { bodyText } from '../story/body.ts'
import type { Topic } from '../story/furniture.ts'
import { type TopicSource, topicsOf } from './topics.ts'

/** The most runs of words that are looked up. */
const mostRuns = 600
/** The most words of a name. */
const longestName = 4

/**
 * Slugs of names that stand in the text: runs of up to four words of which the first and the last begin with a capital or a digit. Whoever knows which of them
 * are topics may suggest those.
 */
export const namesIn = ({
  headline,
  standfirst,
  body,
}: Pick<TopicSource, 'headline' | 'standfirst' | 'body'>): string[] => {
  const text = [headline, standfirst, bodyText(body)].filter(Boolean).join('\n')
  const found = new Map<string, number>()
  for (const sentence of text.split(/[.!?:;,()«»“”"\n]+/)) {
    const words = sentence.trim().split(/\s+/)
    for (let from = 0; from < words.length; from += 1)
      for (let length = 1; length <= longestName && from + length <= words.length; length += 1) {
        const [first = '', last = ''] = [words[from], words[from + length - 1]]
        if (!/^[\p{Lu}\p{Lo}\p{N}]/u.test(first) || !/^[\p{Lu}\p{Lo}\p{N}]/u.test(last)) continue
        const name = slug(words.slice(from, from + length).join(' '))
        if (name.length > 2) found.set(name, (found.get(name) ?? 0) + 1)
      }
  }
  return [...found]
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name)
    .slice(0, mostRuns)
}

/** What is suggested, the likeliest first: `known` are those of `namesIn` that were topics before, in that order. */
export const topicsSuggested = (source: TopicSource, known: readonly Topic[], most = 8): Topic[] => {
  const all = [...topicsOf(source), ...known]
  return [...new Map(all.map((topic) => [topic.slug, topic])).values()].slice(0, most)
}
