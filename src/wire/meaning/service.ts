/** Which items are no news: tests, heartbeats, lists of what is coming, notes to those who subscribe. */

import { deskOnly } from './desk-lines.ts'
import { openingWith, type Said } from './said.ts'

/** An agency's own name before the word: "dpa-Tagesvorschau", "AFP Agenda", "STT/Uutislista". */
const agency =
  '(?:aap|afp|anp|ansa|ap|apa|ats|belga|cp|dpa|dpa[/-][a-z]+|efe|europa press|kna|kyodo|lusa|ntb|pa|reuters|ritzau|sda|sid|stt|tass|tt|xinhua|ا ف ب|أ ف ب|فرانس برس|رويترز)'

const programmes =
  '(?:forecasts?|diary|daybook|agenda|news agenda|news digest|news schedule|schedule|programme|program|planning|budget|lineup|pr[ée]visions?|programme du jour|agenda du jour|(?:tages|wochen|termin|themen|planungs)?vorschau|(?:tages)?programm|terminkalender|previsi[oó]n(?:es)?|agenda informativa|agenda do dia|previs(?:ão|ões)|programma(?: della giornata)?|agenda del giorno|agenda van de dag|dagagenda|nyhetskalender|dagsmeny|menyn?|dagbok|dagsprogram|uutislista|uutisennakot?|توقعات|برنامج|أجندة|اجندة)'

// At the head of a headline or slugline, whatever follows; the words are long enough to be nothing else.
const opens = openingWith([
  String.raw`\W*(?:test(?:e|ing)?|prueba|essai|probe|prova|testi|اختبار|تجربة)(?!\p{L})[\s:,.!*-]*(?:$|(?:test|only|message|advisory|please|ignore|ignor|transmission|story|item|do not)(?!\p{L}))`,
  String.raw`(?:\S{1,30}[ -])?(?:test(?:artikel|meldung|sendung|nachricht)|testmelding|testmeddelelse|testiviesti|mensaje de prueba|message (?:de |d['’])(?:test|essai)|mensagem de teste|messaggio di prova)(?!\p{L})`,
  String.raw`(?:\p{L}{2,12}[ -])?(?:heartbeat|keep-?alive)(?:\s*$|\s*[:.#*-]|\s+(?:\d|message|test|signal))`,
  String.raw`(?:${agency}[ -])?(?:copyright notice|service (?:message|advisory|note|notice)|coverage advisory|transmission advisory|technical advisory|advisory to (?:editors|clients|subscribers)|notes? to (?:editors|clients|subscribers)|impressum)(?!\p{L})`,
  String.raw`(?:avis|note) (?:aux?|à (?:nos|l['’])|à l['’]attention des?) ?(?:abonn|client|r[ée]dact)`,
  String.raw`(?:aviso|nota|atención) (?:a )?(?:los |nuestros )?(?:clientes|abonados|editores|suscriptores)(?!\p{L})`,
  String.raw`(?:aviso|nota|atenção) (?:a |aos? )?(?:clientes|assinantes|editores)(?!\p{L})`,
  String.raw`(?:avviso|nota) (?:agli |ai |per (?:gli |i ))(?:abbonati|clienti|redattori)(?!\p{L})`,
  String.raw`(?:hinweis|mitteilung|information) an (?:die |unsere )?(?:redaktionen|kunden|bezieher|abonnenten)(?!\p{L})`,
  String.raw`(?:kundeninformation|redaktioneller hinweis|an die redaktionen)(?!\p{L})`,
  String.raw`(?:aan (?:de |alle )?(?:redacties|abonnees|klanten)|till (?:redaktionerna|abonnenterna|kunderna)|til (?:redaksjonene|redaktionerne|abonnentene|abonnenterne)|toimituksille|tiedoksi toimituksille)(?!\p{L})`,
  String.raw`(?:تنبيه|ملاحظة|إشعار|اشعار) (?:إلى |الى )?(?:للمشتركين|المشتركين|للمحررين|المحررين)`,
  String.raw`${agency}[ /:–-]+(?:[\p{L}/]+[ -]){0,2}?${programmes}(?!\p{L})`,
  String.raw`${programmes}(?:\s+${agency})?\s*$`,
  String.raw`(?:موضوع إضافي متوقع|مواضيع متوقعة|المواضيع المتوقعة)`,
  String.raw`(?:die|der|das) (?:bis \d+ )?angekündigte (?:meldung|zusammenfassung|korr-bericht|vorschau|reportage) .{1,300} entfällt(?!\p{L})`,
])

/** Genres of what the agency writes about its own service. A preview ("Vorschau") may be a story: it needs a headline that says more. */
const genres =
  /^(?:achtung|impressum|program|textprogram|advisory|service ?message|servicemeldung|daybook|tagesvorschau|previsiones|prévisions|uutislista)$/iu
/** First keywords of the same. */
const keywords = /^(?:توقعات|prévisions|previsiones|daybook|servicemeldung)$/iu

const line = (text: string | undefined): string => (text ?? '').trim().slice(0, 400)

const isBoilerplate = (lines: readonly string[]): boolean =>
  /^(?:ry)*\s*copyright by (?:dpa|afp|apa|reuters)/iu.test(line(lines[0]))

/** Is nothing in it for publication? */
const isOnlyForTheDesk = (lines: readonly string[]): boolean => {
  const [first] = lines
  if (first === undefined) return false
  return deskOnly(first) === 'rest' || lines.every((one) => deskOnly(one) !== undefined)
}

/** A test, a heartbeat, a copyright notice, a forecast, a note to the desks: proves that the feed is alive, and is no news. */
export const isServiceMessage = (said: Said): boolean => {
  const lines = said.lines ?? []
  return (
    [said.headline, said.slugline].map(line).some((one) => opens.test(one)) ||
    (said.genres ?? []).some((genre) => genres.test(genre.trim())) ||
    keywords.test(line(said.keywords?.[0])) ||
    isOnlyForTheDesk(lines) ||
    isBoilerplate(lines)
  )
}
