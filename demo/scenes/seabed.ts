/** Under water: a reef and a cable. */

import {
  between,
  chance,
  circle,
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

export const coralReef: Scene = (w, h) => {
  const rand = chance(288)
  const branch = (x: number, y: number, length: number, angle: number, wide: number, colour: string): string => {
    if (length < 9) return circle(x, y, wide * 0.8, '#fff0d8', 'opacity=".85"')
    const x2 = x + Math.cos(angle) * length
    const y2 = y + Math.sin(angle) * length
    return (
      line(x, y, x2, y2, colour, round(wide), 'stroke-linecap="round"') +
      branch(x2, y2, length * 0.72, angle - between(rand, 0.25, 0.6), wide * 0.74, colour) +
      branch(x2, y2, length * 0.72, angle + between(rand, 0.25, 0.6), wide * 0.74, colour)
    )
  }
  const fan = (x: number, y: number, r: number, colour: string): string =>
    times(15, (i) => {
      const a = Math.PI * (1.12 + (i / 14) * 0.76)
      return path(
        `M${round(x)},${round(y)} Q${round(x + Math.cos(a) * r * 0.5)},${round(y + Math.sin(a) * r * 0.7)} ${round(x + Math.cos(a) * r)},${round(y + Math.sin(a) * r)}`,
        'none',
        `stroke="${colour}" stroke-width="5" stroke-linecap="round"`,
      )
    }).join('') +
    times(5, (i) =>
      path(
        `M${round(x - r * (0.3 + i * 0.13))},${round(y - r * (0.16 + i * 0.05))} A${round(r * (0.34 + i * 0.13))},${round(r * (0.34 + i * 0.13))} 0 0 1 ${round(x + r * (0.3 + i * 0.13))},${round(y - r * (0.16 + i * 0.05))}`,
        'none',
        `stroke="${colour}" stroke-width="2.4" opacity=".8"`,
      ),
    ).join('')
  const fish = (x: number, y: number, s: number, a: string, b: string, flip = 1): string =>
    group(
      path(`M0,0 Q${18 * s},${-17 * s} ${42 * s},0 Q${18 * s},${17 * s} 0,0 Z`, a) +
        polygon(
          [
            [4 * s, 0],
            [-14 * s, -11 * s],
            [-14 * s, 11 * s],
          ],
          b,
        ) +
        rect(16 * s, -10 * s, 5 * s, 20 * s, b) +
        circle(33 * s, -2 * s, 2 * s, '#10202a'),
      `transform="translate(${round(x)} ${round(y)}) scale(${flip} 1)"`,
    )
  return sheet(w, h, {
    seed: 288,
    edge: 0.45,
    defs:
      linear('water', [
        [0, '#8fe6e0'],
        [0.25, '#2fb0c0'],
        [0.65, '#0f6a94'],
        [1, '#06304f'],
      ]) +
      linear('ray', [
        [0, '#f0fff4', 0.6],
        [1, '#f0fff4', 0],
      ]) +
      linear('rock', [
        [0, '#2a5a6a'],
        [1, '#0a2438'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#water)'),
      group(
        times(9, (i) => {
          const x = w * (0.1 + i * 0.1)
          return polygon(
            [
              [x, -10],
              [x + between(rand, 20, 70), -10],
              [x + w * 0.16 + 60, h * 0.85],
              [x + w * 0.08, h * 0.85],
            ],
            'url(#ray)',
            `opacity="${round(between(rand, 0.15, 0.5))}"`,
          )
        }).join(''),
        'filter="url(#soft)" style="mix-blend-mode:screen"',
      ),
      mist(0, 0, w, h * 0.3, 0.35),
      times(36, (i) =>
        fish(
          w * between(rand, 0.4, 0.75) + i * 3,
          h * between(rand, 0.16, 0.42),
          between(rand, 0.4, 0.75),
          '#cfeef0',
          '#7fc0cc',
        ),
      ).join(''),
      path(ridge(rand, w, { y: h * 0.72, tall: h * 0.2, rough: 0.52, floor: h }), '#17607a', 'opacity=".8"'),
      path(ridge(rand, w, { y: h * 0.84, tall: h * 0.14, rough: 0.52, floor: h }), 'url(#rock)'),
      times(8, (i) =>
        branch(
          w * (0.06 + i * 0.125),
          h * between(rand, 0.86, 0.94),
          h * between(rand, 0.05, 0.075),
          -Math.PI / 2 + between(rand, -0.2, 0.2),
          12,
          ['#ff8f6a', '#f25f7a', '#ffb84a', '#c86fd0'][i % 4] ?? '',
        ),
      ).join(''),
      fan(w * 0.2, h * 0.92, h * 0.26, '#e0508a'),
      fan(w * 0.83, h * 0.94, h * 0.3, '#f07a3a'),
      times(11, () => {
        const x = rand() * w
        const r = between(rand, 26, 62)
        const y = h * between(rand, 0.94, 1.0)
        return (
          circle(x, y, r, ['#d98a5a', '#8fae5a', '#c05a7a', '#e0b45a'][Math.floor(rand() * 4)] ?? '') +
          times(7, (i) =>
            path(
              `M${round(x - r + (i * r * 2) / 7)},${round(y - r * 0.3)} q${round(r * 0.14)},${round(-r * 0.3)} ${round(r * 0.28)},0`,
              'none',
              'stroke="#00000030" stroke-width="3"',
            ),
          ).join('')
        )
      }).join(''),
      fish(w * 0.42, h * 0.56, 2.3, '#ffb03a', '#f6f1e4'),
      fish(w * 0.58, h * 0.64, 1.7, '#ffb03a', '#f6f1e4'),
      fish(w * 0.7, h * 0.5, 1.9, '#5a6fe0', '#f4e04a', -1),
      fish(w * 0.3, h * 0.66, 1.4, '#5a6fe0', '#f4e04a', -1),
      times(50, () => {
        const x = w * between(rand, 0.1, 0.9)
        return circle(
          x,
          rand() * h * 0.8,
          between(rand, 1.5, 6),
          'none',
          'stroke="#eafffb" stroke-width="1.6" opacity=".6"',
        )
      }).join(''),
    ].join(''),
  })
}

export const seabedCable: Scene = (w, h) => {
  const rand = chance(299)
  const run = (dy: number): string =>
    `M${-20},${round(h * (0.93 + dy))} C${round(w * 0.3)},${round(h * (0.96 + dy))} ${round(w * 0.36)},${round(h * (0.74 + dy))} ${round(w * 0.56)},${round(h * (0.74 + dy))} S${round(w * 0.9)},${round(h * (0.82 + dy))} ${w + 20},${round(h * (0.68 + dy))}`
  return sheet(w, h, {
    seed: 299,
    edge: 0.55,
    defs:
      linear('sky', [
        [0, '#26324f'],
        [1, '#e09a7a'],
      ]) +
      linear('deep', [
        [0, '#2f7f94'],
        [0.3, '#125070'],
        [1, '#03101f'],
      ]) +
      radial('lamp', [
        [0, '#f4fff0', 0.95],
        [0.25, '#bff0e0', 0.4],
        [1, '#bff0e0', 0],
      ]) +
      linear('sinking', [
        [0, '#bff6f0'],
        [1, '#9fe6e6', 0],
      ]) +
      linear('cone', [
        [0, '#dffff0', 0.75],
        [1, '#dffff0', 0],
      ]),
    body: [
      rect(0, 0, w, h * 0.23, 'url(#sky)'),
      mist(0, 0, w, h * 0.2, 0.4),
      rect(0, h * 0.22, w, h * 0.8, 'url(#deep)'),
      group(
        times(9, (i) =>
          polygon(
            [
              [w * (0.1 + i * 0.1), h * 0.22],
              [w * (0.13 + i * 0.1), h * 0.22],
              [w * (0.2 + i * 0.1), h * 0.7],
              [w * (0.1 + i * 0.1), h * 0.7],
            ],
            'url(#sinking)',
            'opacity=".16"',
          ),
        ).join(''),
        'filter="url(#soft)"',
      ),
      polygon(
        [
          [w * 0.43, h * 0.19],
          [w * 0.76, h * 0.19],
          [w * 0.79, h * 0.165],
          [w * 0.74, h * 0.255],
          [w * 0.47, h * 0.255],
        ],
        '#131b2c',
      ),
      polygon(
        [
          [w * 0.445, h * 0.222],
          [w * 0.757, h * 0.222],
          [w * 0.74, h * 0.255],
          [w * 0.47, h * 0.255],
        ],
        '#a83f34',
      ),
      rect(w * 0.64, h * 0.11, w * 0.08, h * 0.08, '#f2e9d8'),
      rect(w * 0.648, h * 0.12, w * 0.064, h * 0.014, '#26324f'),
      rect(w * 0.665, h * 0.075, w * 0.02, h * 0.036, '#f2e9d8'),
      circle(w * 0.49, h * 0.165, h * 0.028, 'none', 'stroke="#131b2c" stroke-width="9"'),
      circle(w * 0.55, h * 0.165, h * 0.028, 'none', 'stroke="#131b2c" stroke-width="9"'),
      path(
        `M${w * 0.44},${h * 0.18} q-${w * 0.02},${h * 0.02} -${w * 0.015},${h * 0.05}`,
        'none',
        'stroke="#131b2c" stroke-width="6"',
      ),
      line(0, h * 0.225, w, h * 0.225, '#ffdcb8', 2, 'opacity=".6"'),
      path(
        `M${w * 0.427},${h * 0.235} Q${w * 0.4},${h * 0.5} ${w * 0.46},${h * 0.655}`,
        'none',
        'stroke="#e8d9b0" stroke-width="3.4"',
      ),
      path(ridge(rand, w, { y: h * 0.78, tall: h * 0.12, rough: 0.5, floor: h }), '#0b3448'),
      path(swell(rand, w, { y: h * 0.88, tall: h * 0.03, waves: 1.1, floor: h }), '#07202f'),
      polygon(
        [
          [w * 0.485, h * 0.655],
          [w * 0.5, h * 0.645],
          [w * 0.72, h * 0.8],
          [w * 0.56, h * 0.86],
        ],
        'url(#cone)',
        'filter="url(#hazy)"',
      ),
      group(path(run(0), 'none', 'stroke="#ffb84a" stroke-width="26" opacity=".55"'), 'filter="url(#soft)"'),
      path(run(0), 'none', 'stroke="#0d1620" stroke-width="17"'),
      path(run(-0.004), 'none', 'stroke="#ffcf6a" stroke-width="4"'),
      times(14, (i) =>
        path(
          run(0),
          'none',
          `stroke="#fff6d0" stroke-width="5" stroke-dasharray="8 ${1700}" stroke-dashoffset="${-i * 118}"`,
        ),
      ).join(''),
      rect(w * 0.435, h * 0.6, w * 0.07, h * 0.05, '#f0c23a', 'rx="8"'),
      rect(w * 0.44, h * 0.648, w * 0.06, h * 0.026, '#1c2430'),
      circle(w * 0.497, h * 0.65, h * 0.09, 'url(#lamp)'),
      circle(w * 0.497, h * 0.648, 8, '#fff'),
      line(w * 0.45, h * 0.674, w * 0.452, h * 0.7, '#1c2430', 5),
      line(w * 0.49, h * 0.674, w * 0.5, h * 0.71, '#1c2430', 5),
      times(90, () =>
        circle(
          rand() * w,
          h * between(rand, 0.3, 0.98),
          between(rand, 0.6, 2.4),
          '#dffff4',
          `opacity="${round(between(rand, 0.1, 0.5))}"`,
        ),
      ).join(''),
      path(ridge(rand, w, { y: h * 0.985, tall: h * 0.04, rough: 0.5, floor: h }), '#020a12'),
    ].join(''),
  })
}
