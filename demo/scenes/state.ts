/** Where power and money sit: a parliament, an exchange. */

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
