/** What kind of piece an item is, by the genres that its agency gives it: IPTC's codes, and the names that agencies write in their own languages. */

import { type Genre, iptcGenreScheme } from '../../story/form/genre.ts'
import type { Genre as Stated } from '../item.ts'

/** By the last part of IPTC's code (http://cv.iptc.org/newscodes/genre/), whole or short (`genre:Opinion`). */
const codes: Readonly<Record<string, Genre>> = {
  analysis: 'analysis',
  opinion: 'opinion',
  review: 'review',
  background: 'explainer',
  behind_the_story: 'explainer',
}

const short = /^(?:iptc-?)?genre:/i

/** dpa's codes of texts, where it sends no name with them (g2.dpa.com/cv/textgenre). */
const dpaTexts: Readonly<Record<string, Genre>> = { '5': 'explainer', '11': 'explainer', '41': 'analysis' }
const dpaText = /^dpatextgenre:(\d+)$/i

/** The whole of a name; what an agency may set before or behind it is no part ("Hintergrund - Infobox" is a box of facts). */
const names: readonly (readonly [Genre, RegExp])[] = [
  ['analysis', /^(?:news )?(?:analys[ei]s?|análisis|análise|analisi|analyysi|تحليل)$/iu],
  [
    'opinion',
    /^(?:opinions?|opinión|opinião|opinione|comment|commentary|kommentar|commentaire|comentario|commento|editorial|éditorial|editoriale|leitartikel|column|kolumne|chronique|columna|op-?ed|debatt|meinung|leder|tribune|view|رأي)$/iu,
  ],
  [
    'review',
    /^(?:reviews?|rezension|kritik|recension|critique|reseña|crítica|recensione|recensie|anmeldelse|arvio)$/iu,
  ],
  [
    'explainer',
    /^(?:explainers?|backgrounder|background|hintergrund|fragen (?:und|&) antworten|q ?(?:and|&) ?a|claves|fondo|décryptage|eclairage|éclairage|achtergrond|bakgrunn|bakgrund|taustaa?|خلفية|سؤال وجواب)$/iu,
  ],
  [
    'gallery',
    /^(?:(?:photo|picture|image) ?(?:gallery|galleries)|gallery|slideshow|diaporama|bildergalerie|bildstrecke|fotostrecke|fotogalería|galería|fotogalleria|bildspel)$/iu,
  ],
  ['video', /^(?:videos?|vidéo|vídeo|فيديو)$/iu],
]

/** A name is short; what is longer is not looked at. */
const longestName = 60

const genreNamed = (name: string | undefined): Genre | undefined => {
  const words = name?.trim() ?? ''
  return words.length > longestName ? undefined : names.find(([, form]) => form.test(words))?.[0]
}

const own = (of: Readonly<Record<string, Genre>>, key: string): Genre | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined

const genreCoded = (code: string | undefined): Genre | undefined => {
  const words = code?.trim() ?? ''
  const text = dpaText.exec(words)?.[1]
  if (text) return own(dpaTexts, text)
  const local = words.toLowerCase().startsWith(iptcGenreScheme)
    ? words.slice(iptcGenreScheme.length)
    : short.test(words)
      ? words.replace(short, '')
      : undefined
  return local === undefined ? undefined : own(codes, local.toLowerCase())
}

/** The first of an item's genres that is one of ours; undefined where none is: then it is news. */
export const genreIn = (genres: readonly Stated[] | undefined): Genre | undefined => {
  for (const { uri, literal, name } of genres ?? []) {
    const found = genreCoded(uri) ?? genreCoded(literal) ?? genreNamed(name) ?? genreNamed(literal)
    if (found) return found
  }
  return undefined
}
