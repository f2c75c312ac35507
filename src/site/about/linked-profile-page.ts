/** The page of a profile in the words of schema.org (`ProfilePage`), with all that it tells of whom it is about. */

import { absolute, profileAddress } from '../address.ts'
import { image, publisher } from '../linked-data.ts'
import type { Profile, Site } from '../view.ts'
import { author } from './linked-profile.ts'

export const profilePage = (profile: Profile, site: Site): object => {
  const { kind, about, contacts = [], languages = [], portrait } = profile
  const mail = contacts.find(({ address }) => /^mailto:/i.test(address))
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url: absolute(site, profileAddress(profile)),
    mainEntity: {
      ...author(profile, site),
      ...(about && { description: about }),
      ...(portrait && { image: image(portrait, '1x1', site) }),
      ...(mail && { email: mail.address.slice('mailto:'.length) }),
      ...(languages.length > 0 && { knowsLanguage: languages }),
      ...(kind === 'person' && { worksFor: publisher(site) }),
    },
  }
}
