/** What a story's state is called: what readers see of it, and where they see nothing yet what the desk does. */

import type { StoryRow } from '../../newsroom/life/story-row.ts'
import { say } from '../words/say.ts'

/** One word for it, and the class that colours it. */
export const stateWords = ({ sees, workflow, marks }: Pick<StoryRow, 'sees' | 'workflow' | 'marks'>) => {
  if (sees === 'unpublished') return { word: say(`workflow.${workflow}`), look: workflow }
  if (sees === 'scheduled' && !marks.includes('scheduled')) return { word: say('sees.held'), look: 'held' }
  return { word: say(`sees.${sees}`), look: sees }
}
