/** Which format is it: said by the bytes, never by the file's name. */

export type Format =
  | 'newsml-1'
  | 'newsml-g2'
  | 'nitf'
  | 'rss'
  | 'atom'
  | 'iptc7901'
  | 'anpa1312'
  | 'photo'
  | 'mail'
  | 'html'
  | 'xml'
  | 'json'
  | 'plain-text'
  | 'unknown'

/** The root elements of NewsML-G2 (NAR 2.35), `newsMessage` being the envelope. */
export const g2Roots: ReadonlySet<string> = new Set([
  'newsMessage',
  'newsItem',
  'packageItem',
  'conceptItem',
  'knowledgeItem',
  'planningItem',
  'catalogItem',
])

const roots: Record<string, Format> = {
  NewsML: 'newsml-1',
  nitf: 'nitf',
  rss: 'rss',
  RDF: 'rss',
  feed: 'atom',
  entry: 'atom',
  html: 'html',
}

/** The format of an XML document, by the local name of its root. */
export const formatOfRoot = (name: string): Format => (g2Roots.has(name) ? 'newsml-g2' : (roots[name] ?? 'xml'))

/** The version that a file says it is of ("2.0", "0.91"); undefined where it says anything else, which nobody should be shown. */
export const formatVersion = (said: string | undefined): string | undefined =>
  /^\s*(\d{1,2}(?:\.\d{1,3}){0,2})\s*$/.exec(said ?? '')?.[1]

/** The first bytes of JPEG, PNG, TIFF (both orders), GIF and WebP. */
const pictures = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
]

/** Header fields (RFC 5322, RFC 8601) with which only a mail begins, and such that other files begin with too. */
const ofMails =
  /^(?:received|return-path|delivered-to|message-id|mime-version|dkim-signature|authentication-results|from|x-mailer)$/
const alsoOfMails = /^(?:to|cc|subject|date|reply-to|sender|content-type|content-transfer-encoding|list-id)$/

/** White space and a mailbox's "From " line may stand before a mail. */
const beforeMail = /^\s{0,4000}(?:From \S[^\n]{0,300}\n)?/

/** Does it begin with the header of a mail: fields up to an empty line, two at least that mails have, one that others have not? */
const isMail = (bytes: Uint8Array): boolean => {
  const first = bytes.find((byte) => byte > 0x20) ?? 0
  // XML and JSON, nearly all that arrives, are left at their first letter.
  if (first === 0x3c || first === 0x7b || first === 0x5b) return false
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 32_768)).replace(beforeMail, '')
  const found = new Set<string>()
  for (const line of head.split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) continue
    const name = /^([!-9;-~]{1,76})[ \t]*:/.exec(line)?.[1]?.toLowerCase()
    if (!name) break
    if (ofMails.test(name) || alsoOfMails.test(name)) found.add(name)
  }
  return found.size > 1 && [...found].some((name) => ofMails.test(name))
}

/** What the first bytes prove before anything is decoded: pictures, mails and the two telex formats. */
export const formatOfBytes = (bytes: Uint8Array): Format | undefined => {
  if (pictures.some((start) => start.every((byte, at) => bytes[at] === byte))) return 'photo'
  const head = bytes.subarray(0, 64)
  const syn = head.indexOf(0x16)
  const soh = head.indexOf(0x01)
  // ANPA 1312: SYN SYN SOH service and number, US, selector; IPTC 7901: (CR LF) SOH and three letters of the source.
  const line = head.subarray(soh + 1, soh + 30)
  if (soh >= 0 && ((syn >= 0 && soh > syn) || (soh < 10 && line.includes(0x1f)))) return 'anpa1312'
  const isWord = head.subarray(soh + 1, soh + 4).every((byte) => byte > 0x20 && byte < 0x7f)
  if (soh >= 0 && soh < 10 && isWord) return 'iptc7901'
  return isMail(bytes) ? 'mail' : undefined
}

/** The name of the first element after prolog, comments and DOCTYPE, without its prefix. */
const rootName = (text: string): string | undefined => {
  let at = 0
  for (;;) {
    const open = text.indexOf('<', at)
    if (open < 0) return undefined
    if (text.startsWith('<!--', open)) at = end(text, '-->', open)
    else if (text.startsWith('<?', open)) at = end(text, '?>', open)
    else if (text.startsWith('<!', open)) at = endOfDoctype(text, open)
    else return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(text.slice(open, open + 200))?.[1]
  }
}

const end = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at + mark.length
}

const endOfDoctype = (text: string, from: number): number => {
  const close = end(text, '>', from)
  const bracket = text.indexOf('[', from)
  return bracket >= 0 && bracket < close ? end(text, ']', bracket) : close
}

/** Not every bracket opens JSON: "[Valdrey] The pilots …". */
const opensJson = /^(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]]|$|-?\d+(?:\.\d+)?\s*[,\]]))/

/** The format of a decoded file. `json` is looked at again when it is parsed, `plain-text`
 * whether it is any news; `xml` means: no news format that is known here. */
export const formatOfText = (text: string): Format => {
  const start = /\S/.exec(text)?.index ?? 0
  const first = text[start]
  if ((first === '{' || first === '[') && opensJson.test(text.slice(start, start + 1000))) return 'json'
  if (first !== '<') return 'plain-text'
  const root = rootName(text)
  return root ? formatOfRoot(root) : 'unknown'
}
