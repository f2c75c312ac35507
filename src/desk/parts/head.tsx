/** The head of a screen that is read from top to bottom: its name, what is begun here, and its keys. */

import { type ReactNode, useState } from 'react'
import { useKeys } from '../keys.ts'
import { say } from '../words/say.ts'
import { Help, type KeyLine } from './help.tsx'

/** `keys`: those that the screen has beside the one for this help. */
export const Head = ({
  title,
  keys = [],
  children,
}: {
  title: string
  keys?: readonly KeyLine[]
  children?: ReactNode
}) => {
  const [helping, setHelping] = useState(false)
  useKeys({ '?': () => setHelping(true) })
  return (
    <div className="head">
      <h1>{title}</h1>
      <div className="bar">
        {children}
        <button type="button" className="quiet help" onClick={() => setHelping(true)}>
          {say('keys.open')}
        </button>
      </div>
      {helping && <Help keys={[...keys, ['?', 'keys.help']]} onClose={() => setHelping(false)} />}
    </div>
  )
}
