/** A bucket of Amazon S3, or of a store that speaks its language at an address of one's own. */

import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { LookupFunction } from 'node:net'
import { posix } from 'node:path'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  type _Object as S3Object,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { z } from 'zod'
import { isUnfinished } from '../files-under.ts'
import { fingerprint, seenServer } from './certificate.ts'
import { failureOf, said } from './connection-trouble.ts'
import { type Door, DoorFailure, FileFailure, type OpenSource, type Reach, type Remote, type Source } from './source.ts'
import { fileSettings, gathering, isMeant, largestFile } from './which-files.ts'

const { include, exclude, subfolders, timeout } = fileSettings

/** The secret is the secret access key. */
export const s3Settings = z.strictObject({
  ...{ include, exclude, subfolders, timeout },
  afterwards: z.enum(['keep', 'delete']).default('keep'),
  accessKey: z.string().min(1).max(200),
  region: z
    .string()
    .regex(/^[a-z0-9-]{1,50}$/)
    .default('us-east-1'),
  /** Where a store of one's own answers; absent, Amazon's. */
  endpoint: z.url({ protocol: /^https?$/ }).optional(),
  /** Whether the bucket stands in the path and not before the host; stores of one's own mostly want it. */
  pathStyle: z.boolean().default(false),
  certificate: fingerprint.optional(),
})

type Settings = z.infer<typeof s3Settings>
type Where = { bucket: string; prefix: string; settings: Settings; secret: string; place: string }

/** The most pages of a thousand objects that are listed in one look. */
const mostPages = 200

export const openS3: OpenSource = async (door, reach, signal) => {
  const where = whereOf(door)
  const { bucket, settings } = where
  const client = await clientOf(where, reach, signal)
  const options = { abortSignal: signal }
  const source: Source = {
    lanes: 8,
    list: () => pages(client, where, signal),
    async fetch({ key, name, mark }) {
      try {
        const { Body, ContentLength = 0 } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: mark }),
          options,
        )
        if (ContentLength > largestFile) (Body as Readable | undefined)?.destroy()
        if (ContentLength > largestFile)
          throw new FileFailure(
            `«${name}» is larger than ${largestFile / 2 ** 20} MB and is not fetched. Ask the supplier what it is.`,
          )
        const { add, bytes } = gathering(name)
        for await (const chunk of Body as Readable) add(chunk)
        return [{ name, bytes: bytes() }]
      } catch (error) {
        throw forFile(error, name, where)
      }
    },
    async taken({ key, name, mark }, forget) {
      if (settings.afterwards === 'keep') return
      try {
        const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }), options).catch(ifMissing)
        // Nothing is deleted that nobody has read.
        if (found?.ETag === mark) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), options)
        forget()
      } catch (error) {
        throw forFile(error, name, where)
      }
    },
    close: async () => client.destroy(),
  }
  return source
}

const whereOf = ({ address, settings, secret = '' }: Door): Where => {
  const { hostname, pathname } = new URL(address)
  const read = s3Settings.parse(settings)
  const place = read.endpoint ? new URL(read.endpoint).host : `S3 (${read.region})`
  // A folder is meant: what only begins with the same letters is another one.
  const prefix = decodeURIComponent(pathname)
    .replace(/^\/+/, '')
    .replace(/([^/])$/, '$1/')
  return { bucket: hostname, prefix, settings: read, secret, place }
}

const clientOf = async ({ settings, secret }: Where, reach: Reach, signal: AbortSignal): Promise<S3Client> => {
  const { endpoint, region, accessKey, pathStyle, timeout, certificate: pinned } = settings
  const own = endpoint === undefined ? undefined : new URL(endpoint)
  const host = own?.hostname.replace(/^\[(.*)\]$/, '$1')
  // An address that is written as a number is never looked up.
  if (host) await reach.resolve(host)
  const server = { host: host ?? '', port: Number(own?.port) || 443, pinned, timeout, signal }
  const certificate = own?.protocol === 'https:' ? await seenServer(server, reach) : {}
  const lookup = lookingUp(reach)
  return new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    forcePathStyle: pathStyle,
    credentials: { accessKeyId: accessKey, secretAccessKey: secret },
    maxAttempts: 2,
    followRegionRedirects: true,
    // Stores of one's own often know no newer checksums than what the request itself is signed with.
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
    requestHandler: {
      connectionTimeout: timeout * 1000,
      socketTimeout: timeout * 1000,
      httpAgent: new HttpAgent({ keepAlive: true, maxSockets: 8, lookup }),
      httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: 8, lookup, ...certificate }),
    },
  })
}

/** Only what may be reached has an address. */
const lookingUp =
  (reach: Reach): LookupFunction =>
  (host, { all }, found) => {
    reach.resolve(host).then(
      (addresses) => {
        const [first] = addresses
        if (all) found(null, [...addresses])
        else if (first) found(null, first.address, first.family)
      },
      (error) => found(error, []),
    )
  }

async function* pages(client: S3Client, where: Where, signal: AbortSignal): AsyncGenerator<Remote[]> {
  const { bucket, prefix, settings } = where
  const isWanted = isMeant(settings)
  let token: string | undefined
  for (let page = 0; page === 0 || token; page += 1) {
    if (page === mostPages)
      throw new DoorFailure(
        `«${bucket}/${prefix}» has more than ${mostPages * 1000} objects. Name a longer prefix, or have old ones cleared away.`,
      )
    const input = {
      ...{ Bucket: bucket, ContinuationToken: token },
      ...(prefix ? { Prefix: prefix } : {}),
      ...(settings.subfolders ? {} : { Delimiter: '/' }),
    }
    const answer = await client.send(new ListObjectsV2Command(input), { abortSignal: signal }).catch((error) => {
      throw whyNot(error, where)
    })
    const objects = (answer.Contents ?? []).filter(
      ({ Key = '' }) => isFile(Key.slice(prefix.length)) && isWanted(Key.slice(prefix.length)),
    )
    objects.sort((a, b) => Number(a.LastModified) - Number(b.LastModified) || ((a.Key ?? '') < (b.Key ?? '') ? -1 : 1))
    if (objects.length > 0) yield objects.map(remoteOf)
    token = answer.IsTruncated ? answer.NextContinuationToken : undefined
  }
}

/** An object appears whole or not at all; a key that ends with a slash is only a folder's name. */
const isFile = (path: string): boolean => {
  const words = path.split('/')
  return words.at(-1) !== '' && !words.some(isUnfinished)
}

const remoteOf = ({ Key = '', ETag, Size = 0, LastModified }: S3Object): Remote => ({
  key: Key,
  name: posix.basename(Key),
  mark: ETag ?? `${Size} ${LastModified?.toISOString() ?? ''}`,
})

const ifMissing = (error: unknown): undefined => {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined
  throw error
}

const forFile = (error: unknown, name: string, where: Where): DoorFailure => {
  if (!(error instanceof S3ServiceException)) return whyNot(error, where)
  const { httpStatusCode: status = 0 } = error.$metadata
  if (status === 404 || status === 412)
    return new FileFailure(`«${name}» was changed or taken away since it was listed. It is looked for again.`)
  if (status === 403 && /AccessDenied|Forbidden/.test(error.name))
    return new FileFailure(
      `«${name}»: ${where.place} does not allow it (${said(error.name, where.secret)}). Ask the supplier for the right.`,
    )
  return whyNot(error, where)
}

const whyNot = (error: unknown, { bucket, place, settings, secret }: Where): DoorFailure => {
  if (!(error instanceof S3ServiceException)) return failureOf(error, { place, secret })
  const what = said(`${error.name}: ${error.message}`, secret)
  if (/InvalidAccessKeyId|SignatureDoesNotMatch|AccessDenied|Forbidden|ExpiredToken/.test(error.name))
    return new DoorFailure(
      `${place} does not let «${settings.accessKey}» into «${bucket}» (${what}). Check the access key and the secret with the supplier.`,
    )
  if (error.name === 'NoSuchBucket')
    return new DoorFailure(`On ${place} there is no bucket «${bucket}». Correct the address of the door.`)
  return new DoorFailure(`${place} answers ${error.$metadata.httpStatusCode ?? ''} (${what}). It is tried again.`)
}
