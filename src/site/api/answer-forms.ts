/** The forms of what the API answers, as schemas: the description is made of them, and tests hold every answer against it. */

import { z } from 'zod'
import type { RefusalCode } from '../../base/refusal.ts'
import { genres } from '../../story/form/genre.ts'

/** Forms that the description names. */
export const namedForms = z.registry<{ id: string }>()
const named = <Form extends z.ZodType>(id: string, form: Form): Form => {
  namedForms.add(form, { id })
  return form
}

const instant = z.iso.datetime({ offset: true })
const text = z.string().min(1)
const altIds = z
  .array(z.strictObject({ role: z.enum(['id']), value: text }))
  .describe('`id` is what an address of the API is asked by.')
const standard = z.strictObject({ name: z.literal('ninjs'), version: z.literal('3.1'), schema: z.url() })
const roleTexts = (roles: readonly [string, ...string[]]) =>
  z.array(z.strictObject({ role: z.enum(roles), contentType: z.string(), value: text }))

const rendition = named(
  'Rendition',
  z.strictObject({
    name: text.describe('Of a picture: its width, or the shape that it is cut to (`16x9`). Of a story: `page`.'),
    href: z.url(),
    contentType: text,
    width: z.int().positive().optional(),
    height: z.int().positive().optional(),
  }),
)

const picture = named(
  'Picture',
  z
    .strictObject({
      name: text.describe('`lead`, or `picture-1` and so on in the order of the text.'),
      uri: z.string().describe('Its identity.'),
      type: z.literal('picture'),
      pubStatus: z.literal('usable'),
      by: text.optional().describe('The credit that must stand beside it.'),
      copyrightNotice: text.optional(),
      usageTerms: text.optional().describe('For what it may be used.'),
      descriptions: roleTexts(['caption', 'alt']).optional(),
      renditions: z.array(rendition),
      expires: instant.optional().describe('From then on it may not be shown.'),
      altIds,
    })
    .describe('A picture that may be given to others. Fetch the sizes that you need, and keep them.'),
)

export const newsItemForm = named(
  'NewsItem',
  z
    .strictObject({
      uri: z.string().describe('Its identity, which stays.'),
      altIds,
      type: z.literal('text'),
      representationType: z.literal('full'),
      pubStatus: z.literal('usable'),
      standard,
      version: text.describe('Counts its revisions.'),
      firstCreated: instant.describe('When it was published.'),
      versionCreated: instant.describe('When it last changed.'),
      contentCreated: instant.describe('When the news is from.'),
      expires: instant.optional().describe('From then on it may not be shown.'),
      language: text,
      urgency: z.int().min(1).max(9),
      title: text.optional(),
      by: text.optional(),
      copyrightHolder: text.optional(),
      copyrightNotice: text.optional(),
      usageTerms: text.optional().describe('For what it may be used.'),
      located: text.optional().describe('The place of the dateline, which is not in the text.'),
      headlines: roleTexts(['main', 'kicker', 'search', 'social']).optional(),
      descriptions: roleTexts(['summary', 'correction', 'clarification', 'update'])
        .optional()
        .describe(
          'The standfirst, and what readers are told was put right, with its day before it. Print corrections.',
        ),
      bodies: roleTexts(['main', 'text'])
        .optional()
        .describe('The text as HTML (`main`) and as plain text with a paragraph a line (`text`).'),
      genres: z
        .array(z.strictObject({ name: z.enum(genres), uri: z.url().optional() }))
        .describe('What kind of piece it is; `uri` is that of IPTC, where it has one.'),
      places: z
        .array(
          z.strictObject({
            name: text,
            rel: z.enum(['located', 'about']),
            uri: z.url().optional(),
            literal: text.optional(),
          }),
        )
        .optional()
        .describe('Where it is from (`located`) and what it is about; `literal` is the country: `iso3166-1a2:NO`.'),
      subjects: z
        .array(z.strictObject({ name: text, rel: z.enum(['section', 'about']), uri: z.url() }))
        .describe('The section (`section`) and the topics (`about`).'),
      infoSources: z
        .array(z.strictObject({ name: text, role: z.enum(['provider', 'author', 'publisher']), uri: z.url() }))
        .describe('The agency (`provider`), who wrote it (`author`), and us (`publisher`).'),
      renditions: z.array(rendition).describe('The page on our site.'),
      associations: z.array(picture).optional(),
      trustIndicators: z.array(z.strictObject({ role: z.url(), title: text, href: z.url() })),
    })
    .describe('A story as a news object of IPTC ninjs 3.1, with all that may be given to others.'),
)

export const withdrawnForm = named(
  'WithdrawnItem',
  z
    .strictObject({
      uri: z.string(),
      altIds,
      pubStatus: z.literal('canceled'),
      standard,
      version: text,
      versionCreated: instant.describe('When it ceased to be given.'),
    })
    .describe('A story that was killed, whose term is over, or that may be given to others no more. Take it down.'),
)

const next = z.url().describe('Where the list goes on; the same as `Link: rel=next`.')

export const itemListForm = named(
  'ItemList',
  z.strictObject({
    items: z.array(z.union([newsItemForm, withdrawnForm])),
    next: next
      .optional()
      .describe(
        'Where the list goes on; absent at its end. With `changed-since` it is always there: ask it again later.',
      ),
  }),
)

export const sectionListForm = named(
  'SectionList',
  z.strictObject({ sections: z.array(z.strictObject({ slug: text, name: text, uri: z.url() })) }),
)

export const topicListForm = named(
  'TopicList',
  z.strictObject({
    topics: z.array(z.strictObject({ slug: text, name: text, uri: z.url() })),
    next: next.optional(),
  }),
)

const refusalCodes = [
  'unknown',
  'not-signed-in',
  'not-allowed',
  'invalid',
  'killed',
  'not-live',
  'exists',
  'too-large',
  'too-often',
] as const satisfies readonly RefusalCode[]

export const refusalForm = named(
  'Refusal',
  z
    .strictObject({
      refused: z.enum(refusalCodes),
      sentence: text.describe('What is wrong, and what to do.'),
      fields: z.record(z.string(), z.string()).optional().describe('What is wrong with which parameter or field.'),
    })
    .describe('Why something was not done.'),
)

/** What a webhook may be told of. */
export const hookEvents = [
  'story.published',
  'story.updated',
  'story.corrected',
  'story.expired',
  'story.killed',
  'story.revived',
  'picture.killed',
] as const
export type HookEvent = (typeof hookEvents)[number]

const webhook = {
  id: text,
  address: z.url(),
  events: z.array(z.enum(hookEvents)).describe('What it is told of. Of kills, and of what was revived, each is told.'),
  made: instant,
  waiting: z.int().min(0).describe('How many calls it has still to acknowledge.'),
  failing: instant.optional().describe('Since when it does not acknowledge.'),
}

export const webhookForm = named('Webhook', z.strictObject(webhook))
export const newWebhookForm = named(
  'NewWebhook',
  z.strictObject({
    ...webhook,
    secret: text.describe('By it calls are signed. It is told this once.'),
  }),
)
export const webhookListForm = named('WebhookList', z.strictObject({ webhooks: z.array(webhookForm) }))

export const hookMessageForm = named(
  'WebhookMessage',
  z
    .strictObject({
      type: z.enum(hookEvents),
      timestamp: instant,
      data: z.strictObject({
        reach: z.enum(['changed', 'withdrawn', 'returned']),
        story: text.nullable().describe('Its identity: the `id` of the API.'),
        address: z.string().optional().describe('The path of its page.'),
        url: z.url().optional().describe('Its page.'),
        item: z.url().optional().describe('Where the API gives it.'),
        picture: text.optional().describe('The picture that was killed.'),
        note: z.string().nullable().optional().describe('What readers are told in its place, of a kill.'),
      }),
    })
    .describe('What a webhook is called with: never a word of the story itself.'),
)
