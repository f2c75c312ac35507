/** What may be refused, and how it is said: a code for programs and a sentence that a person can act on. */

/** Why something was not done. Only `server` turns a code into an HTTP status, only `cli` into an exit status. */
export type RefusalCode =
  | 'unknown' // there is no such story, person, wire
  | 'not-signed-in'
  | 'not-allowed'
  | 'invalid' // the input is not of its form
  | 'stale' // somebody else has saved since
  | 'incomplete' // something that publishing needs is missing
  | 'embargoed'
  | 'killed'
  | 'not-live'
  | 'exists'
  | 'held' // somebody else holds the data folder
  | 'too-large'
  | 'too-often' // it was tried too often; a while must pass

/** An expected failure as a value. A bug throws instead. */
export type Refusal = {
  readonly refused: RefusalCode
  readonly sentence: string
  /** What is wrong with which part of the input (`contract.validDays`), for a form to say it beside its field. */
  readonly fields?: Readonly<Record<string, string>>
}

/** `field`: the part of the input that is wrong, where it is one. */
export const refuse = (refused: RefusalCode, sentence: string, field?: string): Refusal => ({
  refused,
  sentence,
  ...(field !== undefined && { fields: { [field]: sentence } }),
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && 'sentence' in value
