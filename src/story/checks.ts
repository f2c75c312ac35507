/** What a story lacks before it may be published, and what an editor would put right: each as a place and a sentence that says what to do. Pure. */

import { type Body, bodyText } from './body.ts'
import { bodyAdvice } from './checking/body-advice.ts'
import type { Finding, Part } from './checking/finding.ts'
import { genreFindings } from './checking/genre-findings.ts'
import { titleLengths } from './checking/title-lengths.ts'
import type { Furniture, UsedPicture } from './furniture.ts'
import { isCredited } from './pictures.ts'

/** What is known of a story beside its words. */
export type Known = {
  /** Credits that pictures must be printed with, by the picture's identity. */
  credits?: ReadonlyMap<string, readonly string[]>
  /** Whether the desk has worked on it. Copy that runs as the agency sent it is not stopped for a picture without alternative text. */
  edited?: boolean
  /** Slugs of the profiles that are no person's. */
  agencies?: ReadonlySet<string>
  /** In which blocks notes of colleagues are that nobody has resolved; -1 where a note's passage is gone. */
  openNotes?: readonly number[]
}

type Checked = { furniture: Furniture; body: Body }

const finding =
  (level: Finding['level']) =>
  (part: Part, sentence: string, block?: number): Finding => ({
    level,
    where: { part, ...(block === undefined ? {} : { block }) },
    sentence,
  })
const blocking = finding('blocking')
const advice = finding('advice')

const nameOf = (used: UsedPicture): string => used.caption.slice(0, 60) || used.id

/** The pictures that it shows, each with its place. */
const placed = ({
  furniture: { lead, pictures },
  body,
}: Checked): { used: UsedPicture; part: Part; block?: number }[] => {
  const inText = body.content.flatMap((one, block) => {
    const used = one.type === 'picture' ? pictures[one.attrs.picture] : undefined
    return used ? [{ used, part: 'body' as const, block }] : []
  })
  const shown = new Set(inText.map(({ used }) => used.id))
  const others = Object.values(pictures).filter(({ id }) => !shown.has(id))
  return [
    ...(lead ? [{ used: lead, part: 'lead' as const }] : []),
    ...inText,
    ...others.map((used) => ({ used, part: 'pictures' as const })),
  ]
}

const pictureFindings = (story: Checked, { credits = new Map(), edited = true }: Known): Finding[] =>
  placed(story).flatMap(({ used, part, block }) => {
    const found: Finding[] = []
    const due = credits.get(used.id)?.find((credit: string) => !isCredited(used, credit))
    if (due !== undefined) {
      const said = due ? ` («${due}»)` : ''
      found.push(blocking(part, `The picture «${nameOf(used)}» must be credited${said}: write its credit.`, block))
    }
    // What no reader sees needs no words.
    if (part !== 'pictures' && !used.alt && !used.decorative) {
      const sentence = `The picture «${nameOf(used)}» has no alternative text: write what it shows, or say that it is decorative.`
      found.push((edited ? blocking : advice)(part, sentence, block))
    }
    return found
  })

const lacks = ({ furniture, body }: Checked): Finding[] => [
  ...(furniture.headline ? [] : [blocking('headline', 'It has no headline: write one.')]),
  ...(bodyText(body) ? [] : [blocking('body', 'It has no text: write at least one paragraph.')]),
  ...(furniture.by.length > 0 ? [] : [blocking('byline', 'It says nobody wrote it: choose a byline.')]),
  ...(furniture.embargo && 'unreadable' in furniture.embargo
    ? [
        blocking(
          'embargo',
          `Its embargo could not be read («${furniture.embargo.unreadable}»): set the time, or lift it.`,
        ),
      ]
    : []),
]

const tooLong = (part: Part, text: string, most: number, what: string): Finding[] =>
  text.length > most ? [advice(part, `${what} has ${text.length} letters: ${most} are enough.`)] : []

const furnitureAdvice = ({ furniture }: Checked): Finding[] => [
  ...tooLong('headline', furniture.headline, titleLengths.print, 'The headline'),
  ...tooLong('searchTitle', furniture.searchTitle ?? '', titleLengths.search, 'The title for search engines'),
  ...tooLong('socialTitle', furniture.socialTitle ?? '', titleLengths.social, 'The title for networks'),
  ...(furniture.standfirst ? [] : [advice('standfirst', 'It has no standfirst: say in a sentence what it is about.')]),
  ...(furniture.topics.length > 0 ? [] : [advice('topics', 'It has no topic: accept one, so that it is found.')]),
  ...(furniture.lead ? [] : [advice('lead', 'It has no lead picture: choose one.')]),
]

const noteAdvice = ({ openNotes = [] }: Known): Finding[] =>
  openNotes.map((block) =>
    advice('notes', 'A note is not resolved: answer it, or resolve it.', block < 0 ? undefined : block),
  )

/** Everything that is to be said of it, what stops it first. */
export const findingsOf = (story: Checked, known: Known = {}): Finding[] =>
  [
    ...lacks(story),
    ...pictureFindings(story, known),
    ...genreFindings(story, { edited: known.edited ?? true, agencies: known.agencies ?? new Set() }),
    ...furnitureAdvice(story),
    ...bodyAdvice(story.body),
    ...noteAdvice(known),
  ].toSorted((a, b) => Number(b.level === 'blocking') - Number(a.level === 'blocking'))

/** What stops it, as sentences. */
export const publishingChecks = (story: Checked, known: Known = {}): string[] =>
  findingsOf(story, known)
    .filter(({ level }) => level === 'blocking')
    .map(({ sentence }) => sentence)
