/** Small boats: at anchor, under sail, rowed. */

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
  times,
} from './draw.ts'

export const boatsInFog: Scene = (w, h) => {
  const rand = chance(606)
  const boat = (x: number, y: number, s: number, hull: string, house: string): string =>
    [
      path(
        `M${round(x - s)},${round(y - s * 0.18)} Q${round(x)},${round(y - s * 0.05)} ${round(x + s * 0.85)},${round(y - s * 0.16)} L${round(x + s * 1.1)},${round(y - s * 0.34)} L${round(x + s * 0.84)},${round(y + s * 0.12)} L${round(x - s * 0.86)},${round(y + s * 0.12)} Z`,
        hull,
      ),
      rect(x - s * 0.7, y - s * 0.56, s * 0.56, s * 0.46, house),
      rect(x - s * 0.64, y - s * 0.5, s * 0.44, s * 0.14, '#24343f'),
      rect(x - s * 0.76, y - s * 0.6, s * 0.68, s * 0.05, hull),
      line(x + s * 0.22, y - s * 0.12, x + s * 0.22, y - s * 1.25, '#3a3330', round(s * 0.04)),
      line(x + s * 0.22, y - s * 1.1, x + s * 0.92, y - s * 0.35, '#3a3330', round(s * 0.022)),
      line(x + s * 0.22, y - s * 1.2, x - s * 0.42, y - s * 0.58, '#3a3330', round(s * 0.014)),
      line(x + s * 0.22, y - s * 1.24, x + s * 1.08, y - s * 0.34, '#3a3330', round(s * 0.012)),
      path(
        `M${round(x - s * 0.8)},${round(y + s * 0.16)} h${round(s * 1.6)} l${round(-s * 0.1)},${round(s * 0.34)} h${round(-s * 1.34)} z`,
        hull,
        'opacity=".22" filter="url(#soft)"',
      ),
      rect(x - s * 0.68, y + s * 0.3, s * 0.5, s * 0.2, house, 'opacity=".2" filter="url(#soft)"'),
    ].join('')
  return sheet(w, h, {
    seed: 606,
    edge: 0.2,
    defs:
      linear('sky', [
        [0, '#aebfc3'],
        [0.5, '#dfe3dc'],
        [1, '#efe6d3'],
      ]) +
      linear('sea', [
        [0, '#e6e2d5'],
        [1, '#8aa3a8'],
      ]) +
      radial('sun', [
        [0, '#fffdf4'],
        [0.25, '#fff6da', 0.7],
        [1, '#fff6da', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      circle(w * 0.7, h * 0.28, h * 0.4, 'url(#sun)'),
      circle(w * 0.7, h * 0.28, h * 0.045, '#fffef8'),
      times(15, (i) => {
        const x = w * (i / 15)
        const y = h * between(rand, 0.41, 0.47)
        return (
          rect(x, y, w * 0.06, h * 0.5 - y + h * 0.03, '#b9c3c1') +
          polygon(
            [
              [x - 4, y],
              [x + w * 0.03, y - h * 0.035],
              [x + w * 0.06 + 4, y],
            ],
            '#adb8b7',
          )
        )
      }).join(''),
      mist(0, h * 0.36, w, h * 0.2, 0.9),
      rect(0, h * 0.53, w, h * 0.47, 'url(#sea)'),
      boat(w * 0.2, h * 0.575, h * 0.07, '#93a3a4', '#c4cbc7'),
      boat(w * 0.83, h * 0.59, h * 0.08, '#8a9a9d', '#bfc7c4'),
      mist(0, h * 0.5, w, h * 0.2, 0.9),
      boat(w * 0.52, h * 0.66, h * 0.14, '#5f8086', '#dcd9cc'),
      mist(0, h * 0.6, w, h * 0.2, 0.7),
      boat(w * 0.25, h * 0.79, h * 0.22, '#b1493a', '#efe8d8'),
      boat(w * 0.8, h * 0.85, h * 0.25, '#2f5d68', '#f2ead8'),
      glints(rand, w, {
        from: h * 0.56,
        to: h,
        at: w * 0.7,
        spread: w * 0.22,
        colour: '#fffdf0',
        count: 160,
        strength: 0.8,
      }),
      glints(rand, w, {
        from: h * 0.7,
        to: h,
        at: w * 0.4,
        spread: w * 0.7,
        colour: '#6f8b92',
        count: 140,
        strength: 0.4,
      }),
      times(6, (i) =>
        path(
          `M${round(w * (0.36 + i * 0.04))},${round(h * (0.2 + 0.05 * rand()))} q8,-7 15,4 q7,-11 15,-4`,
          'none',
          'stroke="#58696d" stroke-width="3"',
        ),
      ).join(''),
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
