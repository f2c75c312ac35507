import { expect, test } from 'vitest'
import { html, joined, raw } from './html.ts'

test('whatever is given is text, unless it is markup already', () => {
  expect(html`<p title="${`"'`}">${'<b>&'}${html`<i>${1}</i>`}${raw('<hr>')}</p>`.text).toBe(
    '<p title="&quot;&#39;">&lt;b&gt;&amp;<i>1</i><hr></p>',
  )
})

test('what is missing leaves nothing, lists are joined, forbidden characters are dropped', () => {
  expect(html`${undefined}${false}${''}${['a', html`<br>`]}${'\u0000b\u000b'}`.text).toBe('a<br>b')
  expect(joined([raw('a'), raw('b')], ' & ').text).toBe('a &amp; b')
})
