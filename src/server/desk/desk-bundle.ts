/** The desk's app as browsers get it: built from `src/desk` when that has changed, kept in `.cache/desk`, and read into memory. */

import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** One file, and the same as browsers take it over the line. */
export type BundleFile = { mime: string; bytes: Buffer; br: Buffer; gzip: Buffer }
/** `files` by their addresses, which carry their hash; `script` and `look` are those that the page asks for first. */
export type DeskBundle = { script: string; look: string; files: Map<string, BundleFile> }

const root = join(import.meta.dirname, '../../..')
/** All that may go into the bundle, and what it is made with. */
const sources = [
  'src/desk',
  'src/base',
  'src/story',
  'src/site/theme/tokens.css',
  'src/server/desk/desk-bundle.ts',
  'package-lock.json',
]
const address = '/assets/desk/'

let made: Promise<DeskBundle> | undefined

/** The bundle of this checkout, built at most once a process; one that failed is tried again. */
export const deskBundle = (): Promise<DeskBundle> => {
  made ??= readOrBuild().catch((error: unknown) => {
    made = undefined
    throw error
  })
  return made
}

const readOrBuild = async (): Promise<DeskBundle> => {
  const hash = await hashOfSources()
  const folder = join(root, '.cache/desk', hash)
  return (await readBundle(folder)) ?? (await buildInto(folder))
}

const hashOfSources = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const path of await filesOf(sources)) hash.update(`${path}\n`).update(await readFile(join(root, path)))
  return hash.digest('hex').slice(0, 16)
}

const filesOf = async (paths: readonly string[]): Promise<string[]> => {
  const found: string[] = []
  for (const path of paths) {
    if (/\.\w+$/.test(path)) found.push(path)
    else {
      const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true })
      found.push(
        ...entries
          .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
          .map((entry) => relative(root, join(entry.parentPath, entry.name))),
      )
    }
  }
  return found.sort()
}

const listName = 'bundle.json'
type List = { script: string; look: string; files: string[] }

const readBundle = async (folder: string): Promise<DeskBundle | undefined> => {
  try {
    const { script, look, files }: List = JSON.parse(await readFile(join(folder, listName), 'utf8'))
    const read = files.map(async (name): Promise<[string, BundleFile]> => {
      const [bytes, br, zip] = await Promise.all(['', '.br', '.gz'].map((end) => readFile(join(folder, name + end))))
      if (!bytes || !br || !zip) throw new Error(`${name} is not whole.`)
      return [address + name, { mime: mimeOf(name), bytes, br, gzip: zip }]
    })
    return { script: address + script, look: address + look, files: new Map(await Promise.all(read)) }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const mimeOf = (name: string): string =>
  name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8'

/** Several processes may do this at once: each builds beside the place, and the first to finish gives its work the name. */
const buildInto = async (folder: string): Promise<DeskBundle> => {
  const draft = await draftFolder(dirname(folder))
  try {
    await build(draft)
    const bundle = await readBundle(draft)
    if (!bundle) throw new Error('The desk was built and is not there.')
    if (await isNamed(draft, folder)) await forgetOthers(folder)
    return bundle
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Gives what was built its name; not where somebody else was first, or where it was built in another place. */
const isNamed = async (draft: string, folder: string): Promise<boolean> => {
  try {
    await rename(draft, folder)
    return true
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EXDEV', 'ENOENT', 'EROFS', 'EACCES', 'EPERM'].includes(codeOf(error))) throw error
    return false
  }
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code)

/** Bundles of earlier sources; who still serves one has it in memory. */
const forgetOthers = async (folder: string): Promise<void> => {
  const beside = dirname(folder)
  for (const name of await readdir(beside))
    if (/^[0-9a-f]{16}$/.test(name) && name !== basename(folder))
      await rm(join(beside, name), { recursive: true, force: true })
}

/** In the checkout; where that may not be written, in a temporary folder, so that each start builds anew. */
const draftFolder = async (beside: string): Promise<string> => {
  try {
    await mkdir(beside, { recursive: true })
    return await mkdtemp(join(beside, 'draft-'))
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) throw error
    return mkdtemp(join(tmpdir(), 'dateline-desk-'))
  }
}

const build = async (folder: string): Promise<void> => {
  // Loaded only where something is to be built: that takes longer than to read what is there.
  const { build: viteBuild } = await import('vite')
  const output = await viteBuild({
    ...{ root, configFile: false, envDir: false, logLevel: 'error', publicDir: false, mode: 'production' },
    // Whoever builds may be a test.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      ...{ write: false, target: 'es2024', modulePreload: false, reportCompressedSize: false, assetsInlineLimit: 0 },
      rolldownOptions: {
        input: { desk: join(root, 'src/desk/main.tsx'), look: join(root, 'src/desk/look/desk.css') },
        output: {
          entryFileNames: '[name].[hash].js',
          chunkFileNames: '[name].[hash].js',
          assetFileNames: '[name].[hash].[ext]',
        },
      },
    },
  })
  if (!Array.isArray(output) && !('output' in output)) throw new Error('Vite watches and does not build.')
  const parts = [output].flat().flatMap((one) => one.output)
  const files = parts.filter(
    ({ fileName }) => /^desk\.|\.css$|^[\w-]+\.[\w-]+\.js$/.test(fileName) && !/^look\..*\.js$/.test(fileName),
  )
  for (const part of files) await writeFileWith(folder, part.fileName, part.type === 'chunk' ? part.code : part.source)
  const named = (start: RegExp): string => {
    const found = files.find(({ fileName }) => start.test(fileName))
    if (!found) throw new Error(`The desk was built without ${start}.`)
    return found.fileName
  }
  const list: List = {
    script: named(/^desk\..*\.js$/),
    look: named(/\.css$/),
    files: files.map(({ fileName }) => fileName),
  }
  await writeFile(join(folder, listName), JSON.stringify(list))
}

const writeFileWith = async (folder: string, name: string, content: string | Uint8Array): Promise<void> => {
  const bytes = Buffer.from(content)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
  await Promise.all([
    writeFile(join(folder, name), bytes),
    promisify(brotliCompress)(bytes, quality).then((packed) => writeFile(join(folder, `${name}.br`), packed)),
    promisify(gzip)(bytes, { level: 9 }).then((packed) => writeFile(join(folder, `${name}.gz`), packed)),
  ])
}
