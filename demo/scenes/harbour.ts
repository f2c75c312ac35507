/** The harbour and the ships that come and go there. */

import {
  chance,
  circle,
  glints,
  line,
  linear,
  mist,
  path,
  polygon,
  radial,
  rect,
  ridge,
  round,
  type Scene,
  sheet,
  swell,
  times,
} from './draw.ts'

const crane = (x: number, y: number, size: number, colour: string, flip = 1): string => {
  const s = size / 100
  const strut = (x1: number, y1: number, x2: number, y2: number, width: number): string =>
    line(x1, y1, x2, y2, colour, round(width * s), 'stroke-linecap="round"')
  const at = (dx: number, dy: number): [number, number] => [x + dx * s * flip, y - dy * s]
  const draw = (a: [number, number], b: [number, number], width = 2.2): string => strut(a[0], a[1], b[0], b[1], width)
  return [
    draw(at(-16, 0), at(-13, 62), 3.4),
    draw(at(14, 0), at(11, 62), 3.4),
    draw(at(-15, 26), at(13, 26), 2.4),
    draw(at(-15, 26), at(12, 60), 1.4),
    draw(at(13, 26), at(-13, 60), 1.4),
    draw(at(-38, 62), at(74, 62), 3.8),
    draw(at(-38, 66), at(74, 66), 1.4),
    draw(at(-2, 62), at(2, 98), 2.8),
    draw(at(2, 98), at(72, 66), 1.1),
    draw(at(2, 98), at(36, 66), 1.1),
    draw(at(2, 98), at(-36, 66), 1.1),
    ...times(12, (i) => draw(at(-34 + i * 9, 62), at(-30 + i * 9, 66), 0.8)),
    rect(Math.min(at(-38, 60)[0], at(-22, 60)[0]), at(0, 66)[1], 16 * s, 9 * s, colour),
    draw(at(46, 62), at(46, 40), 0.8),
    rect(at(46, 0)[0] - 5 * s, at(0, 40)[1], 10 * s, 3.4 * s, colour),
  ].join('')
}

const stacks = (
  rand: ReturnType<typeof chance>,
  x: number,
  y: number,
  columns: number,
  high: number,
  box: [number, number],
  colours: string[],
): string =>
  times(columns, (i) => {
    const rows = Math.max(1, Math.round(high * (0.55 + 0.6 * rand())))
    return times(rows, (j) =>
      rect(
        x + i * box[0],
        y - (j + 1) * box[1],
        box[0] - 1.6,
        box[1] - 1.6,
        colours[Math.floor(rand() * colours.length)] ?? '#444',
      ),
    ).join('')
  }).join('')

export const harbourAtDusk: Scene = (w, h) => {
  const rand = chance(11)
  const horizon = h * 0.64
  const sunX = w * 0.34
  return sheet(w, h, {
    seed: 11,
    defs:
      linear('sky', [
        [0, '#22304f'],
        [0.42, '#7a5468'],
        [0.72, '#e58a5b'],
        [1, '#ffd08a'],
      ]) +
      linear('sea', [
        [0, '#e09a6c'],
        [0.25, '#8f5e66'],
        [1, '#1b2338'],
      ]) +
      radial('sun', [
        [0, '#fff3cf'],
        [0.25, '#ffdf9c', 0.9],
        [1, '#ff9d5c', 0],
      ]),
    body: [
      rect(0, 0, w, horizon, 'url(#sky)'),
      mist(0, h * 0.05, w, h * 0.4, 0.22),
      circle(sunX, horizon - h * 0.05, h * 0.36, 'url(#sun)'),
      circle(sunX, horizon - h * 0.06, h * 0.045, '#fff6dc'),
      path(
        ridge(rand, w, { y: horizon - h * 0.05, tall: h * 0.07, rough: 0.46, floor: horizon }),
        '#a8636a',
        'opacity=".75"',
      ),
      path(swell(rand, w, { y: horizon - h * 0.015, tall: h * 0.012, waves: 3, floor: horizon }), '#74495d'),
      rect(0, horizon, w, h - horizon, 'url(#sea)'),
      glints(rand, w, {
        from: horizon + 4,
        to: h,
        at: sunX,
        spread: w * 0.3,
        colour: '#ffdca0',
        count: 320,
        strength: 0.7,
      }),
      glints(rand, w, {
        from: horizon + 4,
        to: h,
        at: w * 0.6,
        spread: w * 0.7,
        colour: '#f0a274',
        count: 160,
        strength: 0.3,
      }),
      crane(w * 0.52, horizon + 4, h * 0.26, '#6d4459', -1),
      crane(w * 0.6, horizon + 6, h * 0.3, '#5d3c54', -1),
      rect(w * 0.44, horizon + 2, w * 0.56, h * 0.02, '#54374e'),
      stacks(rand, w * 0.47, horizon + 2, 22, 4, [w * 0.014, h * 0.011], ['#7d4b55', '#8f5a58', '#5f4157', '#a0645a']),
      crane(w * 0.74, horizon + h * 0.04, h * 0.46, '#38294a', -1),
      crane(w * 0.9, horizon + h * 0.06, h * 0.58, '#2a2140', -1),
      polygon(
        [
          [w * 0.62, horizon + h * 0.045],
          [w, horizon + h * 0.03],
          [w, horizon + h * 0.16],
          [w * 0.66, horizon + h * 0.075],
        ],
        '#241d38',
      ),
      stacks(
        rand,
        w * 0.64,
        horizon + h * 0.047,
        20,
        5,
        [w * 0.021, h * 0.016],
        ['#4b3249', '#6c4050', '#37294a', '#884f52', '#2d2442'],
      ),
      times(
        9,
        (i) =>
          circle(w * (0.64 + i * 0.042), horizon + h * 0.045, 2.4, '#ffe0a4') +
          circle(w * (0.64 + i * 0.042), horizon + h * 0.045, 9, '#ffcf80', 'opacity=".25" filter="url(#hazy)"'),
      ).join(''),
      polygon(
        [
          [w * 0.1, h * 0.79],
          [w * 0.3, h * 0.79],
          [w * 0.285, h * 0.825],
          [w * 0.125, h * 0.825],
        ],
        '#191a30',
      ),
      rect(w * 0.13, h * 0.755, w * 0.05, h * 0.036, '#191a30'),
      rect(w * 0.145, h * 0.725, w * 0.026, h * 0.032, '#191a30'),
      line(w * 0.158, h * 0.725, w * 0.158, h * 0.66, '#191a30', 4),
      line(w * 0.26, h * 0.79, w * 0.25, h * 0.74, '#191a30', 4),
      circle(w * 0.158, h * 0.66, 3.5, '#fff0c8'),
      path(
        `M${w * 0.08},${h * 0.83} Q${w * 0.2},${h * 0.845} ${w * 0.34},${h * 0.828}`,
        'none',
        'stroke="#ffd9a0" stroke-width="2" opacity=".5"',
      ),
      times(7, (i) => {
        const x = w * (0.2 + 0.045 * i + 0.02 * rand())
        const y = h * (0.2 + 0.06 * rand())
        return path(
          `M${round(x - 11)},${round(y - 4)} q6,-5 11,4 q5,-9 11,-4`,
          'none',
          'stroke="#2b2540" stroke-width="2.4"',
        )
      }).join(''),
    ].join(''),
  })
}

export const containerShip: Scene = (w, h) => {
  const rand = chance(5)
  const horizon = h * 0.52
  const deck = h * 0.66
  return sheet(w, h, {
    seed: 5,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#88b7c4'],
        [0.7, '#cfe0d8'],
        [1, '#f3e9cf'],
      ]) +
      linear('sea', [
        [0, '#7fb0b4'],
        [0.35, '#3f7f8e'],
        [1, '#12404f'],
      ]) +
      linear('hull', [
        [0, '#b5452f'],
        [0.55, '#8e3125'],
        [0.56, '#2b3137'],
        [1, '#1a2027'],
      ]),
    body: [
      rect(0, 0, w, horizon, 'url(#sky)'),
      mist(0, 0, w, h * 0.45, 0.5),
      path(ridge(rand, w, { y: horizon - h * 0.01, tall: h * 0.05, rough: 0.45, floor: horizon }), '#9dbfbf'),
      rect(0, horizon, w, h - horizon, 'url(#sea)'),
      glints(rand, w, { from: horizon, to: h, at: w * 0.5, spread: w, colour: '#d8ebe2', count: 300, strength: 0.4 }),
      stacks(
        rand,
        w * 0.24,
        deck,
        12,
        6.4,
        [w * 0.0305, h * 0.0325],
        ['#d9a441', '#c8553d', '#2f6f7e', '#e8dcc0', '#3c4f5c', '#7f9b8a'],
      ),
      stacks(
        rand,
        w * 0.7,
        deck,
        5,
        5,
        [w * 0.0305, h * 0.0325],
        ['#d9a441', '#c8553d', '#2f6f7e', '#e8dcc0', '#3c4f5c'],
      ),
      rect(w * 0.615, h * 0.37, w * 0.07, deck - h * 0.37, '#f2efe4'),
      rect(w * 0.655, h * 0.37, w * 0.03, deck - h * 0.37, '#c6c8bf'),
      rect(w * 0.59, h * 0.385, w * 0.12, h * 0.028, '#f2efe4'),
      times(9, (i) => rect(w * (0.597 + i * 0.0125), h * 0.392, w * 0.0085, h * 0.012, '#2c4450')).join(''),
      times(5, (i) =>
        times(4, (j) => rect(w * (0.622 + j * 0.0085), h * (0.435 + i * 0.043), w * 0.005, h * 0.012, '#3d5560')).join(
          '',
        ),
      ).join(''),
      rect(w * 0.64, h * 0.3, w * 0.016, h * 0.08, '#c9ccc4'),
      rect(w * 0.7, h * 0.42, w * 0.028, h * 0.1, '#b5452f'),
      polygon(
        [
          [w * 0.17, deck - h * 0.035],
          [w * 0.22, deck],
          [w * 0.88, deck],
          [w * 0.9, deck - h * 0.02],
          [w * 0.875, h * 0.79],
          [w * 0.235, h * 0.79],
        ],
        'url(#hull)',
      ),
      polygon(
        [
          [w * 0.17, deck - h * 0.035],
          [w * 0.22, deck],
          [w * 0.26, h * 0.79],
          [w * 0.235, h * 0.79],
        ],
        '#00000033',
      ),
      line(w * 0.195, deck - h * 0.03, w * 0.195, deck - h * 0.15, '#e8e4d6', 4),
      path(
        `M${w * 0.05},${h * 0.81} Q${w * 0.2},${h * 0.765} ${w * 0.26},${h * 0.79} T${w * 0.9},${h * 0.785} L${w * 0.95},${h * 0.8} Q${w * 0.6},${h * 0.815} ${w * 0.05},${h * 0.81}`,
        '#eef4ec',
        'opacity=".8" filter="url(#hazy)"',
      ),
      path(
        `M0,${h * 0.845} Q${w * 0.14},${h * 0.77} ${w * 0.245},${h * 0.788} Q${w * 0.2},${h * 0.81} 0,${h * 0.87} Z`,
        '#eef4ec',
        'opacity=".55" filter="url(#hazy)"',
      ),
      glints(rand, w, {
        from: h * 0.8,
        to: h,
        at: w * 0.55,
        spread: w * 0.6,
        colour: '#b34a33',
        count: 60,
        strength: 0.35,
      }),
      glints(rand, w, { from: h * 0.82, to: h, at: w * 0.5, spread: w, colour: '#0d3340', count: 150, strength: 0.7 }),
    ].join(''),
  })
}
