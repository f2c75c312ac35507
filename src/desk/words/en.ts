/** Every word that the desk says, in English, a file a screen. Another language is another catalogue of this shape. */

import { audit } from './en/audit.ts'
import { frame } from './en/frame.ts'
import { front } from './en/front.ts'
import { genres } from './en/genres.ts'
import { life } from './en/life.ts'
import { now } from './en/now.ts'
import { people } from './en/people.ts'
import { pictures } from './en/pictures.ts'
import { settings } from './en/settings.ts'
import { settingsApi } from './en/settings-api.ts'
import { settingsDoors } from './en/settings-doors.ts'
import { settingsLook } from './en/settings-look.ts'
import { settingsPages } from './en/settings-pages.ts'
import { settingsRules } from './en/settings-rules.ts'
import { settingsSuppliers } from './en/settings-suppliers.ts'
import { stories } from './en/stories.ts'
import { story } from './en/story.ts'
import { wires } from './en/wires.ts'

export const en = {
  ...audit,
  ...frame,
  ...front,
  ...genres,
  ...life,
  ...now,
  ...settings,
  ...settingsApi,
  ...settingsLook,
  ...settingsDoors,
  ...settingsRules,
  ...settingsPages,
  ...settingsSuppliers,
  ...people,
  ...pictures,
  ...stories,
  ...story,
  ...wires,
}
