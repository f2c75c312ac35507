/** What the settings of the look say, in English. */

import type { Said } from '../said.ts'

export const settingsLook = {
  'settings.part.look': 'Look',
  'settings.colour.choose': '{name}: choose',
  'look.title': 'The look',
  'look.how': 'Below are pages of today in this look. Readers get it when it is kept.',
  'look.theme': 'Theme',
  'look.theme.broadsheet': 'Broadsheet: a classic paper in serifs',
  'look.theme.dispatch': 'Dispatch: bold, dense, led by its colour',
  'look.accent.light': 'Colour in the light',
  'look.accent.light.how': 'Of labels, rules and what is chosen. Empty: as the theme has it.',
  'look.accent.dark': 'Colour in the dark',
  'look.accent.dark.how': 'For readers whose devices are set to dark.',
  'look.headlines': 'Headlines',
  'look.headlines.own': 'as the theme has them',
  'look.headlines.serif': 'with serifs',
  'look.headlines.sans': 'without serifs',
  'look.density': 'Space',
  'look.density.own': 'as the theme has it',
  'look.density.roomy': 'roomy',
  'look.density.dense': 'dense',
  'look.unreadable.light':
    '{colour} is too pale to be read in the light: it has {has} to 1 on the paper, and letters need {least}.',
  'look.unreadable.dark':
    '{colour} is too dark to be read in the dark: it has {has} to 1 on the paper, and letters need {least}.',
  'look.use': 'Use {colour}',
  'look.preview': 'The pages in this look',
  'look.page': 'Page',
  'look.page.front': 'Front',
  'look.page.article': 'Story',
  'look.width': 'Width',
  'look.scheme': 'Scheme',
  'look.scheme.light': 'Light',
  'look.scheme.dark': 'Dark',
} satisfies Record<string, Said>
