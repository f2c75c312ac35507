/** Bytes into letters: what the bytes are beats what the file says of itself. */

export type Decoded = { text: string; problem?: string }

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)

/** The encoding that byte-order marks or the zeros of UTF-16 prove, before anything is decoded (XML 1.0, appendix F). */
const proven = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  if (bytes[1] === 0 && bytes[0] !== 0 && bytes[3] === 0 && bytes[2] !== 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0) return 'utf-16be'
  return undefined
}

const asUtf8 = new TextDecoder('utf-8', { fatal: true })

const decodeAs = (bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined => {
  try {
    return (fatal && encoding === 'utf-8' ? asUtf8 : new TextDecoder(encoding, { fatal })).decode(bytes)
  } catch {
    // Not of this encoding, or an encoding that nobody knows: the caller tries the next.
    return undefined
  }
}

const declared = (bytes: Uint8Array): string | undefined => {
  let head = ''
  for (const byte of bytes.subarray(0, 200)) head += String.fromCharCode(byte)
  return /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1]?.toLowerCase()
}

const count = (text: string, letter: RegExp): number => text.match(letter)?.length ?? 0

/** The letters of a wire file; `problem` says so where some bytes could not be read. */
export const decode = (bytes: Uint8Array): Decoded => {
  const marked = proven(bytes)
  if (marked) return { text: decodeAs(bytes, marked, false) ?? '' }
  const utf8 = decodeAs(bytes, 'utf-8', true)
  if (utf8 !== undefined) return { text: utf8 }
  const said = declared(bytes)
  if (said && !/^utf-?(8|16)/.test(said)) {
    const text = decodeAs(bytes, said, true)
    if (text !== undefined) return { text }
  }
  // UTF-8 with a few damaged bytes reads better with marks in their place than as Latin letters throughout.
  const patched = decodeAs(bytes, 'utf-8', false) ?? ''
  const damaged = count(patched, /\uFFFD/g)
  if (count(patched, /[^\x00-\x7f\uFFFD]/g) > damaged * 4) {
    return { text: patched, problem: `The file is UTF-8 with ${damaged} damaged letters, shown as \uFFFD.` }
  }
  return { text: decodeAs(bytes, 'windows-1252', false) ?? patched }
}
