/** Quiet rooms: a library and a gallery. */

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
