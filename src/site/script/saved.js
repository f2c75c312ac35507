/** Stories that are kept for later, on this device alone: address, headline, time and the address of a picture. */

const mostSaved = 50
/** What a page is called, where the focus goes when what had it is there no more. */
export const heading = document.querySelector('#headline')

/** What is kept here, the newest first; what is no story of ours is passed over. */
export const savedHere = () => {
  try {
    return JSON.parse(localStorage.saved).filter(({ address }) => /^\/\w/.test(address))
  } catch {
    return []
  }
}

/** Throws where the browser keeps nothing. */
export const saveHere = (stories) => {
  if (stories.length) localStorage.saved = JSON.stringify(stories.slice(0, mostSaved))
  else localStorage.removeItem('saved')
}

export const buttonTo = (words, act) => {
  const button = document.createElement('button')
  button.type = 'button'
  button.append(words)
  button.addEventListener('click', act)
  return button
}

/** Says something aloud too, though it were the same as before. */
export const sayIn = (place, ...words) => {
  place.replaceChildren()
  setTimeout(() => place.replaceChildren(...words), 50)
}
