/** How files are named, how long they get and how they open. */

import { basename, dirname, extname } from 'node:path'
import { expect, test } from 'vitest'
import { files, textOf } from './source-files.ts'

const forbidden = 'index lib util utils helper helpers common shared core types services managers misc'.split(' ')
const mostLines = 500
const mostEntries = 25

const code = files.filter((file) => /^(?:src|test|bench|demo|bin)\/.*\.(?:ts|tsx|mjs|js|css)$/.test(file))

test('no file and no folder is called by a word that says nothing', () => {
  const isNamedSo = (file: string): boolean =>
    file.split('/').some((part) => forbidden.includes(part.split('.')[0] ?? ''))
  expect(code.filter(isNamedSo)).toEqual([])
})

test('names are in kebab-case', () => {
  expect(code.filter((file) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*[./]?)+$/.test(file))).toEqual([])
})

test(`no file has more than ${mostLines} lines`, () => {
  const long = code
    .map((file) => ({ file, lines: textOf(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > mostLines)
  expect(long).toEqual([])
})

test('every source file opens with a sentence that says what it is', () => {
  const silent = code.filter(
    (file) =>
      !file.endsWith('.test.ts') && /^(?:src|bin)\//.test(file) && !/^(?:#!.*\n)?\/\*\*?\s*\S/.test(textOf(file)),
  )
  expect(silent).toEqual([])
})

test('nothing is left for later in a comment', () => {
  const later = new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`)
  const left = code.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((text, index) => (later.test(text) ? [`${file}:${index + 1} ${text.trim()}`] : [])),
  )
  expect(left).toEqual([])
})

test(`no folder has more than ${mostEntries} entries, a file and its test being one`, () => {
  const entries = new Map<string, Set<string>>()
  for (const file of code) {
    let path = file
    while (dirname(path) !== '.') {
      const folder = dirname(path)
      const name = basename(path).replace(/\.test(?=\.)/, '')
      entries.set(
        folder,
        (entries.get(folder) ?? new Set()).add(extname(name) === '.css' ? name : basename(name, extname(name))),
      )
      path = folder
    }
  }
  expect(
    [...entries].filter(([, names]) => names.size > mostEntries).map(([folder, names]) => `${folder}: ${names.size}`),
  ).toEqual([])
})
