/** The crop of a shape as readers will see it, drawn by the browser out of the whole picture: it follows every change at once. */

import { cropOf, type Framing, type Shape, type Size } from '../../story/framing.ts'

const percent = (part: number, of: number): string => `${(100 * part) / of}%`

/** `source`: an address of the whole picture in any size. */
export const CropPreview = ({
  source,
  size,
  shape,
  framing,
}: {
  source: string
  size: Size
  shape: Shape
  framing: Framing
}) => {
  const { left, top, width, height } = cropOf(size, shape, framing)
  return (
    <span className={`crop of-${shape}`}>
      <img
        src={source}
        alt=""
        style={{
          inlineSize: percent(size.width, width),
          blockSize: percent(size.height, height),
          insetInlineStart: `-${percent(left, width)}`,
          insetBlockStart: `-${percent(top, height)}`,
        }}
      />
    </span>
  )
}
