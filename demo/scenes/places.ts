/** Four places: a bank, a village on a hill by night, a road by the sea, a loom. */

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
import { cyclist } from './races.ts'

export const centralBank: Scene = (w, h) => {
  const rand = chance(701)
  const person = (x: number, y: number, s: number): string =>
    polygon(
      [
        [x, y],
        [x + s * 0.5, y],
        [x + s * 4, y + s * 0.9],
        [x + s * 3.4, y + s],
      ],
      '#4a4238',
      'opacity=".35"',
    ) +
    circle(x, y - s * 2.9, s * 0.3, '#2a2622') +
    path(
      `M${round(x - s * 0.5)},${round(y)} L${round(x - s * 0.42)},${round(y - s * 2)} Q${round(x)},${round(y - s * 2.9)} ${round(x + s * 0.42)},${round(y - s * 2)} L${round(x + s * 0.5)},${round(y)} Z`,
      ['#2f3d4f', '#5a3a34', '#38463a'][Math.floor(rand() * 3)] ?? '',
    )
  return sheet(w, h, {
    seed: 701,
    edge: 0.3,
    defs:
      linear('sky', [
        [0, '#5f8aa8'],
        [1, '#e8dcc0'],
      ]) +
      linear('stone', [
        [0, '#f2e6cf'],
        [1, '#c9b590'],
      ]) +
      linear(
        'column',
        [
          [0, '#fff6e2'],
          [0.4, '#e8d8b8'],
          [1, '#8f7f66'],
        ],
        [0, 0, 1, 0],
      ) +
      linear('deep', [
        [0, '#4a4034'],
        [1, '#2a241e'],
      ]) +
      linear('ground', [
        [0, '#d8c8a8'],
        [1, '#9a876a'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      mist(0, 0, w, h * 0.5, 0.6),
      rect(w * 0.08, h * 0.34, w * 0.84, h * 0.42, 'url(#deep)'),
      times(
        8,
        (i) =>
          rect(w * (0.155 + i * 0.098), h * 0.44, w * 0.035, h * 0.3, '#1f1a16') +
          rect(w * (0.155 + i * 0.098), h * 0.44, w * 0.035, h * 0.14, '#c98f4a', 'opacity=".5"'),
      ).join(''),
      times(9, (i) => {
        const x = w * (0.095 + i * 0.098)
        return (
          rect(x, h * 0.35, w * 0.046, h * 0.4, 'url(#column)') +
          times(4, (k) =>
            line(
              x + w * (0.009 + k * 0.0095),
              h * 0.36,
              x + w * (0.009 + k * 0.0095),
              h * 0.74,
              '#a8977a',
              1.6,
              'opacity=".6"',
            ),
          ).join('') +
          rect(x - w * 0.008, h * 0.33, w * 0.062, h * 0.024, '#f2e6cf') +
          rect(x - w * 0.008, h * 0.735, w * 0.062, h * 0.024, '#e0d0b0')
        )
      }).join(''),
      rect(w * 0.06, h * 0.265, w * 0.88, h * 0.068, 'url(#stone)'),
      rect(w * 0.05, h * 0.255, w * 0.9, h * 0.014, '#f8efdc'),
      polygon(
        [
          [w * 0.05, h * 0.255],
          [w * 0.5, h * 0.09],
          [w * 0.95, h * 0.255],
        ],
        '#e8dabb',
      ),
      polygon(
        [
          [w * 0.12, h * 0.243],
          [w * 0.5, h * 0.108],
          [w * 0.88, h * 0.243],
        ],
        '#cdbb96',
      ),
      circle(w * 0.5, h * 0.19, h * 0.04, '#b09a70'),
      circle(w * 0.5, h * 0.19, h * 0.03, '#e8dabb'),
      line(w * 0.5, h * 0.19, w * 0.5, h * 0.168, '#4a4034', 4),
      line(w * 0.5, h * 0.19, w * 0.51, h * 0.198, '#4a4034', 4),
      times(6, (i) =>
        rect(
          w * (0.05 - i * 0.008),
          h * (0.758 + i * 0.02),
          w * (0.9 + i * 0.016),
          h * 0.021,
          i % 2 ? '#d0bf9c' : '#e6d8b8',
        ),
      ).join(''),
      rect(0, h * 0.878, w, h * 0.13, 'url(#ground)'),
      line(w * 0.5, h * 0.09, w * 0.5, h * 0.01, '#4a4034', 4),
      path(
        `M${w * 0.502},${h * 0.012} q${w * 0.03},${h * 0.014} ${w * 0.06},0 l0,${h * 0.04} q-${w * 0.03},${h * 0.014} -${w * 0.06},0 z`,
        '#2f6f8f',
      ),
      group(
        polygon(
          [
            [w * 0.62, h * 0.255],
            [w, h * 0.1],
            [w, h * 0.88],
            [w * 0.8, h * 0.88],
          ],
          '#1f2a3a',
          'opacity=".16"',
        ),
        'filter="url(#soft)"',
      ),
      person(w * 0.2, h * 0.93, 26),
      person(w * 0.45, h * 0.9, 20),
      person(w * 0.48, h * 0.905, 20),
      person(w * 0.76, h * 0.95, 30),
      times(7, (i) =>
        path(
          `M${round(w * (0.14 + i * 0.03 + 0.01 * rand()))},${round(h * (0.13 + 0.05 * rand()))} q8,-7 15,4 q7,-11 15,-4`,
          'none',
          'stroke="#3f4a55" stroke-width="3"',
        ),
      ).join(''),
    ].join(''),
  })
}

export const hillVillage: Scene = (w, h) => {
  const rand = chance(713)
  const house = (x: number, y: number, s: number): string => {
    const wall = ['#3f4a66', '#4a5270', '#38425c'][Math.floor(rand() * 3)] ?? ''
    return (
      rect(x, y - s, s * 1.5, s, wall) +
      polygon(
        [
          [x - s * 0.14, y - s],
          [x + s * 0.75, y - s * 1.6],
          [x + s * 1.64, y - s],
        ],
        '#232b42',
      ) +
      (rand() < 0.72
        ? rect(x + s * 0.28, y - s * 0.72, s * 0.3, s * 0.36, '#ffd98a') +
          circle(x + s * 0.43, y - s * 0.54, s * 0.8, '#ffcf7a', 'opacity=".13"')
        : '') +
      (rand() < 0.6 ? rect(x + s * 0.95, y - s * 0.72, s * 0.3, s * 0.36, '#ffcf7a') : '')
    )
  }
  const tiers = times(6, (row) => {
    const y = h * (0.5 + row * 0.085)
    const s = 24 + row * 9
    return (
      path(
        swell(chance(40 + row), w, { y: y + 8, tall: h * 0.02, waves: 0.8, floor: h }),
        ['#2c3a50', '#273449', '#222d42', '#1d273a', '#182132', '#131a29'][row] ?? '',
      ) +
      times(13 - row, (i) =>
        rand() < 0.2 ? '' : house(w * ((i + between(rand, 0, 0.4)) / (13 - row)), y + between(rand, -6, 18), s),
      ).join('')
    )
  })
  return sheet(w, h, {
    seed: 713,
    edge: 0.45,
    defs:
      linear('sky', [
        [0, '#0d1428'],
        [0.6, '#2f3f5f'],
        [1, '#6f7f8f'],
      ]) +
      radial('bell', [
        [0, '#ffe9b8', 0.9],
        [1, '#ffd07a', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      mist(0, 0, w, h * 0.5, 0.6, 'dark'),
      mist(0, h * 0.05, w, h * 0.4, 0.3),
      path(ridge(rand, w, { y: h * 0.36, tall: h * 0.22, rough: 0.5, floor: h }), '#26344a'),
      mist(0, h * 0.25, w, h * 0.25, 0.35),
      path(ridge(rand, w, { y: h * 0.46, tall: h * 0.1, rough: 0.48, floor: h }), '#2f3d55'),
      ...tiers.slice(0, 3),
      rect(w * 0.6, h * 0.33, w * 0.05, h * 0.32, '#55607f'),
      polygon(
        [
          [w * 0.592, h * 0.335],
          [w * 0.625, h * 0.22],
          [w * 0.658, h * 0.335],
        ],
        '#232b42',
      ),
      rect(w * 0.612, h * 0.36, w * 0.026, h * 0.06, '#ffd98a'),
      circle(w * 0.625, h * 0.39, h * 0.13, 'url(#bell)'),
      path(
        `M${w * 0.616},${h * 0.405} q0,-${h * 0.035} ${w * 0.009},-${h * 0.035} q${w * 0.009},0 ${w * 0.009},${h * 0.035} z`,
        '#3a2a1c',
      ),
      rect(w * 0.52, h * 0.52, w * 0.14, h * 0.13, '#4a5573'),
      polygon(
        [
          [w * 0.51, h * 0.525],
          [w * 0.59, h * 0.465],
          [w * 0.67, h * 0.525],
        ],
        '#232b42',
      ),
      ...tiers.slice(3),
      times(26, (i) => {
        const t = i / 25
        const x = w * (0.3 + 0.3 * t) + Math.sin(t * 7) * w * 0.03
        const y = h * (1 - 0.4 * t)
        return circle(x, y, 6 - 3 * t, '#ffe9b8') + circle(x, y, 20 - 10 * t, '#ffcf7a', 'opacity=".22"')
      }).join(''),
      group(
        times(120, () => {
          const x = rand() * w * 1.1
          const y = rand() * h
          return line(x, y, x - 12, y + 40, '#cfdcea', 1, 'opacity=".16"')
        }).join(''),
      ),
    ].join(''),
  })
}

export const seaRoad: Scene = (w, h) => {
  const rand = chance(727)
  return sheet(w, h, {
    seed: 727,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#7fb8c8'],
        [1, '#f8f0d8'],
      ]) +
      linear('sea', [
        [0, '#3f9aa8'],
        [1, '#8fd0c8'],
      ]) +
      linear('road', [
        [0, '#6f6a70'],
        [1, '#8f8a8c'],
      ]) +
      linear('grass', [
        [0, '#b8b45a'],
        [1, '#7f8a3a'],
      ]),
    body: [
      rect(0, 0, w, h * 0.45, 'url(#sky)'),
      mist(0, 0, w, h * 0.42, 0.8),
      rect(0, h * 0.42, w, h * 0.3, 'url(#sea)'),
      glints(rand, w, {
        from: h * 0.43,
        to: h * 0.68,
        at: w * 0.5,
        spread: w,
        colour: '#f4fff4',
        count: 240,
        strength: 0.7,
      }),
      path(ridge(rand, w * 0.4, { y: h * 0.41, tall: h * 0.05, rough: 0.48, floor: h * 0.425 }), '#5f8a94'),
      rect(w * 0.83, h * 0.27, w * 0.022, h * 0.17, '#f8f4e8'),
      rect(w * 0.83, h * 0.32, w * 0.022, h * 0.035, '#c8483a'),
      rect(w * 0.834, h * 0.245, w * 0.014, h * 0.026, '#2a3040'),
      path(`M${w * 0.74},${h * 0.45} Q${w * 0.84},${h * 0.4} ${w},${h * 0.43} V${h * 0.5} H${w * 0.7} Z`, '#8f8a5a'),
      times(26, (i) =>
        path(
          `M${round(w * (i / 25) - 40)},${round(h * (0.67 + 0.008 * Math.sin(i * 2)))} q40,-16 90,0`,
          'none',
          'stroke="#fff" stroke-width="5" opacity=".7"',
        ),
      ).join(''),
      rect(0, h * 0.68, w, h * 0.34, 'url(#grass)'),
      times(220, () => {
        const x = rand() * w
        const y = h * between(rand, 0.69, 0.75)
        return line(
          x,
          y,
          x + 16,
          y - between(rand, 12, 30),
          ['#d8cf7a', '#8a9440', '#c8bc5a'][Math.floor(rand() * 3)] ?? '',
          2,
        )
      }).join(''),
      rect(0, h * 0.76, w, h * 0.18, 'url(#road)'),
      line(0, h * 0.765, w, h * 0.765, '#f4ecd8', 5),
      line(0, h * 0.935, w, h * 0.935, '#f4ecd8', 6),
      times(9, (i) => rect(w * (i / 8.5), h * 0.838, w * 0.06, h * 0.008, '#f4ecd8', 'opacity=".8"')).join(''),
      ellipse(w * 0.45, h * 0.905, w * 0.13, h * 0.014, '#2f2a30', 'opacity=".45" filter="url(#hazy)"'),
      cyclist(w * 0.44, h * 0.9, 4, '#f0c419', '#1d1a22'),
      times(11, (i) =>
        line(
          w * (0.02 + 0.028 * i),
          h * between(rand, 0.56, 0.86),
          w * (0.12 + 0.028 * i),
          h * between(rand, 0.56, 0.86),
          '#fff',
          2.4,
          'opacity="0"',
        ),
      ).join(''),
      times(9, () => {
        const x = w * between(rand, 0, 0.8)
        const y = h * between(rand, 0.5, 0.9)
        return path(
          `M${round(x)},${round(y)} q70,-14 ${round(between(rand, 120, 220))},-2`,
          'none',
          'stroke="#ffffff" stroke-width="2.6" opacity=".4" stroke-linecap="round"',
        )
      }).join(''),
      times(5, (i) =>
        path(
          `M${round(w * (0.56 + i * 0.05))},${round(h * (0.16 + 0.06 * rand()))} q10,-9 19,5 q9,-14 19,-5`,
          'none',
          'stroke="#4a5a66" stroke-width="3.4"',
        ),
      ).join(''),
      rect(0, h * 0.955, w, h * 0.05, 'url(#grass)'),
    ].join(''),
  })
}

export const loom: Scene = (w, h) => {
  const rand = chance(739)
  const tones = ['#c8323a', '#f0a92f', '#2f6f7a', '#f4e6c8', '#6a2a5a', '#e0602f']
  const cell = w / 52
  const motif = (x: number, y: number): number => (Math.abs(((x + 60) % 13) - 6) + Math.abs(((y + 60) % 13) - 6)) % 7
  return sheet(w, h, {
    seed: 739,
    edge: 0.45,
    grain: 0.14,
    defs:
      linear('back', [
        [0, '#3a2018'],
        [1, '#1c100c'],
      ]) +
      linear(
        'light',
        [
          [0, '#fff0c8', 0.35],
          [1, '#1c0c0c', 0.4],
        ],
        [0, 0, 1, 1],
      ),
    body: [
      rect(0, 0, w, h, 'url(#back)'),
      times(104, (i) =>
        line(
          (i / 104) * w + 4,
          0,
          (i / 104) * w + 4,
          h * 0.46,
          tones[Math.floor(i / 8) % 6] ?? '',
          3.2,
          'opacity=".85"',
        ),
      ).join(''),
      times(24, (row) =>
        times(52, (col) => {
          const m = motif(col, row)
          return path(
            `M${round(col * cell)},${round(h * 0.44 + row * cell * 0.78)} q${round(cell / 2)},${round(-cell * 0.26)} ${round(cell)},0 v${round(cell * 0.7)} q${round(-cell / 2)},${round(cell * 0.26)} ${round(-cell)},0 z`,
            row % 8 === 7 ? '#f4e6c8' : (tones[(m + Math.floor(row / 8)) % 6] ?? ''),
          )
        }).join(''),
      ).join(''),
      rect(-10, h * 0.405, w + 20, h * 0.035, '#8a5a30'),
      rect(-10, h * 0.405, w + 20, h * 0.01, '#c8904f'),
      rect(-10, h * 0.1, w + 20, h * 0.04, '#7a4a26'),
      rect(-10, h * 0.1, w + 20, h * 0.012, '#b87f42'),
      path(
        `M${w * 0.5},${h * 0.36} q${w * 0.08},-${h * 0.035} ${w * 0.16},0 q-${w * 0.08},${h * 0.035} -${w * 0.16},0 z`,
        '#d8a860',
      ),
      rect(w * 0.545, h * 0.349, w * 0.07, h * 0.022, '#c8323a', 'rx="8"'),
      line(w * 0.5, h * 0.36, 0, h * 0.43, '#c8323a', 3.4),
      path(
        `M${w},${h * 0.62} Q${w * 0.83},${h * 0.52} ${w * 0.72},${h * 0.44} Q${w * 0.655},${h * 0.385} ${w * 0.64},${h * 0.37} Q${w * 0.66},${h * 0.335} ${w * 0.7},${h * 0.36} L${w * 0.715},${h * 0.335} Q${w * 0.74},${h * 0.33} ${w * 0.75},${h * 0.36} Q${w * 0.86},${h * 0.41} ${w},${h * 0.44} Z`,
        '#9a6240',
      ),
      path(`M${w},${h * 0.44} L${w * 0.9},${h * 0.415} L${w * 0.87},${h * 0.56} L${w},${h * 0.64} Z`, '#2f4f6a'),
      times(5, (i) =>
        line(w * (0.895 - i * 0.006), h * (0.43 + i * 0.03), w, h * (0.46 + i * 0.036), tones[i] ?? '', 7),
      ).join(''),
      times(3, (i) =>
        line(
          w * (0.66 + i * 0.02),
          h * (0.372 + i * 0.012),
          w * (0.72 + i * 0.02),
          h * (0.4 + i * 0.014),
          '#7a4a2c',
          3,
          'opacity=".6"',
        ),
      ).join(''),
      rect(0, 0, w, h, 'url(#light)'),
      times(40, () => circle(rand() * w, rand() * h * 0.4, between(rand, 0.8, 2.2), '#fff0c8', 'opacity=".4"')).join(
        '',
      ),
    ].join(''),
  })
}
