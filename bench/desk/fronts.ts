/** How soon readers see a story that the desk puts on top of its section. */

import { type Row, spread } from '../figures.ts'
import { type Desk, openPage } from './page.ts'

/** From the key until a reader who asks is given the page with it there; each time another story. */
export const measureFronts = async ({ context, origin, rounds }: Desk): Promise<Row[]> => {
  const took: number[] = []
  const page = await openPage(context, `${origin}/desk/front`)
  await page.locator('#front-stories [role="option"]').nth(rounds).waitFor()
  for (let round = 0; round < rounds; round += 1) {
    await page.keyboard.press('j')
    const headline = (await page.locator('#front-stories [aria-selected="true"] .headline').textContent()) ?? ''
    const began = performance.now()
    await page.keyboard.press('t')
    await page.locator('.said').getByText(headline).waitFor()
    took.push(performance.now() - began)
  }
  await page.close()
  return [{ what: 'put at the top of its section, from key to «Readers see it»', figure: spread(took) }]
}
