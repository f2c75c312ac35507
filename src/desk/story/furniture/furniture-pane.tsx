/** What stands around the story, beside its text: who wrote it, where it belongs, its pictures, its titles elsewhere. */

import type * as Y from 'yjs'
import type { StoryChoices, StoryFacts } from '../../../newsroom/drafts/story-choices.ts'
import { zonedTime } from '../../start.ts'
import { languageName, say } from '../../words/say.ts'
import { Byline } from './byline.tsx'
import { WrittenField } from './fields.tsx'
import { GenreField, ReviewFields } from './genre.tsx'
import { PictureFields } from './picture-fields.tsx'
import { Titles } from './titles.tsx'
import { Topics } from './topics.tsx'
import { TranslationOf } from './translation-of.tsx'
import { usePart } from './use-part.ts'

export type PaneGiven = {
  doc: Y.Doc
  story: string
  mayWrite: boolean
  choices: StoryChoices | undefined
  facts: StoryFacts | undefined
  /** Gives what accepts the next topic, for the key that does. */
  onAccept: (accept: () => void) => void
  /** Chooses another lead picture. */
  onChoose: () => void
}

const isText = (value: unknown): boolean => typeof value === 'string'

/** Languages that the list offers beside the story's own. */
const languages = 'ar da de el en es fi fr he it nl no pl pt ru sv tr uk zh'.split(' ')

const Place = ({ doc, mayWrite, choices }: Pick<PaneGiven, 'doc' | 'mayWrite' | 'choices'>) => {
  const [section, setSection] = usePart(doc, 'section', '', isText)
  const [urgency, setUrgency] = usePart(doc, 'urgency', 4, Number.isInteger)
  const [language, setLanguage] = usePart(doc, 'language', 'en', isText)
  const sections = choices?.sections ?? []
  return (
    <div className="field-row four">
      <div className="field">
        <label htmlFor="field-section">{say('furniture.section')}</label>
        <select
          id="field-section"
          value={section}
          disabled={!mayWrite}
          onChange={(event) => setSection(event.target.value)}
        >
          {!sections.some(({ slug }) => slug === section) && <option value={section}>{section}</option>}
          {sections.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <GenreField doc={doc} mayWrite={mayWrite} />
      <div className="field">
        <label htmlFor="field-urgency">{say('furniture.urgency')}</label>
        <select
          id="field-urgency"
          value={urgency}
          disabled={!mayWrite}
          onChange={(event) => setUrgency(Number(event.target.value))}
        >
          {Array.from({ length: 9 }, (_, at) => (
            <option key={at}>{at + 1}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="field-language">{say('furniture.language')}</label>
        <select
          id="field-language"
          value={language}
          disabled={!mayWrite}
          onChange={(event) => setLanguage(event.target.value)}
        >
          {[...new Set([language, ...languages])].map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

const Embargo = ({ doc }: { doc: Y.Doc }) => {
  const [embargo] = usePart(doc, 'embargo', null, (value) => typeof value === 'object')
  if (!embargo) return null
  return (
    <p className="held-note" id="field-embargo" tabIndex={-1}>
      <strong>{say('furniture.embargo')}</strong>{' '}
      {'until' in embargo
        ? say('furniture.embargo.until', { time: zonedTime(embargo.until) })
        : say('furniture.embargo.unread', { words: embargo.unreadable })}
    </p>
  )
}

const DeskNotes = ({ doc }: { doc: Y.Doc }) => {
  const [notes] = usePart(doc, 'notes', [], (value) => Array.isArray(value) && value.every(isText))
  if (notes.length === 0) return null
  return (
    <details className="desk-notes" open>
      <summary>{say('furniture.notes')}</summary>
      <p className="note">{say('furniture.notes.hint')}</p>
      {notes.map((note, at) => (
        <p key={at} dir="auto">
          {note}
        </p>
      ))}
    </details>
  )
}

export const FurniturePane = (given: PaneGiven) => {
  const { doc, story, mayWrite, choices, onAccept, onChoose } = given
  return (
    <div className="story-furniture">
      <Embargo doc={doc} />
      <DeskNotes doc={doc} />
      <Byline doc={doc} mayWrite={mayWrite} />
      <Place doc={doc} mayWrite={mayWrite} choices={choices} />
      <ReviewFields doc={doc} mayWrite={mayWrite} />
      <Topics doc={doc} mayWrite={mayWrite} onAccept={onAccept} />
      <div className="field-row two">
        <WrittenField doc={doc} name="located" label={say('furniture.located')} mayWrite={mayWrite} most={200} />
        <WrittenField doc={doc} name="slugline" label={say('furniture.slugline')} mayWrite={mayWrite} most={200} />
      </div>
      <TranslationOf doc={doc} story={story} mayWrite={mayWrite} />
      <PictureFields doc={doc} mayWrite={mayWrite} onChoose={onChoose} />
      <Titles {...given} />
    </div>
  )
}
