/** What tests use of a package that comes without types. */

declare module '@20minutes/s3rver' {
  type Options = {
    port: number
    address: string
    directory: string
    silent: boolean
    allowMismatchedSignatures: boolean
    configureBuckets: { name: string }[]
    key?: string
    cert?: string
  }
  class S3rver {
    constructor(options: Options)
    run(): Promise<{ port: number }>
    close(): Promise<void>
  }
  export = S3rver
}
