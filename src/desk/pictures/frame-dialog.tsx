/** Framing a picture by hand or by keys: the focal point that every crop keeps in view, and crops of their own where that does not do. */

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { cropOf, type Framing, type Shape, type Size, shapeNames, usualFocus } from '../../story/framing.ts'
import type { UsedPicture } from '../../story/furniture.ts'
import { say } from '../words/say.ts'
import { CropPreview } from './crop-preview.tsx'

type Given = {
  picture: UsedPicture
  framing: Framing
  onKeep: (framing: Framing) => void
  onClose: () => void
}

const shapeName = (shape: Shape): string => shape.replace('x', ':')
const within = (value: number): number => Math.min(1, Math.max(0, value))
const round = (value: number): number => Math.round(value * 1000) / 1000
const percent = (share: number): number => Math.round(share * 100)

/** How far an arrow key moves, as a share of the picture; with Shift it is five times as far. */
const step = 0.01

/** The crop of a shape as one of its own, as it stands now. */
const asOwn = (size: Size, shape: Shape, framing: Framing) => {
  const { left, top, width } = cropOf(size, shape, framing)
  return { x: round(left / size.width), y: round(top / size.height), width: round(width / size.width) }
}

/** What is framed: the point, or one shape's own crop; and how keys and the pointer move it. */
const useFraming = (size: Size, given: Framing) => {
  const [framing, setFraming] = useState(given)
  const [shape, setShape] = useState<Shape>()
  const focus = framing.focus ?? usualFocus
  const own = shape && (framing.crops[shape] ?? asOwn(size, shape, framing))
  const setOwn = (of: Shape, crop: NonNullable<typeof own>): void => {
    const kept = asOwn(size, of, { ...framing, crops: { ...framing.crops, [of]: crop } })
    setFraming({ ...framing, crops: { ...framing.crops, [of]: kept } })
  }
  const moveTo = (x: number, y: number): void => {
    if (shape && own) setOwn(shape, { ...own, x: within(x), y: within(y) })
    else setFraming({ ...framing, focus: { x: round(within(x)), y: round(within(y)) } })
  }
  return {
    ...{ framing, shape, focus, own },
    move: (x: number, y: number) => moveTo((own ?? focus).x + x, (own ?? focus).y + y),
    /** The point, or the middle of the crop, is brought here. */
    bringTo(x: number, y: number): void {
      const crops = { ...framing.crops, ...(shape && own && { [shape]: own }) }
      const { width, height } = shape ? cropOf(size, shape, { ...framing, crops }) : { width: 0, height: 0 }
      moveTo(x - width / size.width / 2, y - height / size.height / 2)
    },
    /** Larger or smaller about its middle. */
    resize(by: number): void {
      if (!shape || !own) return
      const before = cropOf(size, shape, { ...framing, crops: { ...framing.crops, [shape]: own } })
      const width = Math.min(1, Math.max(0.05, own.width + by))
      const after = cropOf(size, shape, { ...framing, crops: { ...framing.crops, [shape]: { ...own, width } } })
      setOwn(shape, {
        x: within(own.x + (before.width - after.width) / size.width / 2),
        y: within(own.y + (before.height - after.height) / size.height / 2),
        width,
      })
    },
    begin(of: Shape | undefined): void {
      setShape(of)
      if (of) setOwn(of, framing.crops[of] ?? asOwn(size, of, framing))
    },
    follow(of: Shape): void {
      const { [of]: _, ...crops } = framing.crops
      setFraming({ ...framing, crops })
      setShape(undefined)
    },
  }
}

type Work = ReturnType<typeof useFraming>

/** The picture on which the point or the crop is moved. */
const Board = ({ picture, work }: { picture: UsedPicture; work: Work }) => {
  const board = useRef<HTMLButtonElement>(null)
  const { framing, shape, focus, own } = work
  useEffect(() => board.current?.focus(), [])
  const keyed = (event: KeyboardEvent): void => {
    const far = event.shiftKey ? 5 * step : step
    const moves: Record<string, () => void> = {
      ArrowLeft: () => work.move(-far, 0),
      ArrowRight: () => work.move(far, 0),
      ArrowUp: () => work.move(0, -far),
      ArrowDown: () => work.move(0, far),
      '+': () => work.resize(5 * step),
      '-': () => work.resize(-5 * step),
    }
    const does = moves[event.key]
    if (!does) return
    event.preventDefault()
    does()
  }
  const pointed = (event: PointerEvent<HTMLElement>): void => {
    if (event.type === 'pointermove' && event.buttons !== 1) return
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    work.bringTo((event.clientX - left) / width, (event.clientY - top) / height)
  }
  const crop = shape && own && cropOf(picture, shape, { ...framing, crops: { ...framing.crops, [shape]: own } })
  const share = (part: number, of: number) => `${(100 * part) / of}%`
  return (
    <button
      ref={board}
      type="button"
      className="board"
      aria-label={
        shape && own
          ? say('frame.own', {
              shape: shapeName(shape),
              ...{ x: percent(own.x), y: percent(own.y), width: percent(own.width) },
            })
          : say('frame.point', { x: percent(focus.x), y: percent(focus.y) })
      }
      onKeyDown={keyed}
      onPointerDown={pointed}
      onPointerMove={pointed}
    >
      <img
        src={`/desk/pictures/${picture.id}/whole`}
        alt=""
        width={picture.width}
        height={picture.height}
        draggable={false}
      />
      {crop ? (
        <span
          className="cut"
          style={{
            insetInlineStart: share(crop.left, picture.width),
            insetBlockStart: share(crop.top, picture.height),
            inlineSize: share(crop.width, picture.width),
            blockSize: share(crop.height, picture.height),
          }}
        />
      ) : (
        <span
          className="point"
          style={{ insetInlineStart: `${focus.x * 100}%`, insetBlockStart: `${focus.y * 100}%` }}
        />
      )}
    </button>
  )
}

const Previews = ({ picture, work }: { picture: UsedPicture; work: Work }) => (
  <ul className="previews" aria-label={say('frame.previews')}>
    {shapeNames.map((shape) => {
      const isOwn = work.framing.crops[shape] !== undefined
      return (
        <li key={shape}>
          <button
            type="button"
            aria-pressed={work.shape === shape}
            onClick={() => work.begin(work.shape === shape ? undefined : shape)}
          >
            <CropPreview
              source={`/desk/pictures/${picture.id}/large`}
              size={picture}
              shape={shape}
              framing={work.framing}
            />
            <span>{say(isOwn ? 'frame.preview.own' : 'frame.preview', { shape: shapeName(shape) })}</span>
          </button>
          {isOwn && (
            <button type="button" className="quiet" onClick={() => work.follow(shape)}>
              {say('frame.asPoint', { shape: shapeName(shape) })}
            </button>
          )}
        </li>
      )
    })}
  </ul>
)

export const FrameDialog = ({ picture, framing, onKeep, onClose }: Given) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const work = useFraming(picture, framing)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="framing" aria-label={say('frame.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onKeep(work.framing)
          dialog.current?.close()
        }}
      >
        <h2>{say('frame.title')}</h2>
        <p className="note">{say(work.shape ? 'frame.own.how' : 'frame.how')}</p>
        <div className="work">
          <Board picture={picture} work={work} />
          <Previews picture={picture} work={work} />
        </div>
        <p className="buttons">
          <button type="submit" className="first">
            {say('frame.keep')}
          </button>
          {work.shape && (
            <button type="button" onClick={() => work.begin(undefined)}>
              {say('frame.point.back')}
            </button>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('frame.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}
