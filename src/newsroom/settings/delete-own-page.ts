/** Take a page of the publisher's own away from readers. What it said is kept. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { addPageVersion, lockPages } from '../../store/outputs/published-pages.ts'
import { action } from '../action.ts'
import { pageInput } from './keep-own-page.ts'

export const deleteOwnPage = action({
  verb: 'delete-own-page',
  input: z.strictObject({ page: pageInput }),
  async run({ page }, { tx, actor, clock, record }) {
    const before = (await lockPages(tx)).find((one) => one.page === page && one.body !== null)
    if (!before) return refuse('unknown', `There is no page «${page}» of your own online.`)
    const { title } = before
    const number = before.number + 1
    const gone = { page, number, title, words: '', body: null, policies: [] }
    await addPageVersion(tx, { ...gone, actor: actor.name, at: clock.now() })
    await record('delete-own-page', null, { page, number, title })
    return { page, number }
  },
})
