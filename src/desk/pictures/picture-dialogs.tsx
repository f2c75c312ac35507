/** What is asked before something is done with the picture that is open, and how it is done. */

import { useState } from 'react'
import { instantsOf } from '../../base/zone.ts'
import type { PictureReading } from '../../newsroom/pictures/picture-reading.ts'
import type { UsedPicture } from '../../story/furniture.ts'
import { start } from '../start.ts'
import type { useVerbs } from '../use-verbs.ts'
import { say } from '../words/say.ts'
import { AskDialog } from './ask-dialog.tsx'
import { ChoosePicture } from './choose.tsx'
import { FrameDialog } from './frame-dialog.tsx'
import type { PictureDoing } from './picture-pane.tsx'

type Given = {
  doing: PictureDoing
  reading: PictureReading
  verbs: ReturnType<typeof useVerbs>
  onDone: () => void
  onClose: () => void
}

const Kill = ({ reading, verbs, onDone, onClose }: Given) => (
  <AskDialog
    title={say('picture.kill.title')}
    what={say('picture.kill.what', { count: reading.uses.filter(({ visibility }) => visibility).length })}
    does={say('picture.kill.do')}
    onClose={onClose}
    onDo={async (form) => {
      const done = await verbs.does<{ stories: string[] }>('kill-picture', {
        picture: reading.row.id,
        reason: String(form.get('reason')),
      })
      if (done) verbs.setOutcome({ text: say('say.pictureKilled', { count: done.stories.length }) })
      onDone()
    }}
  />
)

/** A day that is given ends when it does where the publication is. */
const endOf = (day: FormDataEntryValue | null): object => {
  if (!day) return {}
  const local = Date.parse(`${day}T23:59:59Z`)
  return { until: new Date(instantsOf(local, start.zone).at(-1) ?? local).toISOString() }
}

const Decide = ({ doing, reading, verbs, onDone, onClose }: Given) => (
  <AskDialog
    title={say(doing === 'allow' ? 'picture.decide.allow' : 'picture.decide.deny')}
    does={say('picture.decide.do')}
    onClose={onClose}
    onDo={async (form) => {
      const input = {
        picture: reading.row.id,
        decision: doing,
        note: String(form.get('reason')),
        ...endOf(form.get('until')),
      }
      if (await verbs.does('decide-terms', input)) verbs.setOutcome({ text: say('pictures.decided') })
      onDone()
    }}
  >
    {doing === 'allow' && (
      <label>
        {say('picture.decide.until')} <input type="date" name="until" />
      </label>
    )}
  </AskDialog>
)

const Replace = ({ reading, verbs, onDone, onClose }: Given) => {
  const [by, setBy] = useState<UsedPicture>()
  if (!by)
    return (
      <ChoosePicture
        title={say('picture.choose.by')}
        onChoose={setBy}
        // The choice closes it too: then the question follows.
        onClose={() => setTimeout(() => setBy((chosen) => (chosen ? chosen : (onClose(), undefined))))}
      />
    )
  return (
    <AskDialog
      title={say('picture.replace.title')}
      what={say('picture.replace.what', { count: reading.uses.length })}
      does={say('picture.replace.do')}
      onClose={onClose}
      onDo={async (form) => {
        const input = {
          picture: reading.row.id,
          by: by.id,
          caption: form.has('keep') ? 'keep' : 'new',
          reason: String(form.get('reason')),
        }
        const done = await verbs.does<{ stories: string[] }>('replace-picture', input)
        if (done) verbs.setOutcome({ text: say('say.replaced', { count: done.stories.length }) })
        onDone()
      }}
    >
      <img className="by" src={`/desk/pictures/${by.id}/medium`} alt={by.alt || by.caption} />
      <label>
        <input type="checkbox" name="keep" defaultChecked /> {say('picture.replace.keep')}
      </label>
    </AskDialog>
  )
}

const Frame = ({ reading, verbs, onDone, onClose }: Given) => (
  <FrameDialog
    picture={reading.row.used}
    framing={reading.framing}
    onClose={onClose}
    onKeep={async (framing) => {
      const done = await verbs.does('frame-picture', { picture: reading.row.id, ...framing })
      if (done) verbs.setOutcome({ text: say('say.framed') })
      onDone()
    }}
  />
)

export const PictureDialogs = (given: Given) => {
  switch (given.doing) {
    case 'frame':
      return <Frame {...given} />
    case 'kill':
      return <Kill {...given} />
    case 'replace':
      return <Replace {...given} />
    case 'allow':
    case 'deny':
      return <Decide {...given} />
  }
}
