/** What the rules of a publication are called by schema.org (`NewsMediaOrganization`). */

export const policyNames = [
  'publishingPrinciples',
  'correctionsPolicy',
  'ethicsPolicy',
  'verificationFactCheckingPolicy',
  'unnamedSourcesPolicy',
  'actionableFeedbackPolicy',
  'diversityPolicy',
  'noBylinesPolicy',
  'ownershipFundingInfo',
  'missionCoveragePrioritiesPolicy',
  'masthead',
] as const
export type PolicyName = (typeof policyNames)[number]
