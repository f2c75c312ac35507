/** What a browser needs to put the site among its applications (W3C Web Application Manifest). */

import { bareLook } from '../../base/look.ts'
import { colourOf } from '../theme/colours.ts'
import type { Site } from '../view.ts'

export const manifestAddress = '/manifest.webmanifest'

/** The sides at which icons are drawn, in pixels: for tabs, for Apple's home screens, and as the manifest asks. */
export const iconSides = [48, 180, 192, 512] as const
export const iconAddress = (side: (typeof iconSides)[number]): string => `/icon-${side}.png`

export const manifest = (site: Site): string => {
  const { look = bareLook } = site
  return `${JSON.stringify({
    id: '/',
    name: site.name,
    ...([...site.name].length > 12 ? {} : { short_name: site.name }),
    ...(site.strapline && { description: site.strapline }),
    lang: site.language,
    dir: site.direction,
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: colourOf(look, 'light', 'paper'),
    theme_color: colourOf(look, 'light', 'accent'),
    // The letter stands within the middle that every shape of mask leaves.
    icons: ([192, 512] as const).flatMap((side) =>
      ['any', 'maskable'].map((purpose) => ({
        ...{ src: iconAddress(side), sizes: `${side}x${side}`, type: 'image/png', purpose },
      })),
    ),
  })}\n`
}
