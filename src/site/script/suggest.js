/** Suggestions while a reader types into the search; without this script the search is what it was. */

const box = document.querySelector('#search')
const list = document.querySelector('#suggestions')
/** Milliseconds after the last key: whoever types on is not asked after. */
const pause = 120
let waiting
let asking = new AbortController()

const suggest = async () => {
  asking.abort()
  asking = new AbortController()
  const query = box.value.trim()
  if (query.length < 2) return list.replaceChildren()
  try {
    const answer = await fetch(`/api/suggest?q=${encodeURIComponent(query)}`, { signal: asking.signal })
    const { suggestions } = await answer.json()
    list.replaceChildren(...suggestions.map(({ name }) => new Option(name, name)))
  } catch (error) {
    // Out of reach or overtaken by the next key: the search itself still works.
    if (error.name !== 'AbortError') list.replaceChildren()
  }
}

box?.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(suggest, pause)
})
