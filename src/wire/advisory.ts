/** What the agency tells the desk of a version: what is new, what was wrong, what may not be done with it. */

export type AdvisoryKind = 'update' | 'correction' | 'restriction' | 'note'

// A correction is looked for first: "CORRECTS age … UPDATES with …" must be told as one.
const kinds: [AdvisoryKind, RegExp][] = [
  [
    'correction',
    /^\W*(?:\p{L}+[ :,]+)?(?:correct(?:s|ed|ing|ion)?|corrige[sr]?|correcti(?:f|on)|rectificati(?:f|on)|rectifie|corrección|correção|berichtig\w*|korrigiert|korrektur|richtigstellung|rettifica|corregge|clarif(?:ies|ication)|recasts to correct)\b/iu,
  ],
  [
    'restriction',
    /\b(?:restricted to|restrictions?|no (?:archiv|resale|sales|marketing|internet|mobile|tv|commercial|use|access|third)|not for (?:use|sale|resale|publication|distribution)|for editorial use only|editorial use|mandatory (?:credit|by-?line)|out\b.{0,40}$|embargo(?:ed)?|distributed as a service|usage restrictions|nur zur|nutzung nur|uso editorial|usage éditorial|interdi[te])/iu,
  ],
  [
    'update',
    /^\W*(?:\p{L}+[ :,]+)?(?:updat(?:es|ed|ing|e)|adds?|adding|recasts?|refiles?|rewrites?|leads?|new(?: with)?|writethru|actualiza|actualise|ajoute|ampl[íi]a|amplia|aktualisiert|neu|mise? à jour|avec|con|with|complète|releads?)\b/iu,
  ],
]

/** Which of the four an advisory line is; `note` where it is none of the others. */
export const advisoryKind = (line: string): AdvisoryKind => kinds.find(([, form]) => form.test(line))?.[0] ?? 'note'
