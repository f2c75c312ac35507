/** Who wrote it, out of the profiles: added by typing, in the order in which it will be printed. */

import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { isRefusal } from '../../../base/refusal.ts'
import type { ProfileFound } from '../../../newsroom/drafts/story-choices.ts'
import { get } from '../../call.ts'
import { say } from '../../words/say.ts'
import { Combobox } from './combobox.tsx'
import { usePart } from './use-part.ts'

const isNames = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')

/** The profiles of these slugs, as far as they are known yet. */
const useProfiles = (slugs: readonly string[]) => {
  const [known, setKnown] = useState<ReadonlyMap<string, ProfileFound>>(new Map())
  const unknown = slugs.filter((slug) => !known.has(slug)).join(' ')
  useEffect(() => {
    if (!unknown) return undefined
    const stopped = new AbortController()
    const query = unknown.split(' ').map((slug) => `slug=${encodeURIComponent(slug)}`)
    get<ProfileFound[]>(`/api/story/profiles?${query.join('&')}`, stopped.signal).then(
      (found) => {
        if (isRefusal(found)) return
        const bare = unknown
          .split(' ')
          .map((slug): [string, ProfileFound] => [slug, { slug, name: slug, kind: 'person', role: '' }])
        setKnown((before) => new Map([...before, ...bare, ...found.map((one) => [one.slug, one] as const)]))
      },
      () => undefined,
    )
    return () => stopped.abort()
  }, [unknown])
  return { known, learn: (one: ProfileFound) => setKnown((before) => new Map(before).set(one.slug, one)) }
}

const find = async (words: string, signal: AbortSignal) => {
  const found = await get<ProfileFound[]>(`/api/story/profiles?q=${encodeURIComponent(words)}`, signal)
  return isRefusal(found) ? [] : found.map(({ slug, name, kind, role }) => ({ key: slug, name, about: role, kind }))
}

export const Byline = ({ doc, mayWrite }: { doc: Y.Doc; mayWrite: boolean }) => {
  const [by, setBy] = usePart(doc, 'by', [], isNames)
  const { known, learn } = useProfiles(by)
  const nameOf = (slug: string) => known.get(slug)?.name ?? slug
  return (
    <fieldset className="field by" id="field-byline">
      <legend>{say('furniture.by')}</legend>
      <ul className="chosen">
        {by.map((slug, at) => (
          <li key={slug}>
            <span dir="auto">{nameOf(slug)}</span>
            {mayWrite && at > 0 && (
              <button
                type="button"
                className="quiet"
                aria-label={say('furniture.first', { name: nameOf(slug) })}
                title={say('furniture.first', { name: nameOf(slug) })}
                onClick={() => setBy([slug, ...by.filter((one) => one !== slug)])}
              >
                ↑
              </button>
            )}
            {mayWrite && (
              <button
                type="button"
                className="quiet"
                aria-label={say('furniture.without', { name: nameOf(slug) })}
                onClick={() => setBy(by.filter((one) => one !== slug))}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && by.length < 12 && (
        <Combobox
          label={say('furniture.by.find')}
          hint={say('furniture.by.hint')}
          none={say('furniture.by.none')}
          find={find}
          onTake={({ key, name, about = '' }) => {
            learn({ slug: key, name, kind: 'person', role: about })
            if (!by.includes(key)) setBy([...by, key])
          }}
        />
      )}
    </fieldset>
  )
}
