/** RSS 0.9 to 2.0, with or without RDF (https://www.rssboard.org/rss-specification, http://web.resource.org/rss/1.0/spec). */

import { attribute } from '../../../story/markup/element.ts'
import { formatVersion } from '../../detect.ts'
import type { Reading } from '../../item.ts'
import { readFeed } from './feed.ts'

/** Reads the letters of an RSS feed: an item an entry. */
export const readRss = (letters: string): Reading =>
  readFeed(letters, 'rss', (root) => {
    const version = formatVersion(attribute(root, 'version')) ?? (root.name === 'RDF' ? '1.0' : '')
    return version ? `rss-${version}` : 'rss'
  })
