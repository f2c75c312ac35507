/** The tables as Kysely sees them. The truth is `migrations/`; a column here is a column there. */

import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely'
import type { ApiTokenId, DoorId, OutputId, PersonId, PictureId, StoryId, WireItemId } from '../base/id.ts'
import type { Scope } from '../base/scope.ts'
import type { Body } from '../story/body.ts'
import type { FileFacts, UploadFacts } from '../story/file-facts.ts'
import type { Genre, Review } from '../story/form/genre.ts'
import type { Focus, Framing } from '../story/framing.ts'
import type { Container } from '../story/front/container.ts'
import type { Furniture, Topic, UsedPicture } from '../story/furniture.ts'
import type { Contract, RightsRule } from '../story/rights.ts'
import type { RuleDoes, RuleFits } from '../story/routing-rule.ts'
import type { UpdatePolicy, WireStatus, Workflow } from '../story/status.ts'
import type { TermsDecision } from '../story/terms-decision.ts'
import type { Wants } from '../story/wire-wants.ts'
import type { NewsObject } from '../wire/item.ts'
import type { WireShown } from '../wire/meaning/shown.ts'

type Json<T extends object | null> = JSONColumnType<T>
type Id = GeneratedAlways<string>
type Made = GeneratedAlways<Date>
type Defaulted<T> = ColumnType<T, T | undefined>
/** An instant; the database gives `Infinity` for one that never comes. */
type Ended = ColumnType<Date | number | null, Date | 'infinity' | null | undefined, Date | 'infinity' | null>

export type Role = 'reporter' | 'editor' | 'chief' | 'photo' | 'administrator'

/** By what somebody signed in: a one-time address, a password with a code or a recovery code, or a passkey. */
export type SignInWay = 'address' | 'password' | 'recovery' | 'passkey'

/** By which means wires come through a door. */
export type DoorKind = 'folder' | 'ftp' | 'sftp' | 'http' | 'feed' | 'imap' | 's3' | 'push'

/** Who outside is told of changes. */
export type OutputKind = 'varnish' | 'fastly' | 'cloudflare' | 'webhook' | 'websub' | 'indexnow'

/** What came of telling an output: it acknowledged, it failed and is told again, or it was let go (deleted) before it acknowledged. */
export type ReceiptOutcome = 'acknowledged' | 'failed' | 'let go'

export type ArrivalState = 'waiting' | 'done' | 'quarantined' | 'discarded'

/** Where somebody is reached: «Signal», and an address that may be linked to. */
export type Contact = { name: string; address: string }

/** How often a supplier sends when all is well; what is absent is learned from the last four weeks. */
export type Rhythm = {
  /** Minutes without an arrival after which it counts as quiet; 0: it may be quiet for ever. */
  quietAfter?: number
  /** Minutes between the agency's time and ours after which it counts as late. */
  lateAfter?: number
}

export type Schema = {
  setting: { name: string; value: ColumnType<unknown, string, string> }
  section: { slug: string; name: string; position: number; shown: Defaulted<boolean> }
  profile: {
    slug: string
    name: string
    kind: 'agency' | 'person'
    role: string
    about: string
    beat: Defaulted<string>
    contacts: ColumnType<Contact[], string | undefined, string>
    same_as: Defaulted<string[]>
    languages: Defaulted<string[]>
    portrait: Defaulted<PictureId | null>
  }
  own_page: {
    page: string
    number: number
    title: string
    words: string
    body: ColumnType<Body | null, string | null, never>
    policies: string[]
    actor: string
    at: Date
  }
  supplier: {
    slug: string
    name: string
    profile: string
    updates: UpdatePolicy
    publishes: boolean
    contract: Json<Contract>
    rhythm: Json<Rhythm>
    created_at: Date
  }
  door: {
    id: DoorId
    supplier: string
    kind: DoorKind
    name: string
    address: string
    settings: Json<Record<string, unknown>>
    secret: Buffer | null
    paused: boolean
    state: Json<Record<string, unknown>>
    look_until: Date | null
    looked_at: Date | null
    asked_at: Defaulted<Date | null>
    succeeded_at: Date | null
    failing_since: Date | null
    failure: string | null
    created_at: Date
  }
  door_taken: { door: DoorId; key: string; mark: string; at: Date }
  pushed: { door: DoorId; key: string; hash: string; arrival: string; at: Date }
  rule: {
    position: number
    name: string
    fits: Json<RuleFits>
    does: Json<RuleDoes>
    ends: boolean
    paused: boolean
  }
  alarm: {
    id: Id
    kind: string
    supplier: string | null
    door: DoorId | null
    story: StoryId | null
    output: string | null
    sentence: string
    since: Date
    ended_at: Date | null
  }
  output: {
    id: OutputId
    kind: OutputKind
    name: string
    address: string
    settings: Json<Record<string, unknown>>
    secret: Buffer | null
    created_at: Date
    /** Of whose making a webhook is, where it is a token's. */
    token: Defaulted<ApiTokenId | null>
  }
  api_token: {
    id: ApiTokenId
    name: string
    hash: string
    scopes: Scope[]
    made_by: string
    created_at: Defaulted<Date>
    expires_at: Date | null
    used_at: Defaulted<Date | null>
    ended_at: Defaulted<Date | null>
  }
  delivery: {
    id: Id
    event: string
    output: string
    step: number
    change: Json<object>
    proved: boolean
    due_at: Date
    tried: Defaulted<number>
    failing_since: Date | null
    failure: string | null
    made_at: Defaulted<Date>
    done_at: Date | null
  }
  receipt: {
    number: string
    delivery: string
    event: string
    story: StoryId | null
    verb: string
    output: string
    outcome: ReceiptOutcome
    at: Date
    tried: number
    detail: string
    previous: string
    hash: string
  }
  person: {
    id: PersonId
    mail: string
    name: string
    role: Role
    created_at: Date
    sections: Defaulted<string[] | null>
    left_at: Defaulted<Date | null>
  }
  sign_in: { token_hash: string; person: PersonId; expires_at: Date }
  session: {
    id: Id
    token_hash: string
    person: PersonId
    created_at: Date
    expires_at: Date
    way: Defaulted<SignInWay>
    browser: Defaulted<string>
    address: Defaulted<string>
    seen_at: Defaulted<Date>
  }
  password: {
    person: PersonId
    hash: string
    codes: Buffer
    last_step: ColumnType<string, number, number>
    set_at: Date
  }
  recovery_code: { person: PersonId; hash: string }
  passkey: {
    id: string
    person: PersonId
    name: string
    public_key: Buffer
    counter: ColumnType<string, number, number>
    transports: string[]
    created_at: Date
    used_at: Date | null
  }
  sign_in_question: {
    id: string
    kind: 'passkey' | 'new passkey' | 'codes'
    person: PersonId | null
    origin: string
    secret: Buffer | null
    expires_at: Date
  }
  sign_in_try: { key: string; tries: number; tried_at: Date; wait_until: Date }
  arrival: {
    id: Id
    supplier: string | null
    name: string
    hash: string
    size: number
    bytes: Buffer | null
    at: Date
    kind: ColumnType<'wire' | 'picture', 'wire' | 'picture' | undefined>
    door: DoorId | null
    state: ColumnType<ArrivalState, ArrivalState | undefined>
    claimed_until: Date | null
    claimed_by: Defaulted<number | null>
    outcome: string | null
    reason: string | null
    discarded_by: string | null
  }
  wire_item: {
    id: WireItemId
    supplier: string
    uri: string
    killed_at: Date | null
    headline: Defaulted<string>
    desk: string | null
    routed: Json<object> | null
    follows: WireItemId | null
    search: string | null
    received_at: Date | null
    sent_at: Date | null
    alert: Defaulted<boolean>
    slug: Defaulted<string>
    facts: Json<object> | null
    shown: JSONColumnType<WireShown, string | undefined, string>
    labels: Defaulted<string[]>
    spiked_at: Date | null
    spiked_by: string | null
    same_as: WireItemId | null
    sketch: number[] | null
  }
  wire_mark: { mark: number; at: Date; item: WireItemId }
  wire_version: {
    id: Id
    item: WireItemId
    arrival: string
    version: string | null
    version_created: Date | null
    status: WireStatus
    hash: string
    ninjs: Json<NewsObject>
    pictures: Json<Record<string, UsedPicture>>
    absent: Defaulted<string[]>
    received_at: Date
    terms: Defaulted<string[]>
    rules: JSONColumnType<RightsRule[] | null>
    marks: Defaulted<string[]>
    dropped_at: ColumnType<Date | null, Date | null | undefined>
  }
  preset: {
    person: PersonId
    name: string
    wants: Json<Wants>
    sound: Defaulted<boolean>
    notify: Defaulted<boolean>
    position: GeneratedAlways<number>
  }
  front: {
    path: string
    containers: ColumnType<Container[] | null, string | null, string | null>
    ends: Defaulted<Date[]>
    launched_at: Date | null
    launched_by: string | null
    draft: ColumnType<Container[] | null, string | null, string | null>
    version: Defaulted<number>
    changed_at: Date | null
    changed_by: string | null
    stale_after: Defaulted<number>
  }
  front_launch: { id: Id; front: string; containers: Json<Container[]>; actor: string; at: Date }
  front_editor: { line: string; front: string; name: string; since: Defaulted<Date> }
  banner: {
    id: Id
    text: string
    story: StoryId
    until: Date
    actor: string
    at: Date
    ended_at: Date | null
  }
  picture: {
    id: PictureId
    supplier: string | null
    hash: string
    mime: string
    width: number
    height: number
    alt: string
    caption: string
    credit: string
    copyright: string
    terms: Json<string[]>
    credentials: Defaulted<boolean>
    created_at: Date
    killed_at: Date | null
    rules: JSONColumnType<RightsRule[] | null>
    since: Date | null
    shown_from: Date | null
    shown_until: Date | null
    withheld: Defaulted<boolean>
    no_gallery: Defaulted<boolean>
    no_syndication: Defaulted<boolean>
    limited: GeneratedAlways<boolean>
    embargoed_until: Ended
    focus: JSONColumnType<Focus | null, string | null | undefined, string | null>
    crops: ColumnType<Framing['crops'], string | undefined, string>
    framing: Defaulted<number>
    decorative: Defaulted<boolean>
    brought_by: ColumnType<string | null, string | null | undefined, string | null>
    taken_at: ColumnType<string | null, string | null | undefined, string | null>
    facts: ColumnType<FileFacts, string | undefined, string>
    search: GeneratedAlways<string>
  }
  upload: { hash: string; facts: Json<UploadFacts>; at: Date }
  story: {
    id: StoryId
    workflow: Workflow
    section: string
    wire_item: WireItemId | null
    wire_version: string | null
    wire_updates: UpdatePolicy
    wire_waiting: string | null
    wire_refused: string | null
    wire_proposed: string[]
    waiting_until: Date | null
    scheduled_for: Date | null
    embargo_until: Date | null
    copied_from: StoryId | null
    edited: boolean
    revision: number
    created_at: Date
    changed_at: Date
    killed_at: Date | null
  }
  revision: {
    story: StoryId
    number: number
    kind: 'take' | 'save' | 'update' | 'correct'
    furniture: Json<Furniture>
    body: Json<Body>
    wire_version: string | null
    actor: string
    at: Date
    restored: ColumnType<number | null, number | null | undefined>
  }
  draft: {
    story: StoryId
    identity: string
    state: Buffer
    merged: Defaulted<string>
    number: Defaulted<string>
    settled: Defaulted<string>
    writers: Defaulted<string[]>
    changed_at: Defaulted<Date>
  }
  draft_update: { story: StoryId; number: string; bytes: Buffer }
  story_words: { story: StoryId; search: string }
  shown: { id: Id; story: StoryId; revision: number; at: Date; visible_from: Date }
  publication: {
    story: StoryId
    revision: number
    address: string
    section: string
    language: string
    genre: Genre
    review: ColumnType<Review | null, string | null, string | null>
    kicker: string
    headline: string
    search_title: string
    social_title: string
    standfirst: string
    summary: string
    located: string
    source: string
    copyright: string
    words: number
    urgency: number
    lead: ColumnType<UsedPicture | null, string | null, string | null>
    pictures: Json<Record<string, UsedPicture>>
    picture_ids: string[]
    profiles: string[]
    topics: Json<Topic[]>
    body: Json<Body>
    search: string
    dated_at: Date
    published_at: Date
    updated_at: Date | null
    changed_at: Date
    visible_from: Date
    expires_at: Date | null
    released_at: Date | null
    expired_at: ColumnType<Date | null, undefined>
    killed_at: Date | null
    kill_note: string | null
    gallery: boolean
    syndicated: boolean
    /** How much of the text is the newsroom's, 0 to 1; what follows from it, by the rule of migration 027. */
    own_share: number
    indexed: GeneratedAlways<boolean>
    canonical: GeneratedAlways<string | null>
    /** The story that it is a translation of: the first of all of them. */
    translation_of: Defaulted<string | null>
    /** By it the sitemaps are cut into files. */
    number: Id
    /** When it was last written, in microseconds by the database's clock, and whether it has ever been one that may be given to others (migration 021). */
    moved: Id
    offered: GeneratedAlways<boolean>
  }
  terms_decision: {
    story: StoryId | null
    picture: PictureId | null
    decision: Json<TermsDecision>
    actor: string
    at: Date
  }
  topic: { slug: string; name: string }
  publication_topic: { topic: string; dated_at: Date; story: StoryId; published_at: Made; place: Defaulted<boolean> }
  publication_profile: { profile: string; dated_at: Date; story: StoryId }
  story_read: { hour: Date; story: StoryId; reads: number }
  correction: { id: Id; story: StoryId; kind: 'correction' | 'clarification' | 'update'; text: string; at: Date }
  event: { id: Id; kind: string; story: StoryId | null; at: Date }
  audit: { id: Id; verb: string; actor: string; story: StoryId | null; detail: Json<object>; at: Date }
  node: { id: string; lease_until: Date; clock_ahead: string; clock_set: boolean; address: string }
}
