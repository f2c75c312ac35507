/** What kind of piece the story is; and of a review what it judges, and how. */

import type * as Y from 'yjs'
import { bestRating, type Genre, genres, type Review, review, reviewedKinds } from '../../../story/form/genre.ts'
import { say } from '../../words/say.ts'
import { usePart } from './use-part.ts'

type Given = { doc: Y.Doc; mayWrite: boolean }

const isGenre = (value: unknown): boolean => genres.some((one) => one === value)
const isReview = (value: unknown): boolean => review.safeParse(value).success

export const GenreField = ({ doc, mayWrite }: Given) => {
  const [genre, setGenre] = usePart(doc, 'genre', 'news', isGenre)
  return (
    <div className="field">
      <label htmlFor="field-genre">{say('furniture.genre')}</label>
      <select
        id="field-genre"
        value={genre}
        disabled={!mayWrite}
        onChange={(event) => setGenre(event.target.value as Genre)}
      >
        {genres.map((one) => (
          <option key={one} value={one}>
            {say(`genre.${one}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

const bare: Review = { of: '', kind: 'other', rating: null }

const ratings = Array.from({ length: 2 * bestRating + 1 }, (_, at) => at / 2)

/** Only a review has it. */
export const ReviewFields = ({ doc, mayWrite }: Given) => {
  const [genre] = usePart(doc, 'genre', 'news', isGenre)
  const [told, setTold] = usePart(doc, 'review', bare, isReview)
  if (genre !== 'review') return null
  const now = told ?? bare
  return (
    <div className="field-row review-fields">
      <div className="field">
        <label htmlFor="field-review">{say('review.of')}</label>
        <input
          id="field-review"
          maxLength={300}
          dir="auto"
          autoComplete="off"
          readOnly={!mayWrite}
          value={now.of}
          onChange={(event) => setTold({ ...now, of: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="field-review-kind">{say('review.kind')}</label>
        <select
          id="field-review-kind"
          value={now.kind}
          disabled={!mayWrite}
          onChange={(event) => setTold({ ...now, kind: event.target.value as Review['kind'] })}
        >
          {reviewedKinds.map((one) => (
            <option key={one} value={one}>
              {say(`reviewed.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="field-review-rating">{say('review.rating')}</label>
        <select
          id="field-review-rating"
          value={now.rating ?? ''}
          disabled={!mayWrite}
          onChange={(event) =>
            setTold({ ...now, rating: event.target.value === '' ? null : Number(event.target.value) })
          }
        >
          <option value="">{say('review.none')}</option>
          {ratings.map((one) => (
            <option key={one} value={one}>
              {say('review.points', { points: one, most: bestRating })}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
