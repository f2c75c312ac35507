/** A mailbox on an IMAP server (RFC 3501, 9051), over TLS. A mail whose sender cannot be believed is kept, and waits in quarantine. */

import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { decodeWords } from 'postal-mime'
import { z } from 'zod'
import { fieldsOf } from '../../wire/formats/mail-sender.ts'
import { doubtOf } from './believed-sender.ts'
import { openMailbox, type Settings, type Where, whereOf } from './imap-session.ts'
import { DoorFailure, FileFailure, type OpenSource, type Remote, type Source } from './source.ts'
import { checkSize, gathering, largestFile, movesTo, sizeIn } from './which-files.ts'

/** How many mails are asked for at a time, and how many there may be. */
const portion = 1000
const mostMails = 200_000

/** How far a door has been looked through: every mail below `next` is taken and, as `afterwards` says, put away. */
const remembered = z.object({ uidValidity: z.string(), afterwards: z.string(), next: z.int().min(1) })

const byUid = { uid: true } as const

/** The flag that says that a mail has been taken. */
const flagOf = ({ afterwards }: Settings): string | undefined =>
  afterwards === 'seen' ? '\\Seen' : afterwards === 'flag' ? '\\Flagged' : undefined

export const openImap: OpenSource = async (door, reach, signal) => {
  const where = whereOf(door)
  const { settings } = where
  const mailbox = await openMailbox(where, reach, signal)
  const was = remembered.safeParse(door.state).data
  const look = { next: 1, uidValidity: mailbox.uidValidity(), waiting: new Set<number>(), marked: new Set<string>() }
  const source: Source = {
    async *list() {
      const { uidValidity } = look
      if (was?.uidValidity === uidValidity && was.afterwards === settings.afterwards) look.next = was.next
      const uids = await mailbox.ask((client) => numbers(client, look.next))
      for (let at = 0; at < uids.length; at += portion) {
        const some = uids.slice(at, at + portion)
        const mails = await mailbox.ask((client) => described(client, some))
        // Those that the server does not describe now are asked for again at the next look.
        for (const uid of some) look.waiting.add(uid)
        for (const { uid, flags } of mails)
          if (flags?.has(flagOf(settings) ?? '')) look.marked.add(`${uidValidity}/${uid}`)
        look.next = (some.at(-1) ?? 0) + 1
        yield mails.map((mail) => remoteOf(mail, uidValidity))
      }
    },
    async fetch(remote) {
      return mailbox.askOf(remote, async (client) => {
        if (sizeIn(remote.mark) > largestFile) checkSize({ ...remote, name: await subjectOf(client, remote) })
        const mail = await client.fetchOne(uidOf(remote), { source: true }, byUid)
        if (!mail || !mail.source)
          throw new FileFailure(`«${remote.name}» is in the mailbox no more: somebody has deleted or moved it.`)
        // The size that a server lists need not be the true one.
        const { add, bytes } = gathering(remote.name)
        add(mail.source)
        const doubt = doubtOf(bytes(), settings)
        return [{ name: nameOf(bytes(), remote), bytes: bytes(), ...(doubt === undefined ? {} : { doubt }) }]
      })
    },
    async taken(remote, forget) {
      if (settings.afterwards !== 'keep' && !look.marked.has(remote.key))
        if (await mailbox.askOf(remote, (client) => putAway(client, remote, where))) forget()
      look.waiting.delete(Number(uidOf(remote)))
    },
    state() {
      // They were listed in ascending order.
      const [first = look.next] = look.waiting
      return { uidValidity: look.uidValidity, afterwards: settings.afterwards, next: first }
    },
    async close() {
      mailbox.close()
    },
  }
  return source
}

/** The numbers of the mails from `first` on, oldest first. */
const numbers = async (client: ImapFlow, first: number): Promise<number[]> => {
  if (client.mailbox && client.mailbox.exists === 0) return []
  const found = await client.search({ uid: `${first}:*` }, byUid)
  if (!found) throw new DoorFailure(`${client.host} does not tell which mails there are. Ask whoever looks after it.`)
  if (found.length > mostMails)
    throw new DoorFailure(`There are more than ${mostMails} mails behind this door. Have old ones cleared away.`)
  // A range up to the last one always has that in it, even where its number is lower.
  return found.filter((uid) => uid >= first).sort((one, other) => one - other)
}

/** Sizes and flags of some mails, in their order; what was deleted meanwhile is not among them. */
const described = async (client: ImapFlow, uids: readonly number[]): Promise<FetchMessageObject[]> => {
  const asked = new Set(uids)
  const found = new Map<number, FetchMessageObject>()
  // A server may tell of other mails whenever it likes.
  for (const mail of await client.fetchAll(`${uids[0]}:${uids.at(-1)}`, { size: true, flags: true }, byUid))
    if (asked.has(mail.uid)) found.set(mail.uid, mail)
  return [...found.values()].sort((one, other) => one.uid - other.uid)
}

/**
 * Its key is its number, which only the server gives: a Message-ID is the sender's own word, and a stranger's mail could take a wire's place
 * with it. Where the server numbers anew all come once more, and are found to be the same by their bytes.
 */
const remoteOf = ({ uid, size = 0 }: FetchMessageObject, uidValidity: string): Remote => ({
  key: `${uidValidity}/${uid}`,
  name: `mail ${uid}`,
  mark: String(size),
})

const uidOf = ({ key }: Remote): string => key.slice(key.indexOf('/') + 1)

const named = (subject: string, name: string): string =>
  subject
    .replace(/[\s\p{C}/\\]+/gu, ' ')
    .trim()
    .slice(0, 120)
    .toWellFormed() || name

const subjectOf = async (client: ImapFlow, remote: Remote): Promise<string> => {
  const mail = await client.fetchOne(uidOf(remote), { envelope: true }, byUid)
  return named((mail && mail.envelope?.subject) || '', remote.name)
}

/** What people find it by: its subject. */
const nameOf = (bytes: Uint8Array, remote: Remote): string => {
  const subject = fieldsOf(bytes).find(({ name }) => name === 'subject')?.value ?? ''
  return `${named(decodeWords(subject), remote.name)}.eml`
}

/** Does with a mail what is settled for what is taken. True where it lies there no more. */
const putAway = async (client: ImapFlow, remote: Remote, { settings, host }: Where): Promise<boolean> => {
  const uid = uidOf(remote)
  const done = <Outcome>(outcome: Outcome | false | undefined, what: string): Outcome => {
    if (outcome) return outcome
    if (!client.usable) throw Object.assign(new Error(), { code: 'NoConnection' })
    throw new FileFailure(
      `${host} does not let «${remote.name}» be ${what}. Ask whoever looks after the mailbox, or set «afterwards» to keep.`,
    )
  }
  const flag = flagOf(settings)
  if (flag !== undefined) {
    done(await client.messageFlagsAdd(uid, [flag], byUid), 'marked')
    return false
  }
  const folder = movesTo(settings)
  if (folder === undefined) return remove(client, uid, done)
  const move = () =>
    (client.capabilities.has('MOVE') ? client.messageMove : client.messageCopy).call(client, uid, folder, byUid)
  const isMoved = (await move()) || (await client.mailboxCreate(folder), await move())
  done(isMoved, `moved to «${folder}»`)
  return client.capabilities.has('MOVE') || remove(client, uid, done)
}

/**
 * Deletes one mail. Where the server cannot delete a single one (RFC 4315), it is only marked as deleted: EXPUNGE would take with it what others
 * have marked.
 */
const remove = async (
  client: ImapFlow,
  uid: string,
  done: (outcome: boolean, what: string) => unknown,
): Promise<boolean> => {
  const canDeleteOne = client.capabilities.has('UIDPLUS')
  const isDone = canDeleteOne
    ? await client.messageDelete(uid, byUid)
    : await client.messageFlagsAdd(uid, ['\\Deleted'], byUid)
  done(isDone, 'deleted')
  return canDeleteOne
}
