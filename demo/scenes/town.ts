/** A town from outside: its bridge and its lights. */

import {
  between,
  type Chance,
  chance,
  circle,
  glints,
  group,
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
  times,
} from './draw.ts'

export const bridgeAtDawn: Scene = (w, h) => {
  const rand = chance(55)
  const deck = h * 0.62
  const cable = (x1: number, y1: number, x2: number, y2: number, dip: number): string =>
    path(
      `M${round(x1)},${round(y1)} Q${round((x1 + x2) / 2)},${round(dip)} ${round(x2)},${round(y2)}`,
      'none',
      'stroke="#41263a" stroke-width="5"',
    )
  const tower = (x: number): string =>
    [-1, 1]
      .map((side) =>
        polygon(
          [
            [x + side * w * 0.013 - 7, h * 0.14],
            [x + side * w * 0.013 + 7, h * 0.14],
            [x + side * w * 0.017 + 9, h * 0.86],
            [x + side * w * 0.017 - 9, h * 0.86],
          ],
          '#41263a',
        ),
      )
      .join('') +
    [0.17, 0.3, 0.45, 0.72].map((at) => rect(x - w * 0.015, h * at, w * 0.03, h * 0.016, '#41263a')).join('')
  const hangers = (x1: number, x2: number, top: number, dip: number): string =>
    times(23, (i) => {
      const t = (i + 1) / 24
      const x = x1 + (x2 - x1) * t
      const y = (1 - t) ** 2 * top + 2 * t * (1 - t) * dip + t * t * top
      return line(x, y, x, deck, '#41263a', 1.6)
    }).join('')
  return sheet(w, h, {
    seed: 55,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#6d7fa6'],
        [0.45, '#d6a6b0'],
        [0.75, '#f8c9a0'],
        [1, '#fde3b8'],
      ]) +
      linear('water', [
        [0, '#f3c9a8'],
        [0.5, '#a58da3'],
        [1, '#4c5478'],
      ]) +
      radial('sun', [
        [0, '#fffaf0'],
        [0.2, '#fff0cc', 0.8],
        [1, '#ffd9a0', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      mist(0, 0, w, h * 0.5, 0.35),
      circle(w * 0.5, h * 0.55, h * 0.45, 'url(#sun)'),
      circle(w * 0.5, h * 0.56, h * 0.05, '#fffdf6'),
      path(ridge(rand, w, { y: h * 0.6, tall: h * 0.12, rough: 0.48, floor: h * 0.75 }), '#b58b9c', 'opacity=".8"'),
      path(ridge(rand, w, { y: h * 0.66, tall: h * 0.07, rough: 0.46, floor: h * 0.75 }), '#8e6d88'),
      rect(0, h * 0.71, w, h * 0.29, 'url(#water)'),
      glints(rand, w, {
        from: h * 0.715,
        to: h,
        at: w * 0.5,
        spread: w * 0.3,
        colour: '#fff0cf',
        count: 280,
        strength: 0.8,
      }),
      cable(-w * 0.12, h * 0.5, w * 0.24, h * 0.15, h * 0.45),
      cable(w * 0.24, h * 0.15, w * 0.78, h * 0.15, h * 1.02),
      cable(w * 0.78, h * 0.15, w * 1.12, h * 0.5, h * 0.45),
      hangers(w * 0.24, w * 0.78, h * 0.15, h * 1.02),
      hangers(-w * 0.12, w * 0.24, h * 0.32, h * 0.45),
      hangers(w * 0.78, w * 1.12, h * 0.32, h * 0.45),
      rect(0, deck, w, h * 0.02, '#41263a'),
      rect(0, deck + h * 0.026, w, h * 0.006, '#41263a'),
      times(54, (i) => line((i / 53) * w, deck + h * 0.02, ((i + 0.5) / 53) * w, deck + h * 0.03, '#41263a', 2)).join(
        '',
      ),
      times(17, () => rect(rand() * w, deck - h * 0.011, between(rand, 10, 26), h * 0.011, '#2a1828')).join(''),
      tower(w * 0.24),
      tower(w * 0.78),
      mist(0, h * 0.6, w, h * 0.34, 0.95),
      path(`M${w * 0.06},${h * 0.9} l${w * 0.085},0 l-${w * 0.012},${h * 0.022} l-${w * 0.06},0 z`, '#2a1f36'),
      line(w * 0.105, h * 0.9, w * 0.105, h * 0.8, '#2a1f36', 3),
      path(`M${w * 0.107},${h * 0.805} L${w * 0.107},${h * 0.89} L${w * 0.137},${h * 0.89} Z`, '#f6e6d6'),
    ].join(''),
  })
}

const tower = (
  rand: Chance,
  x: number,
  y: number,
  wide: number,
  floor: number,
  fill: string,
  lit: string,
  share: number,
): string => {
  const pane = wide / 9
  const rows = Math.floor((floor - y) / (pane * 1.7))
  const windows = times(rows, (j) =>
    times(6, (i) =>
      rand() < share
        ? rect(
            x + pane * (1 + i * 1.25),
            y + pane * (1 + j * 1.7),
            pane * 0.8,
            pane * 0.95,
            lit,
            `opacity="${round(0.45 + rand() * 0.55)}"`,
          )
        : '',
    ).join(''),
  ).join('')
  return rect(x, y, wide, floor - y, fill) + windows
}

export const skylineAtNight: Scene = (w, h) => {
  const rand = chance(12)
  const shore = h * 0.66
  const far = times(30, (i) =>
    tower(rand, (i / 30) * w, shore - h * between(rand, 0.08, 0.24), w * 0.03, shore, '#23385c', '#ffd98a', 0.3),
  )
  const near = times(17, (i) => {
    const tall = Math.exp(-(((i - 9.5) / 4.6) ** 2))
    return tower(
      rand,
      w * (0.02 + i * 0.058),
      shore - h * (0.08 + 0.36 * tall * between(rand, 0.6, 1)),
      w * between(rand, 0.036, 0.05),
      shore,
      ['#14233f', '#182a4a', '#101c34'][i % 3] ?? '',
      ['#ffe1a0', '#ffc978', '#cfe6ff'][i % 3] ?? '',
      0.5,
    )
  })
  const city = [...far, ...near].join('')
  return sheet(w, h, {
    seed: 12,
    edge: 0.4,
    defs:
      linear('sky', [
        [0, '#0a1230'],
        [0.55, '#2a3f7a'],
        [0.85, '#8a5f8f'],
        [1, '#e0926f'],
      ]) +
      linear('water', [
        [0, '#4a3f63'],
        [1, '#060b1c'],
      ]) +
      radial('moon', [
        [0, '#fdf6df'],
        [0.22, '#fdf6df', 0.35],
        [1, '#fdf6df', 0],
      ]),
    body: [
      rect(0, 0, w, shore, 'url(#sky)'),
      times(120, () =>
        circle(rand() * w, rand() * h * 0.4, 0.6 + rand(), '#fff', `opacity="${round(0.2 + rand() * 0.6)}"`),
      ).join(''),
      mist(0, h * 0.1, w, h * 0.45, 0.2),
      circle(w * 0.2, h * 0.19, h * 0.2, 'url(#moon)'),
      circle(w * 0.2, h * 0.19, h * 0.035, '#fffaea'),
      city,
      line(w * 0.57, h * 0.22, w * 0.57, h * 0.12, '#14233f', 4),
      circle(w * 0.57, h * 0.12, 3.6, '#ff6b5a'),
      rect(0, shore, w, h - shore, 'url(#water)'),
      group(city, `transform="translate(0 ${round(shore * 2)}) scale(1 -1)" opacity=".32" filter="url(#soft)"`),
      glints(rand, w, {
        from: shore,
        to: h,
        at: w * 0.55,
        spread: w * 0.5,
        colour: '#ffd48a',
        count: 380,
        strength: 0.6,
      }),
      glints(rand, w, {
        from: shore,
        to: h,
        at: w * 0.2,
        spread: w * 0.08,
        colour: '#fff6dc',
        count: 80,
        strength: 0.7,
      }),
      rect(0, shore - 3, w, 6, '#0a1226'),
      times(40, (i) => circle((i / 39) * w, shore - 6, 1.8, '#ffe6b0')).join(''),
      path(`M0,${h} V${h * 0.93} H${w * 0.34} V${h} Z`, '#050914'),
      times(
        7,
        (i) =>
          rect(w * (0.02 + i * 0.05), h * 0.905, 9, h * 0.03, '#050914') +
          circle(w * (0.02 + i * 0.05) + 4, h * 0.905, 7, '#050914'),
      ).join(''),
      path(
        `M${w * 0.265},${h * 0.93} q0,-${h * 0.045} ${w * 0.006},-${h * 0.06} l${w * 0.008},0 q${w * 0.008},${h * 0.02} ${w * 0.006},${h * 0.06} z`,
        '#050914',
      ),
      circle(w * 0.2755, h * 0.859, 8, '#050914'),
    ].join(''),
  })
}
