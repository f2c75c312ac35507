/** The pictures of the story with the words that it gives them: caption, alternative text, credit. The file is the picture's own. */

import type * as Y from 'yjs'
import { type UsedPicture, usedPicture } from '../../../story/furniture.ts'
import { say } from '../../words/say.ts'
import { usePart } from './use-part.ts'

type Change = (change: Partial<UsedPicture>) => void

const isPicture = (value: unknown): boolean => usedPicture.safeParse(value).success
const isPictures = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every(isPicture)

const most = { caption: 2000, alt: 1000, credit: 500 } as const

const Words = ({
  used,
  id,
  mayWrite,
  onChange,
}: {
  used: UsedPicture
  id: string
  mayWrite: boolean
  onChange: Change
}) => (
  <>
    {(['caption', 'alt', 'credit'] as const).map((name) => (
      <div key={name} className="field">
        <label htmlFor={`${id}-${name}`}>{say(`furniture.${name}`)}</label>
        <textarea
          id={`${id}-${name}`}
          rows={name === 'caption' ? 2 : 1}
          maxLength={most[name]}
          dir="auto"
          spellCheck
          readOnly={!mayWrite}
          disabled={name === 'alt' && used.decorative === true}
          value={used[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      </div>
    ))}
    <label className="check">
      <input
        type="checkbox"
        checked={used.decorative ?? false}
        disabled={!mayWrite}
        onChange={(event) => onChange({ decorative: event.target.checked })}
      />{' '}
      {say('furniture.decorative')}
    </label>
  </>
)

export const usePictures = (doc: Y.Doc) => {
  const [lead, setLead] = usePart(doc, 'lead', null, (value) => value === null || isPicture(value))
  const [pictures, setPictures] = usePart(doc, 'pictures', {}, isPictures)
  return { lead, setLead, pictures, setPictures }
}

export const PictureFields = ({ doc, mayWrite, onChoose }: { doc: Y.Doc; mayWrite: boolean; onChoose: () => void }) => {
  const { lead, setLead, pictures, setPictures } = usePictures(doc)
  const others = Object.values(pictures)
  return (
    <>
      <fieldset className="field lead-field" id="field-lead" tabIndex={-1}>
        <legend>{say('furniture.lead')}</legend>
        {lead ? (
          <>
            <img src={`/desk/pictures/${lead.id}/large`} width={lead.width} height={lead.height} alt={lead.alt} />
            <Words used={lead} id="lead" mayWrite={mayWrite} onChange={(change) => setLead({ ...lead, ...change })} />
          </>
        ) : (
          <p className="note">{say('furniture.lead.none')}</p>
        )}
        {mayWrite && (
          <p className="buttons">
            <button type="button" onClick={onChoose}>
              {say('furniture.lead.choose')}
            </button>
            {lead && (
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  setPictures({ ...pictures, [lead.id]: lead })
                  setLead(null)
                }}
              >
                {say('furniture.lead.without')}
              </button>
            )}
          </p>
        )}
      </fieldset>
      {others.length > 0 && (
        <fieldset className="field" id="field-pictures" tabIndex={-1}>
          <legend>{say('furniture.pictures')}</legend>
          {others.map((used) => (
            <details key={used.id} id={`picture-${used.id}`}>
              <summary>
                <img src={`/desk/pictures/${used.id}/small`} alt="" />
                <span dir="auto">{used.caption || used.alt || used.id}</span>
              </summary>
              <Words
                used={used}
                id={`picture-${used.id}`}
                mayWrite={mayWrite}
                onChange={(change) => setPictures({ ...pictures, [used.id]: { ...used, ...change } })}
              />
              {mayWrite && (
                <button
                  type="button"
                  className="quiet"
                  onClick={() => {
                    const { [used.id]: _, ...rest } = pictures
                    setPictures(lead ? { ...rest, [lead.id]: lead } : rest)
                    setLead(used)
                  }}
                >
                  {say('furniture.lead.make')}
                </button>
              )}
            </details>
          ))}
        </fieldset>
      )}
    </>
  )
}
