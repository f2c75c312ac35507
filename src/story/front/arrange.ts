/** Changing a front by one step. Steps name stories, never numbers, so that those of two people merge; each has another that undoes it. Pure. */

import { z } from 'zod'
import { idPattern, type StoryId } from '../../base/id.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import {
  type Container,
  containerSchema,
  isMostRead,
  type Manner,
  mannerSchema,
  most,
  type Place,
  settingsSchema,
} from './container.ts'

const storyId = z
  .string()
  .regex(idPattern, 'is no story’s identity')
  .transform((id) => id as StoryId)
const containerId = z.string().min(1).max(40)
/** Which state of a place or a container whoever changes it has seen; absent, they want it however it stands. */
const version = z.number().int().min(1).optional()

/** One step. `before`: the story or container before which it goes; null, at the end. */
export const stepSchema = z.discriminatedUnion('do', [
  /** Puts a story there, from wherever on this front it stands. */
  z.strictObject({
    do: z.literal('place'),
    story: storyId,
    container: containerId,
    before: storyId.nullable(),
    version,
    manner: mannerSchema.optional(),
  }),
  z.strictObject({ do: z.literal('take-out'), story: storyId, version }),
  /** How it is shown there, in place of how it was. */
  z.strictObject({ do: z.literal('manner'), story: storyId, version, manner: mannerSchema }),
  z.strictObject({ do: z.literal('add'), container: containerSchema, before: containerId.nullable() }),
  z.strictObject({ do: z.literal('change'), container: containerId, version, settings: settingsSchema.partial() }),
  z.strictObject({ do: z.literal('move'), container: containerId, version, before: containerId.nullable() }),
  z.strictObject({ do: z.literal('remove'), container: containerId, version }),
])
export type Step = z.infer<typeof stepSchema>

/** What a step made of the front, and the step that undoes it. */
export type Arranged = { containers: Container[]; undo: Step }

const stale = (what: string): Refusal =>
  refuse(
    'stale',
    `Somebody has changed ${what} since you looked. It is shown as it is now; do it again if you still want it.`,
  )

const filledByReaders = ({ title }: Pick<Container, 'title'>): Refusal =>
  refuse('invalid', `«${title || 'Most read'}» is filled by what readers read. Choose another container.`)

const gone = (what: string): Refusal =>
  refuse('unknown', `${what} is no longer on this front: somebody has taken it out.`)

/** Where a story stands, and what stands after it there. */
const find = (containers: readonly Container[], story: string) => {
  for (const container of containers) {
    const at = container.places.findIndex((place) => place.story === story)
    const place = container.places[at]
    if (place) return { container, place, next: container.places[at + 1]?.story ?? null }
  }
  return undefined
}

const inserted = <Item>(items: readonly Item[], item: Item, at: number): Item[] =>
  at < 0 ? [...items, item] : [...items.slice(0, at), item, ...items.slice(at)]

const without = (containers: readonly Container[], story: string): Container[] =>
  containers.map((one) =>
    one.places.some((place) => place.story === story)
      ? { ...one, places: one.places.filter((place) => place.story !== story) }
      : one,
  )

const mannerOf = ({ headline, kicker, picture, until }: Manner): Manner => ({
  ...(headline && { headline }),
  ...(kicker && { kicker }),
  ...(picture === false && { picture }),
  ...(until && { until }),
})

type StepOf<Name extends Step['do']> = Extract<Step, { do: Name }>

const place = (containers: readonly Container[], step: StepOf<'place'>): Arranged | Refusal => {
  const before = find(containers, step.story)
  if (step.version !== undefined && before && before.place.version !== step.version) return stale('this story’s place')
  if (step.before === step.story) return refuse('invalid', 'A story cannot stand before itself.')
  const left = without(containers, step.story)
  const target = left.find(({ id }) => id === step.container)
  if (!target) return gone('The container')
  if (isMostRead(target)) return filledByReaders(target)
  if (target.places.length >= most.places)
    return refuse(
      'too-large',
      `«${target.title || 'This container'}» holds ${most.places} stories already. Take one out first.`,
    )
  const put: Place = {
    story: step.story,
    version: (before?.place.version ?? 0) + 1,
    ...mannerOf(step.manner ?? before?.place ?? {}),
  }
  // Where what it was to stand before is gone meanwhile, the end of the container is nearest to what was meant.
  const at = target.places.findIndex((one) => one.story === step.before)
  const undo: Step = before
    ? {
        do: 'place',
        story: step.story,
        container: before.container.id,
        before: before.next,
        version: put.version,
        manner: mannerOf(before.place),
      }
    : { do: 'take-out', story: step.story, version: put.version }
  return {
    containers: left.map((one) => (one === target ? { ...one, places: inserted(one.places, put, at) } : one)),
    undo,
  }
}

const takeOut = (containers: readonly Container[], step: StepOf<'take-out'>): Arranged | Refusal => {
  const before = find(containers, step.story)
  if (!before) return gone('The story')
  if (step.version !== undefined && before.place.version !== step.version) return stale('this story’s place')
  const { container, next } = before
  return {
    containers: without(containers, step.story),
    undo: { do: 'place', story: step.story, container: container.id, before: next, manner: mannerOf(before.place) },
  }
}

const manner = (containers: readonly Container[], step: StepOf<'manner'>): Arranged | Refusal => {
  const before = find(containers, step.story)
  if (!before) return gone('The story')
  if (step.version !== undefined && before.place.version !== step.version) return stale('this story’s place')
  const put: Place = { story: step.story, version: before.place.version + 1, ...mannerOf(step.manner) }
  return {
    containers: containers.map((one) =>
      one === before.container
        ? { ...one, places: one.places.map((other) => (other === before.place ? put : other)) }
        : one,
    ),
    undo: { do: 'manner', story: step.story, version: put.version, manner: mannerOf(before.place) },
  }
}

const add = (containers: readonly Container[], step: StepOf<'add'>): Arranged | Refusal => {
  if (containers.some(({ id }) => id === step.container.id)) return refuse('exists', 'This container is there already.')
  if (isMostRead(step.container) && step.container.places.length > 0) return filledByReaders(step.container)
  if (containers.length >= most.containers)
    return refuse('too-large', `A front has at most ${most.containers} containers. Take one away first.`)
  // What was put elsewhere since stays there.
  const places = step.container.places.filter(({ story }) => !find(containers, story))
  const at = containers.findIndex(({ id }) => id === step.before)
  return {
    containers: inserted(containers, { ...step.container, places }, at),
    undo: { do: 'remove', container: step.container.id },
  }
}

const known = (containers: readonly Container[], step: { container: string; version?: number | undefined }) => {
  const at = containers.findIndex(({ id }) => id === step.container)
  const container = containers[at]
  if (!container) return gone('The container')
  if (step.version !== undefined && container.version !== step.version) return stale('this container')
  return { container, next: containers[at + 1]?.id ?? null }
}

const change = (containers: readonly Container[], step: StepOf<'change'>): Arranged | Refusal => {
  const found = known(containers, step)
  if ('refused' in found) return found
  const { container } = found
  const { kind, title, size, rule, places } = container
  if (step.settings.kind && isMostRead({ kind: step.settings.kind }) && places.length > 0)
    return refuse(
      'invalid',
      'What readers read fills such a container. Take out the stories that were chosen for it first.',
    )
  const given = Object.fromEntries(Object.entries(step.settings).filter(([, value]) => value !== undefined))
  const changed = { ...container, ...given, version: container.version + 1 }
  return {
    containers: containers.map((one) => (one === container ? changed : one)),
    undo: { do: 'change', container: container.id, version: changed.version, settings: { kind, title, size, rule } },
  }
}

const move = (containers: readonly Container[], step: StepOf<'move'>): Arranged | Refusal => {
  const found = known(containers, step)
  if ('refused' in found) return found
  const moved = { ...found.container, version: found.container.version + 1 }
  const left = containers.filter((one) => one !== found.container)
  const at = left.findIndex(({ id }) => id === step.before)
  return {
    containers: inserted(left, moved, at),
    undo: { do: 'move', container: moved.id, version: moved.version, before: found.next },
  }
}

const remove = (containers: readonly Container[], step: StepOf<'remove'>): Arranged | Refusal => {
  const found = known(containers, step)
  if ('refused' in found) return found
  if (containers.length === 1) return refuse('invalid', 'A front has at least one container. Change this one instead.')
  return {
    containers: containers.filter((one) => one !== found.container),
    undo: { do: 'add', container: found.container, before: found.next },
  }
}

/** The front after one step. */
export const arrange = (containers: readonly Container[], step: Step): Arranged | Refusal => {
  switch (step.do) {
    case 'place':
      return place(containers, step)
    case 'take-out':
      return takeOut(containers, step)
    case 'manner':
      return manner(containers, step)
    case 'add':
      return add(containers, step)
    case 'change':
      return change(containers, step)
    case 'move':
      return move(containers, step)
    case 'remove':
      return remove(containers, step)
  }
}

const bare = ({ version: _, places, ...container }: Container): object => ({
  ...container,
  places: places.map(({ version: __, ...place }) => place),
})

/** Whether two fronts hold the same, however often they were changed. */
export const isSameFront = (one: readonly Container[], other: readonly Container[]): boolean => {
  // Read by their schema, both have their parts in one order, wherever they were kept.
  const written = (front: readonly Container[]) => JSON.stringify(containerSchema.array().parse(front).map(bare))
  return written(one) === written(other)
}

/** The front with a story first in a container, the front's first where none is named. What has no room there any more falls out at its end. */
export const withOnTop = (
  containers: readonly Container[],
  story: StoryId,
  named: string | undefined,
): Container[] | Refusal => {
  const target =
    named === undefined ? containers.find((one) => !isMostRead(one)) : containers.find(({ id }) => id === named)
  if (!target) return gone('The container')
  const room = containers.map((one) =>
    one === target
      ? { ...one, places: one.places.filter((place) => place.story !== story).slice(0, most.places - 1) }
      : one,
  )
  const before = room.find(({ id }) => id === target.id)?.places[0]?.story ?? null
  const arranged = arrange(without(room, story), { do: 'place', story, container: target.id, before })
  return 'refused' in arranged ? arranged : arranged.containers
}
