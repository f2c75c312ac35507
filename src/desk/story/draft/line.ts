/** The line to a draft: it opens again by itself, but not where that is of no use; and what is let go of is heard no more. */

import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'

export class Line extends HocuspocusProviderWebsocket {
  readonly #rests: () => boolean
  /** `rests`: whether it stays away for now. */
  constructor(rests: () => boolean, how: ConstructorParameters<typeof HocuspocusProviderWebsocket>[0]) {
    super(how)
    this.#rests = rests
  }
  override async connect() {
    if (!this.#rests()) await super.connect()
  }
  /** Lets go of the line as it is, even while it is being opened: whatever the server still says over it is about what was. */
  letGo(): void {
    // The attempt would otherwise be made again by itself, beside the next.
    this.stopConnectionAttempt()
    this.cancelWebsocketRetry?.()
    this.disconnect()
    if (this.webSocket) this.emit('close', { event: { code: 1000, reason: '' } })
  }
  /** Opens another in place of the one that is there, where it does not rest. */
  anew(): void {
    this.letGo()
    void this.connect()
  }
}
