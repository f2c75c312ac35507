/** Broken files by their number: the same number gives the same bytes, as long as the samples are the same. */

import { numbersFrom } from '../../bench/wires/prose.ts'
import { mutated } from './mutations.ts'
import type { Seed } from './seeds.ts'

/** A file to read, and how it came to be: "built.ninjs.json: cut, flood". */
export type Input = { number: number; name: string; bytes: Buffer; told: string }

/** The first ones are the samples as they are; from then on a sample is drawn and broken. */
export const inputOf = (number: number, seeds: readonly Seed[]): Input => {
  const whole = seeds[number]
  if (whole) return { number, name: nameOf(whole), bytes: whole.bytes, told: `${whole.name}: as it is` }
  // Far apart, so that inputs that follow each other have nothing in common.
  const numbers = numbersFrom(Math.imul(number, 0x9e3779b1))
  const draw = (): Seed => seeds[Math.floor(numbers() * seeds.length)] ?? { name: 'nothing', bytes: Buffer.alloc(0) }
  const seed = draw()
  const { bytes, did } = mutated(seed.bytes, numbers, draw().bytes)
  return { number, name: nameOf(seed), bytes, told: `${seed.name}: ${did.join(', ')}` }
}

const nameOf = ({ name }: Seed): string => name.slice(name.lastIndexOf('/') + 1)
