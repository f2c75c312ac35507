/** The files of this checkout, and what each imports. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

/** An import: from which file and line, of what (a path from the root for a file of ours, else a package), and whether only of types. */
export type Import = { file: string; line: number; from: string; ours: boolean; typesOnly: boolean }

const root = join(import.meta.dirname, '..')

const folders = ['src', 'test', 'bench', 'demo', 'bin']

/** Every file of our own code and data, as paths from the root. */
export const files: readonly string[] = folders
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .sort()

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

/** What a file of ours imports: by statement, and at run time with `import(…)`. */
export const importsOf = (file: string, text = textOf(file)): Import[] => {
  const code = withoutComments(text)
  const found: Import[] = []
  const note = (index: number, from: string, typesOnly: boolean): void => {
    const ours = from.startsWith('.')
    const line = code.slice(0, index).split('\n').length
    found.push({ file, line, from: ours ? normalize(join(dirname(file), from)) : from, ours, typesOnly })
  }
  for (const { index, groups } of code.matchAll(statement)) note(index, groups?.from ?? '', Boolean(groups?.type))
  for (const { index, groups } of code.matchAll(call)) note(index, groups?.from ?? '', false)
  return found
}

const statement = /^(?:import|export)\s+(?<type>type\s+)?(?:[\w$*{}\s,]+\sfrom\s+)?['"](?<from>[^'"\n]+)['"]/gm
const call = /\bimport\(\s*['"](?<from>[^'"\n]+)['"]/g

/** Comments are blanked, so that lines keep their number. Only those that have a line to themselves: the others hold no import. */
const withoutComments = (text: string): string =>
  text.replace(/^[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/.*)/gm, (comment) => comment.replace(/[^\n]/g, ' '))
