/** The story's titles for search engines and for networks, each as it will be shown there; and how long a headline is where. */

import type * as Y from 'yjs'
import { slug } from '../../../base/slug.ts'
import type { Indexing, StoryChoices, StoryFacts } from '../../../newsroom/drafts/story-choices.ts'
import { titleLengths } from '../../../story/checking/title-lengths.ts'
import { say } from '../../words/say.ts'
import { WrittenField } from './fields.tsx'
import { usePart, useWords } from './use-part.ts'

/** How long the headline is for print, search and social: advice in words, and in colour beyond. */
export const Lengths = ({ doc }: { doc: Y.Doc }) => {
  const { length } = useWords(doc, 'headline')
  return (
    <ul className="lengths">
      {(['print', 'search', 'social'] as const).map((name) => (
        <li key={name} className={length > titleLengths[name] ? 'too-long' : ''}>
          {say('length.of', { name: say(`length.${name}`), count: length, most: titleLengths[name] })}
        </li>
      ))}
    </ul>
  )
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text

export const addressOf = (story: string, section: string, headline: string): string =>
  `/${section}/${[slug(headline), story].filter(Boolean).join('-')}`

/** What an agency's contract says of search engines, and what follows for this text. */
const Indexed = ({ is, supplier, enough, share = 0, ledTo }: Indexing) => (
  <p className="note">
    {is === 'led' && ledTo === undefined
      ? say('indexed.ledNowhere', { supplier })
      : say(`indexed.${is}`, { supplier, enough, share })}{' '}
    {ledTo !== undefined && <a href={ledTo}>{ledTo}</a>}
  </p>
)

type Given = {
  doc: Y.Doc
  story: string
  mayWrite: boolean
  facts: StoryFacts | undefined
  choices: StoryChoices | undefined
}

export const Titles = ({ doc, story, mayWrite, facts, choices }: Given) => {
  const words = {
    headline: useWords(doc, 'headline'),
    standfirst: useWords(doc, 'standfirst'),
    search: useWords(doc, 'searchTitle'),
    social: useWords(doc, 'socialTitle'),
  }
  const [section] = usePart(doc, 'section', '', (value) => typeof value === 'string')
  const [lead] = usePart(doc, 'lead', null, (value) => typeof value === 'object')
  const path = facts?.address ?? addressOf(story, section, words.headline)
  const host = (choices?.site.origin ?? '').replace(/^https?:\/\//, '')
  const counter = (text: string, most: number) => (
    <span className={text.length > most ? 'too-long' : ''}>
      {' '}
      {say('length.of', { name: '', count: text.length, most }).trim()}
    </span>
  )
  return (
    <>
      <WrittenField
        doc={doc}
        name="searchTitle"
        label={say('furniture.searchTitle')}
        mayWrite={mayWrite}
        most={200}
        hint={say('furniture.title.hint')}
      >
        {counter(words.search, titleLengths.search)}
      </WrittenField>
      <figure className="preview search-preview" aria-label={say('furniture.preview.search')}>
        <figcaption className="note">{say('furniture.preview.search')}</figcaption>
        <p className="where">{host + path}</p>
        <p className="title" dir="auto">
          {cut(words.search || words.headline || say('story.untitled'), titleLengths.search + 5)}
        </p>
        <p dir="auto">{cut(words.standfirst, 155)}</p>
      </figure>
      {facts?.indexing && <Indexed {...facts.indexing} />}
      <WrittenField
        doc={doc}
        name="socialTitle"
        label={say('furniture.socialTitle')}
        mayWrite={mayWrite}
        most={200}
        hint={say('furniture.title.hint')}
      >
        {counter(words.social, titleLengths.social)}
      </WrittenField>
      <figure className="preview social-preview" aria-label={say('furniture.preview.social')}>
        <figcaption className="note">{say('furniture.preview.social')}</figcaption>
        {lead && <img src={`/desk/pictures/${lead.id}/large`} alt="" />}
        <p className="where">{host}</p>
        <p className="title" dir="auto">
          {cut(words.social || words.headline || say('story.untitled'), titleLengths.social + 5)}
        </p>
      </figure>
      <div className="field">
        <p className="note">{say(facts?.address ? 'furniture.address.is' : 'furniture.address.will')}</p>
        <p className="address">{facts?.address ? <a href={path}>{path}</a> : path}</p>
      </div>
    </>
  )
}
