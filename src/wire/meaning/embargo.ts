/** Embargoes written as text: which line is one, and until when it holds. */

import { type EmbargoFrame, untilIn } from './embargo-time.ts'
import { bareLine, noteLines, type Said } from './said.ts'

/** How an embargo opens a line, in the agencies' languages: the word, and what says that a time follows. */
const upTo =
  "(?:until|till|to|for|before|bis|vor|jusqu['’]?(?:au?x?|à)?|hasta|até|fino|tot|til|till|asti|saakka|حتى|ab)"
const opens = new RegExp(
  `^(?:${[
    String.raw`(?:strictly )?(?:embargo|embargoed|embargado|embargada)(?:\s*[:=!–—]|\s+-\s|\s*$|\s+(?:\p{L}+ )?${upTo}(?!\p{L})|\s+\d)`,
    String.raw`(?:under|sous|bajo|sob|sotto|onder|unter|med|med under) embargo(?!\p{L})`,
    String.raw`gesperrt(?: erst)? (?:bis|ab)(?!\p{L})`,
    // «Frei bis» is a term that ends (terms.ts).
    String.raw`(?:frei|freigegeben|freigabe|veröffentlichung|zur veröffentlichung)(?: erst)? ab(?!\p{L})`,
    String.raw`sperr(?:frist|vermerk)(?!\p{L})`,
    String.raw`nicht (?:zur veröffentlichung )?(?:vor|bis)(?!\p{L})`,
    String.raw`(?:not for|no) (?:public )?(?:release|publication|use|broadcast|dissemination)[^.]{0,40}? (?:before|until|till|prior to)(?!\p{L})`,
    String.raw`(?:do not|don't) (?:release|publish|use|broadcast)[^.]{0,20}? (?:before|until|till|prior to)(?!\p{L})`,
    String.raw`hold for release(?!\p{L})`,
    String.raw`for release (?:at|on|after)(?!\p{L})`,
    String.raw`(?:ne pas (?:publier|diffuser|utiliser)|pas de publication) avant(?!\p{L})`,
    String.raw`no (?:publicar|difundir|usar) (?:antes|hasta)(?!\p{L})`,
    String.raw`não (?:publicar|divulgar|usar) antes(?!\p{L})`,
    String.raw`(?:non|da non) (?:pubblicare|diffondere|utilizzare) prima(?!\p{L})`,
    String.raw`niet (?:publiceren|gebruiken|voor publicatie) (?:voor|vóór)(?!\p{L})`,
    String.raw`(?:får (?:inte|ej)|inte|ej) (?:publiceras|användas|för publicering) (?:före|innan)(?!\p{L})`,
    String.raw`(?:sperrefrist|klausul|klausuleret)(?!\p{L})`,
    String.raw`(?:må )?ikke (?:publiseres|offentliggøres|brukes|til offentliggørelse) før(?!\p{L})`,
    String.raw`(?:julkaisuvapaa|julkaistavissa|ei julkisuuteen|ei julkaistavaksi ennen)(?!\p{L})`,
    String.raw`(?:محظور|يحظر|حظر) (?:النشر|نشره)`,
  ].join('|')})`,
  'iu',
)

/** In a note the word may also come later, if a time is meant: "Trade figures, embargoed until 0900 GMT". */
const within = new RegExp(
  String.raw`(?:^|[^\p{L}])(?:(?:embargo|embargoed|embargado|embargada)(?: \p{L}+)? ${upTo}(?!\p{L})|embargo:|(?:under|sous|bajo|sob|sotto|onder|unter) embargo(?!\p{L})|sperrfrist(?!\p{L}))`,
  'iu',
)

// "No embargo", "embargo lifted", "arms embargo": not held.
const none =
  /(?:^|[^\p{L}])(?:no|not|without|sans|sin|sem|senza|geen|kein|keine|ohne|ingen|utan|uten|uden|ei) (?:an? )?(?:embargo|sperrfrist)(?!\p{L})|(?:embargo|embargoed|sperrfrist) (?:is |was |has been |now |ist |est )*(?:lifted|over|expired|off|lev[ée]|aufgehoben|abgelaufen|levantado)(?!\p{L})|(?<!\p{L})(?:arms|trade|oil|weapons|economic|grain|gas|steel|us|u\.s\.|eu|cuba) embargo(?!\p{L})/iu

/** In a headline or a text "Embargo: …" may be news: only with a time, a day or "until" it is a notice. */
const timed =
  /\d|(?:^|[^\p{L}])(?:release|until|till|bis|jusqu|hasta|até|fino|tot|asti|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|noon|midnight)(?!\p{L})/iu

/** An embargo's end, or the words of one whose end cannot be read for sure. */
export type WrittenEmbargo = { until: Date } | { unreadable: string }

const line = (text: string | undefined): string => bareLine(text ?? '')

/**
 * An embargo written in notes, as headline, or as one of the first lines of the body. `frame` is the item's own time and,
 * where known, the zone that its sender writes times in; without them only what names day and zone is read. Two embargoes
 * in one item: the later holds, and one that is unreadable holds over both.
 */
export const embargoIn = (said: Said, frame: EmbargoFrame = {}): WrittenEmbargo | undefined => {
  const inNotes = noteLines(said)
    .map(line)
    .filter((one) => opens.test(one) || within.test(one))
  const inText = [said.headline, ...(said.lines ?? []).slice(0, 3)]
    .map(line)
    .filter((one) => opens.test(one) && timed.test(one))
  const words = [...inNotes, ...inText].filter((one) => !none.test(one))
  if (!words.length) return undefined
  const ends = words.map((one) => untilIn(one, frame))
  const read = ends.filter((end) => end !== undefined)
  // "EMBARGO" beside "Embargoed until 0900 GMT, 3 March 2026" tells it twice; an unread time may be a later one.
  const unread = words.find((one, at) => ends[at] === undefined && (!read.length || /\d/.test(one)))
  return unread === undefined ? { until: new Date(Math.max(...read.map(Number))) } : { unreadable: unread }
}
