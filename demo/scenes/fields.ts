/** What covers the ground: panels, ice, vines. */

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

export const solarFarm: Scene = (w, h) => {
  const rand = chance(8)
  const horizon = h * 0.4
  const vanish = w * 0.42
  const rows = times(15, (i) => {
    const depth = (i / 14) ** 2.1
    const y = horizon + h * 0.03 + depth * h * 0.62
    const tall = 5 + depth * h * 0.088
    const panels = times(26, (j) => {
      const span = (60 + depth * 460) * (w / 1600)
      const x = vanish + (j - 12) * span
      if (x > w + span || x < -span * 2) return ''
      const lean = (x - vanish) * 0.06 * depth
      const gap = span * 0.06
      return (
        polygon(
          [
            [x + gap, y],
            [x + span - gap, y],
            [x + span - gap + lean, y + tall],
            [x + gap + lean, y + tall],
          ],
          `url(#panel${(j + i) % 3})`,
        ) +
        (depth > 0.08
          ? times(3, (k) =>
              line(
                x + gap + ((span - 2 * gap) * (k + 1)) / 4,
                y,
                x + gap + lean + ((span - 2 * gap) * (k + 1)) / 4,
                y + tall,
                '#8fb3d1',
                round(0.5 + depth),
                'opacity=".55"',
              ),
            ).join('') +
            line(
              x + gap + lean / 2,
              y + tall / 2,
              x + span - gap + lean / 2,
              y + tall / 2,
              '#8fb3d1',
              round(0.5 + depth),
              'opacity=".55"',
            )
          : '')
      )
    }).join('')
    return ellipse(vanish, y + tall * 1.14, w * 1.4, tall * 0.22, '#7a4a2b', 'opacity=".55"') + panels
  })
  return sheet(w, h, {
    seed: 8,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#2d6c9a'],
        [0.6, '#8fb8bd'],
        [1, '#f6dfae'],
      ]) +
      linear('sand', [
        [0, '#e8b979'],
        [1, '#a4653a'],
      ]) +
      radial('sun', [
        [0, '#fffdf2'],
        [0.18, '#fff1c4', 0.9],
        [1, '#ffe2a0', 0],
      ]) +
      linear(
        'panel0',
        [
          [0, '#7aa7cf'],
          [0.35, '#234e80'],
          [1, '#10294d'],
        ],
        [0.2, 0, 0.7, 1],
      ) +
      linear(
        'panel1',
        [
          [0, '#9cc0dc'],
          [0.4, '#2b5a8d'],
          [1, '#143158'],
        ],
        [0.2, 0, 0.7, 1],
      ) +
      linear(
        'panel2',
        [
          [0, '#6a97c2'],
          [0.35, '#1d4474'],
          [1, '#0e2444'],
        ],
        [0.2, 0, 0.7, 1],
      ),
    body: [
      rect(0, 0, w, horizon + 6, 'url(#sky)'),
      mist(0, 0, w, h * 0.3, 0.25),
      circle(w * 0.74, h * 0.2, h * 0.4, 'url(#sun)'),
      circle(w * 0.74, h * 0.2, h * 0.04, '#fffef8'),
      path(
        ridge(rand, w, { y: horizon - h * 0.04, tall: h * 0.11, rough: 0.52, floor: horizon + 6 }),
        '#c79a80',
        'opacity=".8"',
      ),
      path(ridge(rand, w, { y: horizon - h * 0.005, tall: h * 0.06, rough: 0.48, floor: horizon + 6 }), '#b27a5b'),
      rect(0, horizon, w, h - horizon, 'url(#sand)'),
      ...rows,
      group(rect(0, horizon - h * 0.01, w, h * 0.06, '#ffe8bf', 'opacity=".5"'), 'filter="url(#soft)"'),
    ].join(''),
  })
}

export const glacier: Scene = (w, h) => {
  const rand = chance(64)
  const wall = times(26, (i) => {
    const x = (i / 25) * w * 1.04 - w * 0.02
    const top = h * (0.4 + 0.05 * Math.sin(i * 0.9) + 0.04 * rand())
    const wide = w * 0.052
    const tone = ['#e9f5f7', '#bfe0ea', '#8fc4d6', '#d6ecf1', '#6fb0c8', '#a8d4e1'][Math.floor(rand() * 6)] ?? '#fff'
    return (
      polygon(
        [
          [x, top],
          [x + wide * 0.6, top + h * between(rand, -0.025, 0.03)],
          [x + wide, top + h * 0.02],
          [x + wide * 0.96, h * 0.7],
          [x - wide * 0.1, h * 0.7],
        ],
        tone,
      ) +
      polygon(
        [
          [x + wide * 0.62, top + h * 0.01],
          [x + wide, top + h * 0.02],
          [x + wide * 0.96, h * 0.7],
          [x + wide * 0.7, h * 0.7],
        ],
        '#3f88a6',
        'opacity=".45"',
      )
    )
  })
  return sheet(w, h, {
    seed: 64,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#5f7f99'],
        [1, '#dfe6e4'],
      ]) +
      linear('sea', [
        [0, '#9cc6d2'],
        [0.2, '#3d7c94'],
        [1, '#0d3346'],
      ]) +
      linear('snow', [
        [0, '#fbfdfc'],
        [1, '#bcd5dd'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      mist(0, 0, w, h * 0.4, 0.55),
      path(ridge(rand, w, { y: h * 0.27, tall: h * 0.26, rough: 0.58, floor: h * 0.7 }), '#566b7d'),
      path(ridge(rand, w, { y: h * 0.3, tall: h * 0.22, rough: 0.6, floor: h * 0.7 }), '#7d93a2'),
      mist(0, h * 0.2, w, h * 0.25, 0.65),
      path(swell(rand, w, { y: h * 0.4, tall: h * 0.035, waves: 1.4, floor: h * 0.7 }), 'url(#snow)'),
      ...wall,
      path(`M0,${h * 0.7} h${w} v${h * 0.3} h-${w} z`, 'url(#sea)'),
      times(26, (i) =>
        rect((i / 25) * w, h * 0.7, w * 0.05, h * (0.05 + 0.09 * rand()), '#d4eef3', 'opacity=".12"'),
      ).join(''),
      glints(rand, w, { from: h * 0.71, to: h, at: w * 0.5, spread: w, colour: '#e6f6f7', count: 200, strength: 0.4 }),
      times(11, () => {
        const x = rand() * w
        const y = h * between(rand, 0.75, 0.93)
        const s = (y / h - 0.68) * 260
        return (
          polygon(
            [
              [x - s, y],
              [x - s * 0.4, y - s * 0.5],
              [x + s * 0.1, y - s * 0.34],
              [x + s * 0.5, y - s * 0.62],
              [x + s, y],
            ],
            '#eaf6f8',
          ) +
          polygon(
            [
              [x + s * 0.1, y - s * 0.34],
              [x + s * 0.5, y - s * 0.62],
              [x + s, y],
            ],
            '#9cc8d8',
          ) +
          ellipse(x, y + 3, s * 1.1, s * 0.09, '#bfe3ea', 'opacity=".6"')
        )
      }).join(''),
      // A boat, for the scale of it.
      polygon(
        [
          [w * 0.3, h * 0.785],
          [w * 0.37, h * 0.785],
          [w * 0.36, h * 0.802],
          [w * 0.31, h * 0.802],
        ],
        '#d1472f',
      ),
      rect(w * 0.325, h * 0.768, w * 0.02, h * 0.018, '#f7f2e6'),
      line(w * 0.34, h * 0.768, w * 0.34, h * 0.74, '#26323c', 2.4),
    ].join(''),
  })
}

export const vineyards: Scene = (w, h) => {
  const rand = chance(71)
  const rowsOn = (y: number, tall: number, count: number, lean: number, tone: string): string =>
    times(count, (i) => {
      const x = (i / count) * w * 1.6 - w * 0.3
      return path(
        `M${round(x)},${round(y)} Q${round(x + lean * 0.4)},${round(y + tall * 0.5)} ${round(x + lean + (x - w / 2) * 0.7)},${round(y + tall)}`,
        'none',
        `stroke="${tone}" stroke-width="${round(4 + tall * 0.03)}" stroke-dasharray="${round(3 + tall * 0.03)} ${round(2 + tall * 0.008)}" stroke-linecap="round"`,
      )
    }).join('')
  return sheet(w, h, {
    seed: 71,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#7fa8b8'],
        [0.6, '#f2d9a8'],
        [1, '#f7c27a'],
      ]) +
      linear('a', [
        [0, '#c9a24a'],
        [1, '#8d8a35'],
      ]) +
      linear('b', [
        [0, '#a89a3c'],
        [1, '#5f6f2c'],
      ]) +
      linear('c', [
        [0, '#7d8330'],
        [1, '#334a20'],
      ]) +
      radial('sun', [
        [0, '#fff9e6'],
        [0.3, '#ffe6ad', 0.7],
        [1, '#ffd488', 0],
      ]),
    body: [
      rect(0, 0, w, h * 0.6, 'url(#sky)'),
      mist(0, 0, w, h * 0.35, 0.35),
      circle(w * 0.22, h * 0.27, h * 0.4, 'url(#sun)'),
      circle(w * 0.22, h * 0.27, h * 0.04, '#fffdf3'),
      path(ridge(rand, w, { y: h * 0.36, tall: h * 0.1, rough: 0.46, floor: h }), '#b99f87'),
      path(ridge(rand, w, { y: h * 0.4, tall: h * 0.07, rough: 0.44, floor: h }), '#9f8b5c'),
      `<clipPath id="h1"><path d="${swell(chance(3), w, { y: h * 0.47, tall: h * 0.045, waves: 1.2, floor: h })}"/></clipPath><clipPath id="h2"><path d="${swell(chance(4), w, { y: h * 0.62, tall: h * 0.05, waves: 0.9, floor: h })}"/></clipPath>`,
      path(swell(chance(3), w, { y: h * 0.47, tall: h * 0.045, waves: 1.2, floor: h }), 'url(#a)'),
      group(rowsOn(h * 0.4, h * 0.3, 60, 60, '#6f7a2a'), 'clip-path="url(#h1)" opacity=".8"'),
      // The house on the hill, with its cypresses.
      polygon(
        [
          [w * 0.69, h * 0.455],
          [w * 0.69, h * 0.405],
          [w * 0.725, h * 0.38],
          [w * 0.76, h * 0.405],
          [w * 0.76, h * 0.455],
        ],
        '#efe0c2',
      ),
      polygon(
        [
          [w * 0.684, h * 0.408],
          [w * 0.725, h * 0.375],
          [w * 0.766, h * 0.408],
        ],
        '#b0573a',
      ),
      rect(w * 0.76, h * 0.415, w * 0.045, h * 0.04, '#e2cda8'),
      rect(w * 0.757, h * 0.405, w * 0.052, h * 0.014, '#a24e35'),
      rect(w * 0.705, h * 0.42, w * 0.01, h * 0.018, '#6b4a36'),
      rect(w * 0.735, h * 0.42, w * 0.01, h * 0.018, '#6b4a36'),
      times(6, (i) =>
        ellipse(
          w * (0.645 + i * 0.009 + (i > 2 ? 0.148 : 0)),
          h * 0.42,
          w * 0.0052,
          h * between(rand, 0.035, 0.055),
          '#31462a',
        ),
      ).join(''),
      path(swell(chance(4), w, { y: h * 0.62, tall: h * 0.05, waves: 0.9, floor: h }), 'url(#b)'),
      group(rowsOn(h * 0.55, h * 0.45, 44, 120, '#3f5a22'), 'clip-path="url(#h2)"'),
      path(swell(chance(6), w, { y: h * 0.87, tall: h * 0.03, waves: 0.7, floor: h }), 'url(#c)'),
      times(34, (i) => {
        const x = (i / 33) * w
        const y = h * (0.9 + 0.03 * Math.sin(i))
        return (
          times(5, () =>
            ellipse(
              x + between(rand, -34, 34),
              y + between(rand, -26, 40),
              24,
              15,
              ['#22391a', '#3f5a22', '#58742a'][Math.floor(rand() * 3)] ?? '',
            ),
          ).join('') +
          times(
            4,
            () =>
              circle(x + between(rand, -22, 22), y + between(rand, -4, 44), 6.5, '#4a2447') +
              circle(x + between(rand, -22, 22), y + between(rand, -4, 44), 6.5, '#6b3160'),
          ).join('')
        )
      }).join(''),
    ].join(''),
  })
}
