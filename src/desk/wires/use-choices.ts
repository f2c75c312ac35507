/** What there is to choose from among the wires, asked for once. */

import { useEffect, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { WireChoices } from '../../newsroom/wires/wire-choices.ts'
import { get } from '../call.ts'

export const useChoices = (): WireChoices | undefined => {
  const [choices, setChoices] = useState<WireChoices>()
  useEffect(() => {
    void get<WireChoices>('/api/wires/choices').then((answer) => isRefusal(answer) || setChoices(answer))
  }, [])
  return choices
}
