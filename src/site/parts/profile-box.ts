/** Who wrote it, below the story. */

import { profileAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import type { Profile } from '../view.ts'

export const profileBox = (profile: Profile): Html =>
  html`<section class="profile"><h2><a href="${profileAddress(profile)}">${profile.name}</a></h2><p class="label">Written By</p>${
    profile.role && html`<p class="role">${profile.role}</p>`
  }${profile.about && html`<p class="about" dir="auto">${profile.about}</p>`}</section>`
