/** The page of saved stories. None is shown before the site has said that it is still there: what was withdrawn goes from here too, unseen. */

import { buttonTo, heading, savedHere, saveHere, sayIn } from './saved.js'
import { turn } from './times.js'

const shelf = document.querySelector('#saved')

/** The story as it stands now, nothing where it is there no more; `unknown` where nobody answered. */
const lookedAt = async (story) => {
  try {
    const { ok, status } = await fetch(story.address, { method: 'HEAD' })
    if (status === 404 || status === 410) return
    return { ...story, unknown: !ok }
  } catch {
    return { ...story, unknown: true }
  }
}

if (shelf) {
  const [said, list, entry] = shelf.children
  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`
  const without = (gone) => saveHere(savedHere().filter(({ address }) => !gone.includes(address)))

  const shown = (story) => {
    const item = entry.content.cloneNode(true).firstElementChild
    const [shot, link, time] = item.querySelectorAll('img, a, time')
    link.href = story.address
    link.textContent = story.headline
    link.lang = story.language ?? ''
    time.dateTime = story.at
    const bare = () => {
      item.classList.add('bare')
      shot.parentElement.remove()
    }
    shot.addEventListener('error', bare)
    if (story.picture) shot.src = story.picture
    else bare()
    const take = buttonTo('Take away', () => {
      without([story.address])
      const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector('button')
      item.remove()
      sayIn(said, next ? 'Taken away.' : 'Nothing is saved here now.')
      if (!next) all.remove()
      ;(next ?? heading).focus()
    })
    take.setAttribute('aria-label', `Take away: ${story.headline}`)
    time.after(' ', take)
    return item
  }
  const all = buttonTo('Take all away', () => {
    saveHere([])
    list.replaceChildren()
    all.remove()
    sayIn(said, 'Nothing is saved here now.')
    heading.focus()
  })

  const before = savedHere()
  said.textContent = before.length
    ? 'Looking which of them are still there …'
    : 'Nothing is saved here yet. «Save for later» stands beside each story.'
  if (before.length)
    Promise.all(before.map(lookedAt)).then((looked) => {
      without(before.flatMap(({ address }, at) => (looked[at] ? [] : address)))
      const there = looked.filter((story) => story && !story.unknown)
      const unknown = looked.filter((story) => story?.unknown).length
      const gone = before.length - there.length - unknown
      sayIn(
        said,
        [
          count(there.length, 'story is', 'stories are') + ' saved on this device.',
          gone && count(gone, 'story is', 'stories are') + ' no longer available, and saved no more.',
          unknown &&
            count(unknown, 'story', 'stories') + ' could not be asked about: they are shown when the site answers.',
        ]
          .filter(Boolean)
          .join(' '),
      )
      list.append(...there.map(shown))
      turn()
      shelf.append(all)
    })
}
