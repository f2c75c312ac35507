/** How long this process itself has worked: a bound on it holds on a busy machine too. */

/** Milliseconds of processor time that the test's own thread has used. */
export const ownTime = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
