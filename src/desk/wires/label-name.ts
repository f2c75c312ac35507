/** What a label is called: suppliers by their names, languages in words. */

import type { WireChoices } from '../../newsroom/wires/wire-choices.ts'
import { type Label, partsOf } from '../../story/wire-wants.ts'
import { languageName, say } from '../words/say.ts'

export const labelName = (label: Label, choices: WireChoices | undefined): string => {
  const { dimension, value } = partsOf(label)
  if (dimension === 'supplier') return choices?.suppliers.find(({ slug }) => slug === value)?.name ?? value
  if (dimension === 'urgency') return say('row.urgency', { value })
  return dimension === 'language' ? languageName(value) : value
}
