/** What the rules of a publication are called in words, by the names that schema.org has for them. */

import type { PolicyName } from '../../base/policy-names.ts'

export const policyWords: Record<PolicyName, string> = {
  publishingPrinciples: 'Publishing principles',
  correctionsPolicy: 'Corrections',
  ethicsPolicy: 'Ethics',
  verificationFactCheckingPolicy: 'How facts are checked',
  unnamedSourcesPolicy: 'Sources without a name',
  actionableFeedbackPolicy: 'What readers tell us',
  diversityPolicy: 'Diversity',
  noBylinesPolicy: 'Stories without a byline',
  ownershipFundingInfo: 'Who owns and pays for us',
  missionCoveragePrioritiesPolicy: 'What we cover, and why',
  masthead: 'Who we are',
}
