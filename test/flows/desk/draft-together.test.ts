/** Editors in one draft: what one writes the other sees, and what is marked as saved is committed. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBody } from '../../build.ts'
import { done, openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'
import { type Editor, openEditor } from './draft-client.ts'

let room: TestNewsroom
const open: Editor[] = []

beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(async () => {
  for (const editor of open) await editor.close()
  await room.close()
})

const newStory = async (...paragraphs: string[]): Promise<string> =>
  done(
    await room.verb('save', {
      furniture: { headline: 'Harbour closed', by: ['anna-berg'] },
      body: aBody(...paragraphs),
    }),
  ).story

const enter = async (story: string, role: 'reporter' | 'editor' | 'chief' = 'editor'): Promise<Editor> => {
  const editor = await openEditor(room.origin, story, await room.signIn(role))
  open.push(editor)
  return editor
}

test('two write at once and have the same text, which is in the database when the mark says so', async () => {
  const story = await newStory('The harbour was closed.')
  const [anna, bert] = [await enter(story), await enter(story, 'reporter')]
  expect(anna.text()).toBe('The harbour was closed.')
  expect(anna.mark()).toEqual({ is: 'saved' })
  anna.type(' By ice.')
  bert.type('Ships wait.', 1)
  expect(anna.mark()).toEqual({ is: 'saving' })
  await anna.isSaved()
  await bert.isSaved()
  await expect.poll(() => bert.text(), patience).toBe('The harbour was closed. By ice.\nShips wait.')
  await expect.poll(() => anna.text(), patience).toBe(bert.text())
  const [draft] = await room.rows<{ number: string; writers: string[] }>(
    'select number, writers from draft where story = $1',
    story,
  )
  expect(Number(draft?.number)).toBeGreaterThan(0)
  expect(draft?.writers).toHaveLength(2)
})
