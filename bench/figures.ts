/** Figures of a sample, and the table that they are printed in. */

/** One line of the table: what was measured, the figure, what it is compared with, and its aim. */
export type Row = { what: string; figure: string; beside?: string; aim?: string }

/** The value below which `share` of the sample lies. */
export const percentile = (sample: readonly number[], share: number): number => {
  const sorted = sample.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (sample: readonly number[]): number => {
  const sorted = sample.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}

/** "12,345", "3.42": as many digits as say something. */
export const told = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2 })

/** "p50 3.1 ms, p95 8.4 ms, p99 12 ms". */
export const spread = (milliseconds: readonly number[]): string =>
  [50, 95, 99].map((share) => `p${share} ${told(percentile(milliseconds, share / 100))} ms`).join(', ')

export const table = (rows: readonly Row[]): string => {
  const cells = rows.map(({ what, figure, beside = '', aim = '' }) => [what, figure, beside, aim])
  const head = ['what', 'measured', 'beside', 'aim']
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...cells.map(line)].join('\n')
}
