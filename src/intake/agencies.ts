/** What readers are told of the agencies that a publication is likely to license, until an editor writes it anew. */

import { slug } from '../base/slug.ts'
import type { Profile } from '../store/settings.ts'

const about: Record<string, { name: string; about: string }> = {
  afp: {
    name: 'AFP',
    about:
      'With 2,400 staff representing 100 different nationalities, AFP covers the world as a leading global news agency. AFP provides fast, comprehensive and verified coverage of the issues affecting our daily lives.',
  },
  ap: {
    name: 'AP',
    about:
      'The Associated Press is an independent, not-for-profit news cooperative founded in 1846 and owned by its members.',
  },
  reuters: {
    name: 'Reuters',
    about:
      'Founded in 1851, Reuters is an international news agency that supplies text, pictures and video to publishers around the world.',
  },
  dpa: {
    name: 'dpa',
    about:
      'The Deutsche Presse-Agentur, founded in 1949 and based in Hamburg, is owned by media companies and reports from Germany and abroad.',
  },
  efe: {
    name: 'EFE',
    about: 'Agencia EFE, founded in Madrid in 1939, is an international news agency in the Spanish language.',
  },
  ansa: {
    name: 'ANSA',
    about: 'ANSA, founded in 1945 as a cooperative of Italian publishers, is the leading news agency of Italy.',
  },
  apa: {
    name: 'APA',
    about:
      'APA, the Austria Press Agency, founded in 1946, is owned by Austrian newspapers and the public broadcaster.',
  },
  tt: { name: 'TT', about: 'TT Nyhetsbyrån, founded in 1921, is the national news agency of Sweden.' },
  ntb: { name: 'NTB', about: 'NTB, founded in 1867, is the national news agency of Norway.' },
  stt: { name: 'STT', about: 'STT, founded in 1887, is the national news agency of Finland.' },
  pa: {
    name: 'PA',
    about:
      'PA Media, founded in 1868 as the Press Association, is the national news agency of the United Kingdom and Ireland.',
  },
}

/** The profile of a supplier that nobody has described yet. */
export const agencyProfile = (name: string): Profile => {
  const key = slug(name)
  const known = about[key]
  return {
    slug: key,
    name: known?.name ?? name,
    kind: 'agency',
    role: 'News agency',
    about: known?.about ?? `${name} is a news agency.`,
  }
}
