/** A story as a card of the tool: its headline, where it is from, and how it stands with readers. */

import type { FrontCard, FrontStory } from '../../newsroom/fronts/front-view.ts'
import { shortTime, zonedTime } from '../start.ts'
import { say } from '../words/say.ts'

const State = ({ story }: { story: FrontStory }) => {
  if (story.state === 'live') return null
  const from =
    story.state === 'scheduled' && story.from ? `: ${say('front.from', { time: zonedTime(story.from) })}` : ''
  return (
    <span className={`mark ${story.state}`}>
      {say(`front.state.${story.state}`)}
      {from}
    </span>
  )
}

export const Card = ({
  story,
  section,
  on,
}: {
  story: FrontStory & Partial<Pick<FrontCard, 'chosen' | 'shown'>>
  section: string
  /** The container of this front in which it stands. */
  on?: string | undefined
}) => {
  const { headline, kicker, picture, until } = story.chosen?.manner ?? {}
  const above = kicker ?? story.kicker
  return (
    <>
      <span className="what">
        <span className="headline" dir="auto" lang={story.language}>
          {headline ?? story.headline}
        </span>
        <span className="facts">
          <span className="section">{section}</span>
          {above && <span dir="auto">{above}</span>}
          <time dateTime={story.datedAt}>{shortTime(story.datedAt)}</time>
        </span>
        <span className="marks">
          <State story={story} />
          {story.chosen && story.shown === false && story.state === 'live' && (
            <span className="mark withheld">{say('front.notShown')}</span>
          )}
          {until && <span className="mark">{say('front.until', { time: zonedTime(until) })}</span>}
          {on !== undefined && <span className="mark taken">{say('front.on', { title: on })}</span>}
          {story.shown !== undefined && !story.chosen && <span className="mark rule">{say('front.byRule')}</span>}
        </span>
      </span>
      {story.picture && picture !== false && (
        <span className="thumb">
          <img src={`/desk/pictures/${story.picture}/small`} alt="" loading="lazy" />
        </span>
      )}
    </>
  )
}
