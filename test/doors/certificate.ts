/** A certificate for tests that nobody vouches for, good until 2126 for `localhost`, `127.0.0.1` and `wires.example`; its key is no secret. */

import { X509Certificate } from 'node:crypto'
import { fingerprintOf } from '../../src/intake/sources/certificate.ts'

export const certificate = `-----BEGIN CERTIFICATE-----
MIIBsjCCAVigAwIBAgIUVyxpl86poX1Xc/BcOIIFIPND2bswCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNd2lyZXMuZXhhbXBsZTAgFw0yNjExMjQwODU5MjlaGA8yMTI2
MTAzMTA4NTkyOVowGDEWMBQGA1UEAwwNd2lyZXMuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABAtPdcqP8kmsBrvLIUrMh4QrJfKa9JXojldGXlJ3+lG0
UFkG65LhUBIBXAR2UsHp2Vqmw326lTdeoA8ZKxOm6/6jfjB8MB0GA1UdDgQWBBQA
+RYF9ZvVGph5Y/zzj2bsRlyFNDAfBgNVHSMEGDAWgBQA+RYF9ZvVGph5Y/zzj2bs
RlyFNDAPBgNVHRMBAf8EBTADAQH/MCkGA1UdEQQiMCCCDXdpcmVzLmV4YW1wbGWC
CWxvY2FsaG9zdIcEfwAAATAKBggqhkjOPQQDAgNIADBFAiEAjGEjWJ6gPMOzsd+N
t6KFqUPz7fIWF/C3WOzBwdXhhGcCIGc5a8CczljzD39o1yYHlOmJ1UV0W/nhCjBh
sNR3YTDB
-----END CERTIFICATE-----
`

export const certificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgXwo8nBdqaMRyRM44
51FYqtF8Uteyi0S3aN1fEh2g2FGhRANCAAQLT3XKj/JJrAa7yyFKzIeEKyXymvSV
6I5XRl5Sd/pRtFBZBuuS4VASAVwEdlLB6dlapsN9upU3XqAPGSsTpuv+
-----END PRIVATE KEY-----
`

/** As a door names it. */
export const certificateFingerprint = fingerprintOf(new X509Certificate(certificate).raw)
