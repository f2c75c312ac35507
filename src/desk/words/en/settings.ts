/** What the Settings screen says, in English. */

import type { Said } from '../said.ts'

export const settings = {
  'settings.title': 'Settings',
  'settings.loading': 'Opening …',
  'settings.again': 'Try again',
  'settings.mayNot': 'You may look at the settings; an administrator changes them.',
  'settings.site': 'The site',
  'settings.name': 'Name',
  'settings.strapline': 'Line below the name',
  'settings.language': 'Language (en, nb-NO …)',
  'settings.zone': 'Time zone (Europe/Oslo …)',
  'settings.keep': 'Keep',
  'settings.kept': 'Kept. Readers see it from now on.',
  'settings.sections': 'Sections',
  'settings.sections.how':
    'In the order in which they stand. An address stays; what is not in the navigation keeps its stories.',
  'settings.section.name': 'Name of {slug}',
  'settings.section.shown': '{name} in the navigation',
  'settings.section.up': 'Move {name} up',
  'settings.section.down': 'Move {name} down',
  'settings.section.new': 'New section',
  'settings.section.slug': 'Its address, such as tech-science',
  'settings.section.add': 'Add',
  'settings.suppliers': 'Suppliers and their doors',
  'settings.suppliers.none': 'No supplier is known yet: «npx dateline suppliers keep NAME».',
  'settings.supplier.publishes': 'publishes by itself',
  'settings.door.ok': 'works',
  'settings.door.paused': 'paused',
  'settings.door.none': 'no door',
  'settings.outputs': 'Outputs',
  'settings.outputs.none': 'Nobody outside is told of changes: «npx dateline outputs add».',
  'settings.output': { one: '{count} change waits, {failing} failed', other: '{count} changes wait, {failing} failed' },
} satisfies Record<string, Said>
