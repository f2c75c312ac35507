/** A browser in words, from what it calls itself: «Firefox on Linux». */

/** The first that fits; many call themselves by others' names too, so that the order counts. */
const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|HeadlessChrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
] as const
const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMac(?:intosh| OS X)\b/],
  ['Linux', /\bLinux\b/],
] as const

/** Its name and its system, where they are known. */
export const browserParts = (agent: string): { browser: string | undefined; system: string | undefined } => ({
  browser: browsers.find(([, form]) => form.test(agent))?.[0],
  system: systems.find(([, form]) => form.test(agent))?.[0],
})
