/** How long ago, in the same words as the server's (`parts/time.ts`), and in seconds before there are minutes. */

export const aMinute = 60_000
export const anHour = 60 * aMinute
export const aDay = 24 * anHour

const formats = {}
const formatOf = (language, numeric) =>
  (formats[language + numeric] ??= new Intl.RelativeTimeFormat(language, { numeric }))

/** Nothing where the day itself is to be said: of a time that has not come, and after seven days. `age` in milliseconds. */
export const agoText = (age, language) => {
  if (age <= -aMinute || age >= 8 * aDay) return
  const [size, unit] =
    age < aMinute
      ? [1000, 'second']
      : age < anHour
        ? [aMinute, 'minute']
        : age < aDay
          ? [anHour, 'hour']
          : [aDay, 'day']
  const count = age < 15_000 ? 0 : Math.floor(age / size)
  return formatOf(language, count ? 'always' : 'auto').format(-count, unit)
}
