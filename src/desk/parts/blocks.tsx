/** A wire's text as it is read: the blocks of `story/body.ts`. */

import type { ReactNode } from 'react'
import type { Block, Inline } from '../../story/body.ts'

const inline = (part: Inline, at: number): ReactNode => {
  if (part.type === 'break') return <br key={at} />
  return (part.marks ?? []).reduceRight<ReactNode>(
    (inner, mark) => {
      if (mark.type === 'emphasis') return <em key={at}>{inner}</em>
      if (mark.type === 'strong') return <strong key={at}>{inner}</strong>
      return (
        <a key={at} href={mark.attrs.href} target="_blank" rel="noreferrer">
          {inner}
        </a>
      )
    },
    <span key={at}>{part.text}</span>,
  )
}

const line = (content: readonly Inline[]): ReactNode => content.map(inline)

const BlockOf = ({ block }: { block: Block }): ReactNode => {
  switch (block.type) {
    case 'paragraph':
      return <p>{line(block.content)}</p>
    case 'crosshead':
      return <h3>{line(block.content)}</h3>
    case 'quote':
      return (
        <blockquote>
          {block.content.map((one, at) => (
            <p key={at}>{line(one.content)}</p>
          ))}
        </blockquote>
      )
    case 'list': {
      const items = block.content.map((one, at) => <li key={at}>{line(one.content)}</li>)
      return block.attrs.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return (
        // A table that is wider than the screen is moved sideways by itself.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: with a keyboard too
        <figure className="table" tabIndex={0}>
          <table>
            {block.attrs?.caption && <caption>{block.attrs.caption}</caption>}
            <tbody>
              {block.content.map((row, at) => (
                <tr key={at}>
                  {row.content.map((cell, place) =>
                    cell.attrs.header ? (
                      <th key={place}>{line(cell.content)}</th>
                    ) : (
                      <td key={place}>{line(cell.content)}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </figure>
      )
    case 'embed':
      return (
        <p>
          <a href={block.attrs.address} target="_blank" rel="noreferrer">
            {block.attrs.title || block.attrs.address}
          </a>
        </p>
      )
    case 'picture':
      return null
  }
}

export const Blocks = ({ blocks }: { blocks: readonly Block[] }) =>
  blocks.map((block, at) => <BlockOf key={at} block={block} />)
