/** The demonstration edition as a whole: every file is read, every picture is there, nothing of the desk's is in a text. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Body, body as bodySchema, bodyText } from '../src/story/body.ts'
import type { Copy } from '../src/wire/copy.ts'
import { copyOf } from '../src/wire/copy-of.ts'
import { readWire } from '../src/wire/read.ts'
import { shiftDates } from './shift.ts'

const here = import.meta.dirname
const suppliers = ['meridian', 'nordwire', 'pacific', 'agora', 'quayside']
const formatsOf: Record<string, RegExp> = {
  meridian: /^newsml-1/,
  nordwire: /^newsml-g2$/,
  pacific: /^ninjs-3$/,
  agora: /^ninjs-2$/,
  quayside: /^ninjs-1$/,
}

/** Every story of the edition by the section in which an editor would run it; versions of one story count once. */
const sections: Record<string, string[]> = {
  world: [
    'perrin-alert perrin-lead-1 perrin-lead-2 perrin-lead-3 relief-ship-web ferry-missing valdrey-cabinet tamaru-web ridge-road-web',
    'geneva-pact border-ferry brannan-evacuation turkana-solar night-train island-seat',
  ],
  politics: [
    'harbour-levy-1 harbour-levy-2 crossing-minister-web crossing-explainer crossing-court budget-embargo reshuffle-withheld',
    'council-quay ardvale-byelection court-alert court-story-1 court-story-2',
  ],
  business: [
    'castellane-norhaven-1 castellane-norhaven-2 rates markets wind-first-power ferry-order-embargo dockers night-market coop-crane',
  ],
  'tech-science': [
    'glacier-farm cable-repair tide-model-web lantern-telescope methane-satellite reef-nursery gull-count battery-claim rocket',
  ],
  sport: [
    'rovers-derby ardvale-groundsman capes-stage-3a capes-stage-3b capes-time-trial regatta rowing track-record teal-injury',
    'sound-swim capes-stage-4 teal-fit',
  ],
  culture: ['saltmarket-hall library-unread harbour-cinema drum-festival harvest-songs gallery-web phare-fr weavers'],
}

type Named = { file: string; folder: string; supplier: string; name: string; bytes: Uint8Array }

const filesIn = (folder: string, supplier: string, form: RegExp): Named[] =>
  readdirSync(join(here, folder, supplier))
    .filter((name) => form.test(name))
    .map((name) => ({
      file: `${folder}/${supplier}/${name}`,
      folder: join(here, folder, supplier),
      supplier,
      name: name.replace(/\.\w+$/, ''),
      bytes: readFileSync(join(here, folder, supplier, name)),
    }))

const wires = suppliers.flatMap((supplier) => filesIn('wires', supplier, /\.(xml|json)$/))
const arrivals = suppliers.slice(0, 4).flatMap((supplier) => filesIn('arrivals', supplier, /\.(xml|json)$/))
const all = [...wires, ...arrivals]

const copiesOf = (bytes: Uint8Array): Copy[] => readWire(bytes).items.map((item) => copyOf(item))
const textsOf = (bytes: Uint8Array): Copy[] => copiesOf(bytes).filter((copy) => copy.type === 'text')

describe.each(all)('$file', ({ bytes, folder, supplier }) => {
  const reading = readWire(bytes)
  const copies = copiesOf(bytes)
  const texts = textsOf(bytes)

  test('is read without a problem, in the format of its agency', () => {
    expect(reading.problems).toEqual([])
    expect(reading.items.length).toBeGreaterThan(0)
    expect(reading.format).toMatch(formatsOf[supplier] ?? /never/)
  })

  test('says what it is, who sends it and when', () => {
    for (const copy of copies) {
      expect(copy.uri).toMatch(/^(urn:newsml:|urn:agorasport|tag:|https:\/\/items\.quaysidepress\.example\/)/)
      expect(Number(copy.version)).toBeGreaterThan(0)
      expect(copy.headline).not.toBe('')
      expect(copy.provider).toBeTruthy()
      expect(copy.versionCreated?.getTime()).toBeLessThan(Date.parse('2026-09-16T12:05:00Z'))
      expect(copy.versionCreated?.getTime()).toBeGreaterThan(Date.parse('2026-09-15T05:00:00Z'))
    }
  })

  test('names pictures that lie beside it', () => {
    for (const picture of copies.flatMap((copy) => copy.pictures)) {
      expect(statSync(join(folder, picture.href)).size).toBeLessThanOrEqual(90_000)
      expect(picture.caption).toBeTruthy()
      expect(picture.credit).toBeTruthy()
    }
  })

  test('keeps what is the desk’s out of its text', () => {
    for (const copy of texts) {
      const text = [bodyText(copy.body), copy.headline, copy.standfirst].join('\n')
      for (const note of copy.editorNotes) expect(text).not.toContain(note)
      expect(text).not.toMatch(/UPDATES with|CORRECTS|EMBARGOED|not for publication|WITHHELD|EDITORS:/)
      if (!copy.kill) expect(text).not.toMatch(/(^|\n)[a-z-]{2,6}(\/[a-z]{2,5}){1,3}($|\n)/)
    }
  })

  test('tells of no weekday and no date, which would not move with it', () => {
    for (const copy of texts) {
      expect(bodyText(copy.body)).not.toMatch(
        /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(January|February|April|August|September|October|November|December)\b/,
      )
    }
  })

  test('is the same item, moved, when its dates are shifted', () => {
    const moved = copiesOf(shiftDates(bytes, 3 * 24 * 60 + 17))
    expect(moved.length).toBe(copies.length)
    for (const [at, copy] of copies.entries()) {
      const later = moved[at]
      expect(later?.versionCreated?.getTime()).toBe((copy.versionCreated?.getTime() ?? 0) + (3 * 24 * 60 + 17) * 60_000)
      expect(later?.uri).not.toBe(copy.uri)
      expect(bodyText(later?.body ?? copy.body)).toBe(
        copy.kill ? bodyText(later?.body ?? copy.body) : bodyText(copy.body),
      )
    }
  })
})

test('there are forty wires and more, from five agencies, and six stories and more in each section', () => {
  expect(wires.length).toBeGreaterThanOrEqual(40)
  const names = new Set(wires.map((one) => one.name))
  for (const [section, lines] of Object.entries(sections)) {
    const stories = lines.join(' ').split(' ')
    expect(stories.filter((name) => !all.some((one) => one.name === name))).toEqual([])
    const uris = new Set(
      wires.filter((one) => stories.includes(one.name)).flatMap((one) => textsOf(one.bytes).map((copy) => copy.uri)),
    )
    expect(uris.size, section).toBeGreaterThanOrEqual(6)
  }
  const placed = new Set(Object.values(sections).flatMap((lines) => lines.join(' ').split(' ')))
  const unplaced = [...names].filter((name) => !placed.has(name))
  expect(unplaced.sort()).toEqual(['battery-claim-cancel', 'ferry-kill', 'service-agenda', 'top-business-package'])
})

const copyIn = (name: string): Copy => {
  const found = all.find((one) => one.name === name)
  const copy = found && textsOf(found.bytes)[0]
  if (!copy) throw new Error(`The demonstration has no story in a file ${name}.`)
  return copy
}

test('updates, a correction, embargoes, kills and a service message are what they claim to be', () => {
  expect(copyIn('perrin-lead-3').uri).toBe(copyIn('perrin-lead-1').uri)
  expect(copyIn('perrin-lead-4').uri).toBe(copyIn('perrin-lead-1').uri)
  expect(copyIn('perrin-lead-3').updateNote).toMatch(/^UPDATES/)
  expect(copyIn('harbour-levy-2').correctionNote).toMatch(/^CORRECTS para 4/)
  expect(copyIn('budget-embargo').embargo).toEqual({ until: new Date('2026-09-16T18:00:00Z') })
  expect(copyIn('ferry-order-embargo').embargo).toEqual({ until: new Date('2026-09-16T12:03:00Z') })
  expect(copyIn('reshuffle-withheld').status).toBe('withheld')
  expect(copyIn('battery-claim-cancel')).toMatchObject({ status: 'canceled', uri: copyIn('battery-claim').uri })
  expect(copyIn('teal-injury-kill')).toMatchObject({ status: 'canceled', uri: copyIn('teal-injury').uri })
  expect(copyIn('ferry-kill').kill?.uris).toContain(copyIn('ferry-missing').uri)
  expect(copyIn('service-agenda').service).toBe(true)
  expect(copyIn('phare-fr').language).toBe('fr')
})

type Step = { after: number; supplier: string; files: string[] }

test('the schedule names every file that arrives, in order, within four minutes', () => {
  const steps: Step[] = JSON.parse(readFileSync(join(here, 'arrivals/schedule.json'), 'utf8'))
  const named = steps.flatMap((step) => step.files.map((name) => `${step.supplier}/${name}`))
  const there = suppliers
    .slice(0, 4)
    .flatMap((supplier) => readdirSync(join(here, 'arrivals', supplier)).map((name) => `${supplier}/${name}`))
  expect(named.sort()).toEqual(there.sort())
  const times = steps.map((step) => step.after)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times.every((after) => after >= 20 && after <= 240)).toBe(true)
})

type Own = { key: string; section: string; by: string[]; headline: string; picture?: { file: string }; body: Body }
type Edition = {
  sections: { slug: string }[]
  staff: { slug: string }[]
  own: Own[]
  suppliers: { slug: string; folder: string }[]
  corrections: { story: string }[]
}

test('the edition’s own stories, people and corrections refer to what is there', () => {
  const edition: Edition = JSON.parse(readFileSync(join(here, 'edition.json'), 'utf8'))
  expect(edition.suppliers.map((one) => one.slug)).toEqual(suppliers)
  for (const story of edition.own) {
    expect(bodySchema.safeParse(story.body).success, story.key).toBe(true)
    expect(edition.sections.map((one) => one.slug)).toContain(story.section)
    for (const slug of story.by) expect(edition.staff.map((one) => one.slug)).toContain(slug)
    if (story.picture) expect(statSync(join(here, 'own', story.picture.file)).size).toBeLessThanOrEqual(90_000)
  }
  const uris = new Set(wires.flatMap((one) => copiesOf(one.bytes).map((copy) => copy.uri)))
  for (const { story } of edition.corrections) expect(uris).toContain(story)
})
