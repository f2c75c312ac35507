/** One verb of the newsroom: its input, who may, and one transaction that writes the change, its audit line and its event. */

import type { z } from 'zod'
import type { Clock } from '../base/clock.ts'
import type { PictureId, StoryId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import type { Database, Tx } from '../store/database.ts'
import { audit, record } from '../store/events.ts'
import type { Acknowledgements } from '../store/nodes.ts'
import { type Reach, writeDeliveries } from '../store/outputs/deliveries.ts'
import type { Seal } from '../store/sealed.ts'
import { sectionOfStory } from '../store/stories.ts'
import { settleStory } from './drafts/settle-story.ts'
import { hookEventOf } from './outputs/hook-events.ts'
import { mayDo, mayIn, type Rights, type Verb } from './permissions.ts'
import { plainIssue } from './plain-issue.ts'

/**
 * Who does something: a person of the newsroom, whoever holds the machine and its commands, or the system itself on a
 * supplier's behalf. `name` is what the audit says: a person's mail.
 */
export type Actor = Rights & { name: string }

/** What happens to a story by itself, when its moment comes (`jobs/due.ts`). */
export type Happening = 'released' | 'expired'

/** What an action works with while its transaction is open. */
export type Doing = {
  tx: Tx
  actor: Actor
  clock: Clock
  seal: Seal
  /** Writes the audit line and the event of this change. */
  record(verb: Verb | Happening, story: StoryId | null, detail: object): Promise<void>
  /** Writes the audit line alone, of a change that no reader can see: no page is forgotten for it. */
  note(verb: Verb, story: StoryId | null, detail: object): Promise<void>
}

export type Action<Input extends z.ZodType, Outcome> = {
  verb: Verb
  input: Input
  run(input: z.output<Input>, doing: Doing): Promise<Outcome | Refusal>
}

/** Declares a verb; its types follow from its schema. */
export const action = <Input extends z.ZodType, Outcome>(declared: Action<Input, Outcome>): Action<Input, Outcome> =>
  declared

/** An output that has not acknowledged a withdrawal yet, and why where it has said so. */
export type Unacknowledged = { output: string; failure: string | null }

/** Whoever tells the outputs of what changed: `src/jobs/tell-outputs.ts`. */
export type Outputs = {
  /**
   * Tells every output of these events. Ends when all have acknowledged what was withdrawn or brought back, or after a short patience; answers who
   * has not. Of other changes they are told without being waited for.
   */
  told(events: readonly string[]): Promise<Unacknowledged[]>
}

/** What a verb, or what happens by itself, does to what readers see; the others are told to no output. */
const reaches: Partial<Record<Verb | Happening, Reach>> = {
  publish: 'changed',
  update: 'changed',
  correct: 'changed',
  'decide-terms': 'changed',
  'keep-territory': 'changed',
  'frame-picture': 'changed',
  'replace-picture': 'changed',
  'launch-front': 'changed',
  'place-story': 'changed',
  'keep-banner': 'changed',
  'end-banner': 'changed',
  released: 'changed',
  expired: 'changed',
  kill: 'withdrawn',
  'kill-picture': 'withdrawn',
  revive: 'returned',
}

/** Where the newsroom works: its database, its clock, the nodes that must forget what a change made old. */
export type Newsroom = {
  database: Database
  clock: Clock
  nodes: Acknowledgements
  /** With what the secrets of doors and outputs are sealed. */
  seal: Seal
  /** Absent where outputs are told by the jobs of another process alone. */
  outputs?: Outputs
}

/** A refusal on its way out of a transaction, so that everything before it is undone. */
class Undone extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.sentence)
    this.refusal = refusal
  }
}

/** How often a change is begun anew when the database has ended it for another that waited for it. */
const attempts = 4

/** SQLSTATE 40P01: two changes waited for each other, and this one was undone. */
const isDeadlock = (error: unknown): boolean => (error as { code?: string }).code === '40P01'

/**
 * Runs `work` in one transaction; a refusal undoes all of it. Answers the outcome and the events that were written;
 * whoever promises readers that the change is out waits for `settled(newsroom, events)`. Of two that wait for each other one is undone by the
 * database and begun anew here.
 */
export const inTransaction = async <Outcome>(
  newsroom: Newsroom,
  actor: Actor,
  work: (doing: Doing) => Promise<Outcome | Refusal>,
): Promise<{ outcome: Outcome | Refusal; events: string[] }> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inOneTransaction(newsroom, actor, work)
    } catch (error) {
      if (!isDeadlock(error) || attempt === attempts) throw error
    }
  }
}

const inOneTransaction = async <Outcome>(
  { database, clock, seal }: Newsroom,
  actor: Actor,
  work: (doing: Doing) => Promise<Outcome | Refusal>,
): Promise<{ outcome: Outcome | Refusal; events: string[] }> => {
  const events: string[] = []
  // A kill that begins in a section of theirs goes on to all that was copied from the story.
  const within = async (tx: Tx, verb: Verb | Happening, story: StoryId | null): Promise<void> => {
    const stranger = verb !== 'kill' && story !== null ? await refuseElsewhere(tx, actor, story) : undefined
    if (stranger) throw new Undone(stranger)
  }
  try {
    const outcome = await database.db.transaction().execute(async (tx) => {
      const done = await work({
        tx,
        actor,
        clock,
        seal,
        async note(verb, story, detail) {
          await within(tx, verb, story)
          await audit(tx, { verb, actor: actor.name, story, detail, at: clock.now() })
        },
        async record(verb, story, detail) {
          await within(tx, verb, story)
          const at = clock.now()
          const kind = `${story === null ? 'newsroom' : 'story'}.${verb}`
          const event = await record(tx, { verb, kind, actor: actor.name, story, detail, at })
          events.push(event)
          const reach = reaches[verb]
          const { picture = null } = detail as { picture?: PictureId }
          if (reach) await writeDeliveries(tx, { event, verb, reach, hook: hookEventOf(verb), story, picture, at })
        },
      })
      if (isRefusal(done)) throw new Undone(done)
      return done
    })
    return { outcome, events }
  } catch (error) {
    if (error instanceof Undone) return { outcome: error.refusal, events: [] }
    throw error
  }
}

/** Refuses a story of a section where this person's role does not hold. */
const refuseElsewhere = async (tx: Tx, actor: Actor, story: StoryId): Promise<Refusal | undefined> => {
  if (!actor.sections) return undefined
  const section = await sectionOfStory(tx, story)
  if (section === undefined || mayIn(actor, section)) return undefined
  return refuse(
    'not-allowed',
    `The story is, or would be, of the section «${section}», and you are ${actor.role} for ${actor.sections.join(', ')} alone. Ask somebody of that section.`,
  )
}

/** Whether PostgreSQL can keep the text in it: JSON writes what it cannot as an escape, all else as itself (RFC 8259, 8.2). */
export const isStorable = (given: unknown): boolean => isStorableJson(JSON.stringify(given ?? null))

/** The same of what is written as JSON already. */
export const isStorableJson = (json: string): boolean =>
  !/\\u(0000|d[89a-f]..)/i.test(json.includes('\\u') ? json.replaceAll('\\\\', '') : '')

/**
 * Ends when no reader is given an older answer by us any more, and the outputs have acknowledged what was withdrawn or a short patience is over.
 * Answers who has not: they go on being told.
 */
export const settled = async (
  { nodes, outputs }: Pick<Newsroom, 'nodes' | 'outputs'>,
  events: readonly string[],
): Promise<Unacknowledged[]> => {
  await nodes.dropped(events)
  return events.length > 0 && outputs ? outputs.told(events) : []
}

/** What a verb answers, with the outputs that have not acknowledged it yet, where there are any. */
export type Performed<Outcome> = Outcome | (Outcome & { unacknowledged: Unacknowledged[] })

/** What is wrong with an input that is not of its form: in one sentence, and by field. */
export const refuseInput = (verb: string, { issues }: z.ZodError): Refusal => {
  const said = issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`)
  const fields = issues.slice(0, 100).map((issue) => [issue.path.join('.'), plainIssue(issue)] as const)
  return {
    ...refuse('invalid', `The input for ${verb} is not of its form. ${said.slice(0, 5).join('; ')}.`),
    fields: Object.fromEntries(fields),
  }
}

/** Does the verb for `actor` with unchecked input, and ends when it is settled. */
export const perform = async <Input extends z.ZodType, Outcome>(
  newsroom: Newsroom,
  actor: Actor,
  { verb, input, run }: Action<Input, Outcome>,
  given: unknown,
): Promise<Performed<Outcome> | Refusal> => {
  if (!mayDo(actor, verb)) {
    const where = actor.sections ? ` for ${actor.sections.join(', ')} alone` : ''
    return refuse('not-allowed', `As ${actor.role}${where} you may not use «${verb}». Ask somebody who may.`)
  }
  if (!isStorable(given)) {
    return refuse(
      'invalid',
      'The input has a character that no text holds (a NUL, or half of a pair). Take it out and send it again.',
    )
  }
  const read = input.safeParse(given)
  if (!read.success) return refuseInput(verb, read.error)
  const { story } = read.data as { story?: StoryId }
  const { outcome, events } = await inTransaction(newsroom, actor, async (doing) => {
    // What it is before the change is looked at here, what it is after it where the change is recorded: a verb need not think of it.
    const stranger = typeof story === 'string' ? await refuseElsewhere(doing.tx, actor, story) : undefined
    return stranger ?? run(read.data, doing)
  })
  // What a refusal has undone includes the revision of the draft, which is what whoever was refused must look at now.
  if (isRefusal(outcome) && typeof story === 'string') await settleStory(newsroom, story)
  const unacknowledged = await settled(newsroom, events)
  return isRefusal(outcome) || unacknowledged.length === 0 ? outcome : { ...outcome, unacknowledged }
}
