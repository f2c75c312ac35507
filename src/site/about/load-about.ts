/** Fetches a page of the publisher's own, or makes what stands at `/about` and `/policies` while nobody has written it. */

import { ownPage } from '../../store/outputs/published-pages.ts'
import { absolute } from '../address.ts'
import { frame, type Loading } from '../loading.ts'
import { type AboutPage, ownPageAddress } from '../view.ts'
import { bareAbout, barePolicies, rulesOf } from './bare-text.ts'

/** Those that are always there. */
const bare = {
  about: { title: 'About', body: bareAbout },
  policies: { title: 'Policies', body: barePolicies },
}

const isBare = (page: string): page is keyof typeof bare => Object.hasOwn(bare, page)

export const loadAbout = async (loading: Loading, page: string): Promise<AboutPage | undefined> => {
  const { site, reader } = loading
  const kept = await ownPage(reader, page)
  if (!kept && !isBare(page)) return undefined
  const { title, body } = kept ?? {
    title: bare[page as keyof typeof bare].title,
    body: bare[page as keyof typeof bare].body(site),
  }
  const rules = page === 'policies' ? rulesOf(site, absolute(site, ownPageAddress(page))).content : []
  return {
    ...frame(loading),
    ...{ page, title, changedAt: kept?.at },
    body: { type: 'body', content: [...body.content, ...rules] },
  }
}
