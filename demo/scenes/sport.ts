/** Scenes of sport: stadium, pitch, road, water, track. */

import {
  between,
  chance,
  circle,
  ellipse,
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
  swell,
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

const cyclist = (x: number, y: number, s: number, colour: string, dark: string): string => {
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

export const regatta: Scene = (w, h) => {
  const rand = chance(15)
  const yacht = (x: number, y: number, s: number, sail: string, stripe: string, lean: number): string =>
    group(
      [
        path(
          `M${-46 * s},${-6 * s} Q0,${14 * s} ${52 * s},${-10 * s} L${44 * s},${8 * s} Q0,${20 * s} ${-40 * s},${8 * s} Z`,
          '#1f2c3c',
        ),
        line(0, -6 * s, 0, -170 * s, '#2a2f3a', round(2.4 * s)),
        path(`M${3 * s},${-166 * s} Q${52 * s},${-70 * s} ${44 * s},${-16 * s} L${3 * s},${-14 * s} Z`, stripe),
        path(`M${-3 * s},${-168 * s} Q${-30 * s},${-80 * s} ${-42 * s},${-16 * s} L${-3 * s},${-14 * s} Z`, sail),
        path(
          `M${-3 * s},${-168 * s} Q${-16 * s},${-80 * s} ${-18 * s},${-15 * s} L${-3 * s},${-14 * s} Z`,
          '#00000018',
        ),
        times(4, (i) => line(-3 * s, (-44 - i * 30) * s, (-38 + i * 6) * s, (-40 - i * 30) * s, '#00000022', 1.2)).join(
          '',
        ),
        times(4, (i) => circle((-24 + i * 13) * s, -11 * s, 5 * s, '#e8493c')).join(''),
      ].join(''),
      `transform="translate(${round(x)} ${round(y)}) rotate(${lean})"`,
    ) + ellipse(x, y + 12 * s, 66 * s, 5 * s, '#eaf4f0', 'opacity=".7" filter="url(#hazy)"')
  return sheet(w, h, {
    seed: 15,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#2f7fb0'],
        [0.7, '#a9d3da'],
        [1, '#f2efd8'],
      ]) +
      linear('sea', [
        [0, '#5fb0b8'],
        [0.4, '#1f7f98'],
        [1, '#0a3f5c'],
      ]),
    body: [
      rect(0, 0, w, h * 0.52, 'url(#sky)'),
      mist(0, 0, w, h * 0.45, 0.75),
      path(ridge(rand, w, { y: h * 0.475, tall: h * 0.1, rough: 0.48, floor: h * 0.52 }), '#7fa6a4'),
      path(ridge(rand, w, { y: h * 0.5, tall: h * 0.06, rough: 0.48, floor: h * 0.52 }), '#5a8a86'),
      rect(0, h * 0.515, w, h * 0.49, 'url(#sea)'),
      glints(rand, w, { from: h * 0.52, to: h, at: w * 0.5, spread: w, colour: '#e8f8f0', count: 420, strength: 0.6 }),
      ...times(9, (i) =>
        yacht(
          w * (0.06 + i * 0.105),
          h * between(rand, 0.545, 0.57),
          between(rand, 0.3, 0.42),
          '#fbf8ee',
          ['#e8493c', '#f0c419', '#fff', '#2f5f9a'][i % 4] ?? '',
          9,
        ),
      ),
      yacht(w * 0.86, h * 0.7, 1.15, '#fbf8ee', '#2f5f9a', 12),
      yacht(w * 0.2, h * 0.74, 1.5, '#fdf6e2', '#e8493c', 11),
      yacht(w * 0.55, h * 0.86, 2.5, '#fffdf4', '#f0a92f', 13),
      times(70, () => {
        const x = w * (0.44 + 0.25 * rand())
        return circle(
          x,
          h * (0.9 - 0.05 * rand()),
          between(rand, 1, 4),
          '#f4fbf6',
          `opacity="${round(0.4 + 0.6 * rand())}"`,
        )
      }).join(''),
      circle(w * 0.37, h * 0.87, 20, '#f0742f'),
      rect(w * 0.37 - 20, h * 0.87, 40, 20, '#d95a1f'),
      ellipse(w * 0.37, h * 0.89, 32, 5, '#eaf4f0', 'opacity=".7"'),
      glints(rand, w, { from: h * 0.8, to: h, at: w * 0.5, spread: w, colour: '#083048', count: 130, strength: 0.6 }),
    ].join(''),
  })
}

export const rowersAtDawn: Scene = (w, h) => {
  const rand = chance(19)
  const y = h * 0.63
  return sheet(w, h, {
    seed: 19,
    edge: 0.3,
    defs:
      linear('sky', [
        [0, '#5b4a7a'],
        [0.5, '#d9789a'],
        [0.85, '#ffb98a'],
        [1, '#ffe0a8'],
      ]) +
      linear('water', [
        [0, '#ffcf9a'],
        [0.3, '#d98a96'],
        [1, '#3a3360'],
      ]) +
      radial('sun', [
        [0, '#fffbe8'],
        [0.2, '#ffe9b0', 0.8],
        [1, '#ffc98a', 0],
      ]),
    body: [
      rect(0, 0, w, h * 0.5, 'url(#sky)'),
      mist(0, 0, w, h * 0.35, 0.3),
      circle(w * 0.5, h * 0.47, h * 0.34, 'url(#sun)'),
      circle(w * 0.5, h * 0.47, h * 0.06, '#fffcf0'),
      path(ridge(rand, w, { y: h * 0.475, tall: h * 0.05, rough: 0.45, floor: h * 0.51 }), '#8f5580'),
      times(40, (i) => ellipse((i / 39) * w, h * 0.495, between(rand, 20, 50), between(rand, 10, 26), '#6f4472')).join(
        '',
      ),
      rect(0, h * 0.5, w, h * 0.5, 'url(#water)'),
      glints(rand, w, {
        from: h * 0.505,
        to: h,
        at: w * 0.5,
        spread: w * 0.22,
        colour: '#fff3cf',
        count: 300,
        strength: 0.8,
      }),
      mist(0, h * 0.44, w, h * 0.18, 0.8),
      path(
        `M${w * 0.05},${y} Q${w * 0.5},${y + h * 0.022} ${w * 0.96},${y - h * 0.004} Q${w * 0.5},${y + h * 0.006} ${w * 0.05},${y} Z`,
        '#231b3a',
      ),
      path(
        `M${w * 0.05},${y} Q${w * 0.5},${y + h * 0.03} ${w * 0.96},${y - h * 0.004} Q${w * 0.5},${y + h * 0.006} ${w * 0.05},${y} Z`,
        '#231b3a',
      ),
      times(8, (i) => {
        const x = w * (0.2 + i * 0.083)
        const s = w * 0.034
        return (
          circle(x - s * 0.24, y - s * 1.72, s * 0.29, '#231b3a') +
          path(
            `M${round(x - s * 0.52)},${round(y)} Q${round(x - s * 0.72)},${round(y - s * 1.5)} ${round(x - s * 0.2)},${round(y - s * 1.42)} Q${round(x + s * 0.16)},${round(y - s * 0.9)} ${round(x + s * 0.3)},${round(y)} Z`,
            '#231b3a',
          ) +
          line(
            x - s * 0.2,
            y - s * 1.2,
            x + s * 0.7,
            y - s * 0.7,
            '#231b3a',
            round(s * 0.2),
            'stroke-linecap="round"',
          ) +
          line(x + s * 0.62, y - s * 0.72, x - s * (i % 2 ? 1.1 : 0.7), y + h * 0.075, '#231b3a', 4) +
          ellipse(x - s * (i % 2 ? 1.16 : 0.76), y + h * 0.08, s * 0.32, s * 0.13, '#231b3a') +
          ellipse(
            x - s * 0.9,
            y + h * 0.086,
            s * 0.8,
            s * 0.12,
            'none',
            'stroke="#ffe6c0" stroke-width="2" opacity=".7"',
          )
        )
      }).join(''),
      circle(w * 0.885, y - h * 0.035, w * 0.0095, '#231b3a'),
      path(
        `M${w * 0.872},${y} q0,-${h * 0.028} ${w * 0.013},-${h * 0.028} q${w * 0.012},0 ${w * 0.012},${h * 0.028} z`,
        '#231b3a',
      ),
      group(rect(w * 0.08, y + h * 0.02, w * 0.86, h * 0.05, '#231b3a', 'opacity=".3"'), 'filter="url(#soft)"'),
      times(16, (i) =>
        path(
          `M${round(w * (0.02 + rand() * 0.9))},${round(h * (0.76 + i * 0.014))} q60,-6 ${round(between(rand, 90, 200))},0`,
          'none',
          'stroke="#ffdcb8" stroke-width="2" opacity=".35"',
        ),
      ).join(''),
    ].join(''),
  })
}

export const trackLanes: Scene = (w, h) => {
  const rand = chance(28)
  const lanes = times(9, (i) => {
    const r = h * (0.5 + i * 0.14)
    return path(
      `M${round(-w * 0.2)},${round(h * 1.25 - r * 0.2)} A${round(r * 1.5)},${round(r)} 0 0 1 ${round(w * 0.62 + r * 0.75)},${round(h * 1.6)}`,
      'none',
      'stroke="#f7efe2" stroke-width="6"',
    )
  })
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
      path(
        `M${-w * 0.2},${h * 1.15} A${h * 0.75},${h * 0.5} 0 0 1 ${w * 0.995},${h * 1.6} L-300,${h * 1.7} Z`,
        'url(#infield)',
      ),
      ...lanes,
      runner(w * 0.33, h * 0.6, 1.75, '#2f5f9a', 2),
      runner(w * 0.47, h * 0.62, 1.9, '#3f9a62', 0),
      runner(w * 0.63, h * 0.68, 2.3, '#f6f1e4', 3),
      runner(w * 0.82, h * 0.75, 3, '#f0c419', 1),
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
