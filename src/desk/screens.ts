/** The screens of the desk: where each is, and how it is fetched when it is first wanted. */

import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Sight } from '../newsroom/permissions.ts'
import { start } from './start.ts'
import type { Key } from './words/say.ts'

/** `path` names groups that the screen gets as its properties. */
type Screen = {
  path: RegExp
  name: Key
  /** Where it stands in the line of screens; what has none is reached from another. */
  address?: string
  /** Named only to those who may look at it. */
  needs?: Sight
  /** The letter that goes there, after `g`. */
  letter?: string
  View: LazyExoticComponent<ComponentType<Record<string, string>>>
}

export const screens: readonly Screen[] = [
  {
    path: /^\/desk$/,
    name: 'screen.now',
    address: '/desk',
    letter: 'n',
    View: lazy(async () => ({ default: (await import('./now/now-screen.tsx')).NowScreen })),
  },
  {
    path: /^\/desk\/wires$/,
    name: 'screen.wires',
    address: '/desk/wires',
    letter: 'w',
    View: lazy(async () => ({ default: (await import('./wires/wires-screen.tsx')).WiresScreen })),
  },
  {
    path: /^\/desk\/stories$/,
    name: 'screen.stories',
    address: '/desk/stories',
    letter: 's',
    View: lazy(async () => ({ default: (await import('./stories/stories-screen.tsx')).StoriesScreen })),
  },
  {
    path: /^\/desk\/stories\/(?<story>[0-9a-z]{12})$/,
    name: 'screen.story',
    View: lazy(async () => ({ default: (await import('./story/story-screen.tsx')).StoryScreen })),
  },
  {
    path: /^\/desk\/stories\/new$/,
    name: 'story.new',
    View: lazy(async () => ({ default: (await import('./story/new-story.tsx')).NewStory })),
  },
  {
    path: /^\/desk\/stories\/(?<story>[^/]+)\/(?<panel>life|history|update|provenance)$/,
    name: 'screen.life',
    View: lazy(async () => ({ default: (await import('./story/life/life-screen.tsx')).LifeScreen })),
  },
  {
    path: /^\/desk\/settings(?:\/(?<part>site|routing|suppliers|outputs|profiles))?$/,
    name: 'screen.settings',
    address: '/desk/settings',
    needs: 'settings',
    letter: 't',
    View: lazy(async () => ({ default: (await import('./settings/settings-screen.tsx')).SettingsScreen })),
  },
  {
    path: /^\/desk\/pictures$/,
    name: 'screen.pictures',
    address: '/desk/pictures',
    letter: 'p',
    View: lazy(async () => ({ default: (await import('./pictures/pictures-screen.tsx')).PicturesScreen })),
  },
  {
    path: /^\/desk\/people$/,
    name: 'screen.people',
    address: '/desk/people',
    needs: 'people',
    letter: 'm',
    View: lazy(async () => ({ default: (await import('./people/people-screen.tsx')).PeopleScreen })),
  },
  {
    path: /^\/desk\/audit$/,
    name: 'screen.audit',
    address: '/desk/audit',
    needs: 'audit',
    letter: 'a',
    View: lazy(async () => ({ default: (await import('./audit/audit-screen.tsx')).AuditScreen })),
  },
  {
    path: /^\/desk\/you$/,
    name: 'screen.you',
    address: '/desk/you',
    letter: 'y',
    View: lazy(async () => ({ default: (await import('./people/you-screen.tsx')).YouScreen })),
  },
  {
    path: /^\/desk\/front(?:\/(?<section>[^/]+))?$/,
    name: 'screen.front',
    address: '/desk/front',
    letter: 'f',
    View: lazy(async () => ({ default: (await import('./front/front-screen.tsx')).FrontScreen })),
  },
]

/** Those that this person may look at. */
export const ownScreens: readonly Screen[] = screens.filter(({ needs }) => !needs || start.sees.includes(needs))
