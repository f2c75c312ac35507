/** What the settings say of the publisher's own pages, in English. */

import type { Said } from '../said.ts'

export const settingsPages = {
  'settings.part.pages': 'Own pages',
  'settings.pages': 'Pages of your own',
  'settings.pages.how':
    'Who you are and by which rules you work. What is kept is online at once; what was online before is never lost.',
  'ownPage.add': 'Add a page',
  'ownPage.write': 'Write',
  'ownPage.page': 'Its address below /about/',
  'ownPage.page.how': 'Small letters, figures and hyphens: who-owns-us. It stays.',
  'ownPage.title': 'Title',
  'ownPage.words': 'Text',
  'ownPage.words.how':
    'An empty line ends a paragraph; «## Heading», «- a line of a list»; addresses become links. Or simple HTML: p, h2, ul, ol, a, strong, em, blockquote, table.',
  'ownPage.policies': 'It tells machines of',
  'ownPage.policies.how': 'Search engines are led to it as this rule of yours.',
  'ownPage.policy.publishingPrinciples': 'publishing principles',
  'ownPage.policy.correctionsPolicy': 'corrections',
  'ownPage.policy.ethicsPolicy': 'ethics',
  'ownPage.policy.verificationFactCheckingPolicy': 'how facts are checked',
  'ownPage.policy.unnamedSourcesPolicy': 'sources without a name',
  'ownPage.policy.actionableFeedbackPolicy': 'what readers tell you',
  'ownPage.policy.diversityPolicy': 'diversity',
  'ownPage.policy.noBylinesPolicy': 'stories without a byline',
  'ownPage.policy.ownershipFundingInfo': 'who owns and pays for you',
  'ownPage.policy.missionCoveragePrioritiesPolicy': 'what you cover, and why',
  'ownPage.policy.masthead': 'who you are',
  'ownPage.bare': 'nothing written yet: readers find what the settings say',
  'ownPage.bare.about': 'About',
  'ownPage.bare.policies': 'Policies',
  'ownPage.away': 'taken away',
  'ownPage.since': 'online since {at}, by {actor}',
  'ownPage.gone': 'taken away {at}, by {actor}',
  'ownPage.earlier': { one: 'What was online: {count} text', other: 'What was online: {count} texts' },
  'ownPage.takeAway': 'Take away',
  'ownPage.delete': 'Take «{title}» away from readers?',
  'ownPage.delete.why': 'Its address says that there is no such page. What it said is kept here.',
  'ownPage.deleted': 'Taken away: {title}.',
} satisfies Record<string, Said>
