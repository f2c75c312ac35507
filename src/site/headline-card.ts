/** Where the picture of a story's headline is. Its address changes with what it shows. */

import { createHash } from 'node:crypto'
import { inkOf } from './icon.ts'
import type { Article, Site } from './view.ts'

/** What it shows of the story and of the publication. */
type Shown = Pick<Article, 'id' | 'headline' | 'direction'> & { section: { name: string } }

const versionOf = ({ headline, direction, section }: Shown, site: Pick<Site, 'name' | 'look'>): string =>
  createHash('sha256')
    .update(JSON.stringify([headline, direction, section.name, site.name, inkOf(site.look)]))
    .digest('hex')
    .slice(0, 12)

export const cardAddress = (shown: Shown, site: Pick<Site, 'name' | 'look'>): string =>
  `/media/card/${shown.id}-${versionOf(shown, site)}.png`
