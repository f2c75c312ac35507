/** How the site looks, as it is set: one of two themes, and what is tuned in it. Absent is as the theme has it. */

export const themes = ['broadsheet', 'dispatch'] as const
export const headlineFaces = ['serif', 'sans'] as const
export const densities = ['roomy', 'dense'] as const
export const schemes = ['light', 'dark'] as const

export type Theme = (typeof themes)[number]
export type HeadlineFace = (typeof headlineFaces)[number]
export type Density = (typeof densities)[number]
export type Scheme = (typeof schemes)[number]

/** `accent`: sRGB as "#0b565c", in lower case. */
export type Look = {
  theme: Theme
  accent?: Partial<Record<Scheme, string>>
  headlines?: HeadlineFace
  density?: Density
}

export const bareLook: Look = { theme: 'broadsheet' }

/** The look as a part of an address: "dispatch", "dispatch-l1a3cc2-d9fb0ff-serif-dense". */
export const lookWord = ({ theme, accent = {}, headlines, density }: Look): string =>
  [
    theme,
    accent.light && `l${accent.light.slice(1)}`,
    accent.dark && `d${accent.dark.slice(1)}`,
    ...[headlines, density],
  ]
    .filter(Boolean)
    .join('-')

const word =
  /^(?<theme>broadsheet|dispatch)(?:-l(?<light>[0-9a-f]{6}))?(?:-d(?<dark>[0-9a-f]{6}))?(?:-(?<headlines>serif|sans))?(?:-(?<density>roomy|dense))?$/

/** The look that an address names; nothing where it names none. */
export const lookNamed = (text: string): Look | undefined => {
  const found = word.exec(text)?.groups
  if (!found) return undefined
  const { theme, light, dark, headlines, density } = found
  return {
    theme: theme as Theme,
    ...((light || dark) && { accent: { ...(light && { light: `#${light}` }), ...(dark && { dark: `#${dark}` }) } }),
    ...(headlines && { headlines: headlines as HeadlineFace }),
    ...(density && { density: density as Density }),
  }
}
