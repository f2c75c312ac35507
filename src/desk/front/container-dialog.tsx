/** What a container is: its title and kind, how many stories it holds, and what fills it. */

import { useState } from 'react'
import type { FrontContainer, FrontView } from '../../newsroom/fronts/front-view.ts'
import { type ContainerSettings, isMostRead, type Rule, readWithin } from '../../story/front/container.ts'
import { type ContainerKind, containerKinds, type Order, orders } from '../../story/front/front-name.ts'
import { say } from '../words/say.ts'
import { Dialog } from './dialogs.tsx'

type Given = {
  view: FrontView
  /** Absent: a new one. */
  container: FrontContainer | undefined
  onKeep: (settings: ContainerSettings) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onClose: () => void
}

/** What fills a container as one choice: nothing, all, `section world`, or a topic. */
const fillOf = (rule: Rule | null | undefined): string =>
  rule === null ? 'none' : rule?.section ? `section ${rule.section}` : rule?.topic ? 'topic' : 'all'

const ruleOf = (form: FormData): Rule | null => {
  const fill = String(form.get('fill') ?? 'all')
  const hours = Number(form.get('hours'))
  if (fill === 'none') return null
  const urgency = Number(form.get('urgency'))
  const pictured = String(form.get('pictured') ?? '')
  const topic = String(form.get('topic') ?? '').trim()
  return {
    order: String(form.get('order') ?? 'newest') as Order,
    ...(fill.startsWith('section ') && { section: fill.slice(8) }),
    ...(fill === 'topic' && topic && { topic }),
    ...(urgency > 0 && { urgency }),
    ...(pictured && { pictured: pictured === 'with' }),
    ...(hours > 0 && { hours }),
  }
}

/** Within how many hours what is most read may be counted. */
const windows = [6, 24, 72, 168]

const Topic = ({ rule }: { rule: Rule | null | undefined }) => (
  <label>
    {say('front.rule.topicSlug')}
    <input name="topic" required maxLength={120} defaultValue={rule?.topic} />
  </label>
)

const ReadFields = ({ rule, fill }: { rule: Rule | null | undefined; fill: string }) => (
  <>
    {fill === 'topic' && <Topic rule={rule} />}
    <label>
      {say('front.rule.hours')}
      <select name="hours" defaultValue={rule?.hours ?? readWithin}>
        {[...new Set([...windows, rule?.hours ?? readWithin])]
          .toSorted((a, b) => a - b)
          .map((hours) => (
            <option key={hours} value={hours}>
              {say('front.hours', { count: hours })}
            </option>
          ))}
      </select>
    </label>
  </>
)

const RuleFields = ({ rule, fill }: { rule: Rule | null | undefined; fill: string }) => (
  <>
    {fill === 'topic' && <Topic rule={rule} />}
    {fill !== 'none' && (
      <div className="together">
        <label>
          {say('front.rule.order')}
          <select name="order" defaultValue={rule?.order ?? 'newest'}>
            {orders.map((order) => (
              <option key={order} value={order}>
                {say(`front.order.${order}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('front.rule.urgency')}
          <select name="urgency" defaultValue={rule?.urgency ?? ''}>
            <option value="">{say('front.rule.urgency.any')}</option>
            {[1, 2, 3, 4, 5, 6].map((value) => (
              <option key={value} value={value}>
                {say('front.rule.urgency.most', { value })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('front.rule.pictured')}
          <select
            name="pictured"
            defaultValue={rule?.pictured === undefined ? '' : rule?.pictured ? 'with' : 'without'}
          >
            <option value="">{say('front.rule.pictured.any')}</option>
            <option value="with">{say('front.rule.pictured.with')}</option>
            <option value="without">{say('front.rule.pictured.without')}</option>
          </select>
        </label>
      </div>
    )}
  </>
)

const Moves = ({ onMove, onRemove }: Pick<Given, 'onMove' | 'onRemove'>) => {
  const closing = (does: () => void) => (event: { currentTarget: HTMLElement }) => {
    does()
    event.currentTarget.closest('dialog')?.close()
  }
  return (
    <p className="buttons">
      <button type="button" onClick={closing(() => onMove(-1))}>
        {say('front.container.up')}
      </button>
      <button type="button" onClick={closing(() => onMove(1))}>
        {say('front.container.down')}
      </button>
      <button type="button" className="grave" onClick={closing(onRemove)}>
        {say('front.container.remove')}
      </button>
    </p>
  )
}

const kindIn = (value: unknown): ContainerKind => containerKinds.find((kind) => kind === value) ?? 'list'

export const ContainerDialog = ({ view, container, onKeep, onMove, onRemove, onClose }: Given) => {
  const [chosen, setFill] = useState(fillOf(container?.rule))
  const [kind, setKind] = useState<ContainerKind>(container?.kind ?? 'row')
  const isRead = isMostRead({ kind })
  const fill = isRead && chosen === 'none' ? 'all' : chosen
  const sent = (form: FormData): undefined =>
    void onKeep({
      title: String(form.get('title') ?? '').trim(),
      kind: kindIn(form.get('kind')),
      size: Math.min(30, Math.max(1, Number(form.get('size')) || 1)),
      rule: ruleOf(form),
    })
  const name = container ? say('front.container.changeOf', { title: container.title }) : say('front.container.add')
  return (
    <Dialog title={name} onSend={sent} onClose={onClose}>
      <label>
        {say('front.container.title')}
        <input name="title" maxLength={80} dir="auto" defaultValue={container?.title} />
      </label>
      <div className="together">
        <label>
          {say('front.container.kind')}
          <select name="kind" value={kind} onChange={(event) => setKind(kindIn(event.target.value))}>
            {containerKinds.map((one) => (
              <option key={one} value={one}>
                {say(`front.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('front.container.size')}
          <input name="size" type="number" min={1} max={30} required defaultValue={container?.size ?? 4} />
        </label>
      </div>
      <label>
        {say(isRead ? 'front.rule.read' : 'front.rule')}
        <select name="fill" value={fill} onChange={(event) => setFill(event.target.value)}>
          {!isRead && <option value="none">{say('front.rule.none')}</option>}
          <option value="all">{say('front.rule.all')}</option>
          {view.sections.map(({ slug, name: section }) => (
            <option key={slug} value={`section ${slug}`}>
              {say('front.rule.section', { name: section })}
            </option>
          ))}
          <option value="topic">{say('front.rule.topic')}</option>
        </select>
      </label>
      {isRead ? <ReadFields rule={container?.rule} fill={fill} /> : <RuleFields rule={container?.rule} fill={fill} />}
      {container && <Moves onMove={onMove} onRemove={onRemove} />}
    </Dialog>
  )
}
