/** What tests use of a package that comes without types. */

declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  namespace hoodiecrow {
    /** `raw` has one letter for each byte. */
    type Message = { raw: string; flags?: string[]; uid?: number; size?: number }
    type Mailbox = { messages: Message[]; uidvalidity: number; uidnext: number }
    type ImapServer = {
      server: Server
      users: Record<string, { password: string }>
      fetchHandlers: Record<string, (connection: unknown, message: Message) => unknown>
      getMailbox(path: string): Mailbox | undefined
      appendMessage(mailbox: string, flags: string[], at: Date, raw: string): { message: Message }
    }
    type Options = {
      plugins: readonly string[]
      secureConnection: boolean
      credentials: { key: string; cert: string }
      users: Record<string, { password: string }>
      storage: Record<string, unknown>
    }
  }
  const hoodiecrow: (options: hoodiecrow.Options) => hoodiecrow.ImapServer
  export = hoodiecrow
}
