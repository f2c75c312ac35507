/** Fetches what readers read most, as far as it may be seen. */

import { mostRead } from '../../store/outputs/published-most-read.ts'
import { readWithin } from '../../story/front/container.ts'
import { card, frame, type Loading } from '../loading.ts'
import type { MostReadPage } from '../view.ts'

const listed = 20

export const loadMostRead = async (loading: Loading): Promise<MostReadPage> => ({
  ...frame(loading),
  cards: (await mostRead(loading.reader, { hours: readWithin }, listed)).map(card),
})
