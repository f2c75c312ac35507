/** Two people work on one story at once: one of them is told, and nothing that was shown as saved is lost. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../src/base/refusal.ts'
import { aBody, aStory } from '../build.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const headlines = async (story: string): Promise<string[]> =>
  (
    await room.rows<{ headline: string }>(
      `select furniture ->> 'headline' as headline from revision where story = $1 order by number`,
      story,
    )
  ).map((row) => row.headline)

test('both have read revision 1: the second to save is told of revision 2, and the first’s words stay', async () => {
  const { story } = done(await room.verb('save', aStory('Both have read this')))
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'The first was faster' } }))
  const outcome = await room.verb('save', { story, revision: 1, furniture: { headline: 'The second' } })
  expect(refusedAs(outcome)).toBe('stale')
  expect(outcome).toMatchObject({ sentence: expect.stringContaining('revision 2') })
  expect(await headlines(story)).toEqual(['Both have read this', 'The first was faster'])
})

test('eight save in the same moment: exactly one is kept, seven are told', async () => {
  const { story } = done(await room.verb('save', aStory('Eight of us')))
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      room.verb('save', { story, revision: 1, furniture: { headline: `Editor ${at}` } }),
    ),
  )
  const kept = outcomes.findIndex((outcome) => !isRefusal(outcome))
  expect(outcomes.filter((outcome) => isRefusal(outcome)).map(refusedAs)).toEqual(Array(7).fill('stale'))
  expect(await headlines(story)).toEqual(['Eight of us', `Editor ${kept}`])
})

test('whoever looks again and saves again loses nothing: every acknowledged save is a revision', async () => {
  const { story } = done(await room.verb('save', aStory('Start')))
  const acknowledged: string[] = []
  const editor = async (name: string) => {
    for (let turn = 0; turn < 6; turn += 1) {
      const headline = `${name} ${turn}`
      for (let revision = turn + 1; ; ) {
        const outcome = await room.verb('save', { story, revision, furniture: { headline } })
        if (!isRefusal(outcome)) break
        expect(outcome.refused).toBe('stale')
        revision = Number(/Somebody has saved revision (\d+)/.exec(outcome.sentence)?.[1])
      }
      acknowledged.push(headline)
    }
  }
  await Promise.all([editor('Ada'), editor('Ben'), editor('Cleo')])
  const kept = await headlines(story)
  expect(kept).toHaveLength(19)
  expect(new Set(kept.slice(1))).toEqual(new Set(acknowledged))
})

test('one changes the headline, the other the text: the second, having looked, keeps both', async () => {
  const { story } = done(await room.verb('save', aStory('Old headline', 'Old text.')))
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'New headline' } }))
  expect(refusedAs(await room.verb('save', { story, revision: 1, body: aBody('New text.') }))).toBe('stale')
  done(await room.verb('save', { story, revision: 2, body: aBody('New text.') }))
  const { address } = done(await room.verb('publish', { story }))
  const page = await room.get(address)
  expect(page.holds('New headline') && page.holds('New text.')).toBe(true)
})

test('a save without saying what was seen is refused', async () => {
  const { story } = done(await room.verb('save', aStory('Blind')))
  expect(refusedAs(await room.verb('save', { story, furniture: { headline: 'Overwritten' } }))).toBe('invalid')
})

test('one publishes while the other kills: it ends dead, whoever was first', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { story } = done(await room.verb('save', aStory(`Round ${round}`)))
    const [published, killed] = await Promise.all([
      room.verb('publish', { story }),
      room.verb('kill', { story, reason: 'It is wrong.' }),
    ])
    expect(isRefusal(killed)).toBe(false)
    const address = isRefusal(published) ? `/culture/round-${story}` : published.address
    expect((await room.get(address)).status).toBe(isRefusal(published) ? 404 : 410)
  }
})
