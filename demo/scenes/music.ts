/** Music: a hall and an orchestra. */

import {
  between,
  chance,
  circle,
  ellipse,
  group,
  line,
  linear,
  path,
  polygon,
  radial,
  rect,
  round,
  type Scene,
  sheet,
  times,
} from './draw.ts'

export const concertHall: Scene = (w, h) => {
  const rand = chance(501)
  const tier = (y: number, inset: number): string =>
    [0, 1]
      .map((side) => {
        const f = (v: number): number => (side ? w - v : v)
        return (
          polygon(
            [
              [f(0), y - h * 0.02],
              [f(w * inset), y + h * 0.06],
              [f(w * inset), y + h * 0.1],
              [f(0), y + h * 0.05],
            ],
            '#a8743c',
          ) +
          polygon(
            [
              [f(0), y + h * 0.05],
              [f(w * inset), y + h * 0.1],
              [f(w * inset), y + h * 0.13],
              [f(0), y + h * 0.12],
            ],
            '#5a2f1c',
          ) +
          times(
            9,
            (i) =>
              circle(f(w * inset * ((i + 0.5) / 9)), y + h * 0.02 + h * 0.075 * ((i + 0.5) / 9), 6, '#ffe6a8') +
              circle(
                f(w * inset * ((i + 0.5) / 9)),
                y + h * 0.02 + h * 0.075 * ((i + 0.5) / 9),
                18,
                '#ffd98a',
                'opacity=".25"',
              ),
          ).join('')
        )
      })
      .join('')
  return sheet(w, h, {
    seed: 501,
    edge: 0.5,
    defs:
      linear('wall', [
        [0, '#3a1c14'],
        [1, '#8a4a26'],
      ]) +
      linear('stage', [
        [0, '#e8b068'],
        [1, '#a8662f'],
      ]) +
      radial('light', [
        [0, '#fff4cf', 0.95],
        [0.4, '#ffd98a', 0.5],
        [1, '#ffb85a', 0],
      ]) +
      linear(
        'pipe',
        [
          [0, '#fff2c0'],
          [0.5, '#d8a44a'],
          [1, '#7a4f1c'],
        ],
        [0, 0, 1, 0],
      ) +
      linear('seat', [
        [0, '#7a2430'],
        [1, '#3a1018'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#wall)'),
      times(15, (i) =>
        polygon(
          [
            [w * (i / 15), 0],
            [w * ((i + 0.9) / 15), 0],
            [w * (0.5 + (i / 15 - 0.5) * 0.5), h * 0.16],
            [w * (0.5 + ((i + 0.9) / 15 - 0.5) * 0.5), h * 0.16],
          ].map(([a, b]) => [a ?? 0, b ?? 0] as [number, number]),
          i % 2 ? '#b47a42' : '#9a6334',
        ),
      ).join(''),
      rect(w * 0.25, h * 0.13, w * 0.5, h * 0.45, '#6a3a20'),
      ellipse(w * 0.5, h * 0.36, w * 0.36, h * 0.4, 'url(#light)'),
      times(37, (i) => {
        const t = Math.abs(i - 18) / 18
        const tall = h * (0.13 + 0.17 * (1 - t) ** 0.7 + (i % 6 === 0 ? 0.05 : 0))
        const x = w * (0.31 + (i / 37) * 0.38)
        return (
          rect(x, h * 0.47 - tall, w * 0.0085, tall, 'url(#pipe)') +
          polygon(
            [
              [x, h * 0.47 - tall],
              [x + w * 0.0085, h * 0.47 - tall],
              [x + w * 0.0043, h * 0.455 - tall],
            ],
            '#fff0c0',
          )
        )
      }).join(''),
      rect(w * 0.3, h * 0.465, w * 0.4, h * 0.03, '#5a2f1c'),
      tier(h * 0.2, 0.24),
      tier(h * 0.36, 0.22),
      tier(h * 0.52, 0.2),
      polygon(
        [
          [w * 0.2, h * 0.66],
          [w * 0.3, h * 0.52],
          [w * 0.7, h * 0.52],
          [w * 0.8, h * 0.66],
        ],
        'url(#stage)',
      ),
      times(11, (i) =>
        line(w * (0.3 + i * 0.04), h * 0.52, w * (0.2 + i * 0.06), h * 0.66, '#8a5426', 1.4, 'opacity=".5"'),
      ).join(''),
      rect(w * 0.2, h * 0.66, w * 0.6, h * 0.03, '#5a2f1c'),
      times(34, (i) => {
        const row = i % 3
        const x = w * (0.3 + (i / 34) * 0.4)
        const y = h * (0.555 + row * 0.03)
        return (
          circle(x, y - 15, 5.4, '#2a1512') +
          path(`M${round(x - 8)},${round(y + 10)} q0,-21 8,-21 q8,0 8,21 z`, '#1c0f12')
        )
      }).join(''),
      rect(w * 0.495, h * 0.625, w * 0.02, h * 0.022, '#8a3a2a'),
      circle(w * 0.505, h * 0.58, 7, '#2a1512'),
      path(
        `M${w * 0.498},${h * 0.63} q0,-${h * 0.04} ${w * 0.007},-${h * 0.04} q${w * 0.007},0 ${w * 0.007},${h * 0.04} z`,
        '#120a10',
      ),
      ...times(7, (row) =>
        times(26 - row, (i) => {
          const span = 0.62 + row * 0.08
          const x = w * (0.5 - span / 2 + (span * (i + 0.5)) / (26 - row))
          const y = h * (0.73 + row * 0.046)
          const s = 13 + row * 2.6
          return (
            path(
              `M${round(x - s)},${round(y + s * 2)} v${round(-s * 1.6)} q${round(s)},${round(-s * 0.8)} ${round(s * 2)},0 v${round(s * 1.6)} z`,
              'url(#seat)',
            ) +
            (rand() < 0.83
              ? circle(x, y - s * 0.4, s * 0.52, '#170a0d') +
                path(
                  `M${round(x - s * 0.8)},${round(y + s)} q0,${round(-s * 1.2)} ${round(s * 0.8)},${round(-s * 1.2)} q${round(s * 0.8)},0 ${round(s * 0.8)},${round(s * 1.2)} z`,
                  '#170a0d',
                )
              : '')
          )
        }).join(''),
      ),
    ].join(''),
  })
}

export const orchestra: Scene = (w, h) => {
  const rand = chance(515)
  const dark = '#140d1c'
  const head = (x: number, y: number, s: number): string =>
    circle(x, y - s * 1.5, s * 0.34, dark) +
    path(
      `M${round(x - s * 0.62)},${round(y + s * 0.6)} q${round(s * 0.06)},${round(-s * 1.7)} ${round(s * 0.62)},${round(-s * 1.7)} q${round(s * 0.56)},0 ${round(s * 0.62)},${round(s * 1.7)} z`,
      dark,
    )
  const violin = (x: number, y: number, s: number): string =>
    head(x, y, s) +
    line(x + s * 0.1, y - s * 0.86, x + s * 1.15, y - s * 1.26, dark, round(s * 0.17), 'stroke-linecap="round"') +
    ellipse(
      x + s * 0.42,
      y - s * 1.0,
      s * 0.36,
      s * 0.17,
      '#5a2a1c',
      `transform="rotate(-20 ${round(x + s * 0.42)} ${round(y - s)})"`,
    ) +
    line(x + s * 0.5, y - s * 1.75, x + s * 0.66, y - s * 0.2, '#e8c89a', 2.6) +
    line(x + s * 0.4, y - s * 0.5, x + s * 0.64, y - s * 0.5, dark, round(s * 0.2))
  const cello = (x: number, y: number, s: number): string =>
    head(x, y, s) +
    ellipse(x + s * 0.25, y + s * 0.1, s * 0.4, s * 0.66, '#6a3420', 'transform="rotate(0)"') +
    line(x + s * 0.25, y + s * 0.5, x + s * 0.12, y - s * 1.7, '#2a1512', round(s * 0.1)) +
    line(x - s * 0.5, y - s * 0.1, x + s * 1.0, y + s * 0.02, '#e8c89a', 2.6)
  const bass = (x: number, y: number, s: number): string =>
    head(x, y - s * 0.6, s) +
    ellipse(x + s * 0.5, y - s * 0.1, s * 0.55, s * 0.95, '#4a2418') +
    line(x + s * 0.5, y - s * 0.9, x + s * 0.5, y - s * 2.6, '#2a1512', round(s * 0.14)) +
    circle(x + s * 0.5, y - s * 2.65, s * 0.12, '#2a1512')
  return sheet(w, h, {
    seed: 515,
    edge: 0.5,
    defs:
      linear('back', [
        [0, '#1c1030'],
        [0.5, '#7a2f4a'],
        [1, '#e07a4a'],
      ]) +
      radial('spot', [
        [0, '#ffe9b8', 0.9],
        [0.4, '#ffb86a', 0.45],
        [1, '#ff8f4a', 0],
      ]) +
      linear('shaft', [
        [0, '#fff0c8', 0.55],
        [1, '#fff0c8', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#back)'),
      circle(w * 0.5, h * 0.52, h * 0.62, 'url(#spot)'),
      group(
        times(7, (i) =>
          polygon(
            [
              [w * (0.08 + i * 0.14) - 8, 0],
              [w * (0.08 + i * 0.14) + 8, 0],
              [w * (0.22 + i * 0.095) + 80, h * 0.85],
              [w * (0.22 + i * 0.095) - 80, h * 0.85],
            ],
            'url(#shaft)',
            'opacity=".5"',
          ),
        ).join(''),
        'filter="url(#soft)" style="mix-blend-mode:screen"',
      ),
      rect(0, h * 0.56, w, h * 0.03, '#3a1830'),
      times(6, (i) => bass(w * (0.72 + i * 0.05), h * 0.56, h * 0.05)).join(''),
      times(5, (i) => {
        const x = w * (0.1 + i * 0.045)
        return head(x, h * 0.53, h * 0.045) + ellipse(x, h * 0.555, h * 0.05, h * 0.03, '#c8823a')
      }).join(''),
      times(11, (i) => {
        const x = w * (0.34 + i * 0.034)
        return (
          head(x, h * 0.52, h * 0.042) +
          line(x, h * 0.47, x + h * 0.03, h * 0.53, '#e8c84a', 5, 'stroke-linecap="round"')
        )
      }).join(''),
      rect(0, h * 0.585, w, h * 0.2, '#3a1830', 'opacity=".75"'),
      times(15, (i) =>
        i < 8 ? violin(w * (0.03 + i * 0.056), h * 0.68, h * 0.062) : cello(w * (0.06 + i * 0.06), h * 0.68, h * 0.062),
      ).join(''),
      rect(0, h * 0.72, w, h * 0.2, '#2a1228', 'opacity=".7"'),
      times(12, (i) =>
        i < 6
          ? violin(w * (0.01 + i * 0.074), h * 0.82, h * 0.085)
          : i > 6
            ? cello(w * (0.06 + i * 0.078), h * 0.82, h * 0.085)
            : '',
      ).join(''),
      // The conductor.
      rect(w * 0.455, h * 0.9, w * 0.09, h * 0.1, '#0a0710'),
      circle(w * 0.5, h * 0.56, h * 0.036, '#0a0710'),
      path(
        `M${w * 0.455},${h * 0.92} Q${w * 0.462},${h * 0.61} ${w * 0.5},${h * 0.605} Q${w * 0.538},${h * 0.61} ${w * 0.545},${h * 0.92} Z`,
        '#0a0710',
      ),
      path(
        `M${w * 0.47},${h * 0.64} Q${w * 0.41},${h * 0.6} ${w * 0.4},${h * 0.49}`,
        'none',
        `stroke="#0a0710" stroke-width="${round(h * 0.03)}" stroke-linecap="round"`,
      ),
      path(
        `M${w * 0.53},${h * 0.64} Q${w * 0.6},${h * 0.63} ${w * 0.622},${h * 0.54}`,
        'none',
        `stroke="#0a0710" stroke-width="${round(h * 0.03)}" stroke-linecap="round"`,
      ),
      line(w * 0.622, h * 0.54, w * 0.668, h * 0.43, '#fff4d8', 3.4),
      circle(w * 0.4, h * 0.485, h * 0.016, '#d9a888'),
      circle(w * 0.622, h * 0.538, h * 0.016, '#d9a888'),
      times(9, (i) => {
        const x = w * (0.03 + i * 0.12)
        return Math.abs(x - w * 0.5) < w * 0.09
          ? ''
          : polygon(
              [
                [x, h * 0.9],
                [x + w * 0.045, h * 0.9],
                [x + w * 0.04, h * 0.94],
                [x + w * 0.005, h * 0.94],
              ],
              '#f8ead0',
              'opacity=".85"',
            ) + line(x + w * 0.022, h * 0.94, x + w * 0.022, h, dark, 5)
      }).join(''),
      times(50, () =>
        circle(
          rand() * w,
          rand() * h * 0.6,
          between(rand, 1, 2.6),
          '#ffe9b8',
          `opacity="${round(between(rand, 0.2, 0.6))}"`,
        ),
      ).join(''),
    ].join(''),
  })
}
