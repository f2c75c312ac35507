/** What is looked at: filters, presets, and the noise that is hidden, kept for the person as soon as it is. */

import { useCallback, useState } from 'react'
import type { PresetRow } from '../../newsroom/wires/wire-choices.ts'
import { everything, type Label, type Wants } from '../../story/wire-wants.ts'
import { goTo, usePlace } from './address.ts'
import { type PresetChange, presetName } from './presets.tsx'
import { start } from '../start.ts'
import { usePresets } from './use-presets.ts'
import { say } from '../words/say.ts'
import type { useWireVerbs } from './use-wire-verbs.ts'

export const useViews = ({ does, setOutcome }: Pick<ReturnType<typeof useWireVerbs>, 'does' | 'setOutcome'>) => {
  const place = usePlace()
  const { presets, refresh } = usePresets()
  /** The preset whose form is open: `new` for one that is none yet. */
  const [form, setForm] = useState<PresetRow | 'new'>()
  const current = place.preset ?? ''
  const wants = place.preset === undefined ? start.begin : place.wants
  const setWants = useCallback((next: Wants, quietly = false) => goTo(current, next, quietly), [current])

  const keep = async (preset: Pick<PresetRow, 'name' | 'wants' | 'sound' | 'notify'>): Promise<boolean> => {
    const { name, wants, sound, notify } = preset
    const kept = await does('keep-preset', { name, wants, sound, notify })
    if (kept) await refresh()
    return kept !== undefined
  }
  /** What is hidden stays hidden in this preset, whatever else is only looked at. */
  const keepHidden = async (hidden: Label[], said: string): Promise<void> => {
    goTo(current, { ...wants, hidden })
    const kept = presets.find(({ name }) => name === current)
    const before = kept ?? { name: current, wants: everything, sound: false, notify: false }
    if (await keep({ ...before, wants: { ...before.wants, hidden } })) setOutcome({ text: said })
  }
  return {
    ...{ wants, setWants, current, presets, refresh, form, setForm },
    hide: (label: Label, name: string) =>
      keepHidden([...new Set([...wants.hidden, label])], say('say.hidden', { label: name })),
    showAgain: (label: Label, name: string) =>
      keepHidden(
        wants.hidden.filter((one) => one !== label),
        say('say.shownAgain', { label: name }),
      ),
    choose: (preset: PresetRow) => goTo(preset.name, preset.wants),
    async keepForm({ name, sound, notify, useView }: PresetChange): Promise<void> {
      const before = form === 'new' ? undefined : form
      const kept = { name, sound, notify, wants: useView || !before ? wants : before.wants }
      setForm(undefined)
      if (!(await keep(kept))) return
      goTo(name, kept.wants)
      setOutcome({ text: say('preset.kept', { name: presetName({ name }) }) })
    },
    async remove(name: string): Promise<void> {
      setForm(undefined)
      if (!(await does('delete-preset', { name }))) return
      goTo('', presets.find((one) => one.name === '')?.wants ?? everything)
      await refresh()
      setOutcome({ text: say('preset.deleted', { name }) })
    },
  }
}
