/** `/api/edit`: the line between a browser and the drafts, a WebSocket on the server's own port. */

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocketLike } from '@hocuspocus/server'
import nodeSockets from 'crossws/adapters/node'
import { personOfSession, type SignedIn } from '../../../store/people.ts'
import type { SessionEnds } from '../../people/session-ends.ts'
import { tokenIn } from '../../sessions.ts'
import type { Working } from '../../working.ts'
import { type DraftRoom, draftRoom } from './draft-room.ts'

/** Longest message: the largest paste, or all that was written in a day without a line. */
const longestMessage = 2 * 2 ** 20
/** A line lasts an hour; the browser opens the next by itself, and says anew who it is. */
const longest = 60 * 60_000

export type EditLine = {
  /** Whether it is this that a request wants. */
  isWanted(request: IncomingMessage): boolean
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

type Entered = ReturnType<DraftRoom['enter']>

/** `ends`: a line ends with the session in whose name it was opened. */
export const editLine = (working: Working, ends: SessionEnds): EditLine => {
  const room = draftRoom(working)
  const entered = new Map<string, { client: Entered; tooOld: NodeJS.Timeout; forget: () => void }>()
  const sockets = nodeSockets({
    serverOptions: { maxPayload: longestMessage },
    hooks: {
      async upgrade(request) {
        if (!isOurs(request, working.origin))
          return new Response('This call came from another site and was not followed.\n', { status: 403 })
        const token = tokenIn(request.headers.get('cookie') ?? '')
        const person = token && (await personOfSession(working.newsroom.database.db, token).catch(() => null))
        if (person === null)
          return new Response('The database is away for the moment. Try again soon.\n', { status: 503 })
        return { context: { person, token } }
      },
      open(peer) {
        const { person, token } = peer.context as { person?: SignedIn; token?: string }
        const socket = peer.websocket as WebSocketLike
        // A browser cannot read why a line was not opened; why one was closed it can.
        if (!person || !token) return socket.close(4401, 'You are signed out.')
        const client = room.enter(socket, peer.request as Request, { person, token })
        const tooOld = setTimeout(() => socket.close(4408, 'Open the next line.'), longest).unref()
        const forget = ends.whenEnded(person.session, () => socket.close(4401, 'You are signed out.'))
        entered.set(peer.id, { client, tooOld, forget })
      },
      message: (peer, message) => entered.get(peer.id)?.client.handleMessage(message.uint8Array()),
      close(peer, { code = 1006, reason = '' }) {
        const line = entered.get(peer.id)
        entered.delete(peer.id)
        clearTimeout(line?.tooOld)
        line?.forget()
        line?.client.handleClose({ code, reason })
      },
      error: (_peer, err) => working.log.info({ err }, 'A line to a draft broke.'),
    },
  })
  return {
    isWanted: ({ url, headers }) =>
      url?.split('?')[0] === '/api/edit' && headers.upgrade?.toLowerCase() === 'websocket',
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      void sockets.handleUpgrade(request, socket, head)
    },
    async close() {
      await room.close()
      sockets.closeAll(1001, 'The server ends.')
      setTimeout(() => sockets.closeAll(1001, '', true), 500).unref()
    },
  }
}

/** Whether a page of ours asks: browsers say so themselves, of every WebSocket. */
const isOurs = ({ headers }: Request, origin: string): boolean => {
  const from = headers.get('origin')
  if (from === null || !URL.canParse(from)) return false
  return new URL(from).host === headers.get('host') || from === new URL(origin).origin
}
