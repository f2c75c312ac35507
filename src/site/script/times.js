/** Times of day turn into ages and go on turning; whoever points at one is told it in full. Days are left as they are, and hours under the name of their day. */

import { aDay, agoText, aMinute, anHour } from './ago.js'

export const { lang, dataset } = document.documentElement
const timeZone = dataset.zone
const wholeTime = {
  ...{ year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  timeZone,
}
const turned = new WeakSet()
// Made once: a page has many times, and a telephone is slow.
const wholeFormat = new Intl.DateTimeFormat(lang, wholeTime)
const dayFormat = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone })
let turning

export const turn = () => {
  clearTimeout(turning)
  let youngest = aDay
  for (const time of document.querySelectorAll('time[datetime*=T]:not(.timed time)')) {
    const at = new Date(time.dateTime)
    // The newsroom's clock may be set ahead of everybody's, in a demonstration.
    const age = Date.now() + Number(dataset.ahead ?? 0) - at
    time.title ||= wholeFormat.format(at)
    const inFull = time.closest('.when') ? time.title : dayFormat.format(at)
    const ago = agoText(age, lang)
    if (ago || !time.textContent) turned.add(time)
    // What the server says of a time that was no age since stands.
    const words = ago ?? (turned.has(time) ? inFull : time.textContent)
    if (time.textContent !== words) time.textContent = words
    youngest = Math.min(youngest, Math.abs(age))
  }
  // As often as the youngest may be another; nobody looks at a page that is hidden.
  const pause = youngest < aMinute ? 15_000 : youngest < anHour ? aMinute : 10 * aMinute
  if (!document.hidden && youngest < aDay) turning = setTimeout(turn, pause)
}

turn()
document.addEventListener('visibilitychange', turn)
