/** Kills and withdrawals written as text, in the languages of the agencies, and never the news about killing. */

import { type KillNames, namesIn } from './kill-names.ts'
import { bareLine, noteLines, openingWith, type Said } from './said.ts'

// What a notice speaks of, in each language. A report, a bill or a book can be withdrawn as news: they are not here.
const en =
  '(?:story|stories|item|article|dispatch|photo|photograph|picture|image|video|graphic|text|alert|headline|slug)s?'
const de = '(?:meldung|eilmeldung|text|bild|foto|beitrag|grafik|video)'
const fr = '(?:dépêche|depeche|photo|image|article|alerte|papier|infographie)s?'
const es = '(?:noticia|información|nota|foto|fotografía|despacho|texto|alerta|imagen)s?'
const pt = '(?:notícia|texto|foto|fotografia|despacho|imagem|alerta|peça)s?'
const it = '(?:notizia|foto|fotografia|lancio|dispaccio|testo|immagine|servizio)'
const nl = '(?:bericht|foto|artikel|tekst|beeld)'
const sv = '(?:texten|artikeln|bilden|nyheten|telegrammet|notisen|tt-texten|tt-bilden)'
const no = '(?:saken|meldingen|bildet|teksten|artikkelen|telegrammet|historien|artiklen|billedet)'
const fi = '(?:juttu|uutinen|kuva|teksti|artikkeli|sähke)'
const ar = '(?:خبر|الخبر|النبأ|نبأ|البرقية|برقية|الصورة|صورة|التنبيه|تنبيه|النص|الموضوع)'

// Nothing more is said after it, or something apart: "Story withdrawn", "Story withdrawn: Harbour", but not "Photo withdrawn from auction".
const over = String.raw`(?=\s*(?:$|[.:;!*/=(–—]|-(?!\p{L})))`
const calls = String.raw`(?:(?:bulletin|urgent|attention|editors?|eds?|achtung)[ ,:!-]*)*`

/** Forms that are a kill wherever a line opens with them, in any case. */
const orders = openingWith([
  String.raw`${calls}(?:mandatory|bulletin|advisory) (?:photo |picture |story )?(?:kill|withdrawal|elimination)(?!\p{L})`,
  String.raw`${calls}(?:mandatory[ -])?${en}[ -](?:kill|withdrawal|withdrawn|killed|retracted|eliminated|elimination)${over}`,
  String.raw`${calls}${en}[ -]kill(?: notice| of the )`,
  String.raw`${calls}kill notice${over}`,
  String.raw`${calls}(?:this|the (?:above|following|previous|earlier)|our (?:earlier|previous)) ${en} (?:(?:has|have|is|are|was|were|should|be|been|now|hereby) )+(?:withdrawn|killed|retracted|eliminated)(?!\p{L})`,
  String.raw`${calls}(?:the )?${en} (?:slugged|headlined|titled|entitled|moved|sent|timed|issued) .{1,200}? (?:(?:has|have|is|are|was|were|should|be|been|now|hereby) )+(?:withdrawn|killed|retracted|eliminated)(?!\p{L})`,
  String.raw`${calls}(?:please )?(?:kill|eliminate|withdraw) (?:(?:the|this|our|all|above|previous|earlier|from|versions|of) )*${en}(?=\s*$|\s*[.:;!]| (?:slugged|headlined|titled|entitled|moved|sent|timed|above|below|id|no|number)(?!\p{L})| [A-Z]{2,}\d)`,
  String.raw`${calls}please (?:delete|remove|discard|do not use) (?:(?:the|this|our|all|above|previous|earlier|versions|of) )*${en}(?=\s*$|\s*[.:;!]| (?:slugged|headlined|titled|moved|sent|timed|id|no|number)(?!\p{L})| [A-Z]{2,}\d)`,
  String.raw`${calls}eliminate${over}`,
  String.raw`${calls}(?:(?:die|diese|unsere) )?${de} (?:(?:ist|wird|wurde|hiermit) )*(?:zurückgezogen|gesperrt|annulliert|storniert)${over}`,
  String.raw`achtung(?!\p{L}).{0,20}? ${de}(?!\p{L}).{0,200}? (?:zurückgezogen|annulliert|storniert|nicht (?:mehr )?verwenden|löschen)(?!\p{L})`,
  String.raw`(?:die|diese) ${de} [«"„(].{1,250}? (?:wird|ist) (?:hiermit )?(?:zurückgezogen|annulliert)(?!\p{L})`,
  String.raw`(?:wir|dpa|afp|apa|sid|reuters) (?:ziehen|zieht) (?:hiermit )?(?:die|den|das|unsere[n]?) ${de}(?!\p{L}).{0,250}? zurück(?!\p{L})`,
  String.raw`bitte (?:(?:die|diese|das|den|unsere|folgende) )*${de}(?!\p{L}).{0,200}? (?:nicht (?:mehr |weiter )?(?:verwenden|veröffentlichen)|löschen|sperren)(?!\p{L})`,
  String.raw`annulation (?:obligatoire|(?:de (?:la|notre|cette)|de l['’]|des) ?${fr})(?!\p{L})`,
  String.raw`(?:(?:la|cette|notre) )?${fr} (?:(?:est|a été) )?(?:annulée?s?|retirée?s?)${over}`,
  String.raw`(?:prière|merci|veuillez|nous vous prions|nous vous demandons)(?: de| d['’])? ?(?:annuler|supprimer|ne pas (?:utiliser|publier|tenir compte de)) (?:(?:la|cette|notre|les|nos) |l['’])?${fr}(?!\p{L})`,
  String.raw`se (?:anula|elimina|retira) (?:la|el|esta|este) ${es}(?!\p{L})`,
  String.raw`(?:rogamos|por favor|se ruega|favor)(?!\p{L}).{0,40}?(?:anul|elimin|no (?:usar|utilizar|publicar|difundir)).{0,20}? ${es}(?!\p{L})`,
  String.raw`${es} (?:anulada|eliminada|retirada|anulado|eliminado|retirado)s?${over}`,
  String.raw`anulación de (?:(?:la|esta|nuestra) )?${es}(?!\p{L})`,
  String.raw`anula-se (?:a|o|esta|este) ${pt}(?!\p{L})`,
  String.raw`(?:favor|por favor|agradece-se|solicita-se|pede-se)(?!\p{L}).{0,40}?(?:anul|elimin|desconsider|não (?:usar|utilizar|publicar)).{0,20}? ${pt}(?!\p{L})`,
  String.raw`${pt} (?:anulad[ao]|cancelad[ao]|eliminad[ao]|retirad[ao])${over}`,
  String.raw`anulação d[aeo] (?:nossa )?${pt}(?!\p{L})`,
  String.raw`(?:si prega di|pregasi|vi preghiamo di|siete pregati di) (?:annullare|eliminare|cancellare|non (?:utilizzare|usare|pubblicare)) .{0,20}?${it}(?!\p{L})`,
  String.raw`(?:la |il )?${it} (?:è )?(?:annullat[ao]|ritirat[ao])${over}`,
  String.raw`annullamento (?:della|del|di) ${it}(?!\p{L})`,
  String.raw`(?:het |dit |de |deze )?${nl} (?:(?:is|wordt|hierbij) )*(?:ingetrokken|geannuleerd|vervallen)${over}`,
  String.raw`(?:gelieve|graag|s\.?v\.?p\.?) .{0,30}?${nl}(?!\p{L}).{0,80}? (?:niet (?:te )?(?:gebruiken|publiceren)|vernietigen|verwijderen|intrekken)(?!\p{L})`,
  String.raw`${sv} (?:(?:har|är) )?(?:återkallats|återkallas|återkallad|dras tillbaka|dragits tillbaka|makuleras|stryks)${over}`,
  String.raw`tt (?:drar tillbaka|återkallar) ${sv}(?!\p{L})`,
  String.raw`${no} (?:(?:er|blir|bliver) )?(?:trukket|trekkes|trækkes|annulleres|annullert|annulleret|makuleres|slettes)(?: tilbake| tilbage)?${over}`,
  String.raw`(?:ntb|ritzau) (?:trekker|trækker|annullerer) (?:tilbake |tilbage )?${no}(?!\p{L})`,
  String.raw`${fi} (?:(?:on|vedetään) )?(?:vedetty pois|pois|poistetaan|poistettu|perutaan|peruttu|peruutetaan|peruutettu|mitätöidään|mitätöity)${over}`,
  String.raw`stt (?:vetää|peruu|peruuttaa) (?:pois )?(?:jutun|kuvan|uutisen|tekstin)(?!\p{L})`,
  String.raw`(?:يرجى|الرجاء|نرجو|رجاء) (?:منكم )?(?:إلغاء|الغاء|حذف|سحب|عدم (?:استخدام|استعمال|نشر)) (?:هذا |هذه )?${ar}(?!\p{L})`,
  String.raw`(?:إلغاء|الغاء|سحب|حذف|يلغى|تلغى|تم إلغاء|تم سحب) (?:هذا |هذه )?${ar}(?!\p{L})`,
  String.raw`(?:إلغاء|الغاء|يلغى)$`,
  String.raw`(?:anulad[ao]|annul[ée]e?|annullat[ao]|zurückgezogen|ingetrokken)\s*[.!*]*$`,
])

/** Capitals: KILL shouts as a notice, "kill" is a word. A word that may label news ("PERUTTU: konsertti") stands alone. */
const shouts = new RegExp(
  [
    /^(?:KILL(?:[ ,.!-]+KILL)+)(?!\p{L})/u,
    /^(?:KILL|ELIMINATE|ANNULER|[AÀ] ANNULER|[AÀ] SUPPRIMER|ANNULATION|ANULAR|ANULACIÓN|ANULACION|ANULAÇÃO|ANULA|ELIMINAR|ANNULLARE|ANNULLAMENTO|ANNULLIERUNG|INTREKKING|ÅTERKALLELSE|MAKULERAS?)(?:\s*$|\s*[:!*/=]|\s+[-–—]+\s)/u,
    /^WITHDRAWN(?:\s*$|\s*[:!*/=]|\s+[-–—]+\s|-(?=\p{Lu}))/u,
    /^(?:WITHDRAWAL|ELIMINATION|STORNO|ANNULLIERT|ANULADO|ANULADA|ANNULLATA|INGETROKKEN|ÅTERKALLAD|ÅTERKALLAS|TREKKES|TRUKKET|TRÆKKES|ANNULLERES|ANNULLERET|TILBAGEKALDT|MAKULERES|POISTETAAN|PERUUTETTU|PERUTTU|MITÄTÖITY|VEDETTY POIS)\s*[.!*]*$/u,
    // "KILL Harbour-strike, moved at 0915 GMT"
    /^KILL[:,]? +\S{3,80},? +(?:moved|sent|filed|timed|transmitted|issued)(?!\p{L})/u,
    /^KILL[:,]? +[\p{L}\p{N}]{2,40}(?:[-/][\p{L}\p{N}]{2,40}){1,8}[.,]?(?:\s*$|\s\d)/u,
  ]
    .map((form) => form.source)
    .join('|'),
  'u',
)

/** Only the desk's notes say it so plainly: in a text it may be news. */
const remarks = openingWith([
  String.raw`${calls}kill(?:[ ,.!-]+kill)+${over}`,
  String.raw`${calls}(?:the |this )?${en} (?:(?:has|have|is|are|was|were|been|now|hereby) )+(?:withdrawn|killed|retracted|eliminated)(?!\p{L})`,
  String.raw`${calls}${en} (?:withdrawn|killed|retracted)(?!\p{L})`,
])

// A notice that a kill no longer holds, and the French and Latin "cancels and replaces", which is an update.
const noKill =
  /\bkill (?:is |was |has been )?(?:lifted|rescinded|cancel+ed|withdrawn)\b|\b(?:disregard|ignore|lift) (?:the |our |previous )*kill\b|\b(?:annul\p{L}*|anul\p{L}*) (?:et|y|e) (?:remplac|sustitu|substitu|sostitu)/iu

const isOrder = (line: string): boolean => (shouts.test(line) || orders.test(line)) && !noKill.test(line)

const isRemark = (line: string): boolean =>
  (shouts.test(line) || orders.test(line) || remarks.test(line)) && !noKill.test(line)

/** A slugline that carries the order: "KILL-Harbour-strike", "Harbour-strike/KILL". */
const killSlug = /^(?:KILL|WITHDRAWN)[-/ ]+(\S.{2,100})$|^(\S.{2,100}?)[-/ ]+(?:KILL|WITHDRAWN)$/u

/** A kill or a withdrawal written as text: its words, and what it names. */
export type WrittenKill = KillNames & { words: string }

/** The kill that an item's words order; undefined where they order none. */
export const killIn = (said: Said): WrittenKill | undefined => {
  const notes = noteLines(said)
  const lines = (said.lines ?? []).slice(0, 3)
  const slug = killSlug.exec(said.slugline?.trim().slice(0, 200) ?? '')
  const words =
    [said.headline, said.slugline, ...lines].find((line) => line && isOrder(bareLine(line))) ??
    notes.find((line) => isRemark(bareLine(line))) ??
    (slug ? said.slugline : undefined)
  if (!words) return undefined
  const names = namesIn([said.headline ?? '', ...notes, ...(said.lines ?? [])])
  const sluglines = [...new Set([...(names.sluglines ?? []), ...(slug ? [(slug[1] ?? slug[2] ?? '').trim()] : [])])]
  return { words: words.trim().slice(0, 1000), ...names, ...(sluglines.length ? { sluglines } : {}) }
}
