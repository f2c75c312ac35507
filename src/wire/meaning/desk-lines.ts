/** Lines of a text that only the desk may read: notes to editors, contacts, what is not for publication. */

import { type Block, type Body, blockText } from '../../story/body.ts'

/** "Not for publication", in the agencies' languages, at the head of a line. "Not for publication before …" is an embargo. */
const notPublic = new RegExp(
  String.raw`^\W{0,10}(?:(?:(?:the|these|this) following|following|this|these|the above) (?:information|contacts?|notes?|lines?|paragraphs?)? ?(?:is|are) |(?:die folgenden|folgende|diese) informationen sind |(?:ces|les) informations (?:suivantes|qui suivent)? ?(?:sont|ne sont) |(?:la siguiente|esta) información |(?:a seguinte|esta) informação |(?:le seguenti|queste) informazioni )?(?:${[
    'not (?:intended )?for (?:publication|release)',
    'nicht (?:zur|für die) veröffentlichung(?: bestimmt)?',
    '(?:ne pas|à ne pas|pas) (?:publier|pour publication|destinées? à (?:la )?publication)',
    '(?:no|no es) (?:publicar|publicable|para publicar|para publicación|para su publicación)',
    '(?:não|não é) (?:publicar|publicável|para publicação|destinada a publicação)',
    '(?:da )?non (?:pubblicare|per la pubblicazione|destinate alla pubblicazione)',
    'niet (?:voor|bestemd voor) publicatie',
    '(?:inte|ej) för publicering',
    'ikke (?:for publisering|til offentliggørelse|til publisering)',
    '(?:ei|älkää) (?:julkaistavaksi|julkisuuteen|julkaisko)',
    '(?:ليس|ليست|غير) (?:للنشر|مخصص للنشر|مخصصة للنشر)',
  ].join('|')})(?!\p{L})(?!\s+(?:before|until|till|vor|bis|avant|antes|hasta|prima|före|før|ennen)(?!\p{L}))`,
  'iu',
)

/** The head of dpa's note pad, and other words after which everything is the desk's. */
const deskFrom =
  /^(?:#{1,3} ?)?(?:Notizblock|Notebook|Bloc de notas|دفتر الملاحظات)\s*$|^\*( \*){2,6}\s*$|^(?:Ends?|ENDS?)\W{0,3}\s*Notes? to editors?:?\s*$/u

/** Notes to those who edit, one paragraph each. */
const toEditors = new RegExp(
  String.raw`^[\s(*+/=-]{0,10}(?:${[
    String.raw`(?:attention:?\s+|note to (?:the )?|memo to )?(?:editors?|eds|news editors|picture editors|photo editors|subscribers|clients)\s*[:;–—-]`,
    String.raw`(?:attention|note to) (?:editors?|subscribers|users|clients)(?!\p{L})`,
    String.raw`attention\s*[-–—:]\s*(?:actualise|ajoute|corrige|précise|reprend|avec|complète|titre|updates?|adds?|corrects?)`,
    String.raw`(?:à l['’]attention des|note aux?|avis aux?) (?:rédact|abonn|client)`,
    String.raw`(?:atención|nota a los|aviso a los|nota para los) (?:editores|redactores|abonados|clientes)`,
    String.raw`(?:atenção|nota aos|aviso aos) (?:editores|redatores|clientes|assinantes)`,
    String.raw`(?:nota per le redazioni|nota ai redattori|attenzione redazioni)`,
    String.raw`(?:redaktion(?:eller|elle) hinweise?|an die redaktionen|hinweis an die redaktion(?:en)?|achtung,? redaktionen)`,
    String.raw`(?:noot (?:voor de )?redactie|let op,? redacties?|aan de redacties)`,
    String.raw`(?:till red(?:aktion(?:en|erna)|\.)?|obs,? red\w*|red\.?anm\w*|til red(?:aksjonen|aktionen|aksjonene|aktionerne)?|til redaksjonen[e]?)\s*[.:!–-]`,
    String.raw`(?:toimituksille|tiedoksi toimituksille|huom\.? toimitus)`,
    String.raw`(?:ملاحظة|تنبيه|إلى السادة) (?:إلى )?(?:للمحررين|المحررين|للمشتركين|المشتركين)`,
  ].join('|')})`,
  'iu',
)

/** What was changed in this version, in brackets or by itself: "(Adds quotes)", "(In Jan. 3 story, corrects …)", "(Neu: …)". */
const verbs = [
  'adds?|adding|updates?|updating|corrects?|correcting|recasts?|refiles?|repeats?|removes?|deletes?|drops?|clarifies|writes? through|releads?|rewrites?|inserts?|changes|fixes|restores|resends?|retransmits?|edits?|trims',
  'neu|berichtigt|berichtigung|aktualisiert|ergänzt|wiederholung|korrigiert|korrektur|präzisiert',
  'actualise|ajoute|corrige|précise|reprend|complète|rectifie|répétition',
  'actualiza|actualizada|añade|amplía|amplia|corrige|repetición|repite|rectifica',
  'atualiza|atualizada|acrescenta|corrige|repete|retifica',
  'aggiorna|aggiunge|corregge|rettifica|ripete',
  'nieuw|vult aan|corrigeert|verbetert|herhaling',
  'uppdaterad|rättar|rättelse|ny rubrik|oppdatert|rettet|retter|tilføjer|opdateret|päivitetty|päivittää|korjaa|täydentää|lisää',
  'يضيف|يصحح|تصحيح|إعادة|تحديث|يحدث',
].join('|')
const changed = new RegExp(
  String.raw`^\((?:(?:this|in|the|for|das|der|dans|en)\s[^()]{1,60}[,:;]\s?)?(?:${verbs})(?!\p{L})[\s\S]{0,900}\)\.?$`,
  'iu',
)
/** ANP spaces it out, which nothing else is: "N i e u w bericht, vervangt: …". */
const spacedOut = /^(?:N i e u w|V e r b e t e r i n g|A a n v u l l i n g|N e u|K o r r e k t u r)(?!\p{L})/u

const phoneOrMail = /\+\s?\d[\d\s()/-]{6,}|\b0\d{2,5}[\s/-]\d{4,}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}/u
const label =
  /^[\s#*-]{0,6}(?:dpa-kontakt\w*|redaktion|redaktionelle kontakte|autor(?:\/in|in|en)?|foto|photo desk|newsdesk|desk|editorial contacts?|editing(?: by)?|reporting by|rédaction|redacción|redação|redazione|redactie|toimitus|editorial desk|chef vom dienst|التحرير)[^:]{0,40}:/iu

/** Reuters puts what is only for its clients between two brackets: "((ada@agency.example; +44 20 5550 100))". */
const doubleBracketed = /^\(\([\s\S]{0,600}\)\)\.?$/u
/** TT's head: what it is about, and who sends it: "Försvar TT". */
const vignette = /^\p{Lu}[\p{Ll} -]{2,30} (?:TT|NTB|STT)$/u
/** A rule between parts, which is neither story nor note. */
const rule = /^(?:_{2,}|={2,}|-{3,}|–{2,}|—{2,}|~{2,})$/u

/** Why a line is the desk's alone: `rest`, where all that follows is too; undefined, where it is anybody's. */
export const deskOnly = (text: string): 'rest' | 'line' | undefined => {
  const line = text.slice(0, 1000).trim()
  if (deskFrom.test(line) || (line.length < 250 && notPublic.test(line))) return 'rest'
  if (
    changed.test(line) ||
    spacedOut.test(line) ||
    toEditors.test(line) ||
    doubleBracketed.test(line) ||
    (line.length < 40 && vignette.test(line))
  )
    return 'line'
  return label.test(line) && phoneOrMail.test(line) ? 'line' : undefined
}

/** How far from the head and the end of a text notes to editors are looked for. */
const head = 4
const tail = 15

const isProse = (block: Block): boolean => block.type === 'paragraph' || block.type === 'crosshead'

/** The body without what is only the desk's, and that, a note a paragraph. A text that is nothing else becomes empty. */
export const takeDeskLines = (body: Body): { body: Body; notes: string[] } => {
  const { content } = body
  const kept: Block[] = []
  const notes: string[] = []
  for (const [at, block] of content.entries()) {
    const near = at < head || at >= content.length - tail
    const text = near && isProse(block) ? blockText(block) : ''
    const whose = text ? deskOnly(text) : undefined
    if (whose === 'rest') {
      notes.push(...content.slice(at).map(blockText).filter(Boolean))
      break
    }
    if (whose === 'line') notes.push(text)
    else if (!text || !rule.test(text.trim())) kept.push(block)
  }
  return notes.length || kept.length !== content.length ? { body: { ...body, content: kept }, notes } : { body, notes }
}
