/** Work that many ask for at once is done once for all of them. */

/**
 * Who asks while it is being done gets the next doing of it, which begins when this one has ended: never an answer from before they asked, and never more
 * than one at a time.
 */
export const inTurn = <Answer>(work: () => Promise<Answer>): (() => Promise<Answer>) => {
  let running: Promise<unknown> | undefined
  let next: Promise<Answer> | undefined
  const begin = (): Promise<Answer> => {
    const answer = work()
    const ended = () => {
      if (running === over) running = undefined
    }
    const over: Promise<unknown> = answer.then(ended, ended)
    running = over
    return answer
  }
  return () => {
    if (next) return next
    if (!running) return begin()
    next = running.then(() => {
      next = undefined
      return begin()
    })
    return next
  }
}
