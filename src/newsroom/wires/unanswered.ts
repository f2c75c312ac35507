/** Which of a wire's proposals are open still. */

import type { Story } from '../../store/stories.ts'

/** The proposals that are open still when the desk has written these parts of the furniture, or chosen a section: it has answered those. */
export const unanswered = (
  { wire_proposed }: Pick<Story, 'wire_proposed'>,
  written: Partial<Record<string, unknown>>,
  section?: string,
): string[] =>
  wire_proposed.filter((field) => written[field] === undefined && !(field === 'section' && section !== undefined))
