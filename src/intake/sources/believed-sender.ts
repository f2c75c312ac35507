/** Whose mails are wires: the senders that a door names, as far as a mail server that it names vouches for them. */

import { z } from 'zod'
import { senderOf } from '../../wire/formats/mail-sender.ts'

/** One word, several with commas between them, or a list of them. */
const words = <Word extends z.ZodType<string, string>>(word: Word, missing: string) =>
  z
    .union([z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)), z.array(z.string())], {
      error: missing,
    })
    .pipe(z.array(word).min(1, missing).max(100))

const domain = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i

const isSender = (text: string): boolean => {
  const at = text.lastIndexOf('@')
  return at >= 0 && domain.test(text.slice(at + 1)) && /^[\w.!#$%&'*+/=?^`{|}~-]{0,64}$/.test(text.slice(0, at))
}

export const senderSettings = {
  /** Whose mails are wires: `desk@nordwire.example`, or `@nordwire.example` for everybody of that domain, though of none below it. */
  senders: words(
    z
      .string()
      .refine(isSender, 'is neither an address (desk@nordwire.example) nor a domain (@nordwire.example)')
      .toLowerCase(),
    'must name the senders whose mails are wires: desk@nordwire.example, or @nordwire.example for all of them',
  ),
  /** The names under which our own mail server writes into `Authentication-Results` what it has found out about a sender (RFC 8601, 2.5). */
  trusts: words(
    z.string().regex(/^[A-Za-z0-9._-]{1,253}$/, 'is no name of a mail server such as mx.courier.example'),
    'must name the mail server whose word on senders is believed, as it stands at the start of its Authentication-Results: mx.courier.example',
  ),
}

type Settings = z.infer<z.ZodObject<typeof senderSettings>>

/** Why a mail cannot be believed to be a wire, as a sentence for the desk; undefined where it can. */
export const doubtOf = (mail: Uint8Array, { senders, trusts }: Settings): string | undefined => {
  const { from, verified, why } = senderOf(mail, { trusts })
  const isNamed = senders.includes(from) || senders.includes(from.slice(from.lastIndexOf('@')))
  const doubt = from && !isNamed ? `${from} is none of the door’s senders.` : verified ? undefined : why
  return doubt && `${doubt} Look at the mail: if it is the agency’s all the same, try it again, else discard it.`
}
