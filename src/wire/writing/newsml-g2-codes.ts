/** Codes, names and schemes as NewsML-G2 (NAR 2.35) writes them: QCodes whose aliases a catalog explains. */

import type { Named } from '../item.ts'
import { isAddress, isRole, qcodeParts } from './fits.ts'
import { type Attributes, type Inner, line, type Markup, oneLine, tag } from './xml-text.ts'

/** IPTC's catalog of its own schemes. */
export const iptcCatalog = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml'

/** The aliases of IPTC's catalog that are used here or come from wires. */
const iptcAliases = new Set(
  'stat ninat cinat plinat cpnat medtop subj genre drol isrol rnd irel crel nprov pgrmod nrol eventoccurstatus ncostat edconf digsrctype sig edrol'.split(
    ' ',
  ),
)

/** Our own scheme, for roles and relations that are a plain word. */
export const own = 'wire'

// A scheme is known by a URI (NAR, clause "catalogs"). Of an agency's scheme only the alias is known, which names it here.
const schemeUri = (alias: string): string => `urn:x-dateline:scheme:${encodeURIComponent(alias)}:`

/** A word as a code of a scheme; undefined for one that cannot be a code. */
export const qcode = (alias: string, word: string | undefined): string | undefined => {
  const code = oneLine(word ?? '')
  return code && isRole(code) ? `${alias}:${code}` : undefined
}

/** A code with an alias of its own stays; a plain word is one of ours. */
export const relation = (rel: string | undefined): string | undefined => {
  const said = rel && oneLine(rel)
  return said && qcodeParts(said) ? said : qcode(own, said)
}

/** `qcode`, `uri` or `literal`, as fits. */
export const codeAttributes = (named: Named): Attributes => {
  const { uri, literal } = named
  const code = uri ?? literal
  if (code && qcodeParts(code)) return { qcode: code }
  if (uri && isAddress(uri)) return { uri }
  const word = oneLine(uri ?? literal ?? '')
  return word ? { literal: word } : {}
}

export const nameTag = (name: string | undefined): Markup | undefined => line('name', name)

/** A coded property with its name. */
export const coded = (element: string, named: Named, attributes: Attributes = {}, ...inner: Inner[]): Markup =>
  tag(element, { ...codeAttributes(named), ...attributes }, nameTag(named.name), ...inner)

// Text has its quotes escaped, so that only attributes look like this.
const written = / (?:qcode|role|rel|rendition|type|confirmationstatus)="([a-z_][\w.-]*):[^\s":]/gi

/** The catalogs that explain every QCode of a piece of markup: IPTC's, and what it lacks. */
export const catalogsFor = (markup: Markup): Inner[] => {
  const aliases = new Set([...markup.matchAll(written)].map(([, alias = '']) => alias))
  const others = [...aliases].filter((alias) => !iptcAliases.has(alias)).sort()
  return [
    tag('catalogRef', { href: iptcCatalog }),
    others.length
      ? tag(
          'catalog',
          {},
          others.map((alias) => tag('scheme', { alias, uri: schemeUri(alias) })),
        )
      : undefined,
  ]
}
