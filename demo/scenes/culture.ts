/** Scenes of culture: hall, orchestra, library, gallery, cinema, crowd, lighthouse. */

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
  swell,
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

export const library: Scene = (w, h) => {
  const rand = chance(530)
  const spines = ['#8a3a2a', '#2f4f5a', '#c89a4a', '#5a2f3a', '#3f5a3a', '#d9c8a0', '#1f2f45', '#a8603a']
  const shelf = (x: number, y: number, wide: number, tall: number): string => {
    let at = x
    let out = rect(x - 4, y - tall - 6, wide + 8, tall + 16, '#2a1710')
    while (at < x + wide - 6) {
      const book = between(rand, 7, 19)
      const high = tall * between(rand, 0.66, 0.94)
      if (rand() > 0.06)
        out +=
          rect(
            at,
            y - high,
            Math.min(book - 1.5, x + wide - at),
            high,
            spines[Math.floor(rand() * spines.length)] ?? '',
          ) + rect(at + 1, y - high * 0.85, Math.max(1, book - 4), 3, '#f0d9a0', 'opacity=".6"')
      at += book
    }
    return out + rect(x - 6, y, wide + 12, 9, '#7a4a2a')
  }
  const cols = times(2, (side) =>
    times(13, (row) => shelf(side ? w * 0.69 : w * 0.03, h * (0.1 + row * 0.066), w * 0.28, h * 0.055)).join(''),
  ).join('')
  return sheet(w, h, {
    seed: 530,
    edge: 0.55,
    defs:
      linear('back', [
        [0, '#3a2218'],
        [1, '#1c100c'],
      ]) +
      linear('sky', [
        [0, '#bfe0ea'],
        [0.6, '#f4e8c8'],
        [1, '#f8d9a0'],
      ]) +
      linear('shaft', [
        [0, '#fff3cc', 0.75],
        [1, '#fff3cc', 0],
      ]) +
      linear('floor', [
        [0, '#8a5a34'],
        [1, '#2f1a10'],
      ]) +
      radial('lamp', [
        [0, '#ffe9a8', 0.9],
        [1, '#ffc860', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#back)'),
      path(
        `M${w * 0.36},${h * 0.72} V${h * 0.22} a${w * 0.14},${w * 0.16} 0 0 1 ${w * 0.28},0 V${h * 0.72} z`,
        'url(#sky)',
      ),
      times(3, (i) => line(w * (0.43 + i * 0.07), h * 0.1, w * (0.43 + i * 0.07), h * 0.72, '#4a2c1c', 7)).join(''),
      times(6, (i) => line(w * 0.36, h * (0.24 + i * 0.09), w * 0.64, h * (0.24 + i * 0.09), '#4a2c1c', 5)).join(''),
      path(
        `M${w * 0.36},${h * 0.72} V${h * 0.22} a${w * 0.14},${w * 0.16} 0 0 1 ${w * 0.28},0 V${h * 0.72}`,
        'none',
        'stroke="#4a2c1c" stroke-width="16"',
      ),
      cols,
      rect(0, h * 0.445, w * 0.34, h * 0.012, '#a8703c'),
      rect(w * 0.66, h * 0.445, w * 0.34, h * 0.012, '#a8703c'),
      times(24, (i) => {
        const x = i < 12 ? w * (i / 12) * 0.34 : w * (0.66 + ((i - 12) / 12) * 0.34)
        return rect(x + 6, h * 0.385, 4, h * 0.06, '#c89a5a')
      }).join(''),
      rect(0, h * 0.38, w * 0.34, h * 0.007, '#d8ac6a'),
      rect(w * 0.66, h * 0.38, w * 0.34, h * 0.007, '#d8ac6a'),
      polygon(
        [
          [w * 0.3, h * 0.45],
          [w * 0.325, h * 0.45],
          [w * 0.21, h * 0.94],
          [w * 0.18, h * 0.94],
        ],
        '#c89a5a',
      ),
      times(12, (i) =>
        line(
          w * (0.305 - i * 0.0095),
          h * (0.48 + i * 0.038),
          w * (0.34 - i * 0.0095),
          h * (0.48 + i * 0.038),
          '#c89a5a',
          6,
        ),
      ).join(''),
      polygon(
        [
          [w * 0.335, h * 0.45],
          [w * 0.355, h * 0.45],
          [w * 0.255, h * 0.94],
          [w * 0.225, h * 0.94],
        ],
        '#c89a5a',
      ),
      polygon(
        [
          [0, h * 0.94],
          [w * 0.36, h * 0.72],
          [w * 0.64, h * 0.72],
          [w, h * 0.94],
          [w, h],
          [0, h],
        ],
        'url(#floor)',
      ),
      group(
        polygon(
          [
            [w * 0.38, h * 0.16],
            [w * 0.62, h * 0.16],
            [w * 0.86, h],
            [w * 0.3, h],
          ],
          'url(#shaft)',
          'opacity=".5"',
        ),
        'filter="url(#soft)" style="mix-blend-mode:screen"',
      ),
      polygon(
        [
          [w * 0.3, h * 0.84],
          [w * 0.7, h * 0.84],
          [w * 0.78, h * 0.9],
          [w * 0.22, h * 0.9],
        ],
        '#6a3a20',
      ),
      rect(w * 0.22, h * 0.9, w * 0.56, h * 0.018, '#3a1d10'),
      rect(w * 0.26, h * 0.915, w * 0.03, h * 0.085, '#3a1d10'),
      rect(w * 0.71, h * 0.915, w * 0.03, h * 0.085, '#3a1d10'),
      path(
        `M${w * 0.45},${h * 0.862} q${w * 0.03},-${h * 0.014} ${w * 0.06},0 q${w * 0.03},-${h * 0.014} ${w * 0.06},0 l${w * 0.01},${h * 0.02} q-${w * 0.04},-${h * 0.014} -${w * 0.07},0 q-${w * 0.03},-${h * 0.014} -${w * 0.07},0 z`,
        '#f8efd8',
      ),
      rect(w * 0.34, h * 0.845, w * 0.05, h * 0.012, '#8a3a2a'),
      rect(w * 0.335, h * 0.833, w * 0.055, h * 0.012, '#2f4f5a'),
      circle(w * 0.655, h * 0.82, h * 0.1, 'url(#lamp)'),
      path(`M${w * 0.62},${h * 0.82} q${w * 0.035},-${h * 0.035} ${w * 0.07},0 z`, '#2f7a5a'),
      line(w * 0.655, h * 0.82, w * 0.655, h * 0.865, '#d8ac6a', 6),
      ellipse(w * 0.655, h * 0.868, w * 0.025, h * 0.005, '#d8ac6a'),
      circle(w * 0.51, h * 0.792, h * 0.019, '#1c100c'),
      path(
        `M${w * 0.44},${h * 0.845} Q${w * 0.45},${h * 0.808} ${w * 0.51},${h * 0.808} Q${w * 0.57},${h * 0.808} ${w * 0.58},${h * 0.845} Z`,
        '#1f2f45',
      ),
      times(60, () =>
        circle(
          w * between(rand, 0.35, 0.75),
          h * between(rand, 0.2, 0.9),
          between(rand, 0.8, 2.2),
          '#fff3cc',
          `opacity="${round(between(rand, 0.3, 0.8))}"`,
        ),
      ).join(''),
    ].join(''),
  })
}

export const gallery: Scene = (w, h) => {
  const rand = chance(545)
  const frame = (x: number, y: number, fw: number, fh: number, inner: string): string =>
    rect(x + 8, y + 12, fw, fh, '#000', 'opacity=".25" filter="url(#soft)"') +
    rect(x, y, fw, fh, '#a87a3a') +
    rect(x + 7, y + 7, fw - 14, fh - 14, '#6a4a1c') +
    `<svg x="${round(x + 14)}" y="${round(y + 14)}" width="${round(fw - 28)}" height="${round(fh - 28)}" viewBox="0 0 100 100" preserveAspectRatio="none">${inner}</svg>`
  const person = (x: number, y: number, s: number, coat: string): string =>
    ellipse(x + s * 0.3, y + 2, s * 0.9, s * 0.1, '#000', 'opacity=".25"') +
    circle(x, y - s * 3.1, s * 0.32, '#3a261c') +
    path(
      `M${round(x - s * 0.5)},${round(y)} L${round(x - s * 0.56)},${round(y - s * 1.6)} Q${round(x - s * 0.52)},${round(y - s * 2.7)} ${round(x)},${round(y - s * 2.7)} Q${round(x + s * 0.52)},${round(y - s * 2.7)} ${round(x + s * 0.56)},${round(y - s * 1.6)} L${round(x + s * 0.42)},${round(y)} Z`,
      coat,
    )
  return sheet(w, h, {
    seed: 545,
    edge: 0.3,
    defs:
      linear('wall', [
        [0, '#7a2f33'],
        [1, '#a8484a'],
      ]) +
      linear('floor', [
        [0, '#c89a68'],
        [1, '#7a5230'],
      ]) +
      linear('down', [
        [0, '#fff4d8', 0.55],
        [1, '#fff4d8', 0],
      ]) +
      linear('g1', [
        [0, '#1f3f6a'],
        [0.6, '#e0905a'],
        [1, '#f8dca0'],
      ]) +
      linear('g2', [
        [0, '#d8e6e0'],
        [1, '#5a8a8f'],
      ]),
    body: [
      rect(0, 0, w, h * 0.78, 'url(#wall)'),
      rect(0, 0, w, h * 0.05, '#f0e4d0'),
      rect(0, h * 0.05, w, h * 0.012, '#d0b890'),
      rect(0, h * 0.755, w, h * 0.03, '#f0e4d0'),
      rect(0, h * 0.785, w, h * 0.22, 'url(#floor)'),
      times(20, (i) =>
        line(w * (i / 19), h * 0.785, w * (0.5 + (i / 19 - 0.5) * 2.2), h, '#5a3a20', 1.6, 'opacity=".4"'),
      ).join(''),
      frame(
        w * 0.3,
        h * 0.15,
        w * 0.4,
        h * 0.44,
        `${rect(0, 0, 100, 62, 'url(#g1)')}${rect(0, 58, 100, 42, '#2a4a6a')}${circle(62, 50, 7, '#fff0c0')}<path d="M0,60 L14,50 L26,57 L40,46 L56,60 Z" fill="#4a3a5a"/>${times(26, () => ellipse(62 + (rand() - 0.5) * 30, 62 + rand() * 36, 2 + rand() * 5, 0.6, '#ffe0a0', 'opacity=".8"')).join('')}<path d="M16,74 L40,74 L36,80 L20,80 Z" fill="#1c1420"/><path d="M27,73 L27,46 L38,70 Z" fill="#f4e6d0"/><path d="M26,73 L26,50 L17,70 Z" fill="#d8c4a8"/>`,
      ),
      frame(
        w * 0.05,
        h * 0.2,
        w * 0.17,
        h * 0.34,
        `${rect(0, 0, 100, 100, '#2a3a33')}<path d="M20,100 Q24,58 50,56 Q76,58 80,100 Z" fill="#5a2430"/><ellipse cx="50" cy="38" rx="17" ry="21" fill="#d9b08c"/><path d="M31,40 Q28,12 52,13 Q74,14 69,42 Q64,24 50,26 Q36,26 31,40 Z" fill="#3a2418"/>`,
      ),
      frame(
        w * 0.78,
        h * 0.2,
        w * 0.17,
        h * 0.34,
        `${rect(0, 0, 100, 100, 'url(#g2)')}<rect y="66" width="100" height="34" fill="#8a6a4a"/><ellipse cx="38" cy="66" rx="17" ry="15" fill="#e0a03a"/><ellipse cx="62" cy="70" rx="14" ry="13" fill="#c8453a"/><path d="M74,72 L70,30 Q79,22 86,30 L84,72 Z" fill="#3f5f4a"/>`,
      ),
      group(
        [0.135, 0.5, 0.865]
          .map((at) =>
            polygon(
              [
                [w * at - 26, h * 0.05],
                [w * at + 26, h * 0.05],
                [w * at + w * 0.17, h * 0.8],
                [w * at - w * 0.17, h * 0.8],
              ],
              'url(#down)',
            ),
          )
          .join(''),
        'filter="url(#soft)" style="mix-blend-mode:screen"',
      ),
      rect(w * 0.4, h * 0.86, w * 0.2, h * 0.02, '#3a261c'),
      rect(w * 0.42, h * 0.88, w * 0.01, h * 0.05, '#3a261c'),
      rect(w * 0.57, h * 0.88, w * 0.01, h * 0.05, '#3a261c'),
      person(w * 0.37, h * 0.9, h * 0.1, '#24344a'),
      person(w * 0.42, h * 0.89, h * 0.078, '#d8a84a'),
      person(w * 0.68, h * 0.93, h * 0.11, '#2f4f45'),
      person(w * 0.13, h * 0.88, h * 0.09, '#3a2a3f'),
    ].join(''),
  })
}

export const harbourCinema: Scene = (w, h) => {
  const rand = chance(560)
  return sheet(w, h, {
    seed: 560,
    edge: 0.45,
    defs:
      linear('sky', [
        [0, '#0d1538'],
        [0.6, '#3f3a7a'],
        [1, '#b8688a'],
      ]) +
      linear('water', [
        [0, '#6a4a7f'],
        [1, '#0a0f26'],
      ]) +
      radial('glow', [
        [0, '#cfe8ff', 0.8],
        [1, '#7fb0ff', 0],
      ]) +
      linear(
        'beam',
        [
          [0, '#e8f4ff', 0.5],
          [1, '#e8f4ff', 0.05],
        ],
        [0, 0, 1, 0],
      ) +
      linear('film', [
        [0, '#f4d08a'],
        [0.5, '#e0805a'],
        [1, '#5a3a6a'],
      ]),
    body: [
      rect(0, 0, w, h * 0.6, 'url(#sky)'),
      times(150, () =>
        circle(rand() * w, rand() * h * 0.4, 0.6 + rand() * 1.1, '#fff', `opacity="${round(0.3 + rand() * 0.6)}"`),
      ).join(''),
      times(
        20,
        (i) =>
          rect(w * (i / 20), h * between(rand, 0.46, 0.54), w * 0.05, h * 0.12, '#2a2450') +
          times(3, () => rect(w * (i / 20) + rand() * w * 0.04, h * between(rand, 0.53, 0.57), 5, 7, '#ffd98a')).join(
            '',
          ),
      ).join(''),
      rect(0, h * 0.58, w, h * 0.42, 'url(#water)'),
      ellipse(w * 0.5, h * 0.35, w * 0.42, h * 0.42, 'url(#glow)'),
      rect(w * 0.235, h * 0.1, w * 0.53, h * 0.42, '#0a0f26'),
      rect(w * 0.245, h * 0.115, w * 0.51, h * 0.385, 'url(#film)'),
      `<svg x="${w * 0.245}" y="${h * 0.115}" width="${w * 0.51}" height="${h * 0.385}" viewBox="0 0 200 100" preserveAspectRatio="none"><circle cx="140" cy="48" r="15" fill="#fff0c0"/><path d="M0,74 Q50,60 100,70 T200,66 V100 H0 Z" fill="#4a2a4f"/><path d="M0,84 Q60,74 120,82 T200,78 V100 H0 Z" fill="#2a1838"/><path d="M62,84 q-4,-22 3,-29 q-5,-9 3,-11 q8,1 4,11 q8,6 6,29 z" fill="#160c20"/><path d="M80,84 q-3,-18 3,-24 q-4,-8 3,-9 q7,1 3,9 q7,5 5,24 z" fill="#160c20"/></svg>`,
      rect(w * 0.25, h * 0.52, w * 0.012, h * 0.1, '#0a0f26'),
      rect(w * 0.738, h * 0.52, w * 0.012, h * 0.1, '#0a0f26'),
      rect(w * 0.2, h * 0.6, w * 0.6, h * 0.022, '#14102a'),
      group(rect(w * 0.26, h * 0.63, w * 0.48, h * 0.16, '#f0a070', 'opacity=".5"'), 'filter="url(#softer)"'),
      glints(rand, w, {
        from: h * 0.63,
        to: h * 0.94,
        at: w * 0.5,
        spread: w * 0.36,
        colour: '#ffc890',
        count: 280,
        strength: 0.7,
      }),
      group(
        polygon(
          [
            [w * 0.02, h * 0.86],
            [w * 0.245, h * 0.13],
            [w * 0.755, h * 0.13],
            [w * 0.755, h * 0.49],
          ],
          'url(#beam)',
          'opacity=".28"',
        ),
        'style="mix-blend-mode:screen"',
      ),
      times(12, (i) => {
        const x = w * (0.07 + i * 0.08 + between(rand, -0.015, 0.015))
        const y = h * between(rand, 0.74, 0.86)
        const s = 22 + (y / h - 0.7) * 120
        return (
          path(
            `M${round(x - s * 1.6)},${round(y)} Q${round(x)},${round(y + s * 0.8)} ${round(x + s * 1.6)},${round(y)} L${round(x + s * 1.3)},${round(y + s * 0.5)} Q${round(x)},${round(y + s * 0.95)} ${round(x - s * 1.3)},${round(y + s * 0.5)} Z`,
            '#0a0a1c',
          ) +
          [-0.7, 0.1, 0.8]
            .map(
              (dx) =>
                circle(x + dx * s, y - s * 0.5, s * 0.22, '#0a0a1c') +
                path(
                  `M${round(x + dx * s - s * 0.34)},${round(y + s * 0.3)} q0,${round(-s * 0.65)} ${round(s * 0.34)},${round(-s * 0.65)} q${round(s * 0.34)},0 ${round(s * 0.34)},${round(s * 0.65)} z`,
                  '#0a0a1c',
                ),
            )
            .join('') +
          circle(x + s * 1.6, y - s * 0.16, 3, '#ffcf7a')
        )
      }).join(''),
      path(`M0,${h} V${h * 0.93} Q${w * 0.5},${h * 0.91} ${w},${h * 0.94} V${h} Z`, '#05060f'),
      times(30, (i) => {
        const x = w * (i / 29)
        const s = between(rand, 16, 24)
        const y = h * 0.945
        return (
          circle(x, y - s * 1.2, s * 0.5, '#05060f') +
          path(
            `M${round(x - s)},${round(y + s)} q0,${round(-s * 1.7)} ${round(s)},${round(-s * 1.7)} q${round(s)},0 ${round(s)},${round(s * 1.7)} z`,
            '#05060f',
          )
        )
      }).join(''),
    ].join(''),
  })
}

export const festivalCrowd: Scene = (w, h) => {
  const rand = chance(575)
  const row = (y: number, s: number, tone: string, count: number): string =>
    times(count, (i) => {
      const x = (i / (count - 1)) * w * 1.04 - w * 0.02 + between(rand, -s * 0.4, s * 0.4)
      const up = rand()
      const dy = between(rand, -s * 0.3, s * 0.3)
      return (
        circle(x, y + dy - s * 1.1, s * 0.46, tone) +
        path(
          `M${round(x - s)},${round(y + dy + s * 3)} V${round(y + dy + s * 0.1)} q${round(s)},${round(-s * 1.5)} ${round(s * 2)},0 V${round(y + dy + s * 3)} z`,
          tone,
        ) +
        (up < 0.34
          ? line(
              x + s * 0.7,
              y + dy,
              x + s * between(rand, 0.5, 1.2),
              y + dy - s * between(rand, 1.9, 3),
              tone,
              round(s * 0.36),
              'stroke-linecap="round"',
            )
          : '') +
        (up < 0.16
          ? line(
              x - s * 0.7,
              y + dy,
              x - s * between(rand, 0.5, 1.2),
              y + dy - s * between(rand, 1.9, 3),
              tone,
              round(s * 0.36),
              'stroke-linecap="round"',
            )
          : '')
      )
    }).join('')
  return sheet(w, h, {
    seed: 575,
    edge: 0.5,
    defs:
      linear('sky', [
        [0, '#1a0f3f'],
        [0.45, '#7a2f8a'],
        [0.75, '#f0608a'],
        [1, '#ffb86a'],
      ]) +
      radial('stage', [
        [0, '#fff6d8'],
        [0.2, '#ffd98a', 0.85],
        [1, '#ff7a6a', 0],
      ]) +
      linear(
        'beam1',
        [
          [0, '#7ff0e0', 0.75],
          [1, '#7ff0e0', 0],
        ],
        [0, 1, 0, 0],
      ) +
      linear(
        'beam2',
        [
          [0, '#ffe07a', 0.75],
          [1, '#ffe07a', 0],
        ],
        [0, 1, 0, 0],
      ),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      circle(w * 0.5, h * 0.6, h * 0.62, 'url(#stage)'),
      group(
        times(12, (i) => {
          const a = -Math.PI / 2 + (i - 5.5) * 0.19
          return polygon(
            [
              [w * (0.3 + i * 0.036), h * 0.56],
              [w * (0.3 + i * 0.036) + Math.cos(a - 0.035) * h * 0.95, h * 0.56 + Math.sin(a - 0.035) * h * 0.95],
              [w * (0.3 + i * 0.036) + Math.cos(a + 0.035) * h * 0.95, h * 0.56 + Math.sin(a + 0.035) * h * 0.95],
            ],
            i % 2 ? 'url(#beam1)' : 'url(#beam2)',
            'opacity=".6"',
          )
        }).join(''),
        'filter="url(#hazy)" style="mix-blend-mode:screen"',
      ),
      mist(0, h * 0.1, w, h * 0.5, 0.25),
      polygon(
        [
          [w * 0.25, h * 0.34],
          [w * 0.75, h * 0.34],
          [w * 0.78, h * 0.37],
          [w * 0.22, h * 0.37],
        ],
        '#1a0f2f',
      ),
      rect(w * 0.24, h * 0.36, w * 0.02, h * 0.34, '#1a0f2f'),
      rect(w * 0.74, h * 0.36, w * 0.02, h * 0.34, '#1a0f2f'),
      times(12, (i) => circle(w * (0.28 + i * 0.04), h * 0.375, 7, '#fff6d8')).join(''),
      rect(w * 0.22, h * 0.64, w * 0.56, h * 0.07, '#2a1238'),
      times(5, (i) => {
        const x = w * (0.34 + i * 0.08)
        const s = h * 0.022
        return (
          circle(x, h * 0.64 - s * 3.2, s * 0.5, '#2a1238') +
          path(
            `M${round(x - s * 0.8)},${round(h * 0.645)} q0,${round(-s * 2.7)} ${round(s * 0.8)},${round(-s * 2.7)} q${round(s * 0.8)},0 ${round(s * 0.8)},${round(s * 2.7)} z`,
            '#2a1238',
          ) +
          line(x - s, h * 0.64 - s * 1.7, x + s * 1.7, h * 0.64 - s * 2.2, '#2a1238', 6)
        )
      }).join(''),
      times(90, () =>
        rect(
          rand() * w,
          rand() * h * 0.72,
          between(rand, 5, 11),
          between(rand, 4, 8),
          ['#ffe07a', '#7ff0e0', '#ff8fb0', '#fff'][Math.floor(rand() * 4)] ?? '',
          `transform="rotate(${Math.round(rand() * 90)} ${Math.round(w / 2)} ${Math.round(h / 3)})" opacity=".8"`,
        ),
      ).join(''),
      row(h * 0.74, 12, '#7a2a5a', 70),
      row(h * 0.79, 17, '#551f4a', 52),
      row(h * 0.85, 25, '#361638', 36),
      row(h * 0.93, 36, '#1f0d26', 26),
      row(h * 1.02, 54, '#0d0614', 17),
    ].join(''),
  })
}

/** A tall one: the lamp of an old lighthouse in the evening. */
export const oldLighthouse: Scene = (w, h) => {
  const rand = chance(590)
  const x = w * 0.52
  return sheet(w, h, {
    seed: 590,
    edge: 0.35,
    defs:
      linear('sky', [
        [0, '#1f3a5f'],
        [0.45, '#6f8fa8'],
        [0.72, '#f0b890'],
        [1, '#ffdca8'],
      ]) +
      linear(
        'tower',
        [
          [0, '#fffaf0'],
          [0.55, '#e6dccb'],
          [1, '#8f8a8f'],
        ],
        [0, 0, 1, 0],
      ) +
      linear(
        'band',
        [
          [0, '#c8483a'],
          [0.55, '#a83328'],
          [1, '#5f1f20'],
        ],
        [0, 0, 1, 0],
      ) +
      radial('lamp', [
        [0, '#fffde8'],
        [0.15, '#fff0b0', 0.9],
        [1, '#ffe080', 0],
      ]) +
      linear(
        'beam',
        [
          [0, '#fff4c8', 0.7],
          [1, '#fff4c8', 0],
        ],
        [0, 0, 1, 0],
      ) +
      linear('sea', [
        [0, '#e8b898'],
        [1, '#2f5a70'],
      ]) +
      linear('rock', [
        [0, '#5a5560'],
        [1, '#1c1f2a'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      times(70, () =>
        circle(rand() * w, rand() * h * 0.3, 0.7 + rand() * 1.2, '#fff', `opacity="${round(0.3 + rand() * 0.6)}"`),
      ).join(''),
      mist(0, h * 0.15, w, h * 0.4, 0.5),
      rect(0, h * 0.72, w, h * 0.28, 'url(#sea)'),
      glints(rand, w, {
        from: h * 0.725,
        to: h,
        at: w * 0.3,
        spread: w * 0.5,
        colour: '#fff0d0',
        count: 220,
        strength: 0.6,
      }),
      group(
        polygon(
          [
            [x, h * 0.185],
            [w * 1.2, h * 0.06],
            [w * 1.2, h * 0.24],
          ],
          'url(#beam)',
        ) +
          polygon(
            [
              [x, h * 0.185],
              [-w * 0.2, h * 0.12],
              [-w * 0.2, h * 0.27],
            ],
            'url(#beam)',
            `transform="matrix(-1 0 0 1 ${w * 0.32} 0)" opacity="0"`,
          ),
        'filter="url(#hazy)"',
      ),
      circle(x, h * 0.187, w * 0.5, 'url(#lamp)'),
      path(
        `M${w * 0.12},${h * 0.86} Q${w * 0.2},${h * 0.76} ${w * 0.36},${h * 0.74} Q${w * 0.54},${h * 0.7} ${w * 0.7},${h * 0.745} Q${w * 0.86},${h * 0.77} ${w * 0.94},${h * 0.86} Q${w * 0.5},${h * 0.9} ${w * 0.12},${h * 0.86} Z`,
        'url(#rock)',
      ),
      times(30, () =>
        polygon(
          [
            [w * between(rand, 0.2, 0.85), h * between(rand, 0.77, 0.86)],
            [w * between(rand, 0.2, 0.85), h * between(rand, 0.77, 0.86)],
            [w * between(rand, 0.2, 0.85), h * between(rand, 0.8, 0.87)],
          ].map(([a, b]) => [a ?? 0, b ?? 0] as [number, number]),
          '#ffffff',
          'opacity=".03"',
        ),
      ).join(''),
      polygon(
        [
          [x - w * 0.115, h * 0.745],
          [x + w * 0.115, h * 0.745],
          [x + w * 0.068, h * 0.235],
          [x - w * 0.068, h * 0.235],
        ],
        'url(#tower)',
      ),
      [0.3, 0.46, 0.62]
        .map((at) => {
          const f = (y: number): number => 0.068 + ((y - 0.235) / 0.51) * 0.047
          return polygon(
            [
              [x - w * f(at), h * at],
              [x + w * f(at), h * at],
              [x + w * f(at + 0.075), h * (at + 0.075)],
              [x - w * f(at + 0.075), h * (at + 0.075)],
            ],
            'url(#band)',
          )
        })
        .join(''),
      [0.4, 0.56]
        .map(
          (at) =>
            rect(x - w * 0.016, h * at, w * 0.026, h * 0.03, '#2a3040', 'rx="12"') +
            rect(x - w * 0.012, h * (at + 0.004), w * 0.009, h * 0.02, '#ffe0a0', 'opacity=".9"'),
        )
        .join(''),
      rect(x - w * 0.026, h * 0.705, w * 0.05, h * 0.042, '#2a3040', 'rx="20"'),
      polygon(
        [
          [x - w * 0.1, h * 0.235],
          [x + w * 0.1, h * 0.235],
          [x + w * 0.085, h * 0.248],
          [x - w * 0.085, h * 0.248],
        ],
        '#2a3040',
      ),
      times(13, (i) =>
        line(x - w * 0.095 + i * w * 0.0158, h * 0.235, x - w * 0.095 + i * w * 0.0158, h * 0.208, '#2a3040', 3),
      ).join(''),
      line(x - w * 0.098, h * 0.208, x + w * 0.098, h * 0.208, '#2a3040', 5),
      rect(x - w * 0.05, h * 0.155, w * 0.1, h * 0.08, '#fff6cf'),
      times(6, (i) =>
        line(x - w * 0.05 + i * w * 0.02, h * 0.155, x - w * 0.05 + i * w * 0.02, h * 0.235, '#2a3040', 3),
      ).join(''),
      line(x - w * 0.05, h * 0.195, x + w * 0.05, h * 0.195, '#2a3040', 3),
      path(`M${x - w * 0.062},${h * 0.157} Q${x},${h * 0.088} ${x + w * 0.062},${h * 0.157} Z`, '#a83328'),
      line(x, h * 0.115, x, h * 0.085, '#2a3040', 5),
      circle(x, h * 0.187, w * 0.15, 'url(#lamp)'),
      polygon(
        [
          [w * 0.68, h * 0.755],
          [w * 0.68, h * 0.715],
          [w * 0.74, h * 0.695],
          [w * 0.8, h * 0.715],
          [w * 0.8, h * 0.77],
        ],
        '#f0e6d4',
      ),
      polygon(
        [
          [w * 0.665, h * 0.718],
          [w * 0.74, h * 0.69],
          [w * 0.815, h * 0.718],
        ],
        '#4a4f5f',
      ),
      rect(w * 0.71, h * 0.728, w * 0.024, h * 0.02, '#ffd98a'),
      rect(w * 0.75, h * 0.728, w * 0.024, h * 0.02, '#ffd98a'),
      path(swell(rand, w, { y: h * 0.95, tall: h * 0.008, waves: 3, floor: h }), '#1f4458'),
      times(40, () =>
        path(
          `M${round(w * between(rand, 0, 0.9))},${round(h * between(rand, 0.86, 0.99))} q24,-7 ${round(between(rand, 40, 110))},0`,
          'none',
          'stroke="#fff4e0" stroke-width="2.4" opacity=".45"',
        ),
      ).join(''),
    ].join(''),
  })
}
