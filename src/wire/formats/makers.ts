/** Who made a picture, a video or a sound, out of the names of those who had a part in it. */

/** A first and a last name, and not an address: "Ada Example"; agencies and user names ("example.ada") have one word. */
const fullName = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s[\p{L}\p{M}'’.-]+){1,4}$/u

/** The full names among these, each once, parted by commas; undefined where there is none. */
export const makersOf = (names: readonly (string | undefined)[]): string | undefined =>
  [...new Set(names.filter((name) => name !== undefined && name.length <= 60 && fullName.test(name)))].join(', ') ||
  undefined
