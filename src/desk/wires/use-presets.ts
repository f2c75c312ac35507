/** A person's presets with what came of each, and those that speak up doing so. */

import { useCallback, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { PresetRow } from '../../newsroom/wires/wire-choices.ts'
import { get } from '../call.ts'
import { presetName } from './presets.tsx'
import { notify, ring } from './speak-up.ts'
import { say } from '../words/say.ts'

/** Microseconds since 1970, the first part of a place in the list. */
const instantOf = (place: string): number => Number(place.split('_')[0])

const speakUp = (preset: PresetRow, last: number | undefined): void => {
  const { newest } = preset
  if (last === undefined || !newest || instantOf(newest.place) <= last) return
  if (preset.sound) ring()
  if (preset.notify)
    notify(say('preset.heard', { preset: presetName(preset), supplier: newest.supplier }), newest.headline, preset.name)
}

export const usePresets = () => {
  const [presets, setPresets] = useState<readonly PresetRow[]>([])
  /** What was the newest of each when it was last asked for; what is known from the first time on does not speak. */
  const heard = useRef(new Map<string, number>())
  const refresh = useCallback(async (): Promise<void> => {
    const answer = await get<PresetRow[]>('/api/presets')
    if (isRefusal(answer)) return
    for (const preset of answer) {
      if (preset.sound || preset.notify) speakUp(preset, heard.current.get(preset.name))
      heard.current.set(preset.name, preset.newest ? instantOf(preset.newest.place) : 0)
    }
    setPresets(answer)
  }, [])
  return { presets, refresh }
}
