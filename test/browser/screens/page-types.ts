/** Every kind of page that readers meet, a line each: the folder of its screens, and where it is. */

import type { Scene } from './scenes.ts'

/** `everyLook`: it is taken in both themes. */
export type PageType = { name: string; path: (scene: Scene) => string | Promise<string>; everyLook?: boolean }

export const pageTypes: readonly PageType[] = [
  { name: 'front', path: () => '/', everyLook: true },
  { name: 'article', path: ({ at }) => at.article, everyLook: true },
  { name: 'article-bare', path: ({ at }) => at.bare },
  { name: 'section', path: () => '/world' },
  { name: 'topic', path: ({ at }) => at.topic },
  { name: 'latest', path: () => '/latest' },
  { name: 'archive', path: () => '/archive' },
  { name: 'archive-day', path: () => '/archive/2026/03/04' },
  { name: 'most-read', path: () => '/most-read' },
  { name: 'place', path: ({ at }) => at.place },
  { name: 'profile', path: ({ at }) => at.person },
  { name: 'search', path: () => '/search?q=harbour' },
  { name: 'latest', path: () => '/latest' },
  { name: 'archive', path: () => '/archive' },
  { name: 'corrections', path: () => '/corrections' },
  { name: 'about', path: () => '/about' },
  { name: 'policies', path: () => '/policies' },
  { name: 'own-page', path: () => '/about/ethics' },
  { name: 'saved', path: () => '/saved' },
  { name: 'offline', path: () => '/offline' },
  { name: 'api', path: () => '/api/v1' },
  { name: 'not-found', path: () => '/nothing/here' },
  { name: 'withdrawn', path: ({ at }) => at.killed },
  ...(['analysis', 'opinion', 'review', 'gallery', 'video', 'explainer'] as const).map(
    (genre): PageType => ({ name: `genres/${genre}`, path: async (scene) => (await scene.genres())[genre] }),
  ),
]
