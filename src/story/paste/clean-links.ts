/** Links of a paste without what follows their readers: parameters of campaigns, and addresses that only lead on to the real one. Pure. */

/** Parameters that say where a reader came from, and nothing to the page. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid?|mc_[ce]id|_hs(?:enc|mi)|__hs\w+|mkt_tok|vero_id|oly_(?:enc|anon)_id|wickedid|rb_clickid|s_cid|ref_src|ref_url|guce_\w+|_ga|_gl|at_(?:medium|campaign|custom\d|format|link_\w+))$/i

/** Addresses that lead on: the parameter in which the real one stands. */
const leadingOn: readonly (readonly [host: RegExp, path: RegExp, parameter: string])[] = [
  [/^(?:www\.)?google\.[a-z.]{2,6}$/, /^\/url$/, 'q'],
  [/^(?:www\.)?google\.[a-z.]{2,6}$/, /^\/url$/, 'url'],
  [/\.safelinks\.protection\.outlook\.com$/, /^\//, 'url'],
  [/^lm?\.facebook\.com$/, /^\/l\.php$/, 'u'],
  [/^(?:www\.)?linkedin\.com$/, /^\/redir\/redirect$/, 'url'],
  [/^out\.reddit\.com$/, /^\//, 'url'],
]

/** How many addresses that only lead on are followed. */
const deepest = 3

const bare = (address: URL): string => {
  const gone = [...address.searchParams.keys()].filter((name) => tracking.test(name))
  // One that has none stays as it was written, to the letter.
  if (gone.length === 0) return address.href
  for (const name of gone) address.searchParams.delete(name)
  return address.href.replace(/\?(?=#|$)/, '')
}

/** The address itself; one that is no web address stays as it is. */
export const cleanLink = (href: string, depth = 0): string => {
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return href
  const address = new URL(href)
  for (const [host, path, parameter] of leadingOn) {
    if (!host.test(address.hostname) || !path.test(address.pathname)) continue
    const to = address.searchParams.get(parameter) ?? ''
    if (/^https?:/i.test(to) && depth < deepest) return cleanLink(to, depth + 1)
  }
  const cleaned = bare(address)
  return cleaned === address.href && address.search === new URL(href).search ? href : cleaned
}
