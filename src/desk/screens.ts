/** The screens of the desk: where each is, and how it is fetched when it is first wanted. */

import { type ComponentType, createElement } from 'react'
import type { Sight } from '../newsroom/permissions.ts'
import { type Late, late } from './parts/late.tsx'
import { Message } from './parts/message.tsx'
import { start } from './start.ts'
import { type Key, say } from './words/say.ts'

type View = Record<string, string>

const screen = (fetchView: () => Promise<ComponentType<View>>): Late<View> =>
  late(fetchView, createElement(Message, { text: say('screen.loading') }))

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
  View: Late<View>
}

export const screens: readonly Screen[] = [
  {
    path: /^\/desk$/,
    name: 'screen.now',
    address: '/desk',
    letter: 'n',
    View: screen(async () => (await import('./now/now-screen.tsx')).NowScreen),
  },
  {
    path: /^\/desk\/wires$/,
    name: 'screen.wires',
    address: '/desk/wires',
    letter: 'w',
    View: screen(async () => (await import('./wires/wires-screen.tsx')).WiresScreen),
  },
  {
    path: /^\/desk\/stories$/,
    name: 'screen.stories',
    address: '/desk/stories',
    letter: 's',
    View: screen(async () => (await import('./stories/stories-screen.tsx')).StoriesScreen),
  },
  {
    path: /^\/desk\/stories\/new$/,
    name: 'story.new',
    View: screen(async () => (await import('./story/new-story.tsx')).NewStory),
  },
  {
    path: /^\/desk\/stories\/(?<story>[0-9a-z]{12})$/,
    name: 'screen.story',
    View: screen(async () => (await import('./story/story-screen.tsx')).StoryScreen),
  },
  {
    path: /^\/desk\/stories\/(?<story>[^/]+)\/(?<panel>life|history|update|provenance)$/,
    name: 'screen.life',
    View: screen(async () => (await import('./story/life/life-screen.tsx')).LifeScreen),
  },
  {
    path: /^\/desk\/pictures$/,
    name: 'screen.pictures',
    address: '/desk/pictures',
    letter: 'p',
    View: screen(async () => (await import('./pictures/pictures-screen.tsx')).PicturesScreen),
  },
  {
    path: /^\/desk\/front(?:\/(?<section>[^/]+))?$/,
    name: 'screen.front',
    address: '/desk/front',
    letter: 'f',
    View: screen(async () => (await import('./front/front-screen.tsx')).FrontScreen),
  },
  {
    path: /^\/desk\/people$/,
    name: 'screen.people',
    address: '/desk/people',
    needs: 'people',
    letter: 'm',
    View: screen(async () => (await import('./people/people-screen.tsx')).PeopleScreen),
  },
  {
    path: /^\/desk\/audit$/,
    name: 'screen.audit',
    address: '/desk/audit',
    needs: 'audit',
    letter: 'a',
    View: screen(async () => (await import('./audit/audit-screen.tsx')).AuditScreen),
  },
  {
    path: /^\/desk\/settings(?:\/(?<part>site|look|routing|suppliers|outputs|api|profiles|pages))?$/,
    name: 'screen.settings',
    address: '/desk/settings',
    needs: 'settings',
    letter: 't',
    View: screen(async () => (await import('./settings/settings-screen.tsx')).SettingsScreen),
  },
  {
    path: /^\/desk\/you$/,
    name: 'screen.you',
    address: '/desk/you',
    letter: 'y',
    View: screen(async () => (await import('./people/you-screen.tsx')).YouScreen),
  },
]

/** Where a story is written: it is opened from every list. */
export const storyScreen = screens.find(({ name }) => name === 'screen.story')

/** Those that this person may look at. */
export const ownScreens: readonly Screen[] = screens.filter(({ needs }) => !needs || start.sees.includes(needs))
