/** What a story is about, each word a way to more of it. */

import { topicAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import type { Article, Topic } from '../view.ts'

const links = (topics: readonly Topic[]): Html[] =>
  topics.map(
    (topic, i) => html`<li><a href="${topicAddress(topic)}">${topic.name}</a>${i < topics.length - 1 ? ', ' : ''}</li>`,
  )

const line = (name: string, words: string, of: readonly Topic[]): Html | undefined =>
  of.length === 0
    ? undefined
    : html`<div class="topics"><h2 id="${name}" dir="auto">${words}</h2> <ul role="list" aria-labelledby="${name}">${links(of)}</ul></div>`

/** "In this article: China, Diplomacy, Russia", and below it "From: Jakarta", each a line of text and a list to a screen reader. */
export const topics = ({ topics: of, from }: Pick<Article, 'topics' | 'from'>): Html =>
  html`${line('topics', 'In this article:', of)}${from && line('from', 'From:', [from])}`

/** The same words over a list of search results. */
export const topicsFound = (of: readonly Topic[]): Html | undefined =>
  of.length === 0
    ? undefined
    : html`<div class="topics"><p id="topics">Topics:</p> <ul role="list" aria-labelledby="topics">${links(of)}</ul></div>`
