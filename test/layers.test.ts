/** The line: a file imports only from its own folder and from folders to its left, and stories leave through one gate. */

import { expect, test } from 'vitest'
import { files, type Import, importsOf } from './source-files.ts'

const line = 'base story wire store media discovery site newsroom intake jobs server desk cli'.split(' ')

/** The desk runs in a browser: what it may use at run time, and what of which it may know the types. */
const deskMayUse = ['base', 'story', 'desk']
const deskMayKnow = [...deskMayUse, 'newsroom']

const doNoInputOrOutput = /^src\/(?:base|story|wire|site\/(?:pages|parts|feeds))\//
const inputOrOutput =
  /^(?:node:)?(?:fs|http|https|http2|net|tls|dgram|dns|child_process|cluster|worker_threads|readline|sqlite)(?:\/|$)|^(?:pg|pg-boss|kysely|sharp|pino|hono|@hono\/node-server|undici|nodemailer|imapflow|basic-ftp|ssh2-sftp-client|chokidar)(?:\/(?!html$)|$)/

const sql = /^(?:pg|pg-[a-z-]+|kysely)(?:\/|$)/

/** Whatever leaves the house. Of the store these may know what may be seen, and how a site is set up. */
const outputs = /^src\/(?:site\/|server\/(?:site|finding|media)-routes)/
const gate = /^src\/store\/(?:(?:desk\/fronts|outputs)\/)?(?:published|settings|sites?)[\w-]*\.ts$/

const isTest = (file: string): boolean => file.endsWith('.test.ts')
const source = files.filter((file) => /^src\/.*\.(?:ts|tsx)$/.test(file) && !isTest(file))
const imports = source.flatMap((file) => importsOf(file))

const folderOf = (file: string): string => file.split('/')[1] ?? ''

const say = (rule: string, broken: Import[]): string[] =>
  broken.map(({ file, line, from }) => `${file}:${line} imports ${from}: ${rule}`)

test('every folder has its place in the line', () => {
  expect(source.filter((file) => !line.includes(folderOf(file)))).toEqual([])
})

test('a file imports only from its own folder and from folders to its left', () => {
  const toTheRight = imports.filter(
    ({ file, from, ours }) =>
      ours && folderOf(file) !== 'desk' && line.indexOf(folderOf(from)) > line.indexOf(folderOf(file)),
  )
  expect(say('only from its own folder and folders to its left', toTheRight)).toEqual([])
  // The command that starts the demonstration hands it over; nothing else knows it.
  const mayLeave = ({ file, from }: Import): boolean =>
    from === 'package.json' || (folderOf(file) === 'cli' && from.startsWith('demo/'))
  const outside = imports.filter((one) => one.ours && !one.from.startsWith('src/') && !mayLeave(one))
  expect(say('only from src', outside)).toEqual([])
})

test('the desk uses base and story, and knows the types of newsroom', () => {
  const broken = imports.filter(
    ({ file, from, ours, typesOnly }) =>
      ours && folderOf(file) === 'desk' && !(typesOnly ? deskMayKnow : deskMayUse).includes(folderOf(from)),
  )
  expect(say('the desk may use base and story, and of newsroom the types', broken)).toEqual([])
})

test('base, story, wire and the pages do no input or output', () => {
  const broken = imports.filter(({ file, from }) => doNoInputOrOutput.test(file) && inputOrOutput.test(from))
  expect(say('this folder does no input or output', broken)).toEqual([])
})

test('all SQL is in the store', () => {
  const broken = imports.filter(({ file, from, ours }) => !ours && folderOf(file) !== 'store' && sql.test(from))
  expect(say('SQL only in store, which gives functions', broken)).toEqual([])
})

test('what leaves reads stories through the gate alone', () => {
  const broken = imports.filter(
    ({ file, from }) => outputs.test(file) && folderOf(from) === 'store' && !gate.test(from),
  )
  expect(say('an output reaches the store only through published, settings and sites', broken)).toEqual([])
})

test('no two folders import each other', () => {
  const arrows = new Set(
    imports
      .filter(({ ours }) => ours)
      .map(({ file, from }) => [folderOf(file), folderOf(from)])
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => `${one} → ${other}`),
  )
  const both = [...arrows].filter((arrow) => arrows.has(arrow.split(' → ').reverse().join(' → ')))
  expect(both).toEqual([])
})

test('imports are found in every form in which they are written', () => {
  const text = [
    `/** import { no } from './comment.ts' */`,
    `import './effect.ts'`,
    `import type { A } from './types-of.ts'`,
    `import {`,
    `  one,`,
    `  type Two,`,
    `} from '../wire/item.ts'`,
    `export * from "./all.ts"`,
    `const lazy = () => import('../cli/start.ts')`,
    `export const said = 'from'`,
  ].join('\n')
  expect(importsOf('src/story/a.ts', text).map(({ line, from, typesOnly }) => [line, from, typesOnly])).toEqual([
    [2, 'src/story/effect.ts', false],
    [3, 'src/story/types-of.ts', true],
    [4, 'src/wire/item.ts', false],
    [8, 'src/story/all.ts', false],
    [9, 'src/cli/start.ts', false],
  ])
})
