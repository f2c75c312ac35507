/** Whether a password is one that nobody guesses: long enough, none of the commonest, and not one's own name. */

import { type Refusal, refuse } from '../../base/refusal.ts'

export const shortest = 12
export const longest = 200

/** What the commonest passwords are made of, from the lists that are published every year. A password of nothing else is guessed first. */
const commonest = [
  ...['password', 'passwort', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'motdepasse', 'contrasena', 'parola', 'passord'],
  ...['qwertyuiop', 'qwerty', 'qwertz', 'azerty', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'zxcvbn', '1q2w3e4r5t', '1q2w3e'],
  ...[
    '1qaz2wsx3edc',
    '1qaz2wsx',
    'qazwsx',
    'letmein',
    'welcome',
    'willkommen',
    'bienvenue',
    'iloveyou',
    'ichliebedich',
  ],
  ...['admin', 'administrator', 'root', 'login', 'changeme', 'default', 'secret', 'geheim', 'master', 'access', 'test'],
  ...['monkey', 'dragon', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'batman', 'pokemon', 'starwars'],
  ...['shadow', 'michael', 'jordan', 'hunter', 'trustno', 'whatever', 'freedom', 'charlie', 'donald', 'computer'],
  ...['summer', 'winter', 'spring', 'autumn', 'sommer', 'january', 'december', 'monday', 'friday', 'newsroom'],
  ...[
    'dateline',
    'editor',
    'journalist',
    'reporter',
    'headline',
    'newspaper',
    'zeitung',
    'hello',
    'hallo',
    'abc',
    'my',
  ],
].sort((a, b) => b.length - a.length)

/** So many characters must be left when one's name is taken away, and so many letters when what everybody guesses is. */
const besideName = 8
const besideCommon = 6

const without = (text: string, parts: readonly string[]): string =>
  parts.reduce((left, part) => left.replaceAll(part, ''), text)

/** Digits and signs that run up, down or on the spot: «123456», «!!!!», «2026». */
const padding = /[^\p{L}]+/gu

/** A piece that is repeated to the end: «abcabcabcabc». */
const isRepeated = (text: string): boolean => /^(.{1,6}?)\1+.{0,5}$/su.test(text)

/** Letters and digits that follow each other: «abcdefghijkl», «987654321098». */
const isRow = (text: string): boolean => {
  const steps = [...text].slice(1).map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at))
  return steps.filter((step) => Math.abs(step) === 1).length >= steps.length * 0.8
}

/** Why this is no password for them, in a sentence; `undefined` where it is a good one. */
export const refusePassword = (given: string, { mail, name }: { mail: string; name: string }): Refusal | undefined => {
  const password = given.normalize('NFKC').toLowerCase()
  const { length } = [...password]
  if (length < shortest)
    return refuse('invalid', `The password is too short: take ${shortest} characters or more, such as four words.`)
  if (length > longest) return refuse('invalid', `The password is too long: take at most ${longest} characters.`)
  const own = [...mail.toLowerCase().split(/[^\p{L}\p{N}]+/u), ...name.toLowerCase().split(/\s+/)]
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
  if ([...without(password, own)].length < besideName && own.some((word) => password.includes(word)))
    return refuse('invalid', 'The password is made of your name or mail, which others know. Choose another.')
  const left = without(password, [...own, ...commonest])
  const isCommon = commonest.some((word) => password.includes(word)) && left.replace(padding, '').length < besideCommon
  if (isCommon || isRepeated(password) || isRow(password))
    return refuse(
      'invalid',
      'The password is one of those that are guessed first. Choose another, such as four words that have nothing to do with each other.',
    )
  return undefined
}
