/** What a file that came over HTTP is called. Pure. */

const endings: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/rss+xml': 'xml',
  'application/atom+xml': 'xml',
  'application/nitf+xml': 'xml',
  'application/vnd.iptc.g2.newsitem+xml': 'xml',
  'text/html': 'html',
  'text/plain': 'txt',
  'message/rfc822': 'eml',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
}

/** The ending that goes with a content type; undefined for one that says nothing. */
export const endingOf = (type: string | undefined): string | undefined =>
  endings[(type ?? '').split(';')[0]?.trim().toLowerCase() ?? '']

/** A name without folders and without what no file system takes; undefined where nothing is left. At most 200 letters. */
export const bareName = (name: string | undefined): string | undefined => {
  const [last = ''] = (name ?? '').split(/[/\\]/).slice(-1)
  const bare = last.replace(/[\x00-\x1f\x7f]/g, '').trim()
  if (bare === '' || /^\.+$/.test(bare)) return undefined
  // The ending is worth more than the middle.
  return bare.length <= 200 ? bare : `${bare.slice(0, 150)}${bare.slice(-50)}`
}

/** The file's name in a `Content-Disposition` (RFC 6266), the extended form (RFC 8187) first. */
export const dispositionName = (disposition: string | undefined): string | undefined => {
  const header = (disposition ?? '').slice(0, 2000)
  const [, charset, escaped] = /;\s*filename\*\s*=\s*([\w-]{1,20})'[^']{0,20}'([^\s;]{1,1000})/i.exec(header) ?? []
  const extended = escaped && /^utf-8$/i.test(charset ?? '') ? unescaped(escaped) : undefined
  const [, quoted, bare] = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.){0,1000})"|([^\s";]{1,1000}))/i.exec(header) ?? []
  return bareName(extended) ?? bareName(quoted?.replace(/\\(.)/g, '$1') ?? bare)
}

/** Letters out of `%41`; as they stand where an escape is broken. */
export const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    // A name is a name, broken or not.
    return text
  }
}

/** The name that the server gives, else the last part of the address; with an ending by the content type where there is none. */
export const fileName = (url: URL, headers: ReadonlyMap<string, string>, mark: string): string => {
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? ''
  const name = dispositionName(headers.get('content-disposition')) ?? bareName(unescaped(last)) ?? url.hostname
  const [, stem = name, ending] = /^(.+)\.([a-z0-9]{1,8})$/i.exec(name) ?? []
  const end = ending ?? endingOf(headers.get('content-type'))
  return end === undefined ? `${stem}${mark}` : `${stem}${mark}.${end}`
}

/** Whether a name is of the pattern, in which `*` stands for any letters and `?` for one; large and small letters are the same. */
export const namedLike = (name: string, pattern: string): boolean => {
  const letters = name.toLowerCase()
  const wanted = pattern.toLowerCase()
  let at = 0
  let star = -1
  let from = 0
  let place = 0
  // One step back to the last star is enough, and so it takes no longer than name times pattern.
  while (at < letters.length) {
    if (wanted[place] === '*') {
      star = place++
      from = at
    } else if (place < wanted.length && (wanted[place] === '?' || wanted[place] === letters[at])) {
      place += 1
      at += 1
    } else if (star >= 0) {
      place = star + 1
      at = ++from
    } else return false
  }
  while (wanted[place] === '*') place += 1
  return place === wanted.length
}
