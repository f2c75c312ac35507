/** Headers that every answer carries. */

import type { MiddlewareHandler } from 'hono'
import type { Body } from '../story/body.ts'
import { originsOf } from '../story/form/embed.ts'

/** Nothing from elsewhere, nothing inline, no frame: what a page shows and runs comes from this site. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The policy of a page that shows another of this site in a frame, and of one that may be shown so. */
export const policyOfFraming = `${policy}; frame-src 'self'`
export const policyOfFramed = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")

/** The policy of a story's page: what its own embeds and films are loaded from when a reader asks, and nothing else; of most pages the policy of all. */
export const policyOfStory = ({ content }: Body): string | undefined => {
  const { frames, films } = originsOf(content.flatMap((one) => (one.type === 'embed' ? [one.attrs.address] : [])))
  if (frames.length + films.length === 0) return undefined
  return [
    policy,
    ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []),
    ...(films.length > 0 ? [`media-src ${films.join(' ')}`] : []),
  ].join('; ')
}

export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** Given to every answer that Hono makes; one that a route makes by itself (`new Response`) brings them along. */
export const withSecurityHeaders: MiddlewareHandler = (context, next) => {
  for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value)
  return next()
}
