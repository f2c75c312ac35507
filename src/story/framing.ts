/** How a picture is framed: its focal point, and the crop of each shape that keeps it in view. */

import { z } from 'zod'

/** The shapes that pages, search engines and networks ask for, as width to height; the names stand in addresses. */
export const shapes = { '16x9': [16, 9], '3x2': [3, 2], '4x3': [4, 3], '1x1': [1, 1], '3x4': [3, 4] } as const
export type Shape = keyof typeof shapes
export const shapeNames = Object.keys(shapes) as Shape[]
export const isShape = (name: string): name is Shape => Object.hasOwn(shapes, name)

const share = z.number().min(0).max(1)

/** The point that every crop keeps in view, as shares of width and height from the upper left corner. */
const focus = z.strictObject({ x: share, y: share })

/** A crop of one's own: its upper left corner, and its width as a share of the picture's; its height follows from the shape. */
const ownCrop = z.strictObject({ x: share, y: share, width: share.min(0.05) })

export const framing = z.strictObject({
  /** Null: nobody has said. */
  focus: focus.nullable(),
  /** Shapes for which the focal point does not do. */
  crops: z.strictObject(
    Object.fromEntries(shapeNames.map((shape) => [shape, ownCrop.optional()])) as Record<
      Shape,
      z.ZodOptional<typeof ownCrop>
    >,
  ),
})

export type Focus = z.infer<typeof focus>
export type OwnCrop = z.infer<typeof ownCrop>
export type Framing = z.infer<typeof framing>

/** Where faces mostly are, in pictures of which nobody has said where to look. */
export const usualFocus: Focus = { x: 0.5, y: 0.3 }

export const unframed: Framing = { focus: null, crops: {} }

export type Size = { width: number; height: number }
/** Whole pixels of the original, as a reader sees it upright. */
export type Crop = Size & { left: number; top: number }

const within = (value: number, most: number): number => Math.min(Math.max(0, value), Math.max(0, most))

/** The largest crop of a shape that a picture holds. */
export const largestCrop = ({ width, height }: Size, shape: Shape): Size => {
  const [across, down] = shapes[shape]
  return width * down > height * across
    ? { width: Math.max(1, Math.round((height * across) / down)), height }
    : { width, height: Math.max(1, Math.round((width * down) / across)) }
}

/** The crop of a shape: the one of one's own where there is one, else the largest with the focal point as near its middle as the edges let it. */
export const cropOf = (size: Size, shape: Shape, { focus: point, crops }: Framing): Crop => {
  const largest = largestCrop(size, shape)
  const own = crops[shape]
  if (own) {
    const part = Math.min(1, (own.width * size.width) / largest.width)
    const width = Math.max(1, Math.round(largest.width * part))
    const height = Math.max(1, Math.round(largest.height * part))
    const left = within(Math.round(own.x * size.width), size.width - width)
    const top = within(Math.round(own.y * size.height), size.height - height)
    return { left, top, width, height }
  }
  const { x, y } = point ?? usualFocus
  const left = within(Math.round(x * size.width - largest.width / 2), size.width - largest.width)
  const top = within(Math.round(y * size.height - largest.height / 2), size.height - largest.height)
  return { left, top, ...largest }
}
