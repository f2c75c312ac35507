/** Scenes of the town: parliament, bridge, skyline, exchange, market, boats at the quay. */

import {
  between,
  type Chance,
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

export const chamber: Scene = (w, h) => {
  const rand = chance(101)
  const cx = w / 2
  const cy = h * 1.02
  const seats = times(7, (row) => {
    const radius = w * (0.2 + row * 0.052)
    const count = 13 + row * 4
    const bench = path(
      `M${round(cx - radius * 1.02)},${round(cy - radius * 0.12)} A${round(radius * 1.02)},${round(radius * 0.68)} 0 0 1 ${round(cx + radius * 1.02)},${round(cy - radius * 0.12)}`,
      'none',
      `stroke="${row % 2 ? '#5a2a22' : '#6b3226'}" stroke-width="${round(18 + row * 1.5)}"`,
    )
    const people = times(count, (i) => {
      const angle = Math.PI * (0.05 + (0.9 * (i + 0.5)) / count)
      const x = cx - Math.cos(angle) * radius
      const y = cy - radius * 0.12 - Math.sin(angle) * radius * 0.66
      const s = 6.4 + row * 0.5
      const coat = ['#1f2c3d', '#2d3748', '#3d2b3a', '#233a3a', '#4a3328', '#6f5a48'][Math.floor(rand() * 6)] ?? ''
      return rand() < 0.12
        ? ''
        : path(
            `M${round(x - s * 1.3)},${round(y + s * 1.5)} q0,${round(-s * 2)} ${round(s * 1.3)},${round(-s * 2)} q${round(s * 1.3)},0 ${round(s * 1.3)},${round(s * 2)} z`,
            coat,
          ) +
            circle(
              x,
              y - s * 1.1,
              s * 0.72,
              ['#d9b08c', '#8d5b3f', '#c49272', '#e4c2a2', '#6b4430'][Math.floor(rand() * 5)] ?? '',
            )
    }).join('')
    return bench + people
  }).reverse()
  return sheet(w, h, {
    seed: 101,
    edge: 0.55,
    defs:
      linear('wall', [
        [0, '#2b1a1c'],
        [0.5, '#6d4433'],
        [1, '#3a2320'],
      ]) +
      linear('shaft', [
        [0, '#ffe9b8', 0.75],
        [1, '#ffe9b8', 0],
      ]) +
      linear('glass', [
        [0, '#fff3cf'],
        [1, '#f1c98a'],
      ]) +
      linear('floor', [
        [0, '#3a1f1c'],
        [1, '#1c1013'],
      ]) +
      radial('glow', [
        [0, '#ffdf9f', 0.6],
        [1, '#ffdf9f', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#wall)'),
      times(9, (i) => {
        const x = w * (0.06 + i * 0.11)
        return (
          rect(x - w * 0.012, 0, w * 0.024, h * 0.42, '#7d5140') +
          rect(x - w * 0.012, 0, w * 0.008, h * 0.42, '#93644d') +
          rect(x - w * 0.018, h * 0.4, w * 0.036, h * 0.02, '#93644d')
        )
      }).join(''),
      times(8, (i) => {
        const x = w * (0.115 + i * 0.11)
        return (
          path(
            `M${round(x - w * 0.026)},${round(h * 0.33)} V${round(h * 0.12)} a${round(w * 0.026)},${round(w * 0.03)} 0 0 1 ${round(w * 0.052)},0 V${round(h * 0.33)} z`,
            'url(#glass)',
          ) +
          line(x, h * 0.08, x, h * 0.33, '#6d4433', 3) +
          line(x - w * 0.026, h * 0.2, x + w * 0.026, h * 0.2, '#6d4433', 3)
        )
      }).join(''),
      circle(cx, h * 0.2, w * 0.4, 'url(#glow)'),
      rect(0, h * 0.42, w, h * 0.03, '#4a2a22'),
      rect(0, h * 0.42, w, h * 0.008, '#a0714f'),
      rect(0, h * 0.45, w, h * 0.6, 'url(#floor)'),
      ...seats,
      ellipse(cx, h * 1.0, w * 0.15, h * 0.14, '#7a2f2a'),
      ellipse(cx, h * 1.0, w * 0.13, h * 0.12, '#8d3a31'),
      polygon(
        [
          [cx - w * 0.05, h * 0.94],
          [cx + w * 0.05, h * 0.94],
          [cx + w * 0.065, h],
          [cx - w * 0.065, h],
        ],
        '#3a1f18',
      ),
      rect(cx - w * 0.054, h * 0.93, w * 0.108, h * 0.014, '#a0714f'),
      path(`M${round(cx - 15)},${round(h * 0.93)} q0,-36 15,-36 q15,0 15,36 z`, '#14161f'),
      circle(cx, h * 0.878, 10, '#d9b08c'),
      group(
        times(8, (i) => {
          const x = w * (0.115 + i * 0.11)
          return polygon(
            [
              [x - w * 0.024, h * 0.1],
              [x + w * 0.026, h * 0.1],
              [x + w * 0.2, h],
              [x + w * 0.06, h],
            ],
            'url(#shaft)',
            'opacity=".2"',
          )
        }).join(''),
        'filter="url(#soft)" style="mix-blend-mode:screen"',
      ),
    ].join(''),
  })
}

export const bridgeAtDawn: Scene = (w, h) => {
  const rand = chance(55)
  const deck = h * 0.62
  const cable = (x1: number, y1: number, x2: number, y2: number, dip: number): string =>
    path(
      `M${round(x1)},${round(y1)} Q${round((x1 + x2) / 2)},${round(dip)} ${round(x2)},${round(y2)}`,
      'none',
      'stroke="#41263a" stroke-width="5"',
    )
  const tower = (x: number): string =>
    [-1, 1]
      .map((side) =>
        polygon(
          [
            [x + side * w * 0.013 - 7, h * 0.14],
            [x + side * w * 0.013 + 7, h * 0.14],
            [x + side * w * 0.017 + 9, h * 0.86],
            [x + side * w * 0.017 - 9, h * 0.86],
          ],
          '#41263a',
        ),
      )
      .join('') +
    [0.17, 0.3, 0.45, 0.72].map((at) => rect(x - w * 0.015, h * at, w * 0.03, h * 0.016, '#41263a')).join('')
  const hangers = (x1: number, x2: number, top: number, dip: number): string =>
    times(23, (i) => {
      const t = (i + 1) / 24
      const x = x1 + (x2 - x1) * t
      const y = (1 - t) ** 2 * top + 2 * t * (1 - t) * dip + t * t * top
      return line(x, y, x, deck, '#41263a', 1.6)
    }).join('')
  return sheet(w, h, {
    seed: 55,
    edge: 0.25,
    defs:
      linear('sky', [
        [0, '#6d7fa6'],
        [0.45, '#d6a6b0'],
        [0.75, '#f8c9a0'],
        [1, '#fde3b8'],
      ]) +
      linear('water', [
        [0, '#f3c9a8'],
        [0.5, '#a58da3'],
        [1, '#4c5478'],
      ]) +
      radial('sun', [
        [0, '#fffaf0'],
        [0.2, '#fff0cc', 0.8],
        [1, '#ffd9a0', 0],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#sky)'),
      mist(0, 0, w, h * 0.5, 0.35),
      circle(w * 0.5, h * 0.55, h * 0.45, 'url(#sun)'),
      circle(w * 0.5, h * 0.56, h * 0.05, '#fffdf6'),
      path(ridge(rand, w, { y: h * 0.6, tall: h * 0.12, rough: 0.48, floor: h * 0.75 }), '#b58b9c', 'opacity=".8"'),
      path(ridge(rand, w, { y: h * 0.66, tall: h * 0.07, rough: 0.46, floor: h * 0.75 }), '#8e6d88'),
      rect(0, h * 0.71, w, h * 0.29, 'url(#water)'),
      glints(rand, w, {
        from: h * 0.715,
        to: h,
        at: w * 0.5,
        spread: w * 0.3,
        colour: '#fff0cf',
        count: 280,
        strength: 0.8,
      }),
      cable(-w * 0.12, h * 0.5, w * 0.24, h * 0.15, h * 0.45),
      cable(w * 0.24, h * 0.15, w * 0.78, h * 0.15, h * 1.02),
      cable(w * 0.78, h * 0.15, w * 1.12, h * 0.5, h * 0.45),
      hangers(w * 0.24, w * 0.78, h * 0.15, h * 1.02),
      hangers(-w * 0.12, w * 0.24, h * 0.32, h * 0.45),
      hangers(w * 0.78, w * 1.12, h * 0.32, h * 0.45),
      rect(0, deck, w, h * 0.02, '#41263a'),
      rect(0, deck + h * 0.026, w, h * 0.006, '#41263a'),
      times(54, (i) => line((i / 53) * w, deck + h * 0.02, ((i + 0.5) / 53) * w, deck + h * 0.03, '#41263a', 2)).join(
        '',
      ),
      times(17, () => rect(rand() * w, deck - h * 0.011, between(rand, 10, 26), h * 0.011, '#2a1828')).join(''),
      tower(w * 0.24),
      tower(w * 0.78),
      mist(0, h * 0.6, w, h * 0.34, 0.95),
      path(`M${w * 0.06},${h * 0.9} l${w * 0.085},0 l-${w * 0.012},${h * 0.022} l-${w * 0.06},0 z`, '#2a1f36'),
      line(w * 0.105, h * 0.9, w * 0.105, h * 0.8, '#2a1f36', 3),
      path(`M${w * 0.107},${h * 0.805} L${w * 0.107},${h * 0.89} L${w * 0.137},${h * 0.89} Z`, '#f6e6d6'),
    ].join(''),
  })
}

const tower = (
  rand: Chance,
  x: number,
  y: number,
  wide: number,
  floor: number,
  fill: string,
  lit: string,
  share: number,
): string => {
  const pane = wide / 9
  const rows = Math.floor((floor - y) / (pane * 1.7))
  const windows = times(rows, (j) =>
    times(6, (i) =>
      rand() < share
        ? rect(
            x + pane * (1 + i * 1.25),
            y + pane * (1 + j * 1.7),
            pane * 0.8,
            pane * 0.95,
            lit,
            `opacity="${round(0.45 + rand() * 0.55)}"`,
          )
        : '',
    ).join(''),
  ).join('')
  return rect(x, y, wide, floor - y, fill) + windows
}

export const skylineAtNight: Scene = (w, h) => {
  const rand = chance(12)
  const shore = h * 0.66
  const far = times(30, (i) =>
    tower(rand, (i / 30) * w, shore - h * between(rand, 0.08, 0.24), w * 0.03, shore, '#23385c', '#ffd98a', 0.3),
  )
  const near = times(17, (i) => {
    const tall = Math.exp(-(((i - 9.5) / 4.6) ** 2))
    return tower(
      rand,
      w * (0.02 + i * 0.058),
      shore - h * (0.08 + 0.36 * tall * between(rand, 0.6, 1)),
      w * between(rand, 0.036, 0.05),
      shore,
      ['#14233f', '#182a4a', '#101c34'][i % 3] ?? '',
      ['#ffe1a0', '#ffc978', '#cfe6ff'][i % 3] ?? '',
      0.5,
    )
  })
  const city = [...far, ...near].join('')
  return sheet(w, h, {
    seed: 12,
    edge: 0.4,
    defs:
      linear('sky', [
        [0, '#0a1230'],
        [0.55, '#2a3f7a'],
        [0.85, '#8a5f8f'],
        [1, '#e0926f'],
      ]) +
      linear('water', [
        [0, '#4a3f63'],
        [1, '#060b1c'],
      ]) +
      radial('moon', [
        [0, '#fdf6df'],
        [0.22, '#fdf6df', 0.35],
        [1, '#fdf6df', 0],
      ]),
    body: [
      rect(0, 0, w, shore, 'url(#sky)'),
      times(120, () =>
        circle(rand() * w, rand() * h * 0.4, 0.6 + rand(), '#fff', `opacity="${round(0.2 + rand() * 0.6)}"`),
      ).join(''),
      mist(0, h * 0.1, w, h * 0.45, 0.2),
      circle(w * 0.2, h * 0.19, h * 0.2, 'url(#moon)'),
      circle(w * 0.2, h * 0.19, h * 0.035, '#fffaea'),
      city,
      line(w * 0.57, h * 0.22, w * 0.57, h * 0.12, '#14233f', 4),
      circle(w * 0.57, h * 0.12, 3.6, '#ff6b5a'),
      rect(0, shore, w, h - shore, 'url(#water)'),
      group(city, `transform="translate(0 ${round(shore * 2)}) scale(1 -1)" opacity=".32" filter="url(#soft)"`),
      glints(rand, w, {
        from: shore,
        to: h,
        at: w * 0.55,
        spread: w * 0.5,
        colour: '#ffd48a',
        count: 380,
        strength: 0.6,
      }),
      glints(rand, w, {
        from: shore,
        to: h,
        at: w * 0.2,
        spread: w * 0.08,
        colour: '#fff6dc',
        count: 80,
        strength: 0.7,
      }),
      rect(0, shore - 3, w, 6, '#0a1226'),
      times(40, (i) => circle((i / 39) * w, shore - 6, 1.8, '#ffe6b0')).join(''),
      path(`M0,${h} V${h * 0.93} H${w * 0.34} V${h} Z`, '#050914'),
      times(
        7,
        (i) =>
          rect(w * (0.02 + i * 0.05), h * 0.905, 9, h * 0.03, '#050914') +
          circle(w * (0.02 + i * 0.05) + 4, h * 0.905, 7, '#050914'),
      ).join(''),
      path(
        `M${w * 0.265},${h * 0.93} q0,-${h * 0.045} ${w * 0.006},-${h * 0.06} l${w * 0.008},0 q${w * 0.008},${h * 0.02} ${w * 0.006},${h * 0.06} z`,
        '#050914',
      ),
      circle(w * 0.2755, h * 0.859, 8, '#050914'),
    ].join(''),
  })
}

export const exchange: Scene = (w, h) => {
  const rand = chance(303)
  let level = 0.62
  const points = times(70, (i) => {
    level = Math.min(0.8, Math.max(0.22, level - 0.0055 + (rand() - 0.5) * 0.055))
    return [(i / 69) * w * 1.02 - 10, h * level] as [number, number]
  })
  const top = points.map(([x, y]) => `${round(x)},${round(y)}`).join(' L')
  const candles = points
    .filter((_, i) => i % 2 === 0)
    .map(([x, y]) => {
      const rise = rand() > 0.42
      const body = h * between(rand, 0.02, 0.07)
      return (
        line(x, y - body * 1.1, x, y + body * 1.5, rise ? '#7ee0c0' : '#ff8f7a', 2, 'opacity=".8"') +
        rect(x - 8, y - body * 0.5, 16, body, rise ? '#2fbf9a' : '#e4604e', 'rx="1.5"')
      )
    })
    .join('')
  return sheet(w, h, {
    seed: 303,
    edge: 0.5,
    grain: 0.25,
    defs:
      linear(
        'ground',
        [
          [0, '#071a24'],
          [1, '#0d3540'],
        ],
        [0, 0, 1, 1],
      ) +
      linear('area', [
        [0, '#3fd0b0', 0.5],
        [1, '#3fd0b0', 0],
      ]) +
      radial('spot', [
        [0, '#58e0c4', 0.35],
        [1, '#58e0c4', 0],
      ]) +
      linear('bar', [
        [0, '#1f6f74'],
        [1, '#0f3f48'],
      ]),
    body: [
      rect(0, 0, w, h, 'url(#ground)'),
      circle(w * 0.78, h * 0.3, h * 0.6, 'url(#spot)'),
      times(13, (i) => line(0, (i / 12) * h, w, (i / 12) * h, '#6fb7b7', 1, 'opacity=".14"')).join(''),
      times(19, (i) => line((i / 18) * w, 0, (i / 18) * w, h, '#6fb7b7', 1, 'opacity=".14"')).join(''),
      times(58, (i) => {
        const tall = h * between(rand, 0.03, 0.22)
        return rect((i / 58) * w + 3, h - tall, w / 58 - 7, tall, 'url(#bar)')
      }).join(''),
      path(`M${top} L${w + 20},${h} L-10,${h} Z`, 'url(#area)'),
      candles,
      group(path(`M${top}`, 'none', 'stroke="#a8fff0" stroke-width="9" opacity=".5"'), 'filter="url(#soft)"'),
      path(`M${top}`, 'none', 'stroke="#d6fff6" stroke-width="4" stroke-linejoin="round"'),
      circle(points.at(-3)?.[0] ?? 0, points.at(-3)?.[1] ?? 0, 11, '#fffbe6'),
      circle(
        points.at(-3)?.[0] ?? 0,
        points.at(-3)?.[1] ?? 0,
        26,
        'none',
        'stroke="#fffbe6" stroke-width="2" opacity=".6"',
      ),
      times(11, (i) => {
        const x = w * (0.03 + i * 0.09 + 0.02 * rand())
        const s = h * between(rand, 0.1, 0.14)
        return (
          circle(x, h - s * 1.5, s * 0.3, '#030d12') +
          path(
            `M${round(x - s * 0.75)},${h} q0,${round(-s * 1.15)} ${round(s * 0.75)},${round(-s * 1.15)} q${round(s * 0.75)},0 ${round(s * 0.75)},${round(s * 1.15)} z`,
            '#030d12',
          ) +
          (i % 3 === 1
            ? line(
                x + s * 0.5,
                h - s * 0.7,
                x + s * 0.9,
                h - s * 2,
                '#030d12',
                round(s * 0.2),
                'stroke-linecap="round"',
              )
            : '')
        )
      }).join(''),
    ].join(''),
  })
}

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
    ].join(''),
  })
}

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
