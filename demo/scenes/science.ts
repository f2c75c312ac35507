/** Scenes of science and industry: space, sky, laboratory, reef, cable, wind. */

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

export const satelliteOverPlanet: Scene = (w, h) => {
  const rand = chance(201)
  const cx = w * 0.34
  const cy = h * 1.32
  const r = h * 1.02
  const panel = (x: number, y: number): string =>
    rect(x, y, 190, 74, 'url(#panel)') +
    times(5, (i) => line(x + (i * 190) / 5, y, x + (i * 190) / 5, y + 74, '#cfe2ff', 1.4, 'opacity=".7"')).join('') +
    line(x, y + 37, x + 190, y + 37, '#cfe2ff', 1.4, 'opacity=".7"') +
    `<rect x="${x}" y="${y}" width="190" height="74" fill="none" stroke="#e8f0ff" stroke-width="2"/>`
  return sheet(w, h, {
    seed: 201,
    edge: 0.4,
    defs:
      radial('planet', [
        [0.5, '#0a2f5a'],
        [0.86, '#1f6f9a'],
        [0.97, '#8fd6e6'],
        [1, '#dff7ff'],
      ]) +
      radial('halo', [
        [0.86, '#7fd0ff', 0.75],
        [0.93, '#4f9fff', 0.25],
        [1, '#2f6fff', 0],
      ]) +
      linear(
        'panel',
        [
          [0, '#3f6fd0'],
          [1, '#101f5a'],
        ],
        [0, 0, 1, 1],
      ) +
      linear(
        'body',
        [
          [0, '#fdf3d6'],
          [0.5, '#e0b85f'],
          [1, '#8a6426'],
        ],
        [0, 0, 1, 1],
      ) +
      radial('sun', [
        [0, '#ffffff'],
        [0.08, '#fff6dc', 0.9],
        [0.3, '#ffe9b8', 0.25],
        [1, '#ffe0a0', 0],
      ]) +
      linear('deep', [
        [0, '#03040f'],
        [1, '#0d1838'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#deep)'),
      times(420, () =>
        circle(
          rand() * w,
          rand() * h * 0.8,
          rand() ** 3 * 1.9 + 0.4,
          ['#fff', '#cfe0ff', '#ffe9cf'][Math.floor(rand() * 3)] ?? '',
          `opacity="${round(0.3 + rand() * 0.7)}"`,
        ),
      ).join(''),
      group(mist(0, 0, w, h * 0.7, 0.12), ''),
      circle(w * 0.9, h * 0.5, h * 0.5, 'url(#sun)'),
      circle(cx, cy, r * 1.09, 'url(#halo)'),
      circle(cx, cy, r, 'url(#planet)'),
      `<clipPath id="globe"><circle cx="${cx}" cy="${cy}" r="${r}"/></clipPath>`,
      group(
        [
          path(
            `M${w * 0.02},${h * 0.62} q${w * 0.07},-${h * 0.12} ${w * 0.19},-${h * 0.1} q${w * 0.04},${h * 0.08} -${w * 0.02},${h * 0.14} q-${w * 0.03},${h * 0.1} ${w * 0.06},${h * 0.12} q${w * 0.02},${h * 0.16} -${w * 0.08},${h * 0.24} L0,${h} Z`,
            '#2f7a5a',
            'opacity=".85"',
          ),
          path(
            `M${w * 0.45},${h * 0.5} q${w * 0.12},-${h * 0.03} ${w * 0.2},${h * 0.13} q-${w * 0.06},${h * 0.02} -${w * 0.08},${h * 0.1} q-${w * 0.02},${h * 0.1} -${w * 0.1},${h * 0.05} q-${w * 0.06},-${h * 0.1} -${w * 0.02},-${h * 0.28} z`,
            '#8a7a45',
            'opacity=".75"',
          ),
          path(
            `M${w * 0.3},${h * 0.85} q${w * 0.16},-${h * 0.05} ${w * 0.26},${h * 0.15} l-${w * 0.3},0 z`,
            '#3f7f55',
            'opacity=".7"',
          ),
          mist(0, h * 0.28, w, h * 0.74, 0.95),
          times(16, () =>
            path(
              `M${round(rand() * w * 0.8)},${round(h * between(rand, 0.5, 0.95))} q${round(between(rand, 60, 140))},${round(between(rand, -40, 10))} ${round(between(rand, 160, 300))},${round(between(rand, -10, 30))}`,
              'none',
              `stroke="#fff" stroke-width="${round(between(rand, 4, 14))}" opacity=".35" stroke-linecap="round" filter="url(#soft)"`,
            ),
          ).join(''),
          polygon(
            [
              [0, h * 0.3],
              [w * 0.1, h * 0.3],
              [w * 0.42, h],
              [0, h],
            ],
            '#020818',
            'opacity=".45" filter="url(#softer)"',
          ),
        ].join(''),
        'clip-path="url(#globe)"',
      ),
      group(
        [
          panel(-290, -37),
          panel(100, -37),
          line(-100, 0, -62, 0, '#dfe6f2', 6),
          line(62, 0, 100, 0, '#dfe6f2', 6),
          rect(-62, -68, 124, 136, 'url(#body)'),
          times(6, (i) => line(-62, -68 + i * 27, 62, -50 + i * 22, '#fff6dc', 1.4, 'opacity=".5"')).join(''),
          rect(-62, -68, 34, 136, '#fff', 'opacity=".18"'),
          path('M-46,68 L46,68 L28,104 L-28,104 Z', '#c9ced8'),
          ellipse(0, 106, 46, 14, '#f2f4f8'),
          ellipse(0, 108, 36, 9, '#8f98a8'),
          line(0, 106, 0, 142, '#dfe6f2', 3),
          circle(0, 144, 5, '#ff6b5a'),
          line(30, -68, 52, -120, '#dfe6f2', 3),
          circle(52, -122, 5, '#dfe6f2'),
        ].join(''),
        `transform="translate(${round(w * 0.6)} ${round(h * 0.29)}) rotate(-19) scale(${round((w / 1600) * 12) / 10})"`,
      ),
    ].join(''),
  })
}

export const observatory: Scene = (w, h) => {
  const rand = chance(222)
  const dome = (x: number, y: number, r: number): string =>
    path(`M${round(x - r)},${round(y)} a${round(r)},${round(r)} 0 0 1 ${round(r * 2)},0 z`, 'url(#dome)') +
    path(
      `M${round(x - r * 0.06)},${round(y - r * 1.0)} q${round(r * 0.42)},${round(r * 0.2)} ${round(r * 0.46)},${round(r * 1.0)} l${round(-r * 0.26)},0 q${round(-r * 0.04)},${round(-r * 0.7)} ${round(-r * 0.42)},${round(-r * 0.98)} z`,
      '#0a0d20',
    ) +
    path(
      `M${round(x + r * 0.02)},${round(y - r * 0.86)} q${round(r * 0.22)},${round(r * 0.2)} ${round(r * 0.28)},${round(r * 0.86)} l${round(-r * 0.1)},0 q0,${round(-r * 0.6)} ${round(-r * 0.22)},${round(-r * 0.8)} z`,
      '#ffbf7a',
      'opacity=".75"',
    ) +
    rect(x - r * 1.06, y, r * 2.12, r * 0.08, '#8f97ad') +
    rect(x - r * 0.98, y + r * 0.08, r * 1.96, r * 0.5, '#565d78') +
    rect(x - r * 0.98, y + r * 0.08, r * 0.5, r * 0.5, '#6d7590') +
    rect(x - r * 0.1, y + r * 0.24, r * 0.16, r * 0.34, '#ffcf94')
  return sheet(w, h, {
    seed: 222,
    edge: 0.35,
    defs:
      linear('sky', [
        [0, '#070b24'],
        [0.55, '#1d2a5a'],
        [0.85, '#5a4a7a'],
        [1, '#c97f6a'],
      ]) +
      linear(
        'dome',
        [
          [0, '#f2f2f4'],
          [0.6, '#b9bed0'],
          [1, '#7f87a2'],
        ],
        [0, 0, 1, 0.3],
      ) +
      radial('haze', [
        [0, '#fff', 1],
        [1, '#fff', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      group(
        [
          group(
            times(60, (i) => {
              const t = i / 59
              return ellipse(
                w * (0.02 + t * 0.8) + between(rand, -50, 50),
                h * (0.86 - t * 0.86) + between(rand, -46, 46),
                between(rand, 60, 130),
                between(rand, 30, 70),
                ['#8f8fd0', '#d0a0c0', '#6f8fe0', '#f0d0b0'][Math.floor(rand() * 4)] ?? '',
                'opacity=".2"',
              )
            }).join(''),
            'filter="url(#softer)"',
          ),
          group(
            times(26, (i) => {
              const t = i / 25
              return ellipse(
                w * (0.06 + t * 0.76) + between(rand, -26, 26),
                h * (0.82 - t * 0.8) + between(rand, -20, 20),
                between(rand, 20, 54),
                between(rand, 9, 22),
                '#070b24',
                'opacity=".4"',
              )
            }).join(''),
            'filter="url(#soft)"',
          ),
          times(900, () => {
            const t = rand()
            const off = (rand() + rand() + rand() - 1.5) * h * 0.24
            return circle(
              w * (0.02 + t * 0.8) + off * 0.7,
              h * (0.86 - t * 0.86) + off * 0.7,
              rand() ** 3 * 1.5 + 0.35,
              '#fff',
              `opacity="${round(0.3 + rand() * 0.7)}"`,
            )
          }).join(''),
        ].join(''),
      ),
      times(520, () =>
        circle(
          rand() * w,
          rand() * h * 0.72,
          rand() ** 4 * 2.4 + 0.4,
          ['#fff', '#cfdcff', '#ffe6c9'][Math.floor(rand() * 3)] ?? '',
          `opacity="${round(0.3 + rand() * 0.7)}"`,
        ),
      ).join(''),
      line(w * 0.66, h * 0.12, w * 0.75, h * 0.19, '#fff', 2.4, 'opacity=".8"'),
      line(w * 0.72, h * 0.166, w * 0.75, h * 0.19, '#fff', 3.4),
      path(ridge(rand, w, { y: h * 0.74, tall: h * 0.1, rough: 0.5, floor: h }), '#3a3560'),
      path(ridge(rand, w, { y: h * 0.79, tall: h * 0.07, rough: 0.5, floor: h }), '#262447'),
      dome(w * 0.2, h * 0.79, h * 0.07),
      dome(w * 0.36, h * 0.8, h * 0.05),
      path(swell(rand, w, { y: h * 0.86, tall: h * 0.02, waves: 0.6, floor: h }), '#14142c'),
      dome(w * 0.72, h * 0.82, h * 0.2),
      path(swell(rand, w, { y: h * 0.95, tall: h * 0.015, waves: 1.2, floor: h }), '#0a0a1a'),
      circle(w * 0.49, h * 0.875, 7, '#0a0a1a'),
      path(
        `M${w * 0.482},${h * 0.95} q-2,-${h * 0.066} ${w * 0.008},-${h * 0.066} q${w * 0.01},0 ${w * 0.008},${h * 0.066} z`,
        '#0a0a1a',
      ),
    ].join(''),
  })
}

export const rocketLaunch: Scene = (w, h) => {
  const rand = chance(244)
  const x = w * 0.5
  const puff = (cx: number, cy: number, spread: number, rise: number, count: number, tones: string[]): string =>
    times(count, () => {
      const t = rand()
      return circle(
        cx + (rand() - 0.5) * spread * (0.3 + t),
        cy - rise * (1 - t) * rand(),
        between(rand, 16, 54) * (0.6 + t * 0.8),
        tones[Math.floor(rand() * tones.length)] ?? '',
        `opacity="${round(between(rand, 0.35, 0.85))}"`,
      )
    }).join('')
  return sheet(w, h, {
    seed: 244,
    edge: 0.4,
    defs:
      linear('sky', [
        [0, '#16203f'],
        [0.45, '#4a4a7f'],
        [0.75, '#c8746a'],
        [1, '#ffc07a'],
      ]) +
      radial('fire', [
        [0, '#fffef0'],
        [0.15, '#fff0b0', 0.95],
        [0.4, '#ffb14a', 0.5],
        [1, '#ff7a2a', 0],
      ]) +
      linear(
        'skin',
        [
          [0, '#ffffff'],
          [0.55, '#e3e3ea'],
          [1, '#7f8499'],
        ],
        [0, 0, 1, 0],
      ) +
      linear('plume', [
        [0, '#fffdf0'],
        [0.4, '#ffd57a'],
        [1, '#ff8f3a', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      times(60, () => circle(rand() * w, rand() * h * 0.3, 0.6 + rand(), '#fff', 'opacity=".6"')).join(''),
      mist(0, h * 0.1, w, h * 0.5, 0.25),
      circle(x, h * 0.56, h * 0.62, 'url(#fire)'),
      path(ridge(rand, w, { y: h * 0.83, tall: h * 0.03, rough: 0.45, floor: h }), '#5a3348'),
      rect(0, h * 0.85, w, h * 0.15, '#2a1d30'),
      group(
        times(20, (i) =>
          line(w * 0.24, h * (0.4 + i * 0.023), w * 0.27, h * (0.4 + ((i + 1) % 20) * 0.023), '#3a2436', 3),
        ).join('') +
          line(w * 0.24, h * 0.38, w * 0.24, h * 0.87, '#3a2436', 6) +
          line(w * 0.27, h * 0.38, w * 0.27, h * 0.87, '#3a2436', 6) +
          line(w * 0.27, h * 0.42, w * 0.34, h * 0.42, '#3a2436', 6) +
          line(w * 0.255, h * 0.38, w * 0.255, h * 0.28, '#3a2436', 3),
      ),
      rect(w * 0.84, h * 0.62, w * 0.05, h * 0.25, '#3a2436'),
      ellipse(w * 0.865, h * 0.6, w * 0.04, h * 0.035, '#3a2436'),
      path(
        `M${x - 26},${h * 0.5} Q${x - 46},${h * 0.66} ${x - 90},${h * 0.86} L${x + 90},${h * 0.86} Q${x + 46},${h * 0.66} ${x + 26},${h * 0.5} Z`,
        'url(#plume)',
        'filter="url(#hazy)"',
      ),
      path(`M${x - 15},${h * 0.5} L${x - 3},${h * 0.72} L${x + 3},${h * 0.72} L${x + 15},${h * 0.5} Z`, '#fff'),
      group(
        puff(x - w * 0.2, h * 0.9, w * 0.5, h * 0.13, 90, ['#e8a884', '#c98078', '#f4c8a0', '#9a6070']) +
          puff(x + w * 0.2, h * 0.9, w * 0.5, h * 0.13, 90, ['#e8a884', '#c98078', '#f4c8a0', '#9a6070']) +
          puff(x, h * 0.9, w * 0.5, h * 0.1, 50, ['#fff0d0', '#ffdca8', '#f4c08a']),
        'filter="url(#hazy)"',
      ),
      [-34, 34]
        .map(
          (dx) =>
            path(`M${x + dx - 13},${h * 0.5} V${h * 0.27} q13,-40 26,0 V${h * 0.5} z`, 'url(#skin)') +
            rect(x + dx - 13, h * 0.47, 26, h * 0.012, '#d1472f'),
        )
        .join(''),
      path(
        `M${x - 23},${h * 0.5} V${h * 0.17} Q${x - 20},${h * 0.1} ${x},${h * 0.055} Q${x + 20},${h * 0.1} ${x + 23},${h * 0.17} V${h * 0.5} z`,
        'url(#skin)',
      ),
      rect(x - 23, h * 0.2, 46, h * 0.012, '#1f2a4a'),
      rect(x - 23, h * 0.4, 46, h * 0.02, '#d1472f'),
      rect(x - 7, h * 0.24, 14, h * 0.12, '#1f2a4a', 'opacity=".85"'),
      glints(rand, w, { from: h * 0.93, to: h, at: x, spread: w * 0.5, colour: '#ffcf8a', count: 160, strength: 0.6 }),
    ].join(''),
  })
}

export const laboratory: Scene = (w, h) => {
  const rand = chance(266)
  const flask = (x: number, y: number, s: number, colour: string): string =>
    path(
      `M${round(x - s * 0.16)},${round(y - s * 1.5)} V${round(y - s * 0.85)} L${round(x - s * 0.62)},${round(y)} Q${round(x - s * 0.64)},${round(y + s * 0.08)} ${round(x - s * 0.5)},${round(y + s * 0.08)} H${round(x + s * 0.5)} Q${round(x + s * 0.64)},${round(y + s * 0.08)} ${round(x + s * 0.62)},${round(y)} L${round(x + s * 0.16)},${round(y - s * 0.85)} V${round(y - s * 1.5)} Z`,
      '#e8fbff',
      'opacity=".35"',
    ) +
    path(
      `M${round(x - s * 0.4)},${round(y - s * 0.42)} L${round(x - s * 0.58)},${round(y)} Q${round(x - s * 0.6)},${round(y + s * 0.06)} ${round(x - s * 0.5)},${round(y + s * 0.06)} H${round(x + s * 0.5)} Q${round(x + s * 0.6)},${round(y + s * 0.06)} ${round(x + s * 0.58)},${round(y)} L${round(x + s * 0.4)},${round(y - s * 0.42)} Z`,
      colour,
      'opacity=".92"',
    ) +
    ellipse(x, y - s * 0.42, s * 0.4, s * 0.06, '#fff', 'opacity=".4"') +
    ellipse(x, y - s * 1.5, s * 0.2, s * 0.045, 'none', 'stroke="#eafcff" stroke-width="4"') +
    line(x - s * 0.34, y - s * 0.4, x - s * 0.48, y - s * 0.06, '#fff', 4, 'opacity=".5" stroke-linecap="round"') +
    times(7, () =>
      circle(
        x + between(rand, -s * 0.34, s * 0.34),
        y - between(rand, 0, s * 0.34),
        between(rand, 2, 6),
        '#fff',
        'opacity=".45"',
      ),
    ).join('')
  return sheet(w, h, {
    seed: 266,
    edge: 0.4,
    defs:
      linear('wall', [
        [0, '#0d3a4a'],
        [0.7, '#1f6f7a'],
        [1, '#2f8a88'],
      ]) +
      linear('bench', [
        [0, '#eef4ef'],
        [0.12, '#c9d8d6'],
        [1, '#6f9294'],
      ]) +
      radial('lamp', [
        [0, '#f4fff4', 0.85],
        [1, '#bff0e0', 0],
      ]) +
      linear(
        'coat',
        [
          [0, '#ffffff'],
          [1, '#b9ced2'],
        ],
        [0, 0, 1, 0],
      ) +
      linear(
        'steel',
        [
          [0, '#4a5a66'],
          [1, '#1c2a33'],
        ],
        [0, 0, 1, 0],
      ),
    body: [
      rect(0, 0, w, h, 'url(#wall)'),
      times(
        4,
        (row) =>
          rect(0, h * (0.1 + row * 0.14), w, h * 0.008, '#0a2a36') +
          times(24, (i) => {
            const tall = h * between(rand, 0.04, 0.1)
            return rand() < 0.2
              ? ''
              : rect(
                  w * (i / 24) + 8,
                  h * (0.1 + row * 0.14) - tall,
                  w / 24 - between(rand, 14, 28),
                  tall,
                  ['#7fd0c4', '#f0a85a', '#e06a5a', '#bfe6dc', '#4f9fb0', '#f4e0a8'][Math.floor(rand() * 6)] ?? '',
                  `opacity="${round(between(rand, 0.25, 0.6))}" rx="3"`,
                )
          }).join(''),
      ).join(''),
      rect(0, 0, w, h, '#0a3240', 'opacity=".35"'),
      circle(w * 0.62, h * 0.36, h * 0.6, 'url(#lamp)'),
      polygon(
        [
          [w * 0.52, 0],
          [w * 0.72, 0],
          [w * 0.7, h * 0.06],
          [w * 0.54, h * 0.06],
        ],
        '#f4f8f0',
      ),
      // The researcher at the microscope.
      path(
        `M${w * 0.18},${h * 0.84} Q${w * 0.17},${h * 0.46} ${w * 0.29},${h * 0.43} Q${w * 0.38},${h * 0.44} ${w * 0.42},${h * 0.58} L${w * 0.52},${h * 0.66} L${w * 0.505},${h * 0.72} L${w * 0.39},${h * 0.68} L${w * 0.4},${h * 0.84} Z`,
        'url(#coat)',
      ),
      path(`M${w * 0.275},${h * 0.43} L${w * 0.315},${h * 0.53} L${w * 0.345},${h * 0.45} Z`, '#2f7f8a'),
      circle(w * 0.325, h * 0.33, h * 0.072, '#8a5a3c'),
      path(
        `M${w * 0.278},${h * 0.35} Q${w * 0.265},${h * 0.24} ${w * 0.33},${h * 0.245} Q${w * 0.375},${h * 0.26} ${w * 0.365},${h * 0.3} Q${w * 0.325},${h * 0.285} ${w * 0.315},${h * 0.35} Q${w * 0.3},${h * 0.4} ${w * 0.278},${h * 0.35} Z`,
        '#1c1614',
      ),
      circle(w * 0.268, h * 0.3, h * 0.034, '#1c1614'),
      rect(w * 0.335, h * 0.318, w * 0.04, h * 0.022, '#dff4f4', 'rx="6" opacity=".85"'),
      circle(w * 0.513, h * 0.69, h * 0.026, '#8a5a3c'),
      polygon(
        [
          [w * 0.405, h * 0.335],
          [w * 0.43, h * 0.315],
          [w * 0.5, h * 0.5],
          [w * 0.47, h * 0.515],
        ],
        'url(#steel)',
      ),
      rect(w * 0.395, h * 0.305, w * 0.035, h * 0.035, '#0d171d', 'transform="rotate(-20 650 340)"'),
      path(
        `M${w * 0.5},${h * 0.42} q${w * 0.07},${h * 0.1} ${w * 0.03},${h * 0.3} l-${w * 0.03},0 q${w * 0.03},-${h * 0.16} -${w * 0.02},-${h * 0.26} z`,
        'url(#steel)',
      ),
      rect(w * 0.44, h * 0.6, w * 0.1, h * 0.014, '#1c2a33'),
      polygon(
        [
          [w * 0.475, h * 0.515],
          [w * 0.495, h * 0.515],
          [w * 0.491, h * 0.57],
          [w * 0.48, h * 0.57],
        ],
        '#9fb0b8',
      ),
      rect(w * 0.455, h * 0.58, w * 0.06, h * 0.006, '#bff6e8'),
      rect(w * 0.42, h * 0.725, w * 0.14, h * 0.03, '#1c2a33', 'rx="5"'),
      circle(w * 0.487, h * 0.588, h * 0.05, 'url(#lamp)'),
      rect(0, h * 0.75, w, h * 0.25, 'url(#bench)'),
      rect(0, h * 0.75, w, h * 0.01, '#fff', 'opacity=".7"'),
      flask(w * 0.68, h * 0.79, h * 0.16, '#f08a4a'),
      flask(w * 0.8, h * 0.83, h * 0.22, '#3fc0a8'),
      flask(w * 0.92, h * 0.78, h * 0.13, '#e05a6a'),
      times(
        8,
        (i) =>
          rect(w * (0.06 + i * 0.021), h * 0.62, w * 0.012, h * 0.16, '#e8fbff', 'opacity=".4" rx="9"') +
          rect(
            w * (0.06 + i * 0.021),
            h * (0.68 + 0.03 * Math.sin(i * 2)),
            w * 0.012,
            h * 0.78 - h * (0.68 + 0.03 * Math.sin(i * 2)),
            ['#f0c85a', '#3fc0a8', '#e05a6a', '#5a8fd0'][i % 4] ?? '',
            'rx="9"',
          ),
      ).join(''),
      rect(w * 0.045, h * 0.71, w * 0.19, h * 0.02, '#8a5a3c'),
      rect(w * 0.045, h * 0.785, w * 0.19, h * 0.025, '#8a5a3c'),
    ].join(''),
  })
}

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
      linear('cone', [
        [0, '#dffff0', 0.75],
        [1, '#dffff0', 0],
      ]),
    body: [
      rect(0, 0, w, h * 0.23, 'url(#sky)'),
      mist(0, 0, w, h * 0.2, 0.4),
      rect(0, h * 0.22, w, h * 0.8, 'url(#deep)'),
      times(9, (i) =>
        polygon(
          [
            [w * (0.1 + i * 0.1), h * 0.22],
            [w * (0.13 + i * 0.1), h * 0.22],
            [w * (0.2 + i * 0.1), h * 0.7],
            [w * (0.1 + i * 0.1), h * 0.7],
          ],
          '#9fe6e6',
          'opacity=".06"',
        ),
      ).join(''),
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

export const windFarm: Scene = (w, h) => {
  const rand = chance(277)
  const mill = (x: number, foot: number, s: number, turn: number, tone: string): string =>
    polygon(
      [
        [x - 5 * s, foot],
        [x + 5 * s, foot],
        [x + 2.2 * s, foot - 210 * s],
        [x - 2.2 * s, foot - 210 * s],
      ],
      tone,
    ) +
    rect(x - 8 * s, foot - 10 * s, 16 * s, 12 * s, '#e0b02f') +
    [0, 120, 240]
      .map((a) =>
        group(
          path(`M${-3 * s},0 Q${-8 * s},${-50 * s} ${-1 * s},${-128 * s} Q${5 * s},${-50 * s} ${4 * s},0 Z`, tone),
          `transform="translate(${round(x)} ${round(foot - 211 * s)}) rotate(${turn + a})"`,
        ),
      )
      .join('') +
    circle(x, foot - 211 * s, 6.4 * s, tone)
  return sheet(w, h, {
    seed: 277,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#3f6f8f'],
        [0.5, '#a8c6c4'],
        [1, '#fbe3c0'],
      ]) +
      linear('sea', [
        [0, '#c9d6c8'],
        [0.3, '#5f95a0'],
        [1, '#17465a'],
      ]) +
      radial('sun', [
        [0, '#fffdf2'],
        [0.2, '#fff2cc', 0.7],
        [1, '#ffe8b0', 0],
      ]),
    body: [
      rect(0, 0, w, h * 0.7, 'url(#sky)'),
      mist(0, 0, w, h * 0.5, 0.7),
      circle(w * 0.3, h * 0.5, h * 0.42, 'url(#sun)'),
      rect(0, h * 0.68, w, h * 0.33, 'url(#sea)'),
      glints(rand, w, {
        from: h * 0.685,
        to: h,
        at: w * 0.3,
        spread: w * 0.3,
        colour: '#fff8e0',
        count: 300,
        strength: 0.7,
      }),
      glints(rand, w, {
        from: h * 0.7,
        to: h,
        at: w * 0.6,
        spread: w * 0.7,
        colour: '#0f3a4f',
        count: 180,
        strength: 0.45,
      }),
      ...times(11, (i) => mill(w * (0.04 + i * 0.095), h * 0.69, 0.42, between(rand, 0, 120), '#dfe8e4')),
      ...times(6, (i) => mill(w * (0.1 + i * 0.17), h * 0.725, 0.85, between(rand, 0, 120), '#eef2ec')),
      mill(w * 0.26, h * 0.79, 1.7, 18, '#f8f8f2'),
      mill(w * 0.78, h * 0.87, 2.75, 47, '#fdfcf6'),
      polygon(
        [
          [w * 0.44, h * 0.84],
          [w * 0.57, h * 0.84],
          [w * 0.585, h * 0.825],
          [w * 0.56, h * 0.87],
          [w * 0.455, h * 0.87],
        ],
        '#c8452f',
      ),
      rect(w * 0.53, h * 0.79, w * 0.034, h * 0.05, '#fdf8ea'),
      rect(w * 0.534, h * 0.8, w * 0.026, h * 0.012, '#26424f'),
      line(w * 0.47, h * 0.84, w * 0.47, h * 0.79, '#26424f', 4),
      path(
        `M${w * 0.3},${h * 0.885} Q${w * 0.42},${h * 0.862} ${w * 0.46},${h * 0.87} L${w * 0.56},${h * 0.872} Q${w * 0.45},${h * 0.885} ${w * 0.3},${h * 0.885}`,
        '#f4faf4',
        'opacity=".8"',
      ),
    ].join(''),
  })
}
