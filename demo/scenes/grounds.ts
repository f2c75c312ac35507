/** Football: a stadium by night and a pitch from above. */

import {
  chance,
  circle,
  ellipse,
  group,
  line,
  linear,
  mist,
  path,
  polygon,
  radial,
  rect,
  round,
  type Scene,
  sheet,
  times,
} from './draw.ts'

export const stadium: Scene = (w, h) => {
  const rand = chance(21)
  const mast = (x: number, y: number): string =>
    rect(x - 4, y, 8, h * 0.4, '#0c1526') +
    rect(x - w * 0.035, y - h * 0.05, w * 0.07, h * 0.055, '#0c1526') +
    times(15, (i) =>
      circle(x - w * 0.027 + (i % 5) * w * 0.0135, y - h * 0.038 + Math.floor(i / 5) * h * 0.016, 6, '#fffdf0'),
    ).join('') +
    circle(x, y - h * 0.02, h * 0.24, 'url(#flood)')
  return sheet(w, h, {
    seed: 21,
    edge: 0.45,
    defs:
      linear('sky', [
        [0, '#0b1430'],
        [0.7, '#2f4a86'],
        [1, '#6f6fa8'],
      ]) +
      linear('grass', [
        [0, '#3f9a58'],
        [1, '#176034'],
      ]) +
      radial('flood', [
        [0, '#fffef2', 0.95],
        [0.16, '#f4f6ff', 0.5],
        [1, '#cfe0ff', 0],
      ]) +
      linear('stand', [
        [0, '#26324e'],
        [1, '#121a30'],
      ]) +
      linear('beam', [
        [0, '#f4f8ff', 0.5],
        [1, '#f4f8ff', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      times(70, () => circle(rand() * w, rand() * h * 0.3, 0.6 + rand(), '#fff', 'opacity=".5"')).join(''),
      mist(0, 0, w, h * 0.4, 0.14),
      mast(w * 0.13, h * 0.16),
      mast(w * 0.87, h * 0.16),
      mast(w * 0.36, h * 0.2),
      mast(w * 0.64, h * 0.2),
      path(`M0,${h * 0.34} Q${w * 0.5},${h * 0.22} ${w},${h * 0.34} L${w},${h * 0.64} L0,${h * 0.64} Z`, 'url(#stand)'),
      path(
        `M0,${h * 0.34} Q${w * 0.5},${h * 0.22} ${w},${h * 0.34} L${w},${h * 0.37} Q${w * 0.5},${h * 0.255} 0,${h * 0.37} Z`,
        '#0c1526',
      ),
      times(1500, () => {
        const x = rand() * w
        const t = rand()
        const bow = 0.12 * (1 - ((x / w - 0.5) * 2) ** 2) * 0.5
        const y = h * (0.385 - bow + t * (0.235 + bow * 0.4))
        return circle(
          x,
          y,
          2.3 + t * 1.8,
          ['#e8594a', '#f2e6d0', '#c94a3d', '#4c5f86', '#d9b48c', '#8796b5', '#f0c85a'][
            Math.floor(rand() ** 1.3 * 7)
          ] ?? '',
          `opacity="${round(0.5 + rand() * 0.5)}"`,
        )
      }).join(''),
      rect(0, h * 0.615, w, h * 0.03, '#1b2742'),
      times(14, (i) =>
        rect(
          w * (i / 14) + 4,
          h * 0.62,
          w / 14 - 8,
          h * 0.02,
          ['#d6e4f2', '#e8594a', '#f0c85a', '#3f7fb5'][i % 4] ?? '',
        ),
      ).join(''),
      rect(0, h * 0.645, w, h * 0.36, 'url(#grass)'),
      times(8, (i) =>
        i % 2
          ? ''
          : polygon(
              [
                [w * (i / 8), h * 0.645],
                [w * ((i + 1) / 8), h * 0.645],
                [w * (((i + 1) / 8 - 0.5) * 1.9 + 0.5), h],
                [w * ((i / 8 - 0.5) * 1.9 + 0.5), h],
              ],
              '#5fb870',
              'opacity=".35"',
            ),
      ).join(''),
      line(0, h * 0.66, w, h * 0.66, '#eef6ea', 3),
      ellipse(w * 0.5, h * 0.84, w * 0.17, h * 0.075, 'none', 'stroke="#eef6ea" stroke-width="4"'),
      line(w * 0.5, h * 0.66, w * 0.5, h, '#eef6ea', 4),
      circle(w * 0.5, h * 0.84, 6, '#eef6ea'),
      [
        [0.3, 0.74, 1, 0],
        [0.42, 0.78, 1, 1],
        [0.56, 0.8, 1.15, 0],
        [0.62, 0.73, 0.9, 1],
        [0.74, 0.86, 1.4, 0],
        [0.2, 0.87, 1.5, 1],
        [0.86, 0.76, 1, 1],
        [0.47, 0.92, 1.6, 0],
        [0.12, 0.73, 0.9, 0],
      ]
        .map(([px = 0, py = 0, s = 1, kit = 0]) => {
          const x = px * w
          const y = py * h
          const u = 15 * s
          const shirt = kit ? '#e8493c' : '#f6f3e8'
          return (
            ellipse(x + u * 0.9, y + 2, u * 1.2, u * 0.2, '#0b3a1e', 'opacity=".5"') +
            line(x - u * 0.15, y - u * 1.1, x - u * 0.6, y, '#1a1a22', round(u * 0.26), 'stroke-linecap="round"') +
            line(
              x + u * 0.15,
              y - u * 1.1,
              x + u * 0.55,
              y - u * 0.1,
              '#1a1a22',
              round(u * 0.26),
              'stroke-linecap="round"',
            ) +
            rect(x - u * 0.42, y - u * 2.3, u * 0.84, u * 1.3, shirt, 'rx="5"') +
            line(
              x - u * 0.35,
              y - u * 2.1,
              x - u * 0.9,
              y - u * 1.4,
              shirt,
              round(u * 0.24),
              'stroke-linecap="round"',
            ) +
            line(
              x + u * 0.35,
              y - u * 2.1,
              x + u * 0.95,
              y - u * 1.6,
              shirt,
              round(u * 0.24),
              'stroke-linecap="round"',
            ) +
            circle(x, y - u * 2.7, u * 0.34, '#8d5b3f')
          )
        })
        .join(''),
      circle(w * 0.535, h * 0.815, 7, '#fff'),
      group(
        [0.13, 0.36, 0.64, 0.87]
          .map((at) =>
            polygon(
              [
                [w * at - 20, h * 0.16],
                [w * at + 20, h * 0.16],
                [w * (at + (0.5 - at) * 0.5) + w * 0.16, h * 0.9],
                [w * (at + (0.5 - at) * 0.5) - w * 0.16, h * 0.9],
              ],
              'url(#beam)',
              'opacity=".35"',
            ),
          )
          .join(''),
        'filter="url(#soft)" style="mix-blend-mode:screen"',
      ),
    ].join(''),
  })
}

export const pitchFromAbove: Scene = (w, h) => {
  const rand = chance(34)
  const chalk = 'stroke="#f3f7ec" stroke-width="5" fill="none"'
  const x0 = w * 0.09
  const y0 = h * 0.1
  const pw = w * 0.82
  const ph = h * 0.8
  const player = (px: number, py: number, colour: string): string => {
    const x = x0 + px * pw
    const y = y0 + py * ph
    return (
      polygon(
        [
          [x, y],
          [x + 10, y + 4],
          [x + 78, y + 62],
          [x + 62, y + 68],
        ],
        '#0d3a22',
        'opacity=".45"',
      ) +
      ellipse(x, y, 16, 10, colour) +
      circle(x, y, 7, ['#3a2418', '#c9975f', '#1d1512', '#7a4a2c'][Math.floor(rand() * 4)] ?? '')
    )
  }
  return sheet(w, h, {
    seed: 34,
    edge: 0.35,
    defs: linear(
      'lawn',
      [
        [0, '#4fae62'],
        [1, '#2c8449'],
      ],
      [0, 0, 1, 1],
    ),
    body: [
      rect(0, 0, w, h, '#2a6f43'),
      rect(x0 - 40, y0 - 40, pw + 80, ph + 80, 'url(#lawn)'),
      times(12, (i) =>
        i % 2 ? rect(x0 + (i * pw) / 12, y0 - 40, pw / 12, ph + 80, '#ffffff', 'opacity=".085"') : '',
      ).join(''),
      times(10, (i) =>
        i % 2 ? rect(x0 - 40, y0 + (i * ph) / 10, pw + 80, ph / 10, '#0b4020', 'opacity=".1"') : '',
      ).join(''),
      `<rect x="${x0}" y="${y0}" width="${pw}" height="${ph}" ${chalk}/>`,
      `<line x1="${x0 + pw / 2}" y1="${y0}" x2="${x0 + pw / 2}" y2="${y0 + ph}" ${chalk}/>`,
      `<circle cx="${x0 + pw / 2}" cy="${y0 + ph / 2}" r="${ph * 0.14}" ${chalk}/>`,
      circle(x0 + pw / 2, y0 + ph / 2, 8, '#f3f7ec'),
      ...[0, 1].map((side) => {
        const f = (d: number, wide: number): number => (side ? x0 + pw - d - wide : x0 + d)
        return (
          `<rect x="${f(0, pw * 0.155)}" y="${y0 + ph * 0.2}" width="${pw * 0.155}" height="${ph * 0.6}" ${chalk}/><rect x="${f(0, pw * 0.055)}" y="${y0 + ph * 0.36}" width="${pw * 0.055}" height="${ph * 0.28}" ${chalk}/>` +
          circle(side ? x0 + pw * 0.895 : x0 + pw * 0.105, y0 + ph / 2, 6, '#f3f7ec') +
          rect(side ? x0 + pw : x0 - 26, y0 + ph * 0.43, 26, ph * 0.14, '#ffffff', 'opacity=".5"') +
          path(
            side
              ? `M${x0 + pw * 0.845},${y0 + ph * 0.4} a${ph * 0.13},${ph * 0.13} 0 0 0 0,${ph * 0.2}`
              : `M${x0 + pw * 0.155},${y0 + ph * 0.4} a${ph * 0.13},${ph * 0.13} 0 0 1 0,${ph * 0.2}`,
            'none',
            'stroke="#f3f7ec" stroke-width="5"',
          )
        )
      }),
      ...[
        [0.03, 0.5],
        [0.2, 0.2],
        [0.17, 0.42],
        [0.18, 0.62],
        [0.22, 0.84],
        [0.36, 0.34],
        [0.34, 0.62],
        [0.46, 0.2],
        [0.44, 0.5],
        [0.47, 0.79],
        [0.58, 0.46],
      ].map(([a = 0, b = 0]) => player(a, b, '#f2efe2')),
      ...[
        [0.97, 0.5],
        [0.8, 0.2],
        [0.83, 0.4],
        [0.82, 0.61],
        [0.78, 0.83],
        [0.63, 0.3],
        [0.66, 0.55],
        [0.62, 0.73],
        [0.53, 0.34],
        [0.55, 0.62],
        [0.5, 0.47],
      ].map(([a = 0, b = 0]) => player(a, b, '#e4473a')),
      circle(x0 + pw * 0.565, y0 + ph * 0.5, 7, '#fff'),
      polygon(
        [
          [0, 0],
          [w * 0.44, 0],
          [w * 0.2, h],
          [0, h],
        ],
        '#06251a',
        'opacity=".34"',
      ),
      // The groundsman, alone outside the line.
      polygon(
        [
          [w * 0.935, h * 0.7],
          [w * 0.945, h * 0.7],
          [w * 0.99, h * 0.77],
          [w * 0.978, h * 0.776],
        ],
        '#0d3a22',
        'opacity=".5"',
      ),
      ellipse(w * 0.94, h * 0.7, 15, 10, '#f0c85a'),
      circle(w * 0.94, h * 0.7, 6, '#4a3526'),
    ].join(''),
  })
}
