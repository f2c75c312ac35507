/** The pencils of the demonstration's illustrator: gradients, ridges, water, mist, grain, and the sheet they are drawn on. */

/** A repeatable chance, from 0 up to 1: the same seed always draws the same picture. */
export type Chance = () => number

export const chance = (seed: number): Chance => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A scene draws itself on a sheet of the given width and height and answers the SVG. */
export type Scene = (w: number, h: number) => string

export const round = (value: number): number => Math.round(value * 10) / 10
export const between = (rand: Chance, low: number, high: number): number => low + (high - low) * rand()
export const times = <T>(count: number, draw: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => draw(i))

/** Colour stops as `[offset, colour, opacity]`. */
export type Stop = [number, string, number?]

const stopsOf = (stops: Stop[]): string =>
  stops
    .map(([at, colour, opacity]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity ?? 1}"/>`)
    .join('')

/** A straight gradient, top to bottom unless told otherwise. */
export const linear = (id: string, stops: Stop[], [x1, y1, x2, y2] = [0, 0, 0, 1]): string =>
  `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stopsOf(stops)}</linearGradient>`

/** A round gradient around `cx`, `cy` in parts of the shape. */
export const radial = (id: string, stops: Stop[], cx = 0.5, cy = 0.5, r = 0.5): string =>
  `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stopsOf(stops)}</radialGradient>`

export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" fill="${fill}" ${more}/>`
export const circle = (cx: number, cy: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(r)}" fill="${fill}" ${more}/>`
export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${round(cx)}" cy="${round(cy)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}" ${more}/>`
export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`
export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 2, more = ''): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="${width}" ${more}/>`
export const polygon = (points: [number, number][], fill: string, more = ''): string =>
  `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}" ${more}/>`
export const group = (inner: string, more = ''): string => `<g ${more}>${inner}</g>`

/** Heights of a jagged line over `2 ** depth` steps: midpoints pushed up and down, less each time. */
const jagged = (rand: Chance, depth: number, rough: number): number[] => {
  let points = [rand() - 0.5, rand() - 0.5]
  let push = 1
  for (let step = 0; step < depth; step++) {
    push *= rough
    const next: number[] = []
    for (const [i, here] of points.entries()) {
      next.push(here)
      const after = points[i + 1]
      if (after !== undefined) next.push((here + after) / 2 + (rand() - 0.5) * push * 2)
    }
    points = next
  }
  return points
}

/** A mountain ridge from edge to edge, filled down to `floor`; `rough` from .4 (downs) to .62 (crags). */
export const ridge = (
  rand: Chance,
  w: number,
  {
    y,
    tall,
    rough = 0.5,
    depth = 7,
    floor,
  }: { y: number; tall: number; rough?: number; depth?: number; floor: number },
): string => {
  const heights = jagged(rand, depth, rough)
  const step = w / (heights.length - 1)
  const top = heights.map((height, i) => `${round(i * step)},${round(y - height * tall)}`)
  return `M0,${round(floor)} L${top.join(' L')} L${round(w)},${round(floor)} Z`
}

/** Rolling ground: slow waves from edge to edge, filled down to `floor`. */
export const swell = (
  rand: Chance,
  w: number,
  { y, tall, waves = 2, floor }: { y: number; tall: number; waves?: number; floor: number },
): string => {
  const phases = times(3, () => rand() * Math.PI * 2)
  const heightAt = (x: number): number =>
    phases.reduce(
      (sum, phase, i) => sum + Math.sin((x / w) * Math.PI * 2 * waves * (i + 1) * 0.7 + phase) / (i + 1.4),
      0,
    )
  const top = times(81, (i) => `${round((i * w) / 80)},${round(y - heightAt((i * w) / 80) * tall)}`)
  return `M0,${round(floor)} L${top.join(' L')} L${round(w)},${round(floor)} Z`
}

/** Light lying on water between two heights: short strokes that widen towards the viewer, thickest under the light at `at`. */
export const glints = (
  rand: Chance,
  w: number,
  {
    from,
    to,
    at,
    spread,
    colour,
    count = 220,
    strength = 0.6,
  }: {
    from: number
    to: number
    at: number
    spread: number
    colour: string
    count?: number
    strength?: number
  },
): string =>
  times(count, () => {
    const depth = rand() ** 1.5
    const y = from + (to - from) * depth
    const off = (rand() + rand() + rand() - 1.5) / 1.5
    const x = at + off * spread * (0.35 + depth)
    const long = (6 + 46 * depth) * (0.5 + rand())
    return x < -60 || x > w + 60
      ? ''
      : ellipse(
          x,
          y,
          long,
          0.8 + 2.6 * depth,
          colour,
          `opacity="${round(strength * (1 - Math.abs(off)) * (0.3 + 0.7 * rand()) * 10) / 10}"`,
        )
  }).join('')

/** Filters that a sheet may use: `soft` and `softer` blur, `mist` drifting cloud. */
const filters = (seed: number, scale: number): string => `
<linearGradient id="fade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#333"/><stop offset=".3" stop-color="#fff"/><stop offset=".55" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>
<mask id="fading" maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#fade)"/></mask>
<filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${6 * scale}"/></filter>
<filter id="softer" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${26 * scale}"/></filter>
<filter id="hazy" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="${2.2 * scale}"/></filter>
<filter id="mist" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="${0.0022 / scale} ${0.0075 / scale}" numOctaves="4" seed="${seed}"/>
<feColorMatrix type="matrix" values="0 0 0 0 1  0 0 0 0 1  0 0 0 0 1  2.6 0 0 0 -1.05"/></filter>
<filter id="dark" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="${0.0018 / scale} ${0.005 / scale}" numOctaves="5" seed="${seed + 3}"/>
<feColorMatrix type="matrix" values="0 0 0 0 .05  0 0 0 0 .07  0 0 0 0 .1  2.8 0 0 0 -1.1"/></filter>
<filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".72" numOctaves="2" seed="${seed}"/>
<feColorMatrix type="matrix" values="1.1 .4 0 0 -.25  1.1 .4 0 0 -.25  1.1 .4 0 0 -.25  0 0 0 0 1"/></filter>`

/** Drifting white (or dark) cloud over a part of the sheet. */
export const mist = (
  x: number,
  y: number,
  w: number,
  h: number,
  opacity: number,
  kind: 'mist' | 'dark' = 'mist',
): string =>
  `<g opacity="${opacity}" mask="url(#fading)"><rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" filter="url(#${kind})"/></g>`

/** The sheet: filters, the drawing, a darkened edge and the paper's grain. */
export const sheet = (
  w: number,
  h: number,
  {
    defs = '',
    body,
    seed = 1,
    edge = 0.35,
    grain = 0.2,
  }: { defs?: string; body: string; seed?: number; edge?: number; grain?: number },
): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">
<defs>${filters(seed, Math.max(w, h) / 1600)}${radial(
  'edge',
  [
    [0.55, '#000', 0],
    [1, '#000', edge],
  ],
  0.5,
  0.46,
  0.78,
)}${defs}</defs>
${body}
${rect(0, 0, w, h, 'url(#edge)')}
<g style="mix-blend-mode:soft-light" opacity="${grain}"><rect width="${w}" height="${h}" filter="url(#grain)"/></g>
</svg>`
