/** A look as it is given: one of the themes, and what is tuned in it. An accent that cannot be read is refused, with the nearest one that can. */

import { z } from 'zod'
import { contrastOn, isColour, leastContrast, readableOn } from '../../base/colour.ts'
import { densities, headlineFaces, schemes, themes } from '../../base/look.ts'
import { groundsOf } from '../../site/theme/colours.ts'

const colour = z.string().trim().toLowerCase().refine(isColour, { error: 'is no colour, such as #0b565c', abort: true })

export const lookInput = z
  .strictObject({
    theme: z.enum(themes),
    accent: z.strictObject({ light: colour.optional(), dark: colour.optional() }).optional(),
    headlines: z.enum(headlineFaces).optional(),
    density: z.enum(densities).optional(),
  })
  .superRefine(({ theme, accent = {} }, context) => {
    for (const scheme of schemes) {
      const chosen = accent[scheme]
      const grounds = groundsOf(theme, scheme)
      if (chosen === undefined || contrastOn(chosen, grounds) >= leastContrast) continue
      const has = Math.floor(contrastOn(chosen, grounds) * 10) / 10
      context.addIssue({
        code: 'custom',
        path: ['accent', scheme],
        message: `is too ${scheme === 'light' ? 'pale' : 'dark'} to be read: it has ${has} to 1 on the paper, and letters need ${leastContrast}. The nearest that can be read is ${readableOn(chosen, grounds)}`,
      })
    }
  })
