/** The tool's dialogs: how a story is shown at its place, the breaking banner, what was launched before. */

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { givenTime } from '../../base/zone.ts'
import type { FrontCard, FrontStory, FrontView } from '../../newsroom/fronts/front-view.ts'
import type { Manner } from '../../story/front/container.ts'
import { localText, now, start, zonedTime } from '../start.ts'
import { say } from '../words/say.ts'

/** A dialog that closes on Escape and gives the focus back; `onSend` is told of its form, and may answer why that cannot be taken. */
export const Dialog = ({
  title,
  onSend,
  onClose,
  children,
}: {
  title: string
  onSend?: (form: FormData) => string | undefined
  onClose: () => void
  children: ReactNode
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [problem, setProblem] = useState<string>()
  useEffect(() => dialog.current?.showModal(), [])
  const sent = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const why = onSend?.(new FormData(event.currentTarget))
    setProblem(why)
    if (why === undefined) dialog.current?.close()
  }
  return (
    <dialog ref={dialog} className="front-dialog" aria-labelledby={id} onClose={onClose}>
      <form onSubmit={sent}>
        <h2 id={id}>{title}</h2>
        {problem && (
          <p role="alert" className="problem">
            {problem}
          </p>
        )}
        {children}
        <p className="buttons">
          {onSend && (
            <button type="submit" className="first">
              {say('front.container.save')}
            </button>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('front.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

export const MannerDialog = ({
  card,
  onKeep,
  onClose,
}: {
  card: FrontCard
  onKeep: (manner: Manner) => void
  onClose: () => void
}) => {
  const manner = card.chosen?.manner ?? {}
  const sent = (form: FormData): string | undefined => {
    const [headline, kicker, until] = [text(form, 'headline'), text(form, 'kicker'), text(form, 'until')]
    const given = until ? givenTime(until, start.zone) : undefined
    if (given && 'problem' in given) return given.problem
    onKeep({
      ...(headline && headline !== card.headline && { headline }),
      ...(kicker && kicker !== card.kicker && { kicker }),
      ...(form.has('bare') && { picture: false as const }),
      ...(given && { until: given.at.toISOString() }),
    })
    return undefined
  }
  return (
    <Dialog title={say('front.manner.title')} onSend={sent} onClose={onClose}>
      <label>
        {say('front.manner.headline')}
        <textarea
          name="headline"
          rows={2}
          maxLength={300}
          dir="auto"
          defaultValue={manner.headline}
          placeholder={card.headline}
        />
      </label>
      <label>
        {say('front.manner.kicker')}
        <input name="kicker" maxLength={80} dir="auto" defaultValue={manner.kicker} placeholder={card.kicker} />
      </label>
      <label>
        {say('front.manner.until', { zone: start.zone })}
        <input name="until" type="datetime-local" defaultValue={manner.until && localText(manner.until)} />
      </label>
      <label className="check">
        <input name="bare" type="checkbox" defaultChecked={manner.picture === false} /> {say('front.manner.noPicture')}
      </label>
    </Dialog>
  )
}

export const BannerDialog = ({
  view,
  story,
  onKeep,
  onEnd,
  onClose,
}: {
  view: FrontView
  story: FrontStory | undefined
  onKeep: (banner: { text: string; story: string; until: string }) => void
  onEnd: () => void
  onClose: () => void
}) => {
  const { banner } = view
  const inTwoHours = new Date(now().getTime() + 2 * 3600_000).toISOString()
  return (
    <Dialog
      title={say('front.banner.title')}
      onClose={onClose}
      {...(story && {
        onSend: (form: FormData) => {
          onKeep({ text: text(form, 'text'), story: story.story, until: text(form, 'until') })
          return undefined
        },
      })}
    >
      {banner && (
        <div className="now">
          <p dir="auto">{say('front.banner.now', { time: zonedTime(banner.until), text: banner.text })}</p>
          {banner.state !== 'live' && <p className="note">{say('front.banner.hidden')}</p>}
          <p>
            <button
              type="button"
              onClick={(event) => {
                onEnd()
                event.currentTarget.closest('dialog')?.close()
              }}
            >
              {say('front.banner.end')}
            </button>
          </p>
        </div>
      )}
      {story ? (
        <>
          <p dir="auto">{say('front.banner.story', { headline: story.headline })}</p>
          <label>
            {say('front.banner.text')}
            <input name="text" required maxLength={160} dir="auto" defaultValue={story.headline.slice(0, 160)} />
          </label>
          <label>
            {say('front.banner.until', { zone: start.zone })}
            <input name="until" type="datetime-local" required defaultValue={localText(inTwoHours)} />
          </label>
        </>
      ) : (
        <p>{say('front.banner.noStory')}</p>
      )}
    </Dialog>
  )
}

export const HistoryDialog = ({
  view,
  onBack,
  onClose,
}: {
  view: FrontView
  onBack: (launch: string) => void
  onClose: () => void
}) => (
  <Dialog title={say('front.history.title')} onClose={onClose}>
    {view.launches.length === 0 && <p>{say('front.history.none')}</p>}
    <ol className="launches">
      {view.launches.map(({ id, by, at }) => (
        <li key={id}>
          <span>{say('front.history.line', { time: zonedTime(at), name: by })}</span>
          <button
            type="button"
            aria-label={say('front.history.backOf', { time: zonedTime(at) })}
            onClick={(event) => {
              onBack(id)
              event.currentTarget.closest('dialog')?.close()
            }}
          >
            {say('front.history.back')}
          </button>
        </li>
      ))}
    </ol>
  </Dialog>
)

export const DiscardDialog = ({ onDiscard, onClose }: { onDiscard: () => void; onClose: () => void }) => (
  <Dialog title={say('front.discard.ask')} onClose={onClose}>
    <p>
      <button
        type="button"
        className="grave"
        onClick={(event) => {
          onDiscard()
          event.currentTarget.closest('dialog')?.close()
        }}
      >
        {say('front.discard')}
      </button>
    </p>
  </Dialog>
)
