/** One picture large, with all that is known of it and done with it. */

import type { FormEvent, RefObject } from 'react'
import { useEffect, useState } from 'react'
import type { Verb } from '../../newsroom/permissions.ts'
import type { PictureReading, PictureUsed } from '../../newsroom/pictures/picture-reading.ts'
import { longTime, start, zonedTime } from '../start.ts'
import { say } from '../words/say.ts'
import { pictureWords } from './tile.tsx'

export type PictureDoing = 'frame' | 'replace' | 'kill' | 'allow' | 'deny'

type Given = {
  reading: PictureReading
  place: RefObject<HTMLElement | null>
  /** It covers the list: then the screen's heading is here. */
  isAlone: boolean
  onDo: (what: PictureDoing) => void
  onDescribe: (words: object) => void
  onClose: () => void
}

const Tool = ({ verb, name, keyName, onDo }: { verb: Verb; name: string; keyName?: string; onDo: () => void }) => (
  <button type="button" aria-disabled={!start.may.includes(verb)} aria-keyshortcuts={keyName} onClick={onDo}>
    {name}
  </button>
)

const Tools = ({ reading, onDo, onClose }: Pick<Given, 'reading' | 'onDo' | 'onClose'>) => (
  <div className="tools">
    <button type="button" onClick={onClose}>
      {say('picture.close')}
    </button>
    {reading.row.rights !== 'killed' && (
      <>
        <Tool verb="frame-picture" name={say('picture.frame')} keyName="f" onDo={() => onDo('frame')} />
        <Tool verb="replace-picture" name={say('picture.replace')} onDo={() => onDo('replace')} />
        <Tool verb="kill-picture" name={say('picture.kill')} onDo={() => onDo('kill')} />
      </>
    )}
  </div>
)

/** The words of the library; a decorative picture needs no alternative text, and has none. */
const Words = ({ reading, onDescribe }: Pick<Given, 'reading' | 'onDescribe'>) => {
  const { used } = reading.row
  const [decorative, setDecorative] = useState(used.decorative ?? false)
  useEffect(() => setDecorative(used.decorative ?? false), [used.decorative])
  const may = start.may.includes('describe-picture') && reading.row.rights !== 'killed'
  const kept = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (name: string) => String(form.get(name) ?? '').trim()
    const alt = decorative ? '' : said('alt')
    onDescribe({ caption: said('caption'), alt, decorative, credit: said('credit'), copyright: said('copyright') })
  }
  return (
    <form className="words" onSubmit={kept}>
      <h3>{say('picture.words')}</h3>
      <label>
        {say('picture.caption')}
        <textarea name="caption" rows={3} maxLength={2000} defaultValue={used.caption} dir="auto" readOnly={!may} />
      </label>
      <label>
        {say('picture.alt')}
        <textarea
          name="alt"
          rows={2}
          maxLength={1000}
          defaultValue={used.alt}
          dir="auto"
          readOnly={!may || decorative}
          placeholder={say('picture.alt.why')}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={decorative}
          disabled={!may}
          onChange={(event) => setDecorative(event.target.checked)}
        />{' '}
        {say('picture.decorative')}
      </label>
      <label>
        {say('picture.credit')}
        <input name="credit" maxLength={500} defaultValue={used.credit} dir="auto" readOnly={!may} autoComplete="off" />
      </label>
      <label>
        {say('picture.copyright')}
        <input
          name="copyright"
          maxLength={1000}
          defaultValue={reading.copyright}
          dir="auto"
          readOnly={!may}
          autoComplete="off"
        />
      </label>
      {may && (
        <p className="buttons">
          <button type="submit">{say('picture.save')}</button> <span className="note">{say('picture.words.why')}</span>
        </p>
      )}
    </form>
  )
}

const Rights = ({ reading, onDo }: Pick<Given, 'reading' | 'onDo'>) => {
  const { terms, why, waiting, until, note } = reading.rights
  return (
    <section>
      <h3>{say('picture.rights')}</h3>
      <p>{why ?? say('picture.rights.fine')}</p>
      {until && <p>{say('picture.rights.until', { time: zonedTime(until) })}</p>}
      {waiting.length > 0 && <p className="held">{say('picture.rights.waiting', { words: waiting.join(' · ') })}</p>}
      {note && <p>{say('picture.rights.note', { note })}</p>}
      {terms.length > 0 ? (
        <ul aria-label={say('picture.rights.terms')} className="terms">
          {terms.map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      ) : (
        <p className="note">{say('picture.rights.none')}</p>
      )}
      {reading.row.rights !== 'killed' && (
        <p className="buttons">
          <Tool verb="decide-terms" name={say('picture.allow')} onDo={() => onDo('allow')} />
          <Tool verb="decide-terms" name={say('picture.deny')} onDo={() => onDo('deny')} />
        </p>
      )}
    </section>
  )
}

const Use = ({ use }: { use: PictureUsed }) => (
  <li>
    <a href={`/desk/stories/${use.story}`} dir="auto">
      {use.headline || use.story}
    </a>{' '}
    {use.visibility && <span className={`mark ${use.visibility}`}>{say(`picture.use.${use.visibility}`)}</span>}{' '}
    {use.drafted && <span className="mark">{say('picture.use.drafted')}</span>}{' '}
    {use.lead && <span className="mark">{say('picture.use.lead')}</span>}{' '}
    {use.visibility === 'live' && use.address && (
      <a href={use.address} target="_blank" rel="noreferrer">
        {say('picture.use.page')}
      </a>
    )}
  </li>
)

const Uses = ({ reading: { uses, moreUses } }: Pick<Given, 'reading'>) => (
  <section>
    <h3>{say('picture.uses')}</h3>
    {uses.length === 0 ? (
      <p className="note">{say('picture.uses.none')}</p>
    ) : (
      <ul className="uses">
        {uses.map((use) => (
          <Use key={use.story} use={use} />
        ))}
      </ul>
    )}
    {moreUses && <p>{say('picture.uses.more')}</p>}
  </section>
)

const File = ({ reading: { row, mime, takenAt, file, credentials } }: Pick<Given, 'reading'>) => {
  const { width, height } = row.used
  const facts: [string, string | undefined][] = [
    [say('picture.file.size'), say('picture.file.pixels', { width, height, mime: mime.replace('image/', '') })],
    [say('picture.file.from'), row.supplier?.name ?? row.broughtBy],
    [say('picture.file.came'), longTime(row.cameAt)],
    [say('picture.file.taken'), takenAt?.replace('T', ' ')],
    [say('picture.file.maker'), file.byline],
    [say('picture.file.place'), [file.city, file.country].filter(Boolean).join(', ')],
    [say('picture.file.keywords'), file.keywords?.join(', ')],
    [say('picture.file.name'), file.fileName],
    [say('picture.file.credentials'), credentials ? say('picture.file.credentials.some') : undefined],
  ]
  return (
    <section>
      <h3>{say('picture.file')}</h3>
      <dl>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

export const PicturePane = ({ reading, place, isAlone, onDo, onDescribe, onClose }: Given) => {
  const { row } = reading
  const { width, height, alt } = row.used
  return (
    // Its text is moved by keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <article ref={place} className="reading picture" tabIndex={0} aria-label={pictureWords(row)}>
      <Tools reading={reading} onDo={onDo} onClose={onClose} />
      {isAlone && <h1 className="unseen">{say('pictures.title')}</h1>}
      <h2 className="unseen">{pictureWords(row)}</h2>
      {row.rights === 'killed' ? (
        <p className="dead">{say('picture.rights.killed')}</p>
      ) : (
        <img
          className="large"
          src={`/desk/pictures/${row.id}/whole`}
          alt={alt || pictureWords(row)}
          width={width}
          height={height}
        />
      )}
      {/* Another picture begins its form anew; what is typed into it is never overwritten. */}
      <Words key={row.id} reading={reading} onDescribe={onDescribe} />
      <Rights reading={reading} onDo={onDo} />
      <Uses reading={reading} />
      <File reading={reading} />
    </article>
  )
}
