/** `dateline user`: people of the newsroom, and how they sign in. */

import { newId, type PersonId } from '../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { roles } from '../newsroom/permissions.ts'
import { insertPerson, newSignIn, personWithMail } from '../store/people.ts'
import type { Role } from '../store/schema.ts'
import { type Command, readWords, say, sayRefused } from './command.ts'
import { inNewsroom, type Opened } from './open-newsroom.ts'

/** A mailbox, `chief@localhost` included: whether mail arrives there shows when it is sent. */
const mailPattern = /^[^\s@]{1,64}@[^\s@]{1,255}$/

export const user: Command = {
  name: 'user',
  summary: 'add a person of the newsroom; print a one-time sign-in',
  usage: `
npx dateline user add MAIL --role ROLE [--name NAME]
npx dateline user sign-in MAIL

«add» makes the person known and prints an address that signs them in once, within 7 days.
«sign-in» prints a new one for somebody who is known.

  --role ROLE   ${roles.join(', ')}`,
  async run(args) {
    const words = readWords(args, { role: { type: 'string' }, name: { type: 'string' } })
    if (isRefusal(words)) return sayRefused(words)
    const [what, given = ''] = words.positionals
    if (what !== 'add' && what !== 'sign-in')
      return sayRefused(refuse('invalid', 'Say «user add MAIL --role ROLE» or «user sign-in MAIL».'))
    const mail = given.trim().toLowerCase()
    if (!mailPattern.test(mail)) return sayRefused(refuse('invalid', `«${given}» is no mail address.`))
    return inNewsroom('user', async (opened) => {
      const { role, name } = words.values
      const printed = what === 'add' ? await add(opened, mail, role, name) : await again(opened, mail)
      if (isRefusal(printed)) return sayRefused(printed)
      say(printed)
      return 0
    })
  },
}

const add = async (
  opened: Opened,
  mail: string,
  role: string | undefined,
  name: string | undefined,
): Promise<string | Refusal> => {
  const known = roles.find((one) => one === role)
  if (!known) return refuse('invalid', `Choose a role: --role ${roles.join(', --role ')}.`)
  const { newsroom } = opened
  if (await personWithMail(newsroom.database.db, mail)) {
    return refuse('exists', `${mail} is known already. «npx dateline user sign-in ${mail}» prints a new sign-in.`)
  }
  return addPerson(opened.newsroom.database, addressOf(opened), {
    mail,
    name: name ?? mail.split('@')[0] ?? mail,
    role: known,
  })
}

/** Makes a person known and answers the address that signs them in once. */
export const addPerson = async (
  { db }: Opened['newsroom']['database'],
  site: string,
  { mail, name, role }: { mail: string; name: string; role: Role },
): Promise<string> => {
  const id = newId<PersonId>()
  await insertPerson(db, { id, mail, name, role, created_at: new Date() })
  return signInAddress(site, await newSignIn(db, id))
}

export const signInAddress = (site: string, token: string): string => `${site}/desk/sign-in?token=${token}`

const again = async (opened: Opened, mail: string): Promise<string | Refusal> => {
  const { db } = opened.newsroom.database
  const person = await personWithMail(db, mail)
  if (!person)
    return refuse('unknown', `Nobody is known as ${mail}. «npx dateline user add ${mail} --role ROLE» adds them.`)
  return signInAddress(addressOf(opened), await newSignIn(db, person.id))
}

const addressOf = ({ address, config }: Opened): string =>
  address ?? config.siteUrl ?? `http://localhost:${config.port}`
