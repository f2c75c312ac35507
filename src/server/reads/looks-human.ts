/** Whether a browser that somebody reads with has asked, by what it says of itself. Who lies is not found out here. */

import { aiCrawlers } from '../../site/feeds/ai-crawlers.ts'

/** As every browser that people use begins, and those of the terminal. */
const browser = /^(?:Mozilla|Opera|Lynx|Links|ELinks|w3m|Dillo|NetSurf)\b/

/** Words in the names of robots, of what looks at a page for a link's card, and of browsers that a program drives. «Cubot» makes telephones. */
const robot = new RegExp(
  [
    '(?<!cu)bot',
    'crawl|spider|slurp|fetch|scrap|archiver|monitor|uptime|pingdom|preview|facebookexternalhit|whatsapp|validator|feed',
    'headless|phantomjs|lighthouse|pagespeed|ptst|selenium|puppeteer|playwright|cypress',
    String.raw`\+https?:|compatible; *(?!msie|konqueror)\w`,
    ...aiCrawlers.map(({ agent }) => agent),
  ].join('|'),
  'i',
)

/** By the `User-Agent`, which says what it is. */
export const looksHuman = (agent: string): boolean => browser.test(agent) && !robot.test(agent)
