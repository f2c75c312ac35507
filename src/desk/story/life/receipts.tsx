/** How the outputs stand to a story's last kill or revival: each acknowledges, or says why not and is told again. */

import type { StoryView } from '../../../newsroom/life/story-view.ts'
import { longTime } from '../../start.ts'
import { say } from '../../words/say.ts'

type Receipt = StoryView['receipts'][number]

const isOpen = ({ outcome }: Receipt): boolean => outcome === 'waiting' || outcome === 'failed'

const Line = ({ receipt }: { receipt: Receipt }) => {
  const { output, outcome, at, tried, detail, receipt: number } = receipt
  const called = /^(nodes|renditions|gate|outside)$/.exec(output)?.[1] as
    | 'nodes'
    | 'renditions'
    | 'gate'
    | 'outside'
    | undefined
  return (
    <li className={outcome === 'let go' ? 'let-go' : outcome}>
      <span className="outcome">{say(`receipt.${outcome}`)}</span>
      <strong>{called ? say(`receipt.of.${called}`) : output}</strong>
      <span className="note">
        {at && longTime(at)} {detail} {tried > 1 && say('receipt.tried', { count: tried })}{' '}
        {number && say('receipt.number', { number })}
      </span>
    </li>
  )
}

export const Receipts = ({ receipts }: Pick<StoryView, 'receipts'>) => {
  if (receipts.length === 0) return null
  const open = receipts.filter(isOpen)
  return (
    <section className="receipts" aria-labelledby="receipts">
      <h2 id="receipts">{say(receipts[0]?.verb === 'revive' ? 'receipts.revive' : 'receipts.kill')}</h2>
      <p role="status" className={open.length > 0 ? 'problem' : 'note'}>
        {open.length > 0
          ? say('receipts.open', { count: open.length, of: receipts.length })
          : say('receipts.all', { count: receipts.length })}
      </p>
      <ul>
        {receipts.map((receipt) => (
          <Line key={receipt.output} receipt={receipt} />
        ))}
      </ul>
    </section>
  )
}
