/** A line of the audit as a plain sentence: who did what, with the story linked, and why. */

import type { AuditLine } from '../../newsroom/people/audit-view.ts'
import { start } from '../start.ts'
import { isKey, languageTag, say } from '../words/say.ts'

const format = new Intl.DateTimeFormat(languageTag, {
  timeZone: start.zone,
  ...{ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
})

/** Stands in the sentence where the story, or whatever it was done to, is to stand. */
const gap = '\u2063'

const What = ({ line: { story, headline, subject } }: { line: AuditLine }) =>
  story ? (
    <a href={`/desk/stories/${story}`} dir="auto">
      {headline ?? say('audit.untitled')}
    </a>
  ) : (
    <span dir="auto">{subject ?? ''}</span>
  )

export const Line = ({ line }: { line: AuditLine }) => {
  const { at, verb, who, why } = line
  const key = `audit.does.${verb}`
  const sentence = isKey(key) ? say(key, { who, what: gap }) : say('audit.other', { who, verb, what: gap })
  const [before = '', after] = sentence.split(gap)
  return (
    <>
      <time dateTime={at}>{format.format(new Date(at))}</time>
      <p>
        <span dir="auto">{before}</span>
        {after !== undefined && <What line={line} />}
        {after}
        {why && (
          <span className="note" dir="auto">
            {say('audit.why', { why })}
          </span>
        )}
      </p>
    </>
  )
}
