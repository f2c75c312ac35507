/** Races: a mountain pass and a last bend. */

import {
  between,
  chance,
  circle,
  ellipse,
  line,
  linear,
  mist,
  path,
  polygon,
  rect,
  ridge,
  round,
  type Scene,
  sheet,
  swell,
  times,
} from './draw.ts'

/** A rider on a racing bicycle, wheels on `x`, `y`. */
export const cyclist = (x: number, y: number, s: number, colour: string, dark: string): string => {
  const p = (dx: number, dy: number): [number, number] => [x + dx * s, y - dy * s]
  const limb = (a: [number, number], b: [number, number], width: number, tone: string): string =>
    line(a[0], a[1], b[0], b[1], tone, round(width * s), 'stroke-linecap="round"')
  return [
    circle(x - 24 * s, y - 17 * s, 16 * s, 'none', `stroke="${dark}" stroke-width="${round(2.4 * s)}"`),
    circle(x + 25 * s, y - 17 * s, 16 * s, 'none', `stroke="${dark}" stroke-width="${round(2.4 * s)}"`),
    limb(p(-24, 17), p(-6, 38), 2.2, dark),
    limb(p(-6, 38), p(17, 40), 2.4, dark),
    limb(p(17, 40), p(-1, 18), 2.4, dark),
    limb(p(-24, 17), p(-1, 18), 2.2, dark),
    limb(p(17, 44), p(25, 17), 2.4, dark),
    limb(p(-6, 38), p(-1, 18), 2.2, dark),
    limb(p(-12, 45), p(-3, 45), 3, dark),
    limb(p(17, 46), p(25, 45), 2.6, dark),
    limb(p(-7, 46), p(7, 33), 6.4, dark),
    limb(p(7, 33), p(0, 14), 4.8, dark),
    limb(p(-7, 46), p(3, 28), 6, dark),
    limb(p(3, 28), p(-4, 22), 4.6, dark),
    path(
      `M${round(x - 11 * s)},${round(y - 45 * s)} Q${round(x - 6 * s)},${round(y - 68 * s)} ${round(x + 16 * s)},${round(y - 65 * s)} Q${round(x + 8 * s)},${round(y - 52 * s)} ${round(x - 2 * s)},${round(y - 44 * s)} Z`,
      colour,
    ),
    limb(p(13, 61), p(18, 50), 4.2, colour),
    limb(p(18, 50), p(24, 46), 3.6, '#b98563'),
    circle(x + 21 * s, y - 69 * s, 6 * s, '#b98563'),
    path(
      `M${round(x + 13 * s)},${round(y - 71 * s)} q${round(7 * s)},${round(-11 * s)} ${round(16 * s)},${round(-1 * s)} z`,
      colour,
    ),
  ].join('')
}

export const cyclistsOnThePass: Scene = (w, h) => {
  const rand = chance(77)
  const tones = ['#f0c419', '#e8493c', '#2f8fa8', '#f6f1e4', '#5a4a9a', '#2f9a62', '#e88a2f']
  return sheet(w, h, {
    seed: 77,
    edge: 0.3,
    defs:
      linear('sky', [
        [0, '#4f93b8'],
        [0.6, '#bfdcd8'],
        [1, '#fdf0cf'],
      ]) +
      linear('a', [
        [0, '#8fa7b0'],
        [1, '#c9d3cb'],
      ]) +
      linear('b', [
        [0, '#5f8a7a'],
        [1, '#a7bf93'],
      ]) +
      linear('road', [
        [0, '#8a8078'],
        [1, '#4f4a4c'],
      ]) +
      linear('verge', [
        [0, '#93a04a'],
        [1, '#5f6a2c'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      mist(0, 0, w, h * 0.35, 0.6),
      path(ridge(rand, w, { y: h * 0.34, tall: h * 0.3, rough: 0.56, floor: h }), 'url(#a)'),
      mist(0, h * 0.2, w, h * 0.25, 0.5),
      path(ridge(rand, w, { y: h * 0.48, tall: h * 0.16, rough: 0.5, floor: h }), 'url(#b)'),
      path(
        `M${w * 0.98},${h * 0.42} Q${w * 0.62},${h * 0.455} ${w * 0.7},${h * 0.48} T${w * 0.42},${h * 0.52} Q${w * 0.2},${h * 0.55} ${w * 0.34},${h * 0.585} T${w * 1.05},${h * 0.64}`,
        'none',
        'stroke="#efe6d2" stroke-width="7" opacity=".8"',
      ),
      path(swell(rand, w, { y: h * 0.66, tall: h * 0.03, waves: 0.7, floor: h }), 'url(#verge)'),
      polygon(
        [
          [0, h * 0.82],
          [w, h * 0.7],
          [w, h * 0.93],
          [0, h * 1.02],
        ],
        'url(#road)',
      ),
      line(0, h * 0.823, w, h * 0.703, '#f3ead6', 5),
      line(0, h * 1.005, w, h * 0.922, '#f3ead6', 7),
      times(24, (i) => {
        const x = (i / 23) * w
        const y = h * (0.79 - 0.12 * (x / w))
        const s = between(rand, 15, 22)
        return (
          circle(x, y - s * 2, s * 0.42, ['#8d5b3f', '#d9b08c', '#5a3a28'][i % 3] ?? '') +
          path(
            `M${round(x - s * 0.6)},${round(y + s)} q0,${round(-s * 2.6)} ${round(s * 0.6)},${round(-s * 2.6)} q${round(s * 0.6)},0 ${round(s * 0.6)},${round(s * 2.6)} z`,
            ['#35506b', '#7a3b3b', '#3f5f4a', '#6f5a80', '#b08a4a'][Math.floor(rand() * 5)] ?? '',
          )
        )
      }).join(''),
      times(6, (i) => {
        const x = w * (0.08 + i * 0.17)
        const y = h * (0.79 - 0.12 * (x / w))
        return (
          line(x, y, x, y - h * 0.13, '#5a4a3a', 4) +
          polygon(
            [
              [x, y - h * 0.13],
              [x + 54, y - h * 0.115],
              [x, y - h * 0.088],
            ],
            ['#e8493c', '#f0c419', '#2f8fa8'][i % 3] ?? '',
          )
        )
      }).join(''),
      ...[
        [0.72, 2.1, 0],
        [0.52, 2.35, 1],
        [0.38, 2.3, 2],
        [0.27, 2.6, 3],
        [0.13, 2.5, 4],
        [0.02, 2.8, 6],
      ].map(([at = 0, s = 1, i = 0]) => {
        const x = at * w
        const y = h * (0.955 - 0.1 * at)
        return (
          ellipse(x + 10, y + 4, 64 * s * 0.7, 8, '#2a2426', 'opacity=".5" filter="url(#hazy)"') +
          cyclist(x, y, s, tones[i] ?? '', '#1d1a22')
        )
      }),
    ].join(''),
  })
}

export const trackLanes: Scene = (w, h) => {
  const rand = chance(28)
  const oval = (i: number): [number, number] => [w * (0.66 + i * 0.115), h * (0.66 + i * 0.092)]
  const [cx, cy] = [w * 0.3, h * 1.48]
  const lanes = times(6, (i) => ellipse(cx, cy, ...oval(i), 'none', 'stroke="#f7efe2" stroke-width="6"'))
  const runner = (x: number, y: number, s: number, vest: string, phase: number): string => {
    const limb = (x1: number, y1: number, x2: number, y2: number, wide: number, tone: string): string =>
      line(x + x1 * s, y - y1 * s, x + x2 * s, y - y2 * s, tone, round(wide * s), 'stroke-linecap="round"')
    const skin = ['#5a3826', '#8a5a3c', '#c68f68', '#3d261b'][phase] ?? '#5a3826'
    return (
      polygon(
        [
          [x - 6 * s, y],
          [x + 8 * s, y],
          [x + 110 * s, y + 46 * s],
          [x + 84 * s, y + 52 * s],
        ],
        '#5a1a18',
        'opacity=".4"',
      ) +
      limb(-2, 46, 14, 32, 9, skin) +
      limb(14, 32, 4, 12, 6.5, skin) +
      limb(4, 12, 12, 10, 4.5, '#f6f1e4') +
      limb(-2, 46, -14, 28, 9, skin) +
      limb(-14, 28, -32, 30, 6.5, skin) +
      limb(-32, 30, -36, 38, 4.5, '#f6f1e4') +
      limb(-2, 50, 6, 74, 15, vest) +
      limb(-3, 46, 3, 48, 13, '#1a1c2a') +
      limb(8, 74, -8, 62, 5, skin) +
      limb(-8, 62, -2, 50, 4.6, skin) +
      limb(8, 74, 20, 60, 5, skin) +
      limb(20, 60, 30, 70, 4.6, skin) +
      circle(x + 11 * s, y - 88 * s, 7.6 * s, skin) +
      path(
        `M${round(x + 3.6 * s)},${round(y - 90 * s)} q${round(7 * s)},${round(-10 * s)} ${round(14 * s)},${round(-3 * s)} z`,
        '#17120f',
      )
    )
  }
  return sheet(w, h, {
    seed: 28,
    edge: 0.4,
    defs:
      linear(
        'track',
        [
          [0, '#d9583f'],
          [1, '#9a2f2a'],
        ],
        [0, 0, 1, 1],
      ) +
      linear('infield', [
        [0, '#6fb36a'],
        [1, '#3f8a55'],
      ]) +
      linear('crowd', [
        [0, '#1d2238'],
        [1, '#39304a'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#track)'),
      rect(0, 0, w, h * 0.3, 'url(#crowd)'),
      times(900, () =>
        circle(
          rand() * w,
          rand() * h * 0.27,
          between(rand, 2.5, 5),
          ['#d9b08c', '#8d5b3f', '#e8e0d0', '#c94a3d', '#4c6f96', '#e0b04a'][Math.floor(rand() * 6)] ?? '',
          `opacity="${round(between(rand, 0.3, 0.85))}"`,
        ),
      ).join(''),
      mist(0, 0, w, h * 0.3, 0.25, 'dark'),
      rect(0, h * 0.27, w, h * 0.045, '#f3ead8'),
      times(9, (i) =>
        rect(w * (i / 9) + 12, h * 0.277, w / 9 - 24, h * 0.03, ['#2f5f9a', '#e8493c', '#1d2238'][i % 3] ?? ''),
      ).join(''),
      ellipse(cx, cy, ...oval(0), 'url(#infield)'),
      ...lanes,
      runner(w * 0.31, h * 0.53, 1.6, '#2f5f9a', 2),
      runner(w * 0.46, h * 0.57, 1.85, '#3f9a62', 0),
      runner(w * 0.62, h * 0.65, 2.3, '#f6f1e4', 3),
      runner(w * 0.8, h * 0.78, 3, '#f0c419', 1),
      polygon(
        [
          [0, h * 0.3],
          [w, h * 0.3],
          [w, h * 0.42],
          [0, h * 0.5],
        ],
        '#000',
        'opacity=".12"',
      ),
    ].join(''),
  })
}
