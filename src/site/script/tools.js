/** Beside a story: sharing by the system's own sheet, else the address to paste, else the mail that is there without script; and saving for later. */

import { buttonTo, heading, savedHere, saveHere, sayIn } from './saved.js'
import { lang } from './times.js'

const tools = document.querySelector('.tools')

if (tools) {
  const { origin, pathname: address } = location
  const url = origin + address
  const mail = tools.firstElementChild
  const said = document.createElement('span')
  said.role = 'status'
  const share = async () => {
    const title = heading.textContent
    try {
      return await navigator.share({ title, url })
    } catch (error) {
      // Whoever closes the sheet wants no other way.
      if (error.name === 'AbortError') return
    }
    try {
      await navigator.clipboard.writeText(url)
      sayIn(said, 'The address is copied.')
    } catch {
      location.assign(mail.href)
    }
  }

  const story = {
    address,
    headline: heading.textContent,
    language: heading.lang || lang,
    at: tools.parentElement.querySelector('time').dateTime,
    picture: document.querySelector('.lead-picture img')?.getAttribute('src'),
  }
  const isThis = (one) => one.address === address
  const toSaved = document.createElement('a')
  toSaved.href = '/saved'
  toSaved.append('Saved stories')
  const save = buttonTo('Save for later', () => {
    const stories = savedHere()
    const others = stories.filter((one) => !isThis(one))
    const isNew = others.length === stories.length
    try {
      saveHere(isNew ? [story, ...others] : others)
      sayIn(said, isNew ? 'Saved on this device: ' : 'Saved no more: ', toSaved)
    } catch {
      sayIn(said, 'This browser keeps nothing.')
    }
    show()
  })
  const show = () => save.setAttribute('aria-pressed', savedHere().some(isThis))
  show()
  // What was corrected since is corrected here too.
  if (savedHere().some(isThis)) saveHere(savedHere().map((one) => (isThis(one) ? story : one)))
  for (const change of ['storage', 'pageshow']) addEventListener(change, show)
  tools.replaceChildren(buttonTo('Share', share), ' ', save, ' ', said)
}
