/** What a story is about, each word a way to more of it. */

import { topicAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import type { Topic } from '../view.ts'

const links = (topics: readonly Topic[]): Html[] =>
  topics.map(
    (topic, i) => html`<li><a href="${topicAddress(topic)}">${topic.name}</a>${i < topics.length - 1 ? ', ' : ''}</li>`,
  )

/** "In this article: China, Diplomacy, Russia", one line of text and a list to a screen reader. */
export const topics = (of: readonly Topic[]): Html | undefined =>
  of.length === 0
    ? undefined
    : html`<div class="topics"><h2 id="topics" dir="auto">In this article:</h2> <ul role="list" aria-labelledby="topics">${links(of)}</ul></div>`

/** The same words over a list of search results. */
export const topicsFound = (of: readonly Topic[]): Html | undefined =>
  of.length === 0
    ? undefined
    : html`<div class="topics"><p id="topics">Topics:</p> <ul role="list" aria-labelledby="topics">${links(of)}</ul></div>`
