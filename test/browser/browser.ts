/** A real Chromium for tests, out of an npm package: it needs nothing of the machine, and calls nobody but this machine. */

import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const packageFolder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..')
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))

/** Opens a browser, told `more` than every other. The caller closes it. */
export const openBrowser = async (more: readonly string[] = []): Promise<Browser> => {
  const folder = unpacked()
  const args = [...flags, ...more]
  return chromium.launch({ executablePath: join(folder, 'chromium'), args, env: environment(folder) })
}

const flags = [
  // Tests run as root in many containers, where the sandbox cannot. The pages are our own.
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  // Every name and address but this machine is unknown, so that nothing is ever fetched from outside.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
  '--no-proxy-server',
  '--no-pings',
  '--disable-domain-reliability',
]

const environment = (folder: string): Record<string, string> => {
  const plain = { PATH: '/usr/bin:/bin', HOME: tmpdir(), FONTCONFIG_FILE: join(folder, 'fonts.conf'), TZ: 'UTC' }
  return startsWith(folder, plain) ? plain : { ...plain, LD_LIBRARY_PATH: join(folder, 'lib') }
}

/** Whether it finds its libraries (libnss3, libexpat) on the machine. Where not, those that come with it serve. */
const startsWith = (folder: string, env: Record<string, string>): boolean =>
  spawnSync(join(folder, 'chromium'), ['--version'], { env }).status === 0

/** Where the browser lies unpacked: in the checkout, or in a folder of this user where the checkout may not be written. */
const unpacked = (): string => {
  const name = `chromium-${version}`
  const ofCheckout = join(import.meta.dirname, '../../.cache')
  const ofUser = join(tmpdir(), `dateline-cache-${process.getuid?.()}`)
  if (canRun(join(ofCheckout, name))) return join(ofCheckout, name)
  try {
    mkdirSync(ofCheckout, { recursive: true })
    return unpackInto(join(ofCheckout, name))
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(String((error as NodeJS.ErrnoException).code))) throw error
  }
  mkdirSync(ofUser, { recursive: true, mode: 0o700 })
  // In a folder for all, somebody else could have been there before us.
  const isOurs = lstatSync(ofUser).isDirectory() && lstatSync(ofUser).uid === process.getuid?.()
  const target = join(isOurs ? ofUser : mkdtempSync(join(tmpdir(), 'dateline-cache-')), name)
  return canRun(target) ? target : unpackInto(target)
}

const canRun = (folder: string): boolean => {
  try {
    accessSync(join(folder, 'chromium'), constants.X_OK)
    return true
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes(String((error as NodeJS.ErrnoException).code))) return false
    throw error
  }
}

/** Several test files may do this at once: each unpacks beside the place, and the first to finish gives its work the name. */
const unpackInto = (target: string): string => {
  const draft = `${target}.${process.pid}.${randomBytes(4).toString('hex')}`
  mkdirSync(draft)
  try {
    writeFileSync(join(draft, 'chromium'), unbrotli('chromium.br'), { mode: 0o755 })
    for (const archive of ['al2023.tar.br', 'fonts.tar.br']) untar(unbrotli(archive), draft)
    writeFileSync(join(draft, 'fonts.conf'), fontsConf(target))
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
  }
  return target
}

const unbrotli = (name: string): Buffer => brotliDecompressSync(readFileSync(join(packageFolder, 'bin', name)))

/** The machine's fonts, where it has any, and the one that comes with the browser. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`

/** Files and folders of a plain tar archive: a header of 512 bytes (name at 0, mode at 100, size at 124, kind at 156), then the bytes. */
const untar = (archive: Buffer, folder: string): void => {
  const field = (at: number, length: number): string =>
    archive
      .toString('utf8', at, at + length)
      .replace(/\0[\s\S]*$/, '')
      .trim()
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const path = join(folder, field(at, 100))
    const size = Number.parseInt(field(at + 124, 12), 8)
    const kind = field(at + 156, 1)
    if (kind === '5') mkdirSync(path, { recursive: true })
    if (kind === '0' || kind === '') {
      mkdirSync(dirname(path), { recursive: true })
      const mode = Number.parseInt(field(at + 100, 8), 8)
      // Its own font settings name folders of another system.
      if (basename(path) !== 'fonts.conf') writeFileSync(path, archive.subarray(at + 512, at + 512 + size), { mode })
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
}
