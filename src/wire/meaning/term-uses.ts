/** What something may not be used for, by which means and where, in words: "NO SALES", "MAGS OUT", "PRINT ONLY", "ONE TIME USE", "Not for use outside Norway". */

import type { Saying } from '../../story/rights.ts'
import { countriesListed } from './countries.ts'
import { type Form, firstGroup, type Match, says, start, words } from './term-form.ts'

const commercial: Saying = { kind: 'not-for', uses: ['commercial'] }
const noGallery: Saying = { kind: 'not-for', uses: ['gallery'] }
const noSyndication: Saying = { kind: 'not-for', uses: ['syndication'] }
const archive: Saying = { kind: 'archive' }
const once: Saying = { kind: 'once' }
const notBy = (...media: Extract<Saying, { kind: 'not-by' }>['media']): Saying => ({ kind: 'not-by', media })

// ── Nouns that «no», «not for», «out» and «only» are said of ──

/** What is forbidden or allowed by one noun, in any of the languages. */
const nouns: [form: string, said: Saying][] = [
  [String.raw`archiv\p{L}*|storage`, archive],
  [
    String.raw`(?:re-?)?sales?|re-?sell\p{L}*|commercial\p{L}*|marketing|advertis\p{L}*|adverts?|promotion\p{L}*|merchandis\p{L}*|endorsements?|ventas?|comerciali?\p{L}*|publicidad|vente|revente|publicit[ée]\p{L}*|werb\p{L}*|(?:weiter)?verkauf|kommerziell\p{L}*`,
    commercial,
  ],
  [
    String.raw`third[ -]part(?:y|ies)(?: (?:sales?|use))?|syndication|re-?distribution|redistribuci[óo]n|rediffusion|weitergabe(?: an dritte)?|redes de terceros`,
    noSyndication,
  ],
  [
    String.raw`galler(?:y|ies)|slide-?shows?|diaporamas?|galer[íi]as?|galeries?|(?:bilder)?galerien?|bilderstrecken?`,
    noGallery,
  ],
  [String.raw`internet|web(?:sites?)?|on-?line(?:-?nutzung)?|digital`, notBy('web', 'app')],
  [String.raw`mobiles?|wireless|apps?|m[óo]viles`, notBy('app')],
  [
    String.raw`social(?: media| networks?)?|facebook|twitter|instagram|redes sociales|r[ée]seaux sociaux|soziale(?:n)? medien`,
    notBy('social'),
  ],
  [
    String.raw`print|newspapers?|papers|mag(?:azine)?s?|magazin(?:e|en|es)|tabloids?|books?|covers?|reprints?|presse(?: magazine| [ée]crite)?|revistas|prensa|zeitschriften|zeitungen`,
    notBy('print'),
  ],
  [
    String.raw`tv|t\.v\.|television|telly|t[ée]l[ée](?:vision)?s?|televisi[óo]n|fernsehen|radio|broadcast\p{L}*|video`,
    notBy('broadcast'),
  ],
]
const noun = `(?:${nouns.map(([form]) => form).join('|')})`
const list = String.raw`${noun}(?:\s*[,/&]\s*${noun}|\s*(?:[,/]\s*)?\s(?:or|and|nor|oder|und|ou|et|ni|o|y)\s+(?:no |not |kein\p{L}* )?${noun}){0,6}`

const sayingsOf = (text: string): Saying[] => {
  const found: Saying[] = []
  for (const [form, said] of nouns) if (words(form).test(text)) found.push(said)
  return found
}

const onlyBy: Record<string, Extract<Saying, { kind: 'only-by' }>['media']> = {
  print: ['print'],
  newspaper: ['print'],
  web: ['web', 'app'],
  internet: ['web', 'app'],
  online: ['web', 'app'],
  digital: ['web', 'app', 'social'],
  tv: ['broadcast'],
  television: ['broadcast'],
  broadcast: ['broadcast'],
}
const mediumOnly = `(${Object.keys(onlyBy).join('|')})`
const onlyByMatch = (match: Match): Saying[] | undefined => {
  const media = onlyBy[firstGroup(match).toLowerCase()]
  return media && [{ kind: 'only-by', media }]
}

export const nounForms: Form[] = [
  {
    form: words(
      String.raw`(?:no|not for|not to be used (?:for|in|on)|non|nicht (?:f[üu]r|in|im)|keine?n?|pas (?:de |d['’]|pour )|sans |sin |hors|sauf|prohibid[ao]s? (?:su |la |el |para )?|interdit\p{L}* (?:[àa] la |pour |[àa] l['’])?)\s*(?:use (?:in|on|for) |uso (?:en |para )?)?(${list})(?: (?:use|usage|rights?|campaigns?|nutzung|verwendung|stations?|networks?))?(?: (?:or|and) (?:use|resale))?`,
      String.raw`(${list}) (?:rights? excluded|use prohibited|prohibited|not allowed|out|interdite?s?|prohibid[ao]s?|verboten|untersagt|nicht gestattet|nicht erlaubt)`,
      String.raw`droits? de (r[ée]impression) exclus`,
    ),
    says: (match) => {
      const text = firstGroup(match)
      if (/^r[ée]impression$/i.test(text)) return [notBy('print')]
      const found = sayingsOf(text)
      return found.length > 0 ? found : undefined
    },
  },
  {
    form: words(
      String.raw`(?:nur|only|for|solo|s[óo]lo|uniquement) ${mediumOnly}(?: use)? only`,
      String.raw`${mediumOnly}(?: use)? only`,
      String.raw`(?:nur|solo|s[óo]lo|uniquement|nur f[üu]r) ${mediumOnly}`,
    ),
    says: onlyByMatch,
  },
]

// ── Editorial use, once, archive, galleries ──

const editorial = words(
  String.raw`(?:this content is )?(?:strictly |restricted to |intended |(?:for )?)*editorial (?:use|usage|purposes?)(?: only)?(?:[.;]? for other uses, additional clearances may be required)?`,
  String.raw`non-?commercial(?:, editorial)? use(?: only)?`,
  String.raw`(?:nur|ausschlie(?:ß|ss)lich) (?:zur|zu|f[üu]r(?: die)?) redaktionelle[nr]? (?:verwendung|nutzung|berichterstattung|zwecken?)`,
  String.raw`redaktionelle (?:verwendung|nutzung)`,
  String.raw`(?:(?:uniquement |exclusivement |r[ée]serv[ée]e? )?(?:[àa]|pour|pour un|[àa] un) )?(?:usage|utilisation) (?:strictement |exclusivement |uniquement )?(?:[ée]ditorial|r[ée]dactionnel)e?(?: (?:uniquement|seulement|exclusivement|exclusif))?`,
  String.raw`(?:(?:solo|s[óo]lo|[úu]nicamente|exclusivamente) )?(?:para )?uso (?:exclusivo |exclusivamente )?editorial(?: (?:exclusivo|exclusivamente|[úu]nicamente|solamente))?`,
  String.raw`(?:solo |esclusivamente )?(?:per )?uso (?:esclusivo )?editoriale(?: esclusivo)?`,
  String.raw`(?:apenas|somente) (?:para )?uso editorial`,
  String.raw`(?:alleen|uitsluitend)(?: voor)? redactioneel gebruik`,
  String.raw`(?:endast|kun|vain) (?:f[öo]r |til |for )?(?:redaktion|redaksjon|toimituks)\p{L}*(?: (?:anv[äa]ndning|bruk|brug|k[äa]ytt[öo][öo]n))?`,
)

export const useForms: Form[] = [
  { form: editorial, says: says(commercial) },
  {
    form: words(
      'for (?:one|1)[ -]time use(?: only)?',
      '(?:one|1)[ -]time use(?: only)?',
      'single use(?: only)?',
      'one use only',
      String.raw`(?:nur )?(?:zur |f[üu]r )?einmalige?[nr]? (?:verwendung|nutzung|ver[öo]ffentlichung)`,
      'usage unique',
      '(?:utilisation|publication) unique',
      String.raw`(?:una sola vez|un solo uso|uso [úu]nico)`,
    ),
    says: says(once),
  },
  {
    form: words('narch(?:/narch)?(\\d{1,4})?'),
    says: ([, days]) => [days ? { kind: 'archive', days: Number(days) } : archive],
  },
  {
    form: words(
      String.raw`(?:not (?:to be|for)|may not be|must not be|nicht|ne pas|non) archiv\p{L}*`,
      String.raw`archiv\p{L}* (?:ist )?(?:not (?:allowed|permitted)|prohibited|nicht (?:gestattet|erlaubt)|untersagt|verboten|interdite?|prohibid[ao])`,
      String.raw`(?:keine?|nicht zur) archiv\p{L}*`,
      String.raw`(?:interdiction d['’]|prohibido )archiv\p{L}*`,
      'archivverbot',
    ),
    says: says(archive),
  },
  {
    form: words(String.raw`(?:not for|no|without) (?:use in |in )?(?:galler(?:y|ies)|slide-?shows?)`),
    says: says(noGallery),
  },
  {
    form: words(
      String.raw`(?:not for|no) (?:publication|use) (?:on|in|by|for) (?:the )?(?:internet|web|websites?|online)`,
    ),
    says: says(notBy('web', 'app')),
  },
  { form: words(String.raw`newspapers? out|out newspapers?`), says: says(notBy('print')) },
]

// ── Territory ──

const place = String.raw`([\p{L}][\p{L}\s.,/&'’-]{1,120}?)`
const upTo = String.raw`(?=\s*(?:[.;|\n¦(]|$|\s[-–—]\s))`
const notIn = (match: Match): Saying[] | undefined => {
  const countries = countriesListed(firstGroup(match))
  return countries && [{ kind: 'not-in', countries }]
}
const onlyIn = (match: Match): Saying[] | undefined => {
  const countries = countriesListed(firstGroup(match))
  return countries && [{ kind: 'only-in', countries }]
}
const placed = (...forms: string[]): RegExp => new RegExp(`${start}(?:${forms.join('|')})`, 'giu')

export const territoryForms: Form[] = [
  {
    form: placed(
      String.raw`(?:not for|no|not available for)(?: (?:use|usage|distribution|publication|sale|sales|release|licen[cs]e(?: and invoicing)?))?(?: to customers located)? (?:outside(?: of)?|out of) (?:the )?${place}(?: inline)?${upTo}`,
      String.raw`only for(?: use in)? (?:the )?${place}${upTo}`,
      String.raw`(?:for use|usage|use|valid|available) (?:only )?in (?:the )?${place} only${upTo}`,
      String.raw`(?:for use|usage|use|valid|available) only in (?:the )?${place}${upTo}`,
      String.raw`${place} only${upTo}`,
      String.raw`nur (?:in|f[üu]r)(?: die| den)? ${place}${upTo}`,
      String.raw`(?:uniquement|seulement) (?:en|au|aux|pour la|pour le|pour l['’]) ?${place}${upTo}`,
      String.raw`(?:solo|s[óo]lo) (?:en|para) ${place}${upTo}`,
    ),
    says: onlyIn,
  },
  {
    form: placed(
      String.raw`(?:not for|no|not available for|prohibited for)(?: (?:use|usage|distribution|publication|sale|sales|release|licen[cs]e(?: and invoicing)?))?(?: to customers located)? (?:in|within|for) (?:the )?${place}${upTo}`,
      String.raw`not for (?:the )?${place}${upTo}`,
      String.raw`(?:worldwide |all countries )?(?:except|excluding|exclud(?:es|ed):?)(?: in| for)? (?:the )?${place}${upTo}`,
      String.raw`${place} (?:excluded|excepted)${upTo}`,
      String.raw`(?:nicht (?:in|f[üu]r)|gesperrt (?:in|f[üu]r)|au(?:ß|ss)er(?: in| f[üu]r)?|ausgenommen)(?: die| den| der)? ${place}${upTo}`,
      String.raw`${place} (?:gesperrt|ausgenommen|ausgeschlossen)${upTo}`,
      String.raw`(?:interdit\p{L}* (?:en|au|aux)|sauf(?: en| au| aux)?|pas (?:en|au|aux|pour la|pour le)|hors) (?:la |le |les |l['’])?${place}${upTo}`,
      String.raw`(?:prohibid[ao]\p{L}*(?: su uso)? en|excepto(?: en)?|salvo(?: en)?|no (?:en|para)) ${place}${upTo}`,
    ),
    says: notIn,
  },
]
