/** What a notice names: identities, pictures, headlines, sluglines, so that a kill finds what it is about. */

/** `pictures` are file names and ids; `headlines` and `sluglines` are as the notice writes them. Lists that would be empty are missing. */
export type KillNames = { uris: string[]; pictures: string[]; headlines?: string[]; sluglines?: string[] }

const identity = /\b(?:urn:newsml:|tag:)[^\s<>"'()]{1,300}[^\s<>"'().,;:]/gi

/** The identities that a text names. */
export const identitiesIn = (text: string): string[] => [...new Set(text.slice(0, 100_000).match(identity) ?? [])]

const fileName = /[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,120}\.(?:jpe?g|png|tiff?|gif|webp)(?!\p{L})/giu
/** Ids that only pictures have: `AFP_751HA`, `doc-751ha`. */
const pictureId = /\b(?:AFP_[0-9A-Z]{4,12}|doc-[0-9a-z]{4,12})\b/g
/** "AP Photo XNP101, XNP102", "Bild-ID 176523591", "photos numbered 4411873 and 4411874". */
const pictureWord =
  /(?:photo|picture|image|pix|graphic|bild|foto|fotografía|fotografia|imagen|imagem|immagine|bilden|bildet|kuva|صورة)s?[- ]?(?:ids?|nos?\.?|nr\.?|numbers?|numbered|numéros?|números?|nummer)?[ :#]*((?:[A-Z]{0,6}\d{2,12}[A-Z0-9]{0,8}(?:\s*(?:,|;|and|und|et|y|e|og|och|ja)\s*)?){1,20})/giu
const idToken = /[A-Z]{0,6}\d{2,12}[A-Z0-9]{0,8}/giu

const quoted = /[«„“"]([^«»„“”"\n]{12,200})[»“”"]/gu

/** A slugline as one types it: words joined by hyphens or strokes. */
const slug = String.raw`[\p{L}\p{N}&'’.]{2,40}(?:--?[\p{L}\p{N}&'’.]{1,40}|/[\p{L}\p{N}&'’.]{1,40}){1,10}`
const slugged = new RegExp(
  String.raw`(?:slug(?:ged|line)?|keyword|stichwort|titulad[ao]|intitulée?|mot-clé)[ :]+["«“„]?(${slug})`,
  'giu',
)
const killed = new RegExp(
  String.raw`(?:^|\n)\W{0,10}(?:MANDATORY |PLEASE )?(?:KILL|ELIMINATE|WITHDRAW|WITHDRAWN|ANNULER|ANULAR|ANNULLARE|ANNULATION|ANULACIÓN)[ :,-]+(?:(?:the|story|item|of) )*(${slug})`,
  'gu',
)

const firsts = (text: string, form: RegExp): string[] =>
  [...text.matchAll(form)].flatMap((match) => (match[1] ? [match[1].replace(/[.’']+$/, '')] : []))

const idsAfterWord = (text: string): string[] =>
  [...text.matchAll(pictureWord)].flatMap((match) => match[1]?.match(idToken) ?? []).filter((id) => id.length >= 4)

const distinct = (list: readonly string[]): string[] => [...new Set(list)]

/** Everything that the lines of a notice name. Looks at the first 20,000 letters. */
export const namesIn = (lines: readonly string[]): KillNames => {
  const text = lines.join('\n').slice(0, 20_000)
  const uris = identitiesIn(text)
  // An identity may hold what looks like a picture's id; it is named already.
  const rest = uris.reduce((left, uri) => left.replaceAll(uri, ' '), text)
  const pictures = distinct([...(rest.match(fileName) ?? []), ...(rest.match(pictureId) ?? []), ...idsAfterWord(rest)])
  const headlines = distinct(firsts(rest, quoted).map((one) => one.trim()))
  const sluglines = distinct([...firsts(rest, slugged), ...firsts(rest, killed)])
  return {
    uris,
    pictures,
    ...(headlines.length ? { headlines } : {}),
    ...(sluglines.length ? { sluglines } : {}),
  }
}
