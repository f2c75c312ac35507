/** What an item says in words that a machine must obey: kills, withdrawals, embargoes, service messages. */

import { instant } from './instant.ts'

/** The parts of an item in which notices are looked for; `lines` are the first lines of the body. */
export type Said = { headline?: string; slugline?: string; notes?: readonly string[]; lines?: readonly string[] }

// Words that are a kill at the start of a line, in any case: "Mandatory Kill", "Kill notice", "Story withdrawn".
const killLines = [
  /^(?:(?:bulletin |urgent |eds?[:,] ?|attention[ ,:]*(?:editors?)?[ ,:]*)*(?:mandatory|advisory|bulletin|photo|picture|image|video|graphic|story|text|wire)[ -]+(?:kill|withdrawal|withdrawn|elimination)\b)/iu,
  /^(?:kill(?:[ ,.!-]+kill)+)/iu,
  /^(?:kill notice)/iu,
  /^(?:(?:this |the )?(?:story|item|article|dispatch|photo|picture|image|video|graphic)s? (?:has|have|is|are|was|were)(?: now| been| hereby)* (?:withdrawn|killed|retracted|eliminated))/iu,
  /^(?:(?:please )?(?:kill|eliminate|withdraw) (?:the |this |our |all |from )?(?:story|item|article|dispatch|photo|picture|image|video|graphic|slug|versions|headline))/iu,
  /^(?:mandatory (?:photo |picture )?(?:kill|withdrawal))/iu,
  /^(?:eliminate[ds]?\s*[:.!-]*$)/iu,
  /^(?:annulation\b)/iu,
  /^(?:(?:d[ée]p[êe]che )?annul[ée]e?\s*[:.!-]*$)/iu,
  /^(?:anulaci[óo]n\b)/iu,
  /^(?:anula(?:da|do)\s*[:.!-]*$)/iu,
  /^(?:anula[çc][ãa]o\b)/iu,
  /^(?:annullamento\b)/iu,
  /^(?:annullare\s*[:.!-])/iu,
  /^(?:(?:achtung[:,! ]*)?(?:meldung|text|bild|foto|beitrag) (?:ist |wird )?(?:zur[üu]ckgezogen|gesperrt))/iu,
  /^(?:zur[üu]ckgezogen\s*[:.!-]*$)/iu,
]

// Capitals alone: KILL, WITHDRAWN and ELIMINATION shout as a notice, "kill" and "withdrawn" are words.
const killShout =
  /^(?:KILL|WITHDRAWN|WITHDRAWAL|ELIMINATION|ELIMINATE|RETRACTION|RETRACTED|ANNULE|ANNULATION|ANULADA)\b(?=\W*$| ?[:!*/=(-])/u

const opening = /^[\s*/=+\-\u2013\u2014"'«»[(]+/u

const isKillLine = (line: string): boolean => {
  const bare = line.slice(0, 300).replace(opening, '')
  return killLines.some((form) => form.test(bare)) || killShout.test(bare)
}

const identity = /\b(?:urn:newsml:|tag:)[^\s<>"'()]+[^\s<>"'().,;:]/gi

/** The identities that a text names. */
export const identitiesIn = (text: string): string[] => [...new Set(text.match(identity) ?? [])]

const linesOf = (said: Said): string[] =>
  [
    said.headline,
    said.slugline,
    ...(said.notes ?? []).flatMap((note) => note.split('\n')),
    ...(said.lines ?? []).slice(0, 3),
  ].filter((line): line is string => Boolean(line?.trim()))

/** A kill or a withdrawal written as text: its words and the identities that it names. */
export const killIn = (said: Said): { words: string; uris: string[] } | undefined => {
  const words = linesOf(said).find(isKillLine)
  if (!words) return undefined
  const everything = [...(said.notes ?? []), ...(said.lines ?? [])].join('\n')
  return { words: words.trim(), uris: identitiesIn(everything) }
}

const embargoWord =
  /\b(?:embargo(?:ed)?|sperrfrist|bajo embargo|sous embargo|not for (?:release|publication|use) (?:before|until)|hold for release)\b/iu
// "No embargo", "embargo lifted", "arms embargo": not held.
const noEmbargo =
  /\b(?:no|not|without|sans|sin|kein[e]?) (?:an? )?(?:embargo|sperrfrist)|embargo(?:ed)? (?:is |was |has been |now )*(?:lifted|over|expired|off|lev[ée])|(?:arms|trade|oil|weapons|economic|grain|us|u\.s\.) embargo/iu

const isoLike =
  /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|\s?[+-]\d{2}:?\d{2})?|\d{8}T\d{6}(?:Z|[+-]\d{4})?/
const clock = /\b(\d{1,2})[:.h]?(\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?\s*(?:uhr\s*)?\b(gmt|utc|z)\b/iu
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b/iu
const monthFirst = /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/iu

const dayIn = (text: string): [number, number, number] | undefined => {
  for (const [form, dayAt, monthAt] of [
    [dayFirst, 1, 2],
    [monthFirst, 2, 1],
  ] as const) {
    const match = form.exec(text)
    const month = months.indexOf((match?.[monthAt] ?? '').slice(0, 3).toLowerCase())
    if (match && month >= 0) return [Number(match[3]), month, Number(match[dayAt])]
  }
  return undefined
}

/** The instant of "Embargoed until 2024-05-01T10:00Z" or "EMBARGOED to 0700 GMT, 21 August 2014"; undefined where zone or day are missing. */
const until = (text: string): Date | undefined => {
  const iso = isoLike.exec(text)?.[0]
  // Without a zone it is not known when it ends: a person decides.
  if (iso) return /(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) ? dateOf(instant(iso)) : undefined
  const hour = clock.exec(text)
  const day = dayIn(text)
  if (!hour || !day) return undefined
  const digits = hour[2] ? [hour[1], hour[2]] : [hour[1], '0']
  const afternoon = /^p/i.test(hour[3] ?? '') ? 12 : 0
  const hours = afternoon || /^a/i.test(hour[3] ?? '') ? (Number(digits[0]) % 12) + afternoon : Number(digits[0])
  if (hours > 23 || Number(digits[1]) > 59) return undefined
  return new Date(Date.UTC(...day, hours, Number(digits[1])))
}

const dateOf = (text: string | undefined): Date | undefined => (text ? new Date(text) : undefined)

/** An embargo written as text, in notes or as first line of the body. `unreadable` are the words that could not be understood. */
export const embargoIn = (said: Said): { until: Date } | { unreadable: string } | undefined => {
  const starts = [said.headline, ...(said.lines ?? []).slice(0, 3)].filter((line): line is string =>
    Boolean(
      line &&
        /^[\s*/=(-]*(?:embargo|sperrfrist|sous embargo|bajo embargo|hold for release|not for (?:release|publication))/iu.test(
          line,
        ),
    ),
  )
  const words = [...(said.notes ?? []).flatMap((note) => note.split('\n')), ...starts].find(
    (line) => embargoWord.test(line) && !noEmbargo.test(line),
  )
  if (!words) return undefined
  const at = until(words)
  return at ? { until: at } : { unreadable: words.trim() }
}

const service =
  /^(?:\W*(?:test(?:e|ing)?|prueba|essai|probe)\b[\s:,.!*-]*(?:$|test|only|message|advisory|please|ignore|ignor|transmission|story|item|do not)|.{0,40}\bheartbeat\b|(?:afp |ap |reuters |dpa )?(?:copyright notice|service (?:message|advisory|note|notice)|coverage advisory|advisory to (?:editors|clients|subscribers)|note to (?:editors|clients|subscribers)|avis aux? (?:abonn|client|r[ée]dact)|aviso a(?: los)? (?:clientes|abonados)|hinweis an die (?:redaktionen|kunden)|(?:news )?(?:forecast|diary|daybook|agenda|pr[ée]visions|vorschau)\s*$))/iu

/** A test, a heartbeat, a copyright notice, a forecast: proves that the feed is alive, and is no news. */
export const isServiceMessage = (said: Said): boolean =>
  [said.headline, said.slugline].some((line) => line !== undefined && service.test(line.trim()))
