/** Counts what this process asks its database, by the text of the statement, and tells its parent when asked. */

import pg from 'pg'

export const countStatements = (): void => {
  let counted: Record<string, number> = {}
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given
    const text = typeof asked === 'string' ? asked : String((asked as { text?: string } | undefined)?.text)
    counted[text] = (counted[text] ?? 0) + 1
    return Reflect.apply(query, this, given)
  } as typeof query
  process.on('message', ({ statements }: { statements?: boolean }) => {
    if (!statements) return
    process.send?.(counted)
    counted = {}
  })
}
