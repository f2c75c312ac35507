/** The forms in which agencies word their terms, in English, French, German and Spanish, and some of their neighbours' languages. */

import type { Saying } from '../../story/rights.ts'
import { type Form, rest, says, words } from './term-form.ts'
import { timeForms } from './term-times.ts'
import { nounForms, territoryForms, useForms } from './term-uses.ts'

// ── Credit ──

const credits: Form = {
  form: words(
    String.raw`(?:mandatory|compulsory|obligatory) (?:photo |picture |video )?(?:credits?|by-?lines?)(?: (?:to|must read))?\s*[:\-–]?\s*["“«„]([^"”»“¦\n]{2,120})["”»“]?`,
    String.raw`(?:mandatory|compulsory|obligatory) (?:photo |picture |video )?(?:credits?|by-?lines?)(?:\s*:\s*([^.;,|\n¦"–-]{2,80}))?`,
    String.raw`(?:photo |picture )?credit (?:should|must) read:?\s*([^.;,|\n¦]{2,80})`,
    String.raw`must credit:?\s*([^.;,|\n¦]{2,80})`,
    String.raw`(?:und )?(?:nur )?(?:mit|bei|unter) (?:vollst[äa]ndiger |voller )?(?:nennung|angabe|urhebernennung|quellenangabe|credit)${rest(60)}`,
    String.raw`pflicht(?:credit|nennung|vermerk)|nennung (?:ist )?pflicht`,
    String.raw`(?:mention|cr[ée]dit|signature) obligatoire(?:\s*:\s*([^.;,|\n¦]{2,80}))?`,
    String.raw`cr[ée]dito obligatorio(?:\s*:\s*([^.;,|\n¦]{2,80}))?|citar (?:la )?fuente|menci[óo]n obligatoria`,
  ),
  says: (match) => {
    const credit = match.slice(1).find(Boolean)?.trim()
    return [credit ? { kind: 'credit', credit } : { kind: 'credit' }]
  },
}

// ── Understood, and nothing to do ──

const known: Saying = { kind: 'known' }

const asAgreed = words(
  String.raw`nutzung nur nach (?:schriftlicher|vertraglicher) vereinbarung(?: mit \p{L}+)?`,
  String.raw`use only with the written agreement with \p{L}+`,
  String.raw`honorarfrei(?: nur)?(?: f[üu]r (?:bezieher|kunden|abonnenten)${rest(120)})?`,
  String.raw`(?:(?:international|us|u\.s\.)\s*:\s*)?(?:ap|afp|reuters|dpa|pa) (?:clients|customers|subscribers|members) only`,
  String.raw`(?:for )?(?:clients|subscribers|customers) only`,
  String.raw`all rights reserved|alle rechte vorbehalten|tous droits r[ée]serv[ée]s|todos los derechos reservados|tutti i diritti riservati`,
  String.raw`distributed as a service to (?:our )?clients|(?:is )?distributed (?:by \p{L}+ )?(?:exactly )?as received${rest(120)}`,
  String.raw`this (?:image|picture|photo|handout)(?: \p{L}+)? (?:has been|was) (?:supplied|provided|processed|released)${rest(200)}`,
  String.raw`(?:best|highest) (?:available )?quality(?: (?:available|possible))?`,
  String.raw`(?:afp|ap|reuters|dpa)? ?(?:is|was|has|are) (?:therefore )?not (?:been )?(?:responsible|able)${rest(260)}`,
  String.raw`${rest(120)}(?:cannot|could not|has not been) (?:be )?(?:independently )?verified${rest(80)}`,
  String.raw`(?:indefinite|unlimited|unrestricted|any) (?:usage|use)|no (?:usage )?restrictions?|any|royalty[- ]free|rights[- ]free|free of charge|public domain`,
  String.raw`(?:hand-?out|file) (?:photo|picture|image)s?|hand-?out`,
  String.raw`cleared for public release${rest(160)}`,
  // A note that is only the desk's, and says nothing of the item.
  String.raw`(?:not for publication|nicht zur ver[öo]ffentlichung(?: bestimmt)?|ne pas publier|no publicar)\s?[:–—-]${rest(400)}`,
  String.raw`${rest(80)}these (?:\p{L}+ )?(?:are|is) not for publication${rest(120)}`,
)

const agreementText = words(
  String.raw`(?:a )?non-?exclusive, non-?transferable right to display[\s\S]{0,400}?(?:from [^.\n]{3,80}\.?|$)`,
  String.raw`the direct recipient(?: of this document)?[\s\S]{0,200}?must comply with the limitations specified in the[\s\S]{0,700}?facilitating such actions`,
)

const openLicences: Form[] = [
  {
    form: /(?:https?:\/\/)?(?:www\.)?creativecommons\.org\/(?:licenses|publicdomain)\/(by|zero|mark|by-sa|by-nd)\/[\d.]+[^\s¦]{0,40}/giu,
    says: ([, kind = '']) => [kind.startsWith('by') ? { kind: 'credit' } : known],
  },
  {
    form: words(
      String.raw`(?:usage must comply with |the )?(?:creative commons )?(?:attribution )?\(?cc[- ](by(?:-sa|-nd)?|0)\)?(?: ?[\d.]{3})?(?: licen[cs]e)?(?: applies to ${rest(60)})?`,
      String.raw`(?:usage must comply with |the )?creative commons (?:attribution )?\(?cc[- ](by(?:-sa|-nd)?)\)?(?: ?[\d.]{3})?(?: licen[cs]e)?(?: applies to ${rest(60)})?`,
    ),
    says: (match) => [(match[0] ?? '').toLowerCase().includes('by') ? { kind: 'credit' } : known],
  },
]

const knownForms: Form[] = [
  { form: agreementText, says: says(known) },
  ...openLicences,
  { form: asAgreed, says: says(known) },
  {
    form: words(
      String.raw`(?:(?:this )?(?:video|image|photo|picture|content) )?(?:may|must|can|to) not be (?:edited|cropped|altered|modified|manipulated)`,
      String.raw`no (?:cropp?(?:ing)?|alterations?|manipulation|digital manipulation|digital alterations?|retouching)`,
      String.raw`nicht (?:beschneiden|bearbeiten|ver[äa]ndern)|keine (?:bearbeitung|ver[äa]nderung)`,
    ),
    says: says(known),
  },
  {
    form: words(
      String.raw`(?:no (?:ai|a\.i\.|machine learning|text and data mining|data mining)${rest(80)})|(?:text and )?data mining${rest(100)}`,
    ),
    says: says(known),
  },
  {
    form: words(
      String.raw`(?:nur )?im zusammenhang mit (?:(?! und nur | bei | unter )[^.;|\n¦]){1,160}`,
      String.raw`(?:only |to be used only )?in (?:connection|context|conjunction) with ${rest(160)}`,
      String.raw`(?:uniquement )?(?:en lien|dans le cadre|en relation|en rapport) (?:avec|de|du) ${rest(160)}`,
    ),
    says: says(known),
  },
]

/** In the order in which they are asked: what is told with its limits goes before the words that it is made of. */
export const forms: readonly Form[] = [
  ...knownForms.slice(0, 1),
  ...timeForms,
  credits,
  ...knownForms.slice(1),
  ...useForms,
  ...nounForms,
  ...territoryForms,
]
