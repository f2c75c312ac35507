/** People together after dark: a market, a cinema, a festival. */

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

export const nightMarket: Scene = (w, h) => {
  const rand = chance(404)
  const lamp = (x: number, y: number, r: number, colour: string): string =>
    circle(x, y, r * 3.4, colour, 'opacity=".16" filter="url(#soft)"') +
    ellipse(x, y, r, r * 0.86, colour) +
    ellipse(x, y, r * 0.55, r * 0.8, '#fff3c9', 'opacity=".6"') +
    rect(x - r * 0.3, y - r * 1.02, r * 0.6, r * 0.2, '#3a1a18') +
    line(x, y - r, x, y - r * 1.9, '#1f0f14', 1.6)
  const stall = (x: number, y: number, wide: number, tall: number, a: string, b: string): string =>
    [
      rect(x, y - tall, wide, tall, '#2a1218'),
      rect(x + wide * 0.04, y - tall * 0.74, wide * 0.92, tall * 0.34, '#ffb45e', 'opacity=".9"'),
      rect(x + wide * 0.04, y - tall * 0.74, wide * 0.92, tall * 0.12, '#ffd994', 'opacity=".8"'),
      times(8, (i) =>
        polygon(
          [
            [x - wide * 0.05 + (i * wide * 1.1) / 8, y - tall * 0.76],
            [x - wide * 0.05 + ((i + 1) * wide * 1.1) / 8, y - tall * 0.76],
            [x + wide * 0.04 + ((i + 1) * wide * 0.92) / 8, y - tall * 1.08],
            [x + wide * 0.04 + (i * wide * 0.92) / 8, y - tall * 1.08],
          ],
          i % 2 ? a : b,
        ),
      ).join(''),
      rect(x, y - tall * 0.4, wide, tall * 0.05, '#7a3b22'),
      times(9, (i) =>
        circle(
          x + wide * (0.08 + i * 0.105),
          y - tall * 0.43,
          wide * 0.042,
          ['#e5533d', '#f2a33c', '#8fb04a', '#d94f6b', '#f6d365'][i % 5] ?? '',
        ),
      ).join(''),
      times(8, (i) =>
        circle(
          x + wide * (0.135 + i * 0.105),
          y - tall * 0.49,
          wide * 0.038,
          ['#f2a33c', '#8fb04a', '#e5533d', '#f6d365'][i % 4] ?? '',
        ),
      ).join(''),
      circle(x + wide * 0.35, y - tall * 0.64, wide * 0.055, '#4a2218'),
      path(
        `M${round(x + wide * 0.25)},${round(y - tall * 0.42)} q0,${round(-tall * 0.17)} ${round(wide * 0.1)},${round(-tall * 0.17)} q${round(wide * 0.1)},0 ${round(wide * 0.1)},${round(tall * 0.17)} z`,
        '#5d2430',
      ),
    ].join('')
  return sheet(w, h, {
    seed: 404,
    edge: 0.5,
    defs:
      linear('sky', [
        [0, '#1a1030'],
        [0.6, '#4a1f3f'],
        [1, '#8a3a3a'],
      ]) +
      linear('street', [
        [0, '#5a2a2a'],
        [1, '#150a14'],
      ]) +
      radial('warm', [
        [0, '#ffb25a', 0.55],
        [1, '#ffb25a', 0],
      ]),
    body: [
      rect(0, 0, w, h * 0.7, 'url(#sky)'),
      times(14, (i) =>
        rect(
          (i / 14) * w - 10,
          h * between(rand, 0.12, 0.34),
          w * 0.085,
          h * 0.5,
          ['#2a1530', '#331a36', '#241128'][i % 3] ?? '',
        ),
      ).join(''),
      times(70, () =>
        rect(rand() * w, h * between(rand, 0.2, 0.48), 7, 11, '#ffcf87', `opacity="${round(between(rand, 0.2, 0.7))}"`),
      ).join(''),
      rect(0, h * 0.66, w, h * 0.34, 'url(#street)'),
      ellipse(w * 0.5, h * 0.64, w * 0.6, h * 0.34, 'url(#warm)'),
      stall(w * 0.31, h * 0.7, w * 0.12, h * 0.2, '#b23a48', '#f4e3c8'),
      stall(w * 0.57, h * 0.7, w * 0.12, h * 0.2, '#2f7f7a', '#f4e3c8'),
      stall(w * 0.02, h * 0.84, w * 0.26, h * 0.36, '#e08a3c', '#f8ecd2'),
      stall(w * 0.73, h * 0.84, w * 0.26, h * 0.36, '#a83246', '#f8ecd2'),
      ...times(
        4,
        (row) =>
          path(
            `M${-20},${round(h * (0.1 + row * 0.075))} Q${round(w * 0.5)},${round(h * (0.34 + row * 0.06))} ${w + 20},${round(h * (0.08 + row * 0.075))}`,
            'none',
            'stroke="#1f0f14" stroke-width="2"',
          ) +
          times(11 - row, (i) => {
            const t = (i + 0.5) / (11 - row)
            const y =
              (1 - t) ** 2 * (0.1 + row * 0.075) + 2 * t * (1 - t) * (0.34 + row * 0.06) + t * t * (0.08 + row * 0.075)
            return lamp(
              t * w,
              h * y + 22,
              between(rand, 13, 22) - row * 1.5,
              ['#ff8a3c', '#ffb648', '#f25a4a', '#ffd36e'][Math.floor(rand() * 4)] ?? '',
            )
          }).join(''),
      ).reverse(),
      group(
        times(8, (i) =>
          ellipse(
            w * (0.16 + 0.03 * i),
            h * (0.5 - 0.035 * i),
            20 + i * 7,
            14 + i * 4,
            '#ffe9d0',
            `opacity="${round(0.16 - i * 0.015) || 0.05}"`,
          ),
        ).join(''),
        'filter="url(#soft)"',
      ),
      times(60, () =>
        ellipse(
          rand() * w,
          h * between(rand, 0.86, 1),
          between(rand, 10, 50),
          1.6,
          '#ffb868',
          `opacity="${round(between(rand, 0.1, 0.4))}"`,
        ),
      ).join(''),
      times(13, (i) => {
        const x = w * (0.3 + i * 0.034 + 0.01 * rand())
        const s = h * between(rand, 0.05, 0.085) * (i % 4 === 0 ? 1.5 : 1)
        const y = h * (0.83 + 0.06 * rand()) + s
        return (
          circle(x, y - s * 2.2, s * 0.3, '#12080f') +
          path(
            `M${round(x - s * 0.46)},${round(y)} q${round(-s * 0.1)},${round(-s * 1.85)} ${round(s * 0.46)},${round(-s * 1.85)} q${round(s * 0.56)},0 ${round(s * 0.46)},${round(s * 1.85)} z`,
            '#12080f',
          )
        )
      }).join(''),
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
