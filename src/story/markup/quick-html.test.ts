import { expect, test } from 'vitest'
import { bodyFromHtml } from './markup.ts'
import { quickHtml } from './quick-html.ts'

/** A comment sends a text to the parser that reads HTML as browsers do. */
const slowly = (html: string) => bodyFromHtml(`<!-- -->${html}`, (src) => src)

test.each([
  '<p>One &amp; two<br>three</p>\n<h2>Head &lt;b&gt;</h2><ul><li>a <em>b <strong>c</strong></em></li><li>d<ul><li>e</li></ul></li></ul>',
  '<header><ul><li>x</li></ul></header>\n<p><a href="https://a.example/?x=1&amp;y=2">link</a>&nbsp;&#39;&quot;</p>',
  '<blockquote><p>I did.</p><footer>Someone</footer></blockquote><figure><img src="file:a.jpg" alt=""></figure>',
  '<table><tr><th>1</th><td>2</td></tr><tr><td><p>3</p><p>4</p></td></tr></table>',
  '<div class="a"><p style="x">A<br/>B</p><img src="b.jpg" /></div>loose text <b>bold</b>',
  '<ol>\n <li>one</li>\n</ol><table> <tbody> <tr> <td>1</td> </tr> </tbody> </table>',
])('%s is read quickly, and as a browser reads it', (html) => {
  expect(quickHtml(html)).toBeDefined()
  expect(bodyFromHtml(html, (src) => src)).toEqual(slowly(html))
})

test.each([
  '<p>One<p>Two',
  '<P>Loud</P>',
  '<p><div>block in a paragraph</div></p>',
  '<b><p>crossed</b></p>',
  '<a href="x">a<a href="y">b</a></a>',
  '<a href="x"><em><a href="y">b</a></em></a>',
  '<table>text in a table</table>',
  '<li>alone</li>',
  '<ul><p>a</p></ul>',
  '<p>caf&eacute; &copy</p>',
  '<p onclick=x>unquoted</p>',
  '<p a="1" a="2">twice</p>',
  '<script>x()</script>',
  '<p>a < b</p>',
  '<p/>',
  '</p>',
  '<br></br>',
  '<!-- c --><p>A</p>',
  'A\0B',
  `${'<div>'.repeat(60)}deep${'</div>'.repeat(60)}`,
])('%s is left to a real parser', (html) => expect(quickHtml(html)).toBeUndefined())

test('whatever is read quickly says the same as read slowly', () => {
  const pieces =
    '<p> </p> <h2> </h2> <ul> </ul> <li> </li> <em> </em> <a·href="https://x.example/"> </a> <br> text a·&amp;·b <table> </table> <tr> </tr> <td> </td> <blockquote> </blockquote> <footer> </footer>'
      .split(' ')
      .map((piece) => piece.replaceAll('·', ' '))
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  let quick = 0
  for (let round = 0; round < 4000; round++) {
    const html = Array.from({ length: 1 + next(7) }, () => pieces[next(pieces.length)]).join('')
    if (!quickHtml(html)) continue
    quick++
    expect(bodyFromHtml(html), html).toEqual(slowly(html))
  }
  expect(quick).toBeGreaterThan(50)
})
