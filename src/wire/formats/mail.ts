/** E-mail (RFC 5322, MIME): the wires attached to it, and its own text where that is news. */

import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { type Body, bodyText } from '../../story/body.ts'
import type { PictureName } from '../../story/markup/markup.ts'
import { compose } from '../compose.ts'
import { formatOfBytes } from '../detect.ts'
import { contentIdentity, fileHref } from '../identity.ts'
import { type Association, type InnerFile, type NewsObject, type Reading, standard } from '../item.ts'
import { type MailText, mailText } from './mail-text.ts'

/** How an attached file is read: `readWire`, given in so that reading wires and reading mails do not need each other. */
export type ReadPart = (bytes: Uint8Array, name: string) => Reading

/** The most of each that is looked at, over all mails in a mail. */
const mostAttachments = 50
const deepestMail = 3
/** More lines of text (encoded files apart), or more of what may be borders between parts, than any mail with news has. */
const mostLines = 60_000
const mostBorders = 5000
/** A picture inside the text that is smaller, in bytes, is a logo or a tracking dot. */
const smallestPicture = 10_000

/** What is shared by a mail and the mails in it: the attachments left, and the names that are taken. */
type Budget = { left: number; names: Set<string> }

type File = InnerFile & { type: string; id: string | undefined; inline: boolean }

/** Taking a mail apart costs time and memory for each line and part; encoded files have long lines without a space. */
const isMonstrous = (bytes: Uint8Array): boolean => {
  let lines = 0
  let borders = 0
  let space = bytes.indexOf(0x20)
  for (let at = bytes.indexOf(10); at >= 0; ) {
    const next = bytes.indexOf(10, at + 1)
    if (space >= 0 && space < at) space = bytes.indexOf(0x20, at)
    if (next - at < 60 || (space >= 0 && space < next)) lines++
    if (bytes[at + 1] === 0x2d && bytes[at + 2] === 0x2d) borders++
    if (lines > mostLines || borders > mostBorders) return true
    at = next
  }
  return false
}

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'message/rfc822': 'eml' }

/** A name that can stand in `file:NAME` and on a disk, each only once. */
const nameOf = (one: Attachment, budget: Budget): string => {
  const said = (one.filename ?? '')
    .toWellFormed()
    .replace(/^.*[/\\]/s, '')
    .replace(/[%\u0000-\u001f\u007f]+/g, '_')
    .trim()
    .slice(-120)
  const ending = endings[one.mimeType] ?? (one.mimeType.split('/')[1] ?? 'bin').replace(/[^a-z0-9]+/g, '').slice(0, 8)
  const name = said.replace(/^\.+/, '') || `part.${ending}`
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length
  let free = name
  for (let copy = 2; budget.names.has(free.toLowerCase()); copy++)
    free = `${name.slice(0, dot)}-${copy}${name.slice(dot)}`
  budget.names.add(free.toLowerCase())
  return free
}

const fileOf = (one: Attachment, budget: Budget): File => ({
  name: nameOf(one, budget),
  bytes: typeof one.content === 'string' ? Buffer.from(one.content) : new Uint8Array(one.content),
  type: one.mimeType,
  id: one.contentId?.replace(/^<|>$/g, ''),
  inline: one.disposition === 'inline' || (one.related === true && one.disposition !== 'attachment'),
})

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)

/** Types under which wires travel. What is packed (zip, and with it office files) is not opened. */
const mayBeWire = ({ type, bytes }: File): boolean =>
  (/^text\/(?:plain|xml)$|[/+](?:xml|json)$|^application\/octet-stream$|^$/.test(type) &&
    !startsWith(bytes, 0x50, 0x4b) &&
    !startsWith(bytes, 0x25, 0x50, 0x44, 0x46) &&
    !bytes.subarray(0, 1024).includes(0)) ||
  (formatOfBytes(bytes) !== undefined && formatOfBytes(bytes) !== 'photo')

/** Parts that only mail programs need. */
const isMachinery = ({ type }: File): boolean =>
  /^application\/(?:pgp-signature|pkcs7-signature|x-pkcs7-signature)$|^message\/(?:delivery-status|feedback-report)$/.test(
    type,
  )

const prefix = /^\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|i|r)\s*(?:\[\d+\])?:|\[[^\]\n]{1,60}\])\s*/iu

/** A subject without "Fwd:", "Re:" and the names of lists in brackets. */
const headlineOf = (subject: string): string => {
  let rest = subject.replace(/\s+/g, ' ').trim()
  for (let times = 0; times < 10 && prefix.test(rest); times++) rest = rest.replace(prefix, '')
  return rest || subject.trim()
}

const header = (mail: Email, key: string): string | undefined => mail.headers.find((one) => one.key === key)?.value

/** Its Message-ID as a URI (RFC 2392, clause 2: what is no address letter is encoded). */
const identityOf = (mail: Email): string | undefined => {
  const id = mail.messageId?.trim().replace(/^<|>$/g, '').trim().toWellFormed()
  return id ? `mid:${id.replace(/[^\w\-.~!$&'()*+,;=:@]/g, encodeURIComponent)}` : undefined
}

const languageOf = (mail: Email): string | undefined =>
  /^\s*([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\s*(?:,|$)/i.exec(header(mail, 'content-language') ?? '')?.[1]

const providerOf = (mail: Email): string | undefined => {
  const { name, address } = mail.from ?? {}
  return name?.trim() || address?.split('@')[1]
}

const words = (body: Body): number => bodyText(body).split(/\s+/).filter(Boolean).length

/**
 * Is the text beside attached wires news of its own? A covering note is short; three paragraphs and 120 words are a story
 * (the shortest that agencies send as one).
 */
const isNews = (body: Body): boolean =>
  body.content.filter((block) => block.type === 'paragraph').length >= 3 && words(body) >= 120

const named = (items: readonly NewsObject[]): Set<string> =>
  new Set(
    items.flatMap((item) => [
      ...(item.renditions ?? []).flatMap(({ href }) => href ?? []),
      ...named(item.associations ?? []),
    ]),
  )

/** An attached picture as what its own bytes say of it, else as a bare file. */
const pictureOf = (file: File, parent: string, readPart: ReadPart): Association => {
  const [read] = readPart(file.bytes, file.name).items
  const href = fileHref(file.name)
  const bare = { uri: `${parent}#${encodeURIComponent(file.name)}`, type: 'picture' as const }
  const { standard: _, ...item } = read?.type === 'picture' ? read : compose(bare)
  const renditions = item.renditions ?? [{ name: 'original', ...(href ? { href } : {}), contentType: file.type }]
  return { ...item, renditions, name: file.name, rel: 'picture' }
}

const withNote = (item: NewsObject, note: string): NewsObject => ({
  ...item,
  edNote: item.edNote ? `${item.edNote}\n\n${note}` : note,
})

const withPictures = (item: NewsObject, pictures: Association[]): NewsObject =>
  pictures.length ? { ...item, associations: [...(item.associations ?? []), ...pictures] } : item

/** What is told of a mail besides its wires: the text in one line, so that none of its lines is taken for an order to kill. */
const coveringNote = (subject: string, { body, notes }: MailText): string =>
  `Covering note: ${[subject, bodyText(body), ...notes].join(' ').replace(/\s+/g, ' ').trim().slice(0, 4000)}`

const ownItem = (mail: Email, uri: string, { body, notes }: MailText, pictures: Association[]): NewsObject => {
  const provider = providerOf(mail)
  return compose({
    standard,
    uri,
    type: body.content.length || !pictures.length ? 'text' : 'composite',
    versionCreated: mail.date,
    language: languageOf(mail),
    headlines: [
      { value: headlineOf(mail.subject ?? '').replace(/[<&]/g, (letter) => (letter === '<' ? '&lt;' : '&amp;')) },
    ],
    story: { body },
    notes,
    infoSources: provider ? [{ name: provider, role: 'provider' }] : [],
    associations: pictures,
    altIds: mail.messageId ? [{ role: 'message-id', value: mail.messageId.trim() }] : [],
  })
}

type Parts = { items: NewsObject[]; pictures: File[]; files: File[]; problems: string[] }

/** The attached files: wires read, mails inside taken apart, pictures put aside. */
const readParts = async (mail: Email, readPart: ReadPart, depth: number, budget: Budget): Promise<Parts> => {
  const parts: Parts = { items: [], pictures: [], files: [], problems: [] }
  const taken = mail.attachments.slice(0, Math.max(budget.left, 0))
  const over = mail.attachments.length - taken.length
  if (over) parts.problems.push(`The mail has too many attachments; ${over} of them were not looked at.`)
  budget.left -= taken.length
  for (const attachment of taken) {
    const file = fileOf(attachment, budget)
    const kind = formatOfBytes(file.bytes)
    if (kind === 'photo') {
      if (!file.inline || file.bytes.length >= smallestPicture) parts.pictures.push(file)
    } else if (kind === 'mail' || file.type === 'message/rfc822') {
      const inside = await readOne(file.bytes, readPart, depth + 1, budget)
      parts.items.push(...inside.items)
      parts.problems.push(...inside.problems.map((problem) => `Attached mail ${file.name}: ${problem}`))
      parts.files.push(...(inside.files ?? []).map((one) => ({ ...one, type: '', id: undefined, inline: false })))
    } else if (mayBeWire(file)) {
      const read = readPart(file.bytes, file.name)
      parts.items.push(...read.items)
      parts.problems.push(...read.problems.map((problem) => `Attachment ${file.name}: ${problem}`))
    } else if (!isMachinery(file)) parts.files.push(file)
  }
  return parts
}

/** A wire may be the mail's text itself: XML or JSON from its first letter on. */
const wireInText = (mail: Email, readPart: ReadPart): Reading | undefined => {
  const text = mail.text?.trim() ?? ''
  return /^[<{[]/.test(text) ? readPart(Buffer.from(text), 'text of the mail') : undefined
}

const readOne = async (bytes: Uint8Array, readPart: ReadPart, depth: number, budget: Budget): Promise<Reading> => {
  const refused = (problem: string): Reading => ({ format: 'mail', problems: [problem], items: [] })
  if (depth > deepestMail) return refused(`Mails inside mails are followed ${deepestMail} deep; this one was not read.`)
  if (isMonstrous(bytes)) return refused('The mail has more lines or parts than any real one and was not taken apart.')
  let mail: Email
  try {
    mail = await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: 30,
      maxHeadersSize: 512 * 1024,
    })
  } catch (error) {
    return refused(`The mail cannot be taken apart: ${error instanceof Error ? error.message : error}`)
  }
  return readingOf(mail, readPart, depth, budget)
}

const readingOf = async (mail: Email, readPart: ReadPart, depth: number, budget: Budget): Promise<Reading> => {
  const parts = await readParts(mail, readPart, depth, budget)
  const inText = wireInText(mail, readPart)
  const attached = [...(inText?.items ?? []), ...parts.items]
  const problems = [
    ...(inText && !inText.items.length && /^[{[]/.test(mail.text?.trim() ?? '') ? inText.problems : []),
    ...parts.problems,
  ]
  const subject = mail.subject ?? ''
  const forward = /^\s*(?:fwd?|wg|tr|rv)\s*:/i.test(subject)
  const byId = new Map(parts.pictures.flatMap((file) => (file.id ? [[file.id, file.name] as const] : [])))
  const picture: PictureName = (src) => {
    const name = /^cid:/i.test(src) ? byId.get(src.slice(4)) : undefined
    return name && fileHref(name)
  }
  const text: MailText =
    inText?.items.length || problems.length > parts.problems.length
      ? { body: { type: 'body', content: [] }, notes: [] }
      : mailText({ html: mail.html, text: mail.text, forward }, picture)
  const uri = identityOf(mail) ?? contentIdentity(JSON.stringify([mail.from, mail.date, subject, mail.text, mail.html]))
  const known = named(attached)
  const isKnown = (file: File): boolean => known.has(fileHref(file.name) ?? '')
  const unnamed = parts.pictures.filter((file) => !isKnown(file)).map((file) => pictureOf(file, uri, readPart))
  const own = attached.length ? isNews(text.body) : text.body.content.length > 0 || unnamed.length > 0
  const items = attached.map((item) =>
    own || !(subject || text.body.content.length) ? item : withNote(item, coveringNote(subject, text)),
  )
  if (own) {
    if (!mail.messageId) problems.push('The mail has no Message-ID; an identity was made from its content.')
    items.push(ownItem(mail, uri, text, unnamed))
  } else if (unnamed.length) problems.push(...givePictures(items, unnamed))
  if (!items.length && !problems.length)
    problems.push(`The mail ${subject ? `“${subject.slice(0, 100)}” ` : ''}holds no text, no picture and no wire.`)
  const unread = parts.files.filter((file) => file.type && !isKnown(file))
  if (unread.length)
    problems.push(`Not read: ${unread.map(({ name, bytes }) => `${name} (${bytes.length} bytes)`).join(', ')}.`)
  const files = [...parts.pictures, ...parts.files.filter((file) => !file.type || isKnown(file))].map(
    ({ name, bytes }) => ({ name, bytes }),
  )
  return { format: 'mail', problems, items, ...(files.length ? { files } : {}) }
}

/** Pictures that no wire names belong to the one text beside which they came; with several texts nobody knows to which. */
const givePictures = (items: NewsObject[], pictures: Association[]): string[] => {
  const texts = items.filter((item) => item.type === 'text' || item.bodies)
  const [only] = texts
  if (!only || texts.length > 1) return [`No wire in the mail names ${pictures.map((one) => one.name).join(', ')}.`]
  items[items.indexOf(only)] = withPictures(only, pictures)
  return []
}

/** Where the mails of a mailbox file begin ("From sender date" behind an empty line, RFC 4155); one mail is a mailbox of one. */
const mailsIn = (bytes: Uint8Array): Uint8Array[] => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = Math.max(
    bytes.findIndex((byte) => byte > 0x20),
    0,
  )
  const starts = [start]
  if (buffer.subarray(start, start + 5).toString() === 'From ')
    for (
      let at = buffer.indexOf('\nFrom ', start);
      at >= 0 && starts.length < mostAttachments;
      at = buffer.indexOf('\nFrom ', at + 1)
    ) {
      const isBorder = bytes[at - 1] === 10 || (bytes[at - 1] === 13 && bytes[at - 2] === 10)
      if (isBorder && /^From \S+ .{0,80}\d{4}/.test(buffer.subarray(at + 1, at + 120).toString('latin1')))
        starts.push(at + 1)
    }
  return starts.map((from, at) => {
    const mail = buffer.subarray(from, starts[at + 1])
    return mail.subarray(0, 5).toString() === 'From ' ? mail.subarray(mail.indexOf(10) + 1) : mail
  })
}

/**
 * Reads a mail (or a mailbox file of up to fifty): attached wires first, then its own text where that is news. `files` has the pictures, which the items
 * name `file:NAME`. Who sent it is not asked here: see `mail-sender.ts`.
 */
export const readMail = async (bytes: Uint8Array, readPart: ReadPart): Promise<Reading> => {
  const budget: Budget = { left: mostAttachments, names: new Set() }
  const whole: Reading & { files: InnerFile[] } = { format: 'mail', problems: [], items: [], files: [] }
  for (const mail of mailsIn(bytes)) {
    const { items, problems, files } = await readOne(mail, readPart, 0, budget)
    whole.items.push(...items)
    whole.problems.push(...problems)
    whole.files.push(...(files ?? []))
  }
  const { files, ...reading } = whole
  return files.length ? whole : reading
}
