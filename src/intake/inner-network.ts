/** Which machines may be reached from here: whatever lies in the inner network only where a setting allows it. */

import { lookup } from 'node:dns/promises'
import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js'
import { type Answer, opening } from './sources/http-exchange.ts'
import { DoorFailure, type Reach } from './sources/source.ts'

type Address = IPv4 | IPv6

/** All addresses of a name, as a name server gives them. */
export type Resolver = (name: string) => Promise<readonly string[]>

const nameServer: Resolver = async (name) =>
  (await lookup(name, { all: true, order: 'verbatim' })).map(({ address }) => address)

/** How long a name server may take, in milliseconds. */
const patience = 15_000

/**
 * What may be reached where the setting allows these addresses, networks and host names (`*`: all). Without any, only the public network:
 * no loopback, private (RFC 1918, 6598, 4193), link-local, multicast or reserved address, and no IPv6 form of one.
 */
export const reachOf = (allowed: readonly string[], resolver: Resolver = nameServer): Reach => {
  const mayReach = permission(allowed)
  return {
    async resolve(host) {
      const name = hostName(host)
      if (name === undefined)
        throw new DoorFailure(`«${host.slice(0, 100)}» is no host name. Correct the address of the door.`)
      const found = isAddress(name) ? [name] : await addressesOf(name, resolver)
      const addresses = found.map((one) => ipaddr.parse(one))
      const within = addresses.find((address) => isInner(address) && !mayReach(name, address))
      if (within)
        throw new DoorFailure(
          `${name} lies in the inner network (${within}) and is not reached. If a door is to lead there, name it in the setting DATELINE_INNER_NETWORK and start again.`,
        )
      return found.map((address) => ({ address, family: ipaddr.parse(address).kind() === 'ipv4' ? 4 : 6 }))
    },
  }
}

const isAddress = (name: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(name) || ipaddr.IPv6.isValid(name)

/**
 * A host as one name or address, however it was written (WHATWG URL, 3.5: `0x7f.1`, `2130706433`, `%31`, letters of full width); undefined
 * where it is none. Closing dots and brackets are taken off.
 */
const hostName = (host: string): string | undefined => {
  if (host.length > 255 || /[/?#@\\\s]/.test(host)) return undefined
  const written = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  const url = URL.parse(`http://${written}/`)
  if (url?.port !== '') return undefined
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '') || undefined
}

const addressesOf = async (name: string, resolver: Resolver): Promise<readonly string[]> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new DoorFailure(`The name server does not answer when asked for ${name}. It is tried again.`)),
    patience,
  )
  try {
    const found = await Promise.race([resolver(name), late.promise])
    if (found.length > 0) return found
  } catch (error) {
    if (error instanceof DoorFailure) throw error
    const { code } = error as { code?: string }
    if (code === undefined) throw error
    if (!/NOTFOUND|NODATA|NONAME/.test(code))
      throw new DoorFailure(`The name server could not say where ${name} is (${code}). It is tried again.`)
  } finally {
    clearTimeout(timer)
  }
  throw new DoorFailure(`No name server knows ${name}. Correct the address of the door, or ask the supplier for it.`)
}

/** The IPv4 address that an IPv6 one leads to: mapped (RFC 4291), translated (RFC 6052, 6145), tunnelled by 6to4 (RFC 3056). */
const embedded = (address: IPv6): IPv4 | undefined => {
  const { parts } = address
  const at = (high: number | undefined, low: number | undefined): IPv4 | undefined =>
    high === undefined || low === undefined
      ? undefined
      : new ipaddr.IPv4([high >> 8, high & 0xff, low >> 8, low & 0xff])
  const range = address.range()
  if (range === '6to4') return at(parts[1], parts[2])
  // The local-use prefix of RFC 8215 (64:ff9b:1::/48) is translated as somebody within has settled it: never the public network.
  const isTranslated = range === 'ipv4Mapped' || range === 'rfc6145' || (range === 'rfc6052' && parts[2] === 0)
  // The old «compatible» form ::a.b.c.d (RFC 4291, 2.5.5.1), which some systems still take.
  const isCompatible = range === 'unicast' && parts.slice(0, 6).every((part) => part === 0)
  return isTranslated || isCompatible ? at(parts[6], parts[7]) : undefined
}

/** Whether it is anything else than an address of the public network. */
const isInner = (address: Address): boolean => {
  if (!isIPv6(address)) return address.range() !== 'unicast'
  const within = embedded(address)
  if (within) return isInner(within)
  // What the world is given out of is 2000::/3 (RFC 4291, 2.4; IANA).
  return address.range() !== 'unicast' || ((address.parts[0] ?? 0) & 0xe000) !== 0x2000
}

const isIPv6 = (address: Address): address is IPv6 => address.kind() === 'ipv6'

/** Whether the setting names this host, this address or its network. */
const permission = (allowed: readonly string[]): ((name: string, address: Address) => boolean) => {
  if (allowed.includes('*')) return () => true
  const networks = allowed.flatMap((place): [Address, number][] => {
    if (place.includes('/')) return [ipaddr.parseCIDR(place)]
    if (!isAddress(place)) return []
    const address = ipaddr.parse(place)
    return [[address, address.kind() === 'ipv4' ? 32 : 128]]
  })
  const names = new Set(allowed.map(hostName))
  const holds = (address: Address): boolean =>
    networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
  return (name, address) => {
    const within = isIPv6(address) ? embedded(address) : undefined
    return names.has(name) || holds(address) || (within !== undefined && holds(within))
  }
}

export type Guarded = {
  reach: Reach
  maxBytes: number
  timeoutMs: number
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal
}

/** What lies at an http address: its bytes and its content type. Whatever goes wrong is a `DoorFailure`. */
export const fetchGuarded = async (
  url: string,
  { reach, maxBytes, timeoutMs, headers = {}, signal }: Guarded,
): Promise<{ bytes: Buffer; type: string | undefined }> => {
  const exchange = opening(reach, { timeoutMs, ...(signal ? { signal } : {}) })
  try {
    const answer: Answer = await exchange.get(url, { maxBytes, headers })
    return { bytes: answer.bytes, type: answer.headers.get('content-type') ?? undefined }
  } finally {
    await exchange.close()
  }
}
