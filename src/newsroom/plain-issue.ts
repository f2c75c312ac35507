/** What is wrong with a part of an input, in words that whoever fills in a form understands. A schema's own words stay. */

import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const isOwn = ({ message }: Issue): boolean => !/^(?:Invalid|Too small|Too big|Unrecognized)/.test(message)

/** Completes "the field …". */
export const plainIssue = (issue: Issue): string => {
  if (isOwn(issue)) return issue.message
  if (issue.code === 'invalid_type') {
    if (/received undefined/.test(issue.message)) return 'is missing'
    if (issue.expected === 'int') return 'must be a whole number'
    return issue.expected === 'number' ? 'must be a number' : issue.message
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string')
      return Number(issue.minimum) > 1 ? `must have ${issue.minimum} letters at least` : 'must not be empty'
    return issue.origin === 'array' ? `must name ${issue.minimum} at least` : `must be ${issue.minimum} at least`
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return `must have ${issue.maximum} letters at most`
    return issue.origin === 'array' ? `must name ${issue.maximum} at most` : `must be ${issue.maximum} at most`
  }
  return issue.message
}
