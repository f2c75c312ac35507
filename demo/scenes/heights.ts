/** High country: ridges in mist, a train, a crater. */

import {
  between,
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
  ridge,
  round,
  type Scene,
  sheet,
  times,
} from './draw.ts'

export const mistyMountains: Scene = (w, h) => {
  const rand = chance(42)
  const tones = ['#b9c8c4', '#94aeb0', '#6f9299', '#4b727f', '#2c5263', '#163748', '#0b2330']
  return sheet(w, h, {
    seed: 9,
    edge: 0.28,
    defs:
      linear('sky', [
        [0, '#f4d9b8'],
        [0.5, '#f6e6cd'],
        [1, '#dfe6dc'],
      ]) +
      radial('sun', [
        [0, '#fffaf0'],
        [0.3, '#ffeec9', 0.7],
        [1, '#ffe3b0', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      circle(w * 0.68, h * 0.25, h * 0.42, 'url(#sun)'),
      circle(w * 0.68, h * 0.25, h * 0.052, '#fffdf5'),
      ...tones.map(
        (tone, i) =>
          path(
            ridge(rand, w, { y: h * (0.42 + i * 0.085), tall: h * (0.17 + i * 0.012), rough: 0.5, floor: h }),
            tone,
          ) + (i < 6 ? mist(0, h * (0.4 + i * 0.085), w, h * 0.2, 0.5) : ''),
      ),
      times(46, (i) => {
        const x = w * (i / 45) + between(rand, -14, 14)
        const y = h * (0.93 + 0.05 * Math.sin(i * 0.7))
        const t = h * between(rand, 0.05, 0.11)
        return polygon(
          [
            [x - t * 0.22, y + 40],
            [x + t * 0.22, y + 40],
            [x, y - t],
          ],
          '#071b26',
        )
      }).join(''),
    ].join(''),
  })
}

export const mountainTrain: Scene = (w, h) => {
  const rand = chance(88)
  const deck = h * 0.6
  return sheet(w, h, {
    seed: 88,
    edge: 0.3,
    defs:
      linear('sky', [
        [0, '#d9b7b0'],
        [0.6, '#f3ddc6'],
        [1, '#f7ecd9'],
      ]) +
      linear('far', [
        [0, '#b7a3ae'],
        [1, '#d9c8c4'],
      ]) +
      linear('mid', [
        [0, '#7f6f86'],
        [1, '#b39ba2'],
      ]) +
      linear('near', [
        [0, '#40374f'],
        [1, '#251f33'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      mist(0, 0, w, h * 0.4, 0.4),
      path(
        `M${w * 0.3},${h * 0.52} L${w * 0.53},${h * 0.17} L${w * 0.57},${h * 0.155} L${w * 0.61},${h * 0.175} L${w * 0.9},${h * 0.52} Z`,
        'url(#far)',
      ),
      path(
        `M${w * 0.478},${h * 0.25} L${w * 0.53},${h * 0.17} L${w * 0.57},${h * 0.155} L${w * 0.61},${h * 0.175} L${w * 0.665},${h * 0.245} L${w * 0.635},${h * 0.235} L${w * 0.615},${h * 0.275} L${w * 0.585},${h * 0.235} L${w * 0.555},${h * 0.285} L${w * 0.53},${h * 0.24} L${w * 0.505},${h * 0.27} Z`,
        '#fbf5ee',
      ),
      mist(0, h * 0.35, w, h * 0.2, 0.7),
      path(ridge(rand, w, { y: h * 0.53, tall: h * 0.12, rough: 0.48, floor: h }), 'url(#mid)'),
      mist(0, h * 0.52, w, h * 0.2, 0.6),
      ...times(9, (i) => {
        const x = w * (0.02 + i * 0.125)
        return (
          rect(x, deck + h * 0.03, w * 0.018, h * 0.4, '#5c5065') +
          path(
            `M${round(x + w * 0.018)},${round(deck + h * 0.14)} Q${round(x + w * 0.0715)},${round(deck + h * 0.005)} ${round(x + w * 0.125)},${round(deck + h * 0.14)} L${round(x + w * 0.125)},${round(deck + h * 0.03)} L${round(x + w * 0.018)},${round(deck + h * 0.03)} Z`,
            '#5c5065',
          )
        )
      }),
      rect(0, deck + h * 0.015, w, h * 0.022, '#4c4158'),
      rect(0, deck + h * 0.009, w, h * 0.007, '#796b80'),
      // The train: a nose and four coaches, late light on its flank.
      path(
        `M${w * 0.93},${deck + h * 0.008} L${w * 0.14},${deck + h * 0.008} L${w * 0.14},${deck - h * 0.058} L${w * 0.82},${deck - h * 0.058} Q${w * 0.9},${deck - h * 0.05} ${w * 0.945},${deck - h * 0.005} Z`,
        '#f4efe6',
      ),
      rect(w * 0.14, deck - h * 0.014, w * 0.79, h * 0.007, '#b23a3a'),
      path(
        `M${w * 0.835},${deck - h * 0.048} Q${w * 0.882},${deck - h * 0.043} ${w * 0.905},${deck - h * 0.026} L${w * 0.845},${deck - h * 0.026} Z`,
        '#2a2f45',
      ),
      times(40, (i) =>
        i % 10 === 9
          ? line(w * (0.15 + i * 0.0165), deck - h * 0.058, w * (0.15 + i * 0.0165), deck + h * 0.008, '#8d8494', 3)
          : rect(w * (0.15 + i * 0.0165), deck - h * 0.044, w * 0.0115, h * 0.019, '#34394f'),
      ).join(''),
      mist(0, deck + h * 0.1, w, h * 0.22, 0.8),
      path(ridge(rand, w, { y: h * 0.86, tall: h * 0.1, rough: 0.46, floor: h }), 'url(#near)'),
      times(60, (i) => {
        const x = (i / 59) * w
        const y = h * (0.88 + 0.05 * Math.sin(i * 0.37))
        const t = h * between(rand, 0.05, 0.12)
        return polygon(
          [
            [x - t * 0.2, y + 50],
            [x + t * 0.2, y + 50],
            [x, y - t],
          ],
          '#1f1a2b',
        )
      }).join(''),
    ].join(''),
  })
}

export const volcano: Scene = (w, h) => {
  const rand = chance(17)
  return sheet(w, h, {
    seed: 17,
    edge: 0.45,
    defs:
      linear('sky', [
        [0, '#120f1f'],
        [0.6, '#4a2236'],
        [1, '#c4533a'],
      ]) +
      radial('glow', [
        [0, '#fff0b8'],
        [0.2, '#ff9a3c', 0.9],
        [1, '#e0402a', 0],
      ]) +
      linear('cone', [
        [0, '#3a1c26'],
        [1, '#0d0b14'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      times(80, () =>
        circle(rand() * w, rand() * h * 0.4, 0.6 + rand() * 1.2, '#fff', `opacity="${round(0.3 + rand() * 0.5)}"`),
      ).join(''),
      mist(0, 0, w, h * 0.6, 0.7, 'dark'),
      circle(w * 0.55, h * 0.36, h * 0.42, 'url(#glow)'),
      path(
        `M${w * 0.08},${h * 0.86} L${w * 0.49},${h * 0.36} Q${w * 0.55},${h * 0.395} ${w * 0.61},${h * 0.36} L${w},${h * 0.82} L${w},${h} L0,${h} Z`,
        'url(#cone)',
      ),
      ...times(9, (i) =>
        path(
          `M${round(w * (0.515 + i * 0.009))},${round(h * 0.378)} q${round(between(rand, -60, 60))},${round(h * 0.14)} ${round((i - 4) * 44)},${round(h * between(rand, 0.2, 0.42))}`,
          'none',
          `stroke="#ff8a3a" stroke-width="${round(between(rand, 2, 6))}" opacity="${round(between(rand, 0.5, 1))}" stroke-linecap="round"`,
        ),
      ),
      group(
        times(9, (i) =>
          ellipse(
            w * (0.55 + i * 0.028 + between(rand, -0.02, 0.02)),
            h * (0.3 - i * 0.033),
            w * (0.03 + i * 0.012),
            h * (0.04 + i * 0.012),
            i < 2 ? '#7d4238' : '#33232f',
            `opacity="${round(0.85 - i * 0.05)}"`,
          ),
        ).join(''),
        'filter="url(#soft)"',
      ),
      times(110, () => {
        const a = between(rand, -2.4, -0.7)
        const r = h * 0.3 * rand()
        return circle(
          w * 0.55 + Math.cos(a) * r * 0.8,
          h * 0.38 + Math.sin(a) * r,
          0.8 + 2 * rand(),
          '#ffcf7a',
          `opacity="${round(0.4 + 0.6 * rand())}"`,
        )
      }).join(''),
      path(ridge(rand, w, { y: h * 0.9, tall: h * 0.06, rough: 0.5, floor: h }), '#08070d'),
      times(16, () => rect(w * between(rand, 0.05, 0.5), h * between(rand, 0.89, 0.94), 4, 4, '#ffd58a')).join(''),
    ].join(''),
  })
}
