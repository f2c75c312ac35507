/** What is wanted of the library: words, whose, which rights, which shape, from when. */

import { type ReactNode, type Ref, useEffect, useId, useState } from 'react'
import {
  everyPicture,
  isEveryPicture,
  type LibraryWants,
  rightsWanted,
  shapesWanted,
} from '../../story/library-wants.ts'
import { say } from '../words/say.ts'

export type SupplierChoice = { slug: string; name: string }

type Given = {
  wants: LibraryWants
  suppliers: readonly SupplierChoice[]
  search: Ref<HTMLInputElement>
  /** `quietly`: while somebody is typing. */
  onWants: (wants: LibraryWants, quietly?: boolean) => void
}

/** How long after the last letter the search begins, in milliseconds. */
const typingPause = 250

export const LibrarySearch = ({ wants, search, onWants }: Omit<Given, 'suppliers'>) => {
  const [typed, setTyped] = useState(wants.words)
  const [before, setBefore] = useState(wants.words)
  // Back was pressed: the address says other words than were typed here.
  if (before !== wants.words) {
    setBefore(wants.words)
    setTyped(wants.words)
  }
  useEffect(() => {
    if (typed.trim() === wants.words) return
    const pause = setTimeout(() => onWants({ ...wants, words: typed.trim() }, true), typingPause)
    return () => clearTimeout(pause)
  }, [typed, wants, onWants])
  return (
    <input
      ref={search}
      type="search"
      aria-label={say('pictures.search')}
      placeholder={say('pictures.search')}
      maxLength={300}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

const Choose = ({
  name,
  value,
  onChoose,
  children,
}: {
  name: string
  value: string
  onChoose: (value: string) => void
  children: ReactNode
}) => {
  const id = useId()
  return (
    <span className="choose">
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        {children}
      </select>
    </span>
  )
}

const Day = ({ name, value, onDay }: { name: string; value: string; onDay: (day: string) => void }) => {
  const id = useId()
  return (
    <span className="choose">
      <label htmlFor={id}>{name}</label>
      <input id={id} type="date" value={value} onChange={(event) => onDay(event.target.value)} />
    </span>
  )
}

const Within = ({ wants, onWants }: Pick<Given, 'wants' | 'onWants'>) => {
  const id = useId()
  return (
    <span className="choose">
      <label htmlFor={id}>{say('pictures.days')}</label>
      <input
        id={id}
        type="number"
        min={1}
        max={365}
        value={wants.days}
        onChange={(event) => onWants({ ...wants, days: Math.max(1, Number(event.target.value) || 1) }, true)}
      />
    </span>
  )
}

export const LibraryFilters = ({ wants, suppliers, search, onWants }: Given) => (
  <search className="filters" aria-label={say('pictures.filters')}>
    <div className="choices">
      <LibrarySearch wants={wants} search={search} onWants={onWants} />
      <details className="more" open={window.innerWidth >= 1024}>
        <summary>{say('pictures.filters')}</summary>
        <div>
          <Choose name={say('pictures.of')} value={wants.of} onChoose={(of) => onWants({ ...wants, of })}>
            <option value="">{say('pictures.of.all')}</option>
            <option value="own">{say('pictures.of.own')}</option>
            {suppliers.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Choose>
          <Choose
            name={say('pictures.rights')}
            value={wants.rights}
            onChoose={(chosen) => onWants({ ...wants, rights: rightsWanted.find((one) => one === chosen) ?? 'all' })}
          >
            {rightsWanted.map((one) => (
              <option key={one} value={one}>
                {say(`pictures.rights.${one}`)}
              </option>
            ))}
          </Choose>
          {wants.rights === 'ends' && <Within wants={wants} onWants={onWants} />}
          <Choose
            name={say('pictures.shape')}
            value={wants.shape}
            onChoose={(chosen) => onWants({ ...wants, shape: shapesWanted.find((one) => one === chosen) ?? 'any' })}
          >
            {shapesWanted.map((one) => (
              <option key={one} value={one}>
                {say(`pictures.shape.${one}`)}
              </option>
            ))}
          </Choose>
          <Day name={say('pictures.from')} value={wants.from} onDay={(from) => onWants({ ...wants, from })} />
          <Day name={say('pictures.until')} value={wants.until} onDay={(until) => onWants({ ...wants, until })} />
          {!isEveryPicture(wants) && (
            <button type="button" className="quiet" onClick={() => onWants(everyPicture)}>
              {say('pictures.clear')}
            </button>
          )}
        </div>
      </details>
    </div>
  </search>
)
