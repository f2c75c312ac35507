import { describe, expect, test } from 'vitest'
import { ownTime } from '../../../test/own-time.ts'
import { htmlOf } from '../../wire/html-of.ts'
import { readXml } from '../../wire/xml.ts'
import { bodyFromHtml, bodyFromText, mostTags, plainText, storyIn } from './markup.ts'

const clean = (html: string) => htmlOf(bodyFromHtml(html))

describe('HTML from outside', () => {
  test.each([
    ['<p>One<br>two</p><p> </p><p>Three</p>', '<p>One<br>two</p>\n<p>Three</p>'],
    ['loose <b>text</b><br><br>and more', '<p>loose <strong>text</strong></p>\n<p>and more</p>'],
    [
      '<h3>Head</h3><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>',
      '<h2>Head</h2>\n<ul><li>a</li><li>b</li><li>c</li></ul>',
    ],
    ['<p>- Sunshine abounds -</p><p>- no end</p>', '<h2>Sunshine abounds</h2>\n<p>- no end</p>'],
    ['<a href="https://a.example/?x=1&y=2">link</a>', '<p><a href="https://a.example/?x=1&amp;y=2">link</a></p>'],
    ['<table><tr><td>1<td>2</table>', '<table><tr><td>1</td><td>2</td></tr></table>'],
    ['<html><head><title/></head><body><p>XHTML</p></body></html>', '<p>XHTML</p>'],
    ['<pre>a\nb</pre>', '<p>a<br>b</p>'],
    ['<header><h1>H</h1></header><section><p>Story</p></section>', '<p>Story</p>'],
    ['&lt;script&gt;', '<p>&lt;script&gt;</p>'],
  ])('%s becomes clean', (html, wanted) => expect(clean(html)).toBe(wanted))

  test.each([
    '<p onclick="x()">A</p><script>x()</script><style>p{}</style>',
    '<a href="javascript:x()">A</a>',
    '<a href="java\nscript:x()">A</a><a href=" data:text/html,x">A</a>',
    '<iframe src="https://evil.example"></iframe><object data="x"></object><p>A</p>',
    '<svg onload="x()"><script>x()</script></svg><math><mtext>x</mtext></math>A',
    '<img src=x onerror="x()">A',
    '<template><script>x()</script></template><noscript><p title="</noscript><img src=x onerror=x()>">A',
    '<a href="/inner" style="background:url(javascript:x)">A</a>',
  ])('%s loses what could run', (html) => {
    expect(clean(html)).not.toMatch(/<(script|style|iframe|object|svg|math|img|a)|\son\w+=|javascript:|data:/i)
  })

  test('of more tags than any text has only the letters are read, and nothing of them runs', () => {
    const html = `within${'<br>'.repeat(mostTags)}<p>Beyond <i>it</i> &amp; on<<x>script>x()</script><img src=x onerror=x()></p>`
    const read = clean(html)
    expect(read).toMatch(/within/)
    expect(read).toMatch(/Beyond it &amp; on/)
    expect(read).not.toMatch(/<script|<img|<\/?x/)
  })

  test('five megabytes of tags take no second', () => {
    const began = ownTime()
    for (const piece of ['<b><i>', '<table><tr><td>', '<a href="/x"><div>', '<'])
      clean(piece.repeat(5e6 / piece.length))
    expect(ownTime() - began).toBeLessThan(2500)
  })

  test('only the item’s own pictures are shown', () => {
    const body = bodyFromHtml(
      '<p>A</p><figure><img src="a.jpg"><figcaption>Never twice</figcaption></figure><img src="https://x.example/b.gif">',
      (src) => (src === 'a.jpg' ? 'file:a.jpg' : undefined),
    )
    expect(htmlOf(body)).toBe('<p>A</p>\n<figure><img src="file:a.jpg" alt=""></figure>')
  })
})

test('a reference that was escaped twice is its letter; one that is no letter stays', () => {
  const { root } = readXml(
    '<body><p>4 o&amp;#39;clock &amp;#8211; &amp;quot;caf&amp;#233;&amp;quot; &amp;#7; &amp;#55296; &amp;amp;</p></body>',
  )
  expect(root && htmlOf(storyIn(root).body)).toBe("<p>4 o'clock – &quot;café&quot; &amp;#7; &amp;#55296; &amp;amp;</p>")
})

test('plain text keeps its line ends; an empty line parts paragraphs', () =>
  expect(htmlOf(bodyFromText('One\r\ntwo\n\n\nThree < four'))).toBe('<p>One<br>two</p>\n<p>Three &lt; four</p>'))

test('a headline with markup or entities is its letters', () => {
  expect(plainText('A <b>bold</b>\n step &amp; more')).toBe('A bold step & more')
  expect(plainText('5 < 6 & 7')).toBe('5 < 6 & 7')
})

test('who said a quote is kept as such, and survives being written and read again', () => {
  const body = bodyFromHtml(
    '<blockquote><p>I voted with my constituency.</p><footer>— Ginevra Loft, member</footer></blockquote>',
  )
  expect(body.content).toMatchObject([
    { type: 'quote', attrs: { cite: 'Ginevra Loft, member' }, content: [{ type: 'paragraph' }] },
  ])
  expect(bodyFromHtml(htmlOf(body))).toEqual(body)
})
