/** The sky and what is sent there. */

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
            times(18, (i) => {
              const t = i / 17
              return ellipse(
                w * (0.06 + t * 0.76) + between(rand, -16, 16),
                h * (0.82 - t * 0.8) + between(rand, -14, 14),
                between(rand, 34, 70),
                between(rand, 10, 20),
                '#0c1238',
                `opacity=".5" transform="rotate(-46 ${round(w * (0.06 + t * 0.76))} ${round(h * (0.82 - t * 0.8))})"`,
              )
            }).join(''),
            'filter="url(#softer)"',
          ),
          times(1500, () => {
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
