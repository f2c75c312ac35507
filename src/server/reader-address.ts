/** From where a call comes: the machine that is connected, or the reader of whom a proxy on this machine or the inner network speaks. */

const isInner = (address: string): boolean =>
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address)

const isAddress = (text: string): boolean => /^[0-9a-f:.]{3,45}$/i.test(text)

/** `forwarded` is what came as `X-Forwarded-For`: its last entry is the proxy's own word. */
export const readerAddress = (connected: string, forwarded: string | undefined): string => {
  const told = forwarded?.split(',').at(-1)?.trim()
  const address = told && isInner(connected) && isAddress(told) ? told : connected
  return address.replace(/^::ffff:/, '')
}
