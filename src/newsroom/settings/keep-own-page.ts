/** Keep a page of the publisher's own: what it says is online at once, and what it said before is kept. */

import { z } from 'zod'
import { policyNames } from '../../base/policy-names.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { ownPageAddress } from '../../site/view.ts'
import { addPageVersion, lockPages, type PageVersion } from '../../store/outputs/published-pages.ts'
import { bodyText } from '../../story/body.ts'
import { writtenBody } from '../../story/paste/written-body.ts'
import { action } from '../action.ts'

/** How many there may be: each stands at the foot of every page. */
const most = 30

export const pageInput = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'has small letters, figures and hyphens, such as who-owns-us')

export const keepOwnPage = action({
  verb: 'keep-own-page',
  input: z.strictObject({
    /** `about`, `policies`, or the last part of an address below `/about/`. */
    page: pageInput,
    title: z.string().trim().min(1, 'give it a title').max(120),
    /** Simple HTML, or plain letters with empty lines. */
    words: z.string().trim().min(1, 'write something').max(100_000),
    /** Of which rules it tells, by the names of schema.org. */
    policies: z.array(z.enum(policyNames)).max(policyNames.length).default([]),
  }),
  async run({ page, title, words, policies }, { tx, actor, clock, record }) {
    const all = await lockPages(tx)
    const before = all.find((one) => one.page === page)
    const online = all.filter((one) => one.body !== null && one.page !== page)
    const wrong = refuseAmong(online, policies)
    if (wrong) return wrong
    const body = writtenBody(words)
    if (!bodyText(body).trim())
      return refuse('invalid', 'Nothing of it is text that can be shown. Write paragraphs, headings, lists.', 'words')
    const number = (before?.number ?? 0) + 1
    const told = { page, number, title, words, policies: [...new Set(policies)] }
    await addPageVersion(tx, { ...told, body, actor: actor.name, at: clock.now() })
    await record('keep-own-page', null, { page, number, title })
    return { page, number, address: ownPageAddress(page) }
  },
})

const refuseAmong = (online: readonly PageVersion[], policies: readonly string[]): Refusal | undefined => {
  if (online.length >= most) return refuse('invalid', `There are ${most} pages already. Take one away first.`)
  const other = online.find((one) => one.policies.some((policy) => policies.includes(policy)))
  const both = other?.policies.filter((policy) => policies.includes(policy)) ?? []
  return other
    ? refuse(
        'exists',
        `The page «${other.title}» tells of ${both.join(', ')} already. Take it out there first.`,
        'policies',
      )
    : undefined
}
