/** What a token of the API may be good for. */

/** Each as people are told it. */
export const scopes = {
  'items:read': 'read stories, sections and topics, and follow what changes',
  'search:read': 'search',
  'webhooks:manage': 'have webhooks of its own called: make, list and delete them',
} as const

export type Scope = keyof typeof scopes
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]]
