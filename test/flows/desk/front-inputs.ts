/** What each verb about fronts is given so that it succeeds for whoever may, and who that is. */

import type { Role } from '../../../src/store/schema.ts'
import { aStory } from '../../build.ts'
import { done, type TestNewsroom } from '../../newsroom.ts'

/** The front of the section in which these stories are. */
const front = '/culture'

export const frontInputs = (room: () => TestNewsroom) => {
  const story = async (headline: string) => ({ story: done(await room().verb('save', aStory(headline))).story })
  const step = async () => ({
    front,
    step: { do: 'place', ...(await story('Arranged over HTTP')), container: 'top', before: null },
  })
  const drafted = async () => {
    done(await room().verb('arrange-front', await step()))
    return { front }
  }
  const banner = async () => ({
    text: 'The bridge is closed',
    story: (await room().publishedOwn(aStory('The bridge is closed'))).story,
    until: '2026-03-05T06:00',
  })
  return {
    'arrange-front': step,
    'launch-front': drafted,
    'discard-front': drafted,
    'place-story': () => story('Placed over HTTP'),
    'keep-front': async () => ({ front, staleAfter: 6 }),
    'keep-banner': banner,
    async 'end-banner'() {
      done(await room().verb('keep-banner', await banner()))
      return {}
    },
  }
}

const editors: readonly Role[] = ['editor', 'chief', 'administrator']

export const mayArrange = {
  'arrange-front': editors,
  'launch-front': editors,
  'discard-front': editors,
  'place-story': editors,
  'keep-front': editors,
  'keep-banner': editors,
  'end-banner': editors,
}
