/** Keep the sections in their order: their names, and whether they stand in the navigation. A section's address stays, and none is taken away: stories stand there. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { readSections, replaceSections } from '../../store/settings.ts'
import { action } from '../action.ts'

/** First parts of addresses that lead elsewhere. */
const taken = [
  'topic',
  'by',
  'search',
  'corrections',
  'feed',
  'sitemap',
  'robots',
  'media',
  'assets',
  'api',
  'desk',
  'wires',
  'health',
  'metrics',
  'about',
  'policies',
  'oembed',
  'latest',
  'archive',
  'place',
  'most-read',
  'saved',
  'offline',
]

export const keepSections = action({
  verb: 'keep-sections',
  input: z.strictObject({
    sections: z
      .array(
        z.strictObject({
          slug: z
            .string()
            .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'has small letters, figures and hyphens, such as tech-science')
            .max(60),
          name: z.string().trim().min(1, 'give it a name').max(60),
          shown: z.boolean().default(true),
        }),
      )
      .min(1, 'keep at least one section')
      .max(60),
  }),
  async run({ sections }, { tx, record }) {
    const slugs = sections.map(({ slug }) => slug)
    const twice = slugs.find((slug, at) => slugs.indexOf(slug) !== at)
    if (twice) return refuse('invalid', `The section «${twice}» is there twice. Give each an address of its own.`)
    const reserved = slugs.find((slug) => taken.includes(slug))
    if (reserved)
      return refuse('invalid', `The address «/${reserved}» leads elsewhere already. Choose another for this section.`)
    const before = await readSections(tx)
    const gone = before.filter(({ slug }) => !slugs.includes(slug))
    if (gone.length > 0)
      return refuse(
        'invalid',
        `«${gone.map(({ name }) => name).join('», «')}» may not be left away: stories stand at its address. Take it out of the navigation instead.`,
      )
    await replaceSections(tx, sections)
    await record('keep-sections', null, { before, now: sections })
    return { sections: slugs }
  },
})
