/** Science at work: a laboratory and a farm of windmills. */

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
  round,
  type Scene,
  sheet,
  times,
} from './draw.ts'

export const laboratory: Scene = (w, h) => {
  const rand = chance(266)
  const flask = (x: number, y: number, s: number, colour: string): string =>
    path(
      `M${round(x - s * 0.16)},${round(y - s * 1.5)} V${round(y - s * 0.85)} L${round(x - s * 0.62)},${round(y)} Q${round(x - s * 0.64)},${round(y + s * 0.08)} ${round(x - s * 0.5)},${round(y + s * 0.08)} H${round(x + s * 0.5)} Q${round(x + s * 0.64)},${round(y + s * 0.08)} ${round(x + s * 0.62)},${round(y)} L${round(x + s * 0.16)},${round(y - s * 0.85)} V${round(y - s * 1.5)} Z`,
      '#e8fbff',
      'opacity=".35"',
    ) +
    path(
      `M${round(x - s * 0.4)},${round(y - s * 0.42)} L${round(x - s * 0.58)},${round(y)} Q${round(x - s * 0.6)},${round(y + s * 0.06)} ${round(x - s * 0.5)},${round(y + s * 0.06)} H${round(x + s * 0.5)} Q${round(x + s * 0.6)},${round(y + s * 0.06)} ${round(x + s * 0.58)},${round(y)} L${round(x + s * 0.4)},${round(y - s * 0.42)} Z`,
      colour,
      'opacity=".92"',
    ) +
    ellipse(x, y - s * 0.42, s * 0.4, s * 0.06, '#fff', 'opacity=".4"') +
    ellipse(x, y - s * 1.5, s * 0.2, s * 0.045, 'none', 'stroke="#eafcff" stroke-width="4"') +
    line(x - s * 0.34, y - s * 0.4, x - s * 0.48, y - s * 0.06, '#fff', 4, 'opacity=".5" stroke-linecap="round"') +
    times(7, () =>
      circle(
        x + between(rand, -s * 0.34, s * 0.34),
        y - between(rand, 0, s * 0.34),
        between(rand, 2, 6),
        '#fff',
        'opacity=".45"',
      ),
    ).join('')
  return sheet(w, h, {
    seed: 266,
    edge: 0.4,
    defs:
      linear('wall', [
        [0, '#0d3a4a'],
        [0.7, '#1f6f7a'],
        [1, '#2f8a88'],
      ]) +
      linear('bench', [
        [0, '#eef4ef'],
        [0.12, '#c9d8d6'],
        [1, '#6f9294'],
      ]) +
      radial('lamp', [
        [0, '#f4fff4', 0.85],
        [1, '#bff0e0', 0],
      ]) +
      linear(
        'coat',
        [
          [0, '#ffffff'],
          [1, '#b9ced2'],
        ],
        [0, 0, 1, 0],
      ) +
      linear(
        'steel',
        [
          [0, '#4a5a66'],
          [1, '#1c2a33'],
        ],
        [0, 0, 1, 0],
      ),
    body: [
      rect(0, 0, w, h, 'url(#wall)'),
      times(
        4,
        (row) =>
          rect(0, h * (0.1 + row * 0.14), w, h * 0.008, '#0a2a36') +
          times(24, (i) => {
            const tall = h * between(rand, 0.04, 0.1)
            return rand() < 0.2
              ? ''
              : rect(
                  w * (i / 24) + 8,
                  h * (0.1 + row * 0.14) - tall,
                  w / 24 - between(rand, 14, 28),
                  tall,
                  ['#7fd0c4', '#f0a85a', '#e06a5a', '#bfe6dc', '#4f9fb0', '#f4e0a8'][Math.floor(rand() * 6)] ?? '',
                  `opacity="${round(between(rand, 0.25, 0.6))}" rx="3"`,
                )
          }).join(''),
      ).join(''),
      rect(0, 0, w, h, '#0a3240', 'opacity=".35"'),
      circle(w * 0.62, h * 0.36, h * 0.6, 'url(#lamp)'),
      polygon(
        [
          [w * 0.52, 0],
          [w * 0.72, 0],
          [w * 0.7, h * 0.06],
          [w * 0.54, h * 0.06],
        ],
        '#f4f8f0',
      ),
      // The researcher at the microscope.
      path(
        `M${w * 0.18},${h * 0.84} Q${w * 0.17},${h * 0.46} ${w * 0.29},${h * 0.43} Q${w * 0.38},${h * 0.44} ${w * 0.42},${h * 0.58} L${w * 0.52},${h * 0.66} L${w * 0.505},${h * 0.72} L${w * 0.39},${h * 0.68} L${w * 0.4},${h * 0.84} Z`,
        'url(#coat)',
      ),
      path(`M${w * 0.275},${h * 0.43} L${w * 0.315},${h * 0.53} L${w * 0.345},${h * 0.45} Z`, '#2f7f8a'),
      circle(w * 0.325, h * 0.33, h * 0.072, '#8a5a3c'),
      path(
        `M${w * 0.278},${h * 0.35} Q${w * 0.265},${h * 0.24} ${w * 0.33},${h * 0.245} Q${w * 0.375},${h * 0.26} ${w * 0.365},${h * 0.3} Q${w * 0.325},${h * 0.285} ${w * 0.315},${h * 0.35} Q${w * 0.3},${h * 0.4} ${w * 0.278},${h * 0.35} Z`,
        '#1c1614',
      ),
      circle(w * 0.268, h * 0.3, h * 0.034, '#1c1614'),
      rect(w * 0.335, h * 0.318, w * 0.04, h * 0.022, '#dff4f4', 'rx="6" opacity=".85"'),
      circle(w * 0.513, h * 0.69, h * 0.026, '#8a5a3c'),
      polygon(
        [
          [w * 0.405, h * 0.335],
          [w * 0.43, h * 0.315],
          [w * 0.5, h * 0.5],
          [w * 0.47, h * 0.515],
        ],
        'url(#steel)',
      ),
      rect(w * 0.395, h * 0.305, w * 0.035, h * 0.035, '#0d171d', 'transform="rotate(-20 650 340)"'),
      path(
        `M${w * 0.5},${h * 0.42} q${w * 0.07},${h * 0.1} ${w * 0.03},${h * 0.3} l-${w * 0.03},0 q${w * 0.03},-${h * 0.16} -${w * 0.02},-${h * 0.26} z`,
        'url(#steel)',
      ),
      rect(w * 0.44, h * 0.6, w * 0.1, h * 0.014, '#1c2a33'),
      polygon(
        [
          [w * 0.475, h * 0.515],
          [w * 0.495, h * 0.515],
          [w * 0.491, h * 0.57],
          [w * 0.48, h * 0.57],
        ],
        '#9fb0b8',
      ),
      rect(w * 0.455, h * 0.58, w * 0.06, h * 0.006, '#bff6e8'),
      rect(w * 0.42, h * 0.725, w * 0.14, h * 0.03, '#1c2a33', 'rx="5"'),
      circle(w * 0.487, h * 0.588, h * 0.05, 'url(#lamp)'),
      rect(0, h * 0.75, w, h * 0.25, 'url(#bench)'),
      rect(0, h * 0.75, w, h * 0.01, '#fff', 'opacity=".7"'),
      flask(w * 0.68, h * 0.79, h * 0.16, '#f08a4a'),
      flask(w * 0.8, h * 0.83, h * 0.22, '#3fc0a8'),
      flask(w * 0.92, h * 0.78, h * 0.13, '#e05a6a'),
      times(
        8,
        (i) =>
          rect(w * (0.06 + i * 0.021), h * 0.62, w * 0.012, h * 0.16, '#e8fbff', 'opacity=".4" rx="9"') +
          rect(
            w * (0.06 + i * 0.021),
            h * (0.68 + 0.03 * Math.sin(i * 2)),
            w * 0.012,
            h * 0.78 - h * (0.68 + 0.03 * Math.sin(i * 2)),
            ['#f0c85a', '#3fc0a8', '#e05a6a', '#5a8fd0'][i % 4] ?? '',
            'rx="9"',
          ),
      ).join(''),
      rect(w * 0.045, h * 0.71, w * 0.19, h * 0.02, '#8a5a3c'),
      rect(w * 0.045, h * 0.785, w * 0.19, h * 0.025, '#8a5a3c'),
    ].join(''),
  })
}

export const windFarm: Scene = (w, h) => {
  const rand = chance(277)
  const mill = (x: number, foot: number, s: number, turn: number, tone: string): string =>
    polygon(
      [
        [x - 5 * s, foot],
        [x + 5 * s, foot],
        [x + 2.2 * s, foot - 210 * s],
        [x - 2.2 * s, foot - 210 * s],
      ],
      tone,
    ) +
    rect(x - 8 * s, foot - 10 * s, 16 * s, 12 * s, '#e0b02f') +
    [0, 120, 240]
      .map((a) =>
        group(
          path(`M${-3 * s},0 Q${-8 * s},${-50 * s} ${-1 * s},${-128 * s} Q${5 * s},${-50 * s} ${4 * s},0 Z`, tone),
          `transform="translate(${round(x)} ${round(foot - 211 * s)}) rotate(${turn + a})"`,
        ),
      )
      .join('') +
    circle(x, foot - 211 * s, 6.4 * s, tone)
  return sheet(w, h, {
    seed: 277,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#3f6f8f'],
        [0.5, '#a8c6c4'],
        [1, '#fbe3c0'],
      ]) +
      linear('sea', [
        [0, '#c9d6c8'],
        [0.3, '#5f95a0'],
        [1, '#17465a'],
      ]) +
      radial('sun', [
        [0, '#fffdf2'],
        [0.2, '#fff2cc', 0.7],
        [1, '#ffe8b0', 0],
      ]),
    body: [
      rect(0, 0, w, h * 0.7, 'url(#sky)'),
      mist(0, 0, w, h * 0.5, 0.7),
      circle(w * 0.3, h * 0.5, h * 0.42, 'url(#sun)'),
      rect(0, h * 0.68, w, h * 0.33, 'url(#sea)'),
      glints(rand, w, {
        from: h * 0.685,
        to: h,
        at: w * 0.3,
        spread: w * 0.3,
        colour: '#fff8e0',
        count: 300,
        strength: 0.7,
      }),
      glints(rand, w, {
        from: h * 0.7,
        to: h,
        at: w * 0.6,
        spread: w * 0.7,
        colour: '#0f3a4f',
        count: 180,
        strength: 0.45,
      }),
      ...times(11, (i) => mill(w * (0.04 + i * 0.095), h * 0.69, 0.42, between(rand, 0, 120), '#dfe8e4')),
      ...times(6, (i) => mill(w * (0.1 + i * 0.17), h * 0.725, 0.85, between(rand, 0, 120), '#eef2ec')),
      mill(w * 0.26, h * 0.79, 1.7, 18, '#f8f8f2'),
      mill(w * 0.78, h * 0.87, 2.75, 47, '#fdfcf6'),
      polygon(
        [
          [w * 0.44, h * 0.84],
          [w * 0.57, h * 0.84],
          [w * 0.585, h * 0.825],
          [w * 0.56, h * 0.87],
          [w * 0.455, h * 0.87],
        ],
        '#c8452f',
      ),
      rect(w * 0.53, h * 0.79, w * 0.034, h * 0.05, '#fdf8ea'),
      rect(w * 0.534, h * 0.8, w * 0.026, h * 0.012, '#26424f'),
      line(w * 0.47, h * 0.84, w * 0.47, h * 0.79, '#26424f', 4),
      path(
        `M${w * 0.3},${h * 0.885} Q${w * 0.42},${h * 0.862} ${w * 0.46},${h * 0.87} L${w * 0.56},${h * 0.872} Q${w * 0.45},${h * 0.885} ${w * 0.3},${h * 0.885}`,
        '#f4faf4',
        'opacity=".8"',
      ),
    ].join(''),
  })
}
