/** What the publication is, and where it publishes. */

import type { SettingsView } from '../../newsroom/settings/settings-view.ts'
import { start } from '../start.ts'
import { countryName, say } from '../words/say.ts'
import { type Field, inputOf, valuesOf } from './fields.ts'
import { Form } from './form.tsx'
import { Sections } from './sections.tsx'
import type { Shown } from './use-settings.ts'

const siteFields: readonly Field[] = [
  { name: 'name', kind: 'text', label: 'settings.name', needed: true },
  { name: 'strapline', kind: 'text', label: 'settings.strapline', empty: '' },
  { name: 'language', kind: 'text', label: 'settings.language', needed: true },
  {
    ...{ name: 'direction', kind: 'choice', label: 'settings.direction', needed: true },
    choices: (['ltr', 'rtl'] as const).map((value) => ({ value, label: say(`settings.direction.${value}`) })),
  },
  { name: 'zone', kind: 'text', label: 'settings.zone', needed: true },
  { name: 'contact', kind: 'text', label: 'settings.contact', empty: '' },
  { name: 'accounts', kind: 'pairs', label: 'settings.accounts' },
]

const feedTexts = ['excerpt', 'whole'] as const
const aiPolicies = ['allow', 'refuse-training', 'refuse-all'] as const

/** What feed readers, robots and advertisers get. */
const machineFields: readonly Field[] = [
  {
    ...{ name: 'feedText', kind: 'choice', label: 'settings.feedText', needed: true, start: 'excerpt' },
    choices: feedTexts.map((value) => ({ value, label: say(`settings.feedText.${value}`) })),
  },
  {
    ...{ name: 'aiPolicy', kind: 'choice', label: 'settings.aiPolicy', needed: true, start: 'allow' },
    choices: aiPolicies.map((value) => ({ value, label: say(`settings.aiPolicy.${value}`) })),
  },
  { name: 'adsTxt', kind: 'long', label: 'settings.adsTxt', empty: '' },
  { name: 'security.contacts', kind: 'lines', label: 'settings.security' },
  { name: 'offlinePage', kind: 'flag', label: 'settings.offlinePage', start: 'yes' },
]

const territoryFields: readonly Field[] = [{ name: 'countries', kind: 'lines', label: 'settings.countries' }]

type Edition = SettingsView['edition']

const siteValues = ({ accounts, ...edition }: Edition) =>
  valuesOf(siteFields, {
    ...edition,
    accounts: Object.fromEntries(accounts.map(({ name, address }) => [name, address])),
  })

export const SitePart = (shown: Shown) => {
  const { edition, sections } = shown.view
  const { territory = [] } = edition
  return (
    <>
      <section aria-labelledby="site">
        <h2 id="site">{say('settings.site')}</h2>
        <Form
          fields={siteFields}
          start={siteValues(edition)}
          may={start.may.includes('keep-edition')}
          onKeep={(values) => {
            const { accounts = {}, ...given } = inputOf(siteFields, values)
            const named = Object.entries(accounts as Record<string, string>)
            return shown.keep(
              'keep-edition',
              { ...given, accounts: named.map(([name, address]) => ({ name, address })) },
              say('settings.kept'),
            )
          }}
        />
      </section>
      <Sections
        kept={sections}
        onKeep={(rows) => shown.keep('keep-sections', { sections: rows }, say('settings.kept'))}
      />
      <section aria-labelledby="machines">
        <h2 id="machines">{say('settings.machines')}</h2>
        <Form
          fields={machineFields}
          start={valuesOf(machineFields, edition)}
          may={start.may.includes('keep-edition')}
          onKeep={(values) => {
            const { security, ...given } = inputOf(machineFields, values)
            return shown.keep(
              'keep-edition',
              { ...given, security: { ...edition.security, contacts: [], ...(security as object) } },
              say('settings.kept'),
            )
          }}
        />
      </section>
      <section aria-labelledby="territory">
        <h2 id="territory">{say('settings.territory')}</h2>
        <p className="note">
          {territory.length > 0
            ? say('settings.territory.is', { countries: territory.map(countryName).join(', ') })
            : say('settings.territory.none')}
        </p>
        <Form
          fields={territoryFields}
          start={valuesOf(territoryFields, { countries: territory })}
          may={start.may.includes('keep-territory')}
          onKeep={(values) =>
            shown.keep(
              'keep-territory',
              { countries: [], ...inputOf(territoryFields, values) },
              say('settings.territory.kept'),
            )
          }
        />
      </section>
    </>
  )
}
