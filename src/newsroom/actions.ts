/** The verbs of stories and of the desk's list of wires by their names. */

import { correct } from './correct.ts'
import { arrangeFront } from './fronts/arrange-front.ts'
import { discardFront } from './fronts/discard-front.ts'
import { endBanner } from './fronts/end-banner.ts'
import { keepBanner } from './fronts/keep-banner.ts'
import { keepFront } from './fronts/keep-front.ts'
import { launchFront } from './fronts/launch-front.ts'
import { placeStory } from './fronts/place-story.ts'
import { copy } from './holding/copy.ts'
import { embargo } from './holding/embargo.ts'
import { schedule } from './holding/schedule.ts'
import { unschedule } from './holding/unschedule.ts'
import { kill } from './kill.ts'
import { declineKill } from './life/decline-kill.ts'
import { restore } from './life/restore.ts'
import { revive } from './life/revive.ts'
import { acknowledge } from './now/acknowledge.ts'
import { deleteOutputVerb } from './outputs/delete-output.ts'
import { keepOutput } from './outputs/keep-output.ts'
import { deactivatePerson } from './people/deactivate-person.ts'
import { deletePasskeyVerb } from './people/delete-passkey.ts'
import { endOtherSessions } from './people/end-other-sessions.ts'
import { endSessionVerb } from './people/end-session.ts'
import { invite } from './people/invite.ts'
import { inviteAgain } from './people/invite-again.ts'
import { keepPasskey } from './people/keep-passkey.ts'
import { keepPerson } from './people/keep-person.ts'
import { keepSelf } from './people/keep-self.ts'
import { reactivatePerson } from './people/reactivate-person.ts'
import { renewRecoveryCodes } from './people/renew-recovery-codes.ts'
import { resetSignIn } from './people/reset-sign-in.ts'
import { setPassword } from './people/set-password.ts'
import { describePicture } from './pictures/describe-picture.ts'
import { framePicture } from './pictures/frame-picture.ts'
import { keepPicture } from './pictures/keep-picture.ts'
import { killPicture } from './pictures/kill-picture.ts'
import { replacePicture } from './pictures/replace-picture.ts'
import { publish } from './publish.ts'
import { decideTerms } from './rights/decide-terms.ts'
import { keepTerritory } from './rights/keep-territory.ts'
import { save } from './save.ts'
import { deleteOwnPage } from './settings/delete-own-page.ts'
import { endApiTokenVerb } from './settings/end-api-token.ts'
import { keepApiToken } from './settings/keep-api-token.ts'
import { keepEdition } from './settings/keep-edition.ts'
import { keepOwnPage } from './settings/keep-own-page.ts'
import { keepProfile } from './settings/keep-profile.ts'
import { keepSections } from './settings/keep-sections.ts'
import { take } from './take.ts'
import { update } from './update.ts'
import { deletePresetVerb } from './wires/delete-preset.ts'
import { keepPresetVerb } from './wires/keep-preset.ts'
import { spike } from './wires/spike.ts'
import { unspike } from './wires/unspike.ts'

/** What is done with wires in the desk's list, and what somebody keeps to look at it. */
export const wireActions = { spike, unspike, 'keep-preset': keepPresetVerb, 'delete-preset': deletePresetVerb }

/** What is done on the Now screen alone. */
export const nowActions = { acknowledge }

export const storyActions = {
  take,
  copy,
  save,
  publish,
  schedule,
  unschedule,
  embargo,
  update,
  correct,
  kill,
  'kill-picture': killPicture,
  'decide-terms': decideTerms,
  'keep-territory': keepTerritory,
  'keep-edition': keepEdition,
  'keep-sections': keepSections,
  'keep-profile': keepProfile,
  'keep-own-page': keepOwnPage,
  'delete-own-page': deleteOwnPage,
  'decline-kill': declineKill,
  restore,
  revive,
}

/** The verbs about who is of the newsroom, and about how one signs in oneself. */
export const peopleActions = {
  invite,
  'invite-again': inviteAgain,
  'keep-person': keepPerson,
  'deactivate-person': deactivatePerson,
  'reactivate-person': reactivatePerson,
  'reset-sign-in': resetSignIn,
  'keep-self': keepSelf,
  'set-password': setPassword,
  'renew-recovery-codes': renewRecoveryCodes,
  'keep-passkey': keepPasskey,
  'delete-passkey': deletePasskeyVerb,
  'end-session': endSessionVerb,
  'end-other-sessions': endOtherSessions,
}

/** The verbs of the picture library. */
export const pictureActions = {
  'keep-picture': keepPicture,
  'describe-picture': describePicture,
  'frame-picture': framePicture,
  'replace-picture': replacePicture,
}

/** The verbs about who outside is told. */
export const outputActions = { 'keep-output': keepOutput, 'delete-output': deleteOutputVerb }

/** The verbs about who may read through the API. */
export const tokenActions = { 'keep-api-token': keepApiToken, 'end-api-token': endApiTokenVerb }

/** What is done with fronts and the banner. */
export const frontActions = {
  'arrange-front': arrangeFront,
  'launch-front': launchFront,
  'discard-front': discardFront,
  'place-story': placeStory,
  'keep-front': keepFront,
  'keep-banner': keepBanner,
  'end-banner': endBanner,
}
