/** Weather at sea and what stands up to it. */

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

const breaker = (
  rand: ReturnType<typeof chance>,
  w: number,
  y: number,
  tall: number,
  count: number,
  fill: string,
  foam: string,
): string => {
  const step = (w * 1.3) / count
  const peaks = times(count + 2, (i): [number, number] => [
    (i - 0.8) * step + between(rand, -step * 0.22, step * 0.22),
    y - tall * between(rand, 0.35, 1.1),
  ])
  let d = ''
  let caps = ''
  for (const [i, [x, top]] of peaks.entries()) {
    const before = peaks[i - 1]
    if (!before) {
      d = `M${round(x)},${round(top)}`
      continue
    }
    const dip = y + tall * between(rand, 0.1, 0.3)
    const [px, py] = before
    d += ` C${round(px + (x - px) * 0.2)},${round(dip)} ${round(px + (x - px) * 0.62)},${round(dip + tall * 0.12)} ${round(x)},${round(top)}`
    const long = (x - px) * between(rand, 0.16, 0.3)
    caps += `<path d="M${round(x + 2)},${round(top - 2)} q${round(-long * 0.42)},${round(tall * 0.32)} ${round(-long)},${round(tall * 0.52)} q${round(long * 0.5)},${round(-tall * 0.1)} ${round(long * 1.02)},${round(-tall * 0.3)} z" fill="${foam}" opacity=".8"/>`
    caps += times(9, () =>
      circle(
        x + between(rand, -10, 70) * (tall / 90),
        top - between(rand, -8, 22) * (tall / 90),
        between(rand, 0.8, 3) * (tall / 90),
        foam,
        `opacity="${round(between(rand, 0.3, 0.9))}"`,
      ),
    ).join('')
    caps += times(4, (k) =>
      path(
        `M${round(px + (x - px) * (0.16 + 0.05 * k))},${round(py + (dip - py) * (0.62 + 0.1 * k))} q${round(step * 0.16)},${round(tall * 0.2)} ${round(step * between(rand, 0.26, 0.42))},${round(tall * 0.1)}`,
        'none',
        `stroke="${foam}" stroke-width="${round(between(rand, 1, 2.6) * (tall / 90))}" opacity="${round(between(rand, 0.15, 0.4))}" stroke-linecap="round"`,
      ),
    ).join('')
  }
  return (
    path(`${d} L${round(w * 1.4)},${round(y + tall * 4)} L${round(-step * 2)},${round(y + tall * 4)} Z`, fill) + caps
  )
}

export const stormAtSea: Scene = (w, h) => {
  const rand = chance(23)
  const lampX = w * 0.73
  const lampY = h * 0.3
  return sheet(w, h, {
    seed: 29,
    edge: 0.5,
    defs:
      linear('sky', [
        [0, '#0e1a24'],
        [0.5, '#2f4a55'],
        [1, '#8fa39c'],
      ]) +
      linear(
        'beam',
        [
          [0, '#fff4c4', 0.85],
          [1, '#fff4c4', 0],
        ],
        [1, 0, 0, 0],
      ) +
      linear('w1', [
        [0, '#4f7377'],
        [1, '#2a4a53'],
      ]) +
      linear('w2', [
        [0, '#365b63'],
        [1, '#16323d'],
      ]) +
      linear('w3', [
        [0, '#234751'],
        [1, '#0a1d28'],
      ]) +
      radial('lamp', [
        [0, '#fffbe4'],
        [0.3, '#fff0b0', 0.6],
        [1, '#fff0b0', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      mist(0, 0, w, h * 0.62, 0.75, 'dark'),
      mist(0, h * 0.2, w, h * 0.4, 0.3),
      group(
        polygon(
          [
            [lampX, lampY - 6],
            [lampX, lampY + 6],
            [0, lampY + h * 0.16],
            [0, lampY - h * 0.1],
          ],
          'url(#beam)',
        ),
        'opacity=".55" filter="url(#hazy)"',
      ),
      group(
        times(130, () => {
          const x = rand() * w * 1.2
          const y = rand() * h * 0.75
          return line(x, y, x - 26, y + 64, '#c9dad6', 1.1, 'opacity=".22"')
        }).join(''),
      ),
      breaker(rand, w, h * 0.6, h * 0.06, 11, '#5d7b7e', '#cfdcd6'),
      path(
        `M${w * 0.55},${h * 0.75} L${w * 0.6},${h * 0.63} L${w * 0.65},${h * 0.59} L${w * 0.7},${h * 0.565} L${w * 0.78},${h * 0.57} L${w * 0.84},${h * 0.62} L${w * 0.92},${h * 0.66} L${w},${h * 0.75} Z`,
        '#14222b',
      ),
      path(
        `M${w * 0.65},${h * 0.6} L${w * 0.7},${h * 0.565} L${w * 0.74},${h * 0.57} L${w * 0.7},${h * 0.64} Z`,
        '#2b3f47',
      ),
      polygon(
        [
          [lampX - w * 0.02, h * 0.575],
          [lampX + w * 0.02, h * 0.575],
          [lampX + w * 0.0135, h * 0.335],
          [lampX - w * 0.0135, h * 0.335],
        ],
        '#d7d8cb',
      ),
      polygon(
        [
          [lampX + w * 0.004, h * 0.575],
          [lampX + w * 0.02, h * 0.575],
          [lampX + w * 0.0135, h * 0.335],
          [lampX + w * 0.004, h * 0.335],
        ],
        '#7f8f90',
      ),
      rect(lampX - w * 0.0175, h * 0.42, w * 0.035, h * 0.05, '#8d3b32'),
      rect(lampX - w * 0.0155, h * 0.355, w * 0.031, h * 0.03, '#8d3b32'),
      rect(lampX - w * 0.018, h * 0.327, w * 0.036, h * 0.009, '#14222b'),
      rect(lampX - w * 0.009, h * 0.28, w * 0.018, h * 0.047, '#fff1b8'),
      polygon(
        [
          [lampX - w * 0.013, h * 0.282],
          [lampX + w * 0.013, h * 0.282],
          [lampX, h * 0.25],
        ],
        '#14222b',
      ),
      circle(lampX, lampY, h * 0.2, 'url(#lamp)'),
      breaker(rand, w, h * 0.7, h * 0.1, 7, 'url(#w1)', '#dfe9e2'),
      group(
        path(
          `M${w * 0.5},${h * 0.68} q${w * 0.06},-${h * 0.2} ${w * 0.12},-${h * 0.05} q${w * 0.03},${h * 0.03} ${w * 0.06},${h * 0.06} z`,
          '#e6efe9',
          'opacity=".7"',
        ),
        'filter="url(#soft)"',
      ),
      times(90, () => {
        const a = rand()
        return circle(
          w * (0.53 + 0.13 * rand()),
          h * (0.68 - 0.2 * a * rand()),
          1 + 3.2 * rand(),
          '#eef4ee',
          `opacity="${round(0.3 + rand() * 0.6)}"`,
        )
      }).join(''),
      breaker(rand, w, h * 0.82, h * 0.15, 5, 'url(#w2)', '#e6efe9'),
      breaker(rand, w, h * 0.98, h * 0.17, 4, 'url(#w3)', '#e6efe9'),
    ].join(''),
  })
}

export const reliefShip: Scene = (w, h) => {
  const rand = chance(31)
  const horizon = h * 0.55
  return sheet(w, h, {
    seed: 31,
    defs:
      linear('sky', [
        [0, '#4a5d78'],
        [0.6, '#c99a94'],
        [1, '#f7cfa6'],
      ]) +
      linear('sea', [
        [0, '#d8a793'],
        [0.4, '#70758a'],
        [1, '#232f45'],
      ]) +
      radial('flood', [
        [0, '#fffbe6'],
        [0.2, '#fff3c8', 0.7],
        [1, '#fff3c8', 0],
      ]),
    body: [
      rect(0, 0, w, horizon, 'url(#sky)'),
      mist(0, 0, w, h * 0.5, 0.4),
      mist(0, h * 0.1, w, h * 0.3, 0.4, 'dark'),
      path(ridge(rand, w, { y: horizon - h * 0.07, tall: h * 0.2, rough: 0.5, floor: horizon }), '#8c7f8d'),
      path(ridge(rand, w, { y: horizon - h * 0.02, tall: h * 0.09, rough: 0.5, floor: horizon }), '#655f74'),
      rect(0, horizon, w, h - horizon, 'url(#sea)'),
      glints(rand, w, {
        from: horizon,
        to: h,
        at: w * 0.55,
        spread: w * 0.6,
        colour: '#ffe0bd',
        count: 260,
        strength: 0.45,
      }),
      polygon(
        [
          [w * 0.36, h * 0.57],
          [w * 0.78, h * 0.57],
          [w * 0.8, h * 0.555],
          [w * 0.77, h * 0.645],
          [w * 0.4, h * 0.645],
        ],
        '#e9e6df',
      ),
      polygon(
        [
          [w * 0.385, h * 0.615],
          [w * 0.78, h * 0.615],
          [w * 0.77, h * 0.645],
          [w * 0.4, h * 0.645],
        ],
        '#3a4a63',
      ),
      rect(w * 0.5, h * 0.5, w * 0.2, h * 0.07, '#d8d5ce'),
      rect(w * 0.54, h * 0.455, w * 0.12, h * 0.048, '#e9e6df'),
      rect(w * 0.585, h * 0.42, w * 0.05, h * 0.036, '#d8d5ce'),
      times(12, (i) => rect(w * (0.508 + i * 0.0155), h * 0.525, w * 0.008, h * 0.012, '#31405a')).join(''),
      times(7, (i) => rect(w * (0.55 + i * 0.0145), h * 0.47, w * 0.009, h * 0.012, '#31405a')).join(''),
      line(w * 0.61, h * 0.42, w * 0.61, h * 0.34, '#d8d5ce', 4),
      line(w * 0.42, h * 0.57, w * 0.42, h * 0.44, '#b9563f', 6),
      line(w * 0.42, h * 0.44, w * 0.33, h * 0.5, '#b9563f', 5),
      line(w * 0.33, h * 0.5, w * 0.33, h * 0.57, '#31405a', 1.6),
      rect(w * 0.318, h * 0.57, w * 0.024, h * 0.02, '#c98a3c'),
      times(5, (i) => circle(w * (0.5 + i * 0.055), h * 0.5, h * 0.045, 'url(#flood)')).join(''),
      // The barge and the people who wait for it.
      polygon(
        [
          [w * 0.22, h * 0.655],
          [w * 0.37, h * 0.655],
          [w * 0.355, h * 0.69],
          [w * 0.235, h * 0.69],
        ],
        '#2b2f40',
      ),
      times(7, (i) =>
        rect(
          w * (0.24 + i * 0.0165),
          h * (0.64 - (i % 2) * 0.018),
          w * 0.015,
          h * 0.018,
          ['#c98a3c', '#b9563f', '#e9e6df'][i % 3] ?? '',
        ),
      ).join(''),
      path(
        `M0,${h} L0,${h * 0.86} Q${w * 0.2},${h * 0.82} ${w * 0.42},${h * 0.87} T${w},${h * 0.88} L${w},${h} Z`,
        '#171d2c',
      ),
      times(19, (i) => {
        const x = w * (0.04 + i * 0.049 + 0.014 * rand())
        const y = h * (0.87 + 0.02 * rand())
        const s = h * between(rand, 0.034, 0.044)
        return (
          circle(x, y - s * 1.75, s * 0.32, '#171d2c') +
          path(
            `M${round(x - s * 0.5)},${round(y + s)} q0,-${round(s * 2.3)} ${round(s * 0.5)},-${round(s * 2.3)} q${round(s * 0.5)},0 ${round(s * 0.5)},${round(s * 2.3)} z`,
            '#171d2c',
          )
        )
      }).join(''),
      ellipse(w * 0.55, h * 0.66, w * 0.22, h * 0.006, '#f9ead0', 'opacity=".5"'),
    ].join(''),
  })
}

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
