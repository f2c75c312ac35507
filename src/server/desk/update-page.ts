/** The page on which somebody decides on a wire's update: the text as it would be, conflicts side by side, what the agency proposes. */

import type { UpdateView } from '../../newsroom/update-view.ts'
import { type Html, html } from '../../site/html.ts'
import { type Block, blockText } from '../../story/body.ts'
import type { Conflict } from '../../story/merge.ts'
import type { Proposal } from '../../story/merge-furniture.ts'
import { type Desk, sheet, timeIn } from './desk-pages.ts'

type Looking = Pick<Desk, 'person' | 'zone'> & { view: UpdateView; mayUpdate: boolean }

const textOf = (blocks: readonly Block[]): Html =>
  html`${blocks
    .map(blockText)
    .filter(Boolean)
    .map((text) => html`<p dir="auto">${text}</p>`)}`

const side = (name: string, blocks: readonly Block[], none: string): Html =>
  html`<div class="side"><h4>${name}</h4>${blocks.length > 0 ? textOf(blocks) : html`<p class="mark">${none}</p>`}</div>`

const choose = (
  name: string,
  legend: string,
  options: readonly (readonly [value: string, label: string])[],
  first?: string,
): Html =>
  html`<fieldset><legend>${legend}</legend>${options.map(
    ([value, label]) =>
      html`<label><input type="radio" name="${name}" value="${value}" required${value === first && html` checked`}> ${label}</label>`,
  )}</fieldset>`

const conflictPart = ({ id, base, ours, theirs }: Conflict, mayUpdate: boolean): Html =>
  html`<section aria-labelledby="conflict-${id}" class="conflict"><h3 id="conflict-${id}">Conflict ${id}</h3><div class="sides">
${side('The agency before', base, 'Nothing stood here.')}${side('The desk', ours, 'The desk has deleted this.')}${side('The agency now', theirs, 'The agency has deleted this.')}</div>
${
  mayUpdate
    ? choose(`choices.${id}`, `What shall stand at conflict ${id}?`, [
        ['ours', 'the desk’s text'],
        ['theirs', 'the agency’s text'],
        ['both', 'both, the desk’s first'],
      ])
    : ''
}</section>`

const shown = (value: unknown): string => {
  if (typeof value === 'string') return value || 'none'
  if (Array.isArray(value)) return value.join(', ') || 'none'
  if (value && typeof value === 'object' && 'caption' in value) return String(value.caption)
  return value === null || value === undefined ? 'none' : JSON.stringify(value)
}

const names: Partial<Record<Proposal['field'], string>> = { by: 'byline', lead: 'lead picture', located: 'place' }

const proposalPart = ({ field, ours, theirs }: Proposal, mayUpdate: boolean): Html => {
  const name = names[field] ?? field
  return html`<section aria-labelledby="proposal-${field}" class="conflict"><h3 id="proposal-${field}">Another ${name}</h3><div class="sides">
<div class="side"><h4>The desk</h4><p dir="auto">${shown(ours)}</p></div><div class="side"><h4>The agency</h4><p dir="auto">${shown(theirs)}</p></div></div>
${
  mayUpdate
    ? choose(
        `furniture.${field}`,
        `Which ${name}?`,
        [
          ['ours', 'keep the desk’s'],
          ['theirs', 'take the agency’s'],
        ],
        field === 'embargo' ? undefined : 'ours',
      )
    : ''
}</section>`
}

const hidden = ({ story, revision, version }: UpdateView): Html =>
  html`<input type="hidden" name="story" value="${story}"><input type="hidden" name="revision" value="${revision}"><input type="hidden" name="version" value="${version}">`

const policies = [
  ['apply', 'merge them by themselves where nothing conflicts'],
  ['propose', 'show them to the desk first'],
  ['ignore', 'ignore them'],
] as const

const otherForms = (view: UpdateView): Html =>
  html`<section aria-labelledby="otherwise"><h2 id="otherwise">Otherwise</h2>
<form method="post" action="/api/update">${hidden(view)}<input type="hidden" name="refuse" value="true"><button>${view.waiting ? 'Refuse this version' : 'Refuse what is proposed'}</button></form>
<form method="post" action="/api/update"><input type="hidden" name="story" value="${view.story}">${choose('policy', 'Later versions of this wire:', policies, view.policy)}<button>Set this for the story</button></form></section>`

/** Everything that is to be decided, in one form; nothing is chosen beforehand where a conflict is. */
export const updatePage = ({ person, zone, view, mayUpdate }: Looking): string => {
  const { conflicts, proposals, waiting, received, number } = view
  const says = waiting
    ? html`Version ${number ?? ''} of the wire${received && html`, which arrived ${timeIn(received, zone)},`} is to be brought into revision ${view.revision}. `
    : html`The newest version is in the text already. `
  const asked =
    conflicts.length > 0
      ? `${conflicts.length} ${conflicts.length === 1 ? 'place was' : 'places were'} changed by desk and agency alike.`
      : 'Nothing conflicts.'
  const deciding = html`${conflicts.length > 0 && html`<section aria-labelledby="conflicts"><h2 id="conflicts">Conflicts</h2>${conflicts.map((one) => conflictPart(one, mayUpdate))}</section>`}${proposals.length > 0 && html`<section aria-labelledby="proposals"><h2 id="proposals">Proposed by the agency</h2>${proposals.map((one) => proposalPart(one, mayUpdate))}</section>`}`
  const form = mayUpdate
    ? html`<form method="post" action="/api/update" class="deciding">${hidden(view)}${deciding}<p><label><input type="checkbox" name="updated" value="true"> Tell readers that it was updated</label></p><button>Accept the update</button></form>${otherForms(view)}`
    : deciding
  return sheet(
    'A wire update · Dateline',
    html`<header><p class="name"><a href="/desk">Dateline</a></p><p>${person.mail} (${person.role})</p></header>
<main class="update"><h1 dir="auto">${view.headline || 'No headline yet'}</h1><p>${says}${asked}</p>
${form}
<section aria-labelledby="text"><h2 id="text">The text as it would be</h2>${textOf(view.body.content)}</section></main>`,
  )
}
