/** Tests of the inner network: whatever form an address has, and whatever a name server says later, nothing within is reached. */

import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { fetchGuarded, reachOf } from './inner-network.ts'
import { DoorFailure } from './sources/source.ts'

const never = async (name: string): Promise<string[]> => {
  throw Object.assign(new Error(`asked for ${name}`), { code: 'ENOTFOUND' })
}

const says =
  (...addresses: string[]) =>
  async () =>
    addresses

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DoorFailure)) throw new Error(`It was no failure of a door: ${String(error)}`)
  return error.message
}

test.each([
  '127.0.0.1',
  '127.255.255.254',
  '127.1',
  '0x7f.1',
  '0x7f000001',
  '0177.0.0.1',
  '2130706433',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '127.0.0.1',
  '127。0。0。1',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '198.18.0.1',
  '192.0.0.8',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::1]',
  '::1',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:0a00:0001]',
  '[::127.0.0.1]',
  '[::ffff:0:10.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::808:808]',
  '[2002:7f00:1::]',
  '[2002:c0a8:0101::1]',
  '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[4000::1]',
])('%s lies in the inner network', async (host) => {
  expect(await refusal(reachOf([], never).resolve(host))).toMatch(/inner network.*DATELINE_INNER_NETWORK/)
})

test.each([
  ['8.8.8.8', '8.8.8.8', 4],
  ['134744072', '8.8.8.8', 4],
  ['[2606:4700::1111]', '2606:4700::1111', 6],
  ['[::ffff:8.8.8.8]', '::ffff:808:808', 6],
  ['[64:ff9b::8.8.8.8]', '64:ff9b::808:808', 6],
  ['[2002:808:808::1]', '2002:808:808::1', 6],
])('%s lies outside', async (host, address, family) => {
  expect(await reachOf([], never).resolve(host)).toEqual([{ address, family }])
})

test.each([
  'good@127.0.0.1',
  'a b',
  'a/b',
  'a?b',
  'a#b',
  'a\\b',
  '',
  '[::1',
  'fe80::1%eth0',
  '1.2.3.4.5',
  'x'.repeat(300),
])('«%s» is no host name', async (host) => {
  expect(await refusal(reachOf(['*'], never).resolve(host))).toContain('no host name')
})

test('a name is as inner as the addresses behind it, all of them', async () => {
  const inner = async (...addresses: string[]) => refusal(reachOf([], says(...addresses)).resolve('wires.example'))
  expect(await inner('10.0.0.5')).toContain('wires.example lies in the inner network (10.0.0.5)')
  expect(await inner('8.8.8.8', '::ffff:127.0.0.1')).toContain('inner network')
  expect(await reachOf([], says('8.8.8.8', '2606:4700::1')).resolve('wires.example')).toEqual([
    { address: '8.8.8.8', family: 4 },
    { address: '2606:4700::1', family: 6 },
  ])
})

test.each(['localhost', 'LOCALHOST', 'localhost.'])('%s is asked for and found within', async (host) => {
  expect(await refusal(reachOf([]).resolve(host))).toContain('localhost lies in the inner network')
})

test('a name of other letters is asked for as the name that it is', async () => {
  const asked: string[] = []
  const reach = reachOf([], async (name) => {
    asked.push(name)
    return ['8.8.8.8']
  })
  await reach.resolve('Bücher.example')
  await reach.resolve('WIRES.example.')
  expect(asked).toEqual(['xn--bcher-kva.example', 'wires.example'])
})

test('what the setting names is reached: an address, a network, a name, everything', async () => {
  const within = says('10.1.2.3')
  for (const allowed of ['10.1.2.3', '10.1.0.0/16', 'nas.internal', 'NAS.internal.', '*'])
    expect(await reachOf(['fd00::/8', allowed], within).resolve('nas.internal')).toHaveLength(1)
  for (const allowed of ['10.1.2.4', '10.2.0.0/16', 'internal', 'fd00::/8', 'as.internal'])
    expect(await refusal(reachOf([allowed], within).resolve('nas.internal'))).toContain('inner network')
})

test('a network that may be reached is reached in its IPv6 forms too', async () => {
  expect(await reachOf(['127.0.0.0/8'], never).resolve('[::ffff:127.0.0.1]')).toHaveLength(1)
  expect(await refusal(reachOf(['127.0.0.0/8'], never).resolve('[::ffff:10.0.0.1]'))).toContain('inner network')
})

test('a name that nobody knows, and a name server that is away, are told apart', async () => {
  expect(await refusal(reachOf([], never).resolve('gone.example'))).toContain('No name server knows gone.example')
  expect(await refusal(reachOf([], says()).resolve('empty.example'))).toContain('No name server knows empty.example')
  const away = async () => {
    throw Object.assign(new Error('away'), { code: 'EAI_AGAIN' })
  }
  expect(await refusal(reachOf([], away).resolve('a.example'))).toContain('EAI_AGAIN')
})

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
})

const listen = async (listener: RequestListener): Promise<number> => {
  const listening = createServer(listener)
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return (listening.address() as AddressInfo).port
}

const limits = { maxBytes: 1000, timeoutMs: 2000 }
const here = reachOf(['127.0.0.0/8', '::1/128'])

test('what lies at an address is fetched with its type, packed or not', async () => {
  const port = await listen((request, response) => {
    response.setHeader('Content-Type', 'image/jpeg')
    if (request.url !== '/packed') return response.end('picture')
    response.setHeader('Content-Encoding', 'gzip')
    return response.end(gzipSync('picture'))
  })
  const fetched = { bytes: Buffer.from('picture'), type: 'image/jpeg' }
  expect(await fetchGuarded(`http://127.0.0.1:${port}/plain`, { ...limits, reach: here })).toEqual(fetched)
  expect(await fetchGuarded(`http://127.0.0.1:${port}/packed`, { ...limits, reach: here })).toEqual(fetched)
})

test.each([
  'http://good.example@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT/',
  'http://0x7f.1:PORT/',
  'http://localhost:PORT/',
])('%s is not called', async (url) => {
  let calls = 0
  const port = await listen((_, response) => {
    calls += 1
    response.end()
  })
  const fetching = fetchGuarded(url.replace('PORT', String(port)), { ...limits, reach: reachOf([]) })
  expect(await refusal(fetching)).toContain('inner network')
  expect(calls).toBe(0)
})

test.each([
  'file:///etc/passwd',
  'ftp://wires.example/',
  'gopher://wires.example/',
  'javascript:alert(1)',
  'no address',
])('%s is no http address', async (url) => {
  expect(await refusal(fetchGuarded(url, { ...limits, reach: here }))).toContain('no http or https address')
})

test('a name that changes its address after it was checked leads nowhere else', async () => {
  let asked = 0
  let calls = 0
  const port = await listen((_, response) => {
    calls += 1
    response.end('inside')
  })
  // The first answer may be reached, every later one is the machine next door.
  const reach = reachOf(['127.0.0.1'], async () => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']))
  const url = `http://rebound.example:${port}/`
  expect((await fetchGuarded(url, { ...limits, reach })).bytes.toString()).toBe('inside')
  expect([asked, calls]).toEqual([1, 1])
  expect(await refusal(fetchGuarded(url, { ...limits, reach }))).toContain('127.0.0.2')
  expect([asked, calls]).toEqual([2, 1])
})

test('the server hears the host’s name and is called by its checked address', async () => {
  let host: string | undefined
  const port = await listen((request, response) => {
    host = request.headers.host
    response.end()
  })
  await fetchGuarded(`http://wires.example:${port}/`, { ...limits, reach: reachOf(['127.0.0.1'], says('127.0.0.1')) })
  expect(host).toBe(`wires.example:${port}`)
})

test('a redirect into the inner network is not followed', async () => {
  const port = await listen((_, response) => {
    response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data/' }).end()
  })
  expect(await refusal(fetchGuarded(`http://127.0.0.1:${port}/`, { ...limits, reach: here }))).toContain(
    '169.254.169.254 lies in the inner network',
  )
})

test('a redirect to another kind of address is not followed', async () => {
  const port = await listen((_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end())
  expect(await refusal(fetchGuarded(`http://127.0.0.1:${port}/`, { ...limits, reach: here }))).toContain('no http')
})

test('five redirects are followed, six are not; a password stays with its own server', async () => {
  const seen: (string | undefined)[] = []
  const port = await listen((request, response) => {
    seen.push(request.headers.authorization)
    const left = Number(request.url?.slice(1))
    if (left === 0) return response.end('here')
    const host = left === 1 ? 'localhost' : '127.0.0.1'
    return response.writeHead(302, { Location: `http://${host}:${port}/${left - 1}` }).end()
  })
  const headers = { Authorization: 'Bearer open sesame' }
  const fetched = await fetchGuarded(`http://127.0.0.1:${port}/5`, { ...limits, reach: here, headers })
  expect(fetched.bytes.toString()).toBe('here')
  expect(seen.slice(0, 5)).toEqual(Array(5).fill('Bearer open sesame'))
  expect(seen[5]).toBeUndefined()
  expect(await refusal(fetchGuarded(`http://127.0.0.1:${port}/6`, { ...limits, reach: here }))).toContain('more than 5')
})

test('what is too large is cut off: by its length, on the way, and unpacked', async () => {
  let sent = 0
  const port = await listen(async (request, response) => {
    if (request.url === '/said') return response.writeHead(200, { 'Content-Length': '5000' }).end('x'.repeat(5000))
    if (request.url === '/packed')
      return response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('0'.repeat(10_000_000)))
    for (; sent < 1000 && !response.destroyed; sent += 1) {
      response.write('x'.repeat(100_000))
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    return response.end()
  })
  for (const path of ['said', 'packed', 'endless'])
    expect(await refusal(fetchGuarded(`http://127.0.0.1:${port}/${path}`, { ...limits, reach: here }))).toContain(
      'larger than 1 KB',
    )
  expect(sent).toBeLessThan(900)
})

test.each([
  ['/silent', /silent for 1 seconds/],
  ['/stuck', /silent for 1 seconds/],
  ['/cut', /broke off/],
  ['/torn', /damaged/],
  ['/odd', /packed in a way/],
  ['/401', /does not accept the password/],
  ['/403', /does not let this account in/],
  ['/404', /There is nothing at/],
  ['/410', /gone for good/],
  ['/500', /fault of its own \(500\)/],
  ['/418', /does not take our call \(418\)/],
  ['/304', /not understood \(304\)/],
])('%s is told in a sentence', async (path, sentence) => {
  const port = await listen((request, response) => {
    const url = request.url?.split('?')[0] ?? ''
    if (url === '/silent') return
    if (url === '/stuck') return void response.writeHead(200, { 'Content-Length': '100' }).write('half')
    if (url === '/cut') {
      response.writeHead(200, { 'Content-Length': '100' }).write('half')
      return void setTimeout(() => response.destroy(), 20)
    }
    if (url === '/torn') return void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip')
    if (url === '/odd') return void response.writeHead(200, { 'Content-Encoding': 'rot13' }).end('x')
    response.writeHead(Number(url.slice(1))).end()
  })
  const fetching = fetchGuarded(`http://127.0.0.1:${port}${path}?key=geheim`, {
    ...limits,
    timeoutMs: 400,
    reach: here,
  })
  const said = await refusal(fetching)
  expect(said).toMatch(sentence)
  expect(said).not.toContain('geheim')
})

test('nothing listens there', async () => {
  const port = await listen(() => undefined)
  await new Promise((resolve) => server?.close(resolve))
  expect(await refusal(fetchGuarded(`http://127.0.0.1:${port}/`, { ...limits, reach: here }))).toContain(
    'nothing listens',
  )
})
