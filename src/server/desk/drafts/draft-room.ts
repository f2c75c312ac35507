/** The room in which drafts are edited together: Hocuspocus, told who may write, and held to what is committed. */

import { setTimeout as sleep } from 'node:timers/promises'
import {
  type beforeSyncPayload,
  type Connection,
  type Document,
  Hocuspocus,
  type WebSocketLike,
} from '@hocuspocus/server'
import * as Y from 'yjs'
import { z } from 'zod'
import type { StoryId } from '../../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../../base/refusal.ts'
import type { Newsroom } from '../../../newsroom/action.ts'
import { whyGone } from '../../../newsroom/drafts/open-draft.ts'
import { mayDo, mayIn } from '../../../newsroom/permissions.ts'
import { type Person, personOfSession } from '../../../store/people.ts'
import { sectionOfStory } from '../../../store/stories.ts'
import type { Working } from '../../working.ts'
import { fromStore } from './kept-draft.ts'
import { type OpenDrafts, openDrafts } from './open-drafts.ts'
import { checkStates, presentOf } from './presence.ts'

/** A draft may have so many bytes: more than a hundred times a long story. */
const largestDraft = 8 * 2 ** 20
/** How old the knowledge that somebody is signed in may be when they write, in milliseconds. */
const knownFor = 30_000

/** One line of somebody's browser, for one draft. */
export type Line = {
  person: Person
  token: string
  knownAt: number
  socket: WebSocketLike
  story?: string
  identity?: string
}

/** What is told to a browser: its mark is committed, it must send again what is missing here, which draft it is, why it is closed, that the line holds. */
export type Told = { kept: number } | { again: number } | { draft: string } | { closed: Refusal } | { here: true }

/** What a browser says: a mark behind all that it has sent, and how much of whom it must hold to be true. */
const said = z.object({
  mark: z.int().nonnegative(),
  clocks: z.array(z.tuple([z.number(), z.number()])).max(5000),
})
const longestSaid = 200_000

/** A refusal as Hocuspocus hands it to a browser. */
const refusing = (refusal: Refusal, code = 4403) => ({ code, reason: JSON.stringify(refusal) })

const signedOut = refusing(refuse('not-signed-in', 'You are signed out. Sign in again; nothing is lost.'), 4401)
const tooLarge = refusing(
  refuse('too-large', 'This draft has grown too large. Take something out, or begin another story.'),
  4413,
)

export type DraftRoom = {
  enter(
    socket: WebSocketLike,
    request: Request,
    line: Omit<Line, 'socket' | 'knownAt'>,
  ): ReturnType<Hocuspocus<Line>['handleConnection']>
  /** Commits what was written, and ends. */
  close(): Promise<void>
}

export const draftRoom = (working: Working): DraftRoom => {
  const { newsroom, log } = working
  const closing = new Set<Promise<void>>()
  const gone = (story: StoryId) => {
    const done = tellGone(story)
      .catch((err: unknown) => log.warn({ err, story }, 'Nobody was told why a draft was closed.'))
      .finally(() => closing.delete(done))
    closing.add(done)
  }
  const drafts = openDrafts(newsroom, log, gone)
  const room: Hocuspocus<Line> = new Hocuspocus<Line>({
    ...{ quiet: true, timeout: 60_000, debounce: 1000, maxDebounce: 5000 },
    ...{ maxPendingDocuments: 1, maxUnauthenticatedQueueSize: 2 ** 20, maxUnauthenticatedQueueMessages: 100 },
    async onAuthenticate({ context, connectionConfig, documentName, token }) {
      // One line, one draft: whoever wants another opens another.
      if (context.story !== undefined) throw refusing(refuse('invalid', 'This line is for another story.'))
      const draft = await drafts.open(documentName)
      if (isRefusal(draft)) throw refusing(draft)
      const [identity = '', mail] = token.split(' ')
      // In this browser somebody else has signed in since: what was written before is not theirs.
      if (mail !== undefined && mail !== context.person.mail) throw signedOut
      // A browser that has been in another draft of the story must not pour it into this one.
      if (identity !== '' && identity !== draft.identity)
        throw refusing(await whyGone(newsroom, documentName as StoryId))
      await unloaded(documentName, draft.doc())
      context.story = documentName
      context.identity = draft.identity
      connectionConfig.readOnly = !(await mayWrite(newsroom, context.person, documentName))
    },
    async onLoadDocument({ document, documentName, context }) {
      // Opened once more: between the door and here, the last who was in it may have left.
      const draft = await drafts.open(documentName)
      if (isRefusal(draft)) throw refusing(draft)
      if (draft.identity !== context.identity) throw refusing(await whyGone(newsroom, documentName as StoryId))
      draft.attach(document)
    },
    async connected({ connection, documentName }) {
      const draft = drafts.get(documentName)
      if (draft) tell(connection, { draft: draft.identity })
    },
    beforeSync: (payload) => checkWriting(working, drafts, payload),
    async onChange({ documentName, update, transactionOrigin, context }) {
      if (transactionOrigin !== fromStore) drafts.get(documentName)?.wrote(update, context.person?.mail ?? '')
    },
    onStateless: ({ connection, document, payload }) =>
      mark(drafts, connection, document, payload).catch((err: unknown) =>
        log.warn({ err }, 'A save was not answered.'),
      ),
    async beforeHandleAwareness({ states, connection, document, context }) {
      if (!context) throw signedOut
      const isOthers = (client: number) =>
        document.getConnections().some((other) => other !== connection && document.getClients(other).has(client))
      checkStates(states, presentOf(context.person), isOthers)
      // A browser opens another line where it hears nothing for half a minute; what it says of itself without a caret is passed on to nobody, and so not to itself.
      if (states.size === 0 && connection) tell(connection, { here: true })
    },
    async beforeUnloadDocument({ document, documentName }) {
      // Hocuspocus puts away by name: a document that is gone already must not take the next one with it.
      if (room.documents.get(documentName) !== document) throw new Error()
      await drafts.get(documentName)?.kept()
    },
    async afterUnloadDocument({ documentName }) {
      drafts.left(documentName)
    },
    async onDisconnect({ context }) {
      // Where only the draft was closed, as after a broken message, the browser is to open a new line.
      if (context.socket.readyState < 2) context.socket.close(4205, 'Again')
    },
  })
  /** Waits until a document that is no more has been put away. */
  const unloaded = async (story: string, current: Y.Doc | undefined): Promise<void> => {
    for (let looks = 0; looks < 200; looks += 1) {
      const standing = room.documents.get(story)
      if (!standing || standing === current) return
      await sleep(10)
    }
    throw refusing(refuse('stale', 'This draft was closed: open the story again.'))
  }
  const tellGone = async (story: StoryId): Promise<void> => {
    const document = room.documents.get(story)
    if (!document) return
    const closed = await whyGone(newsroom, story)
    document.broadcastStateless(JSON.stringify({ closed } satisfies Told))
    room.closeConnections(story)
  }
  return {
    enter: (socket, request, line) => room.handleConnection(socket, request, { ...line, socket, knownAt: Date.now() }),
    async close() {
      const open = [...room.documents.keys()]
      await Promise.all(open.map((story) => drafts.get(story)?.kept()))
      room.closeConnections()
      while (room.documents.size > 0) await sleep(10)
      await Promise.all(closing)
      await drafts.close()
    },
  }
}

const tell = (connection: Connection, told: Told): void => connection.sendStateless(JSON.stringify(told))

/** A save is answered when what stood before it on this line is committed, and never where something of it has not arrived. */
const mark = async (drafts: OpenDrafts, connection: Connection, document: Document, payload: string): Promise<void> => {
  if (connection.readOnly || payload.length > longestSaid) return
  const read = said.safeParse(parsed(payload))
  const draft = drafts.get(document.name)
  if (!read.success) return
  // What cannot be kept here is sent again over another line.
  if (draft?.doc() !== document) return connection.close({ code: 4205, reason: 'Again' })
  const { mark: number, clocks } = read.data
  const isHere = clocks.every(([client, clock]) => Y.getState(document.store, client) >= clock)
  if (!isHere) return tell(connection, { again: number })
  if (await draft.kept()) tell(connection, { kept: number })
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const mayWrite = async ({ database }: Newsroom, person: Person, story: string): Promise<boolean> => {
  if (!mayDo(person, 'save')) return false
  const section = person.sections && (await sectionOfStory(database.db, story as StoryId))
  return !section || mayIn(person, section)
}

/** Of the steps of a synchronisation, the first asks and the others write. */
const asks = 0

/** Before something is written: is this person signed in still, and may they? */
const checkWriting = async (
  { newsroom }: Working,
  drafts: OpenDrafts,
  { type, connection, context, documentName, payload }: beforeSyncPayload<Line>,
): Promise<void> => {
  if (type === asks) return
  const size = drafts.get(documentName)?.size() ?? 0
  if (size + payload.length > largestDraft) throw tooLarge
  if (Date.now() - context.knownAt < knownFor) return
  const person = await personOfSession(newsroom.database.db, context.token)
  if (!person) throw signedOut
  context.knownAt = Date.now()
  connection.readOnly = !(await mayWrite(newsroom, person, documentName))
}
