/** A story of every genre, as the newsroom would save it: with pictures, and some without. */

import type { Block, Body } from '../../../src/story/body.ts'
import type { Genre } from '../../../src/story/form/genre.ts'
import type { Furniture, UsedPicture } from '../../../src/story/furniture.ts'

const line = (text: string) => [{ type: 'text' as const, text }]
const p = (text: string): Block => ({ type: 'paragraph', content: line(text) })
const h = (text: string): Block => ({ type: 'crosshead', content: line(text) })
const embed = (address: string, title = ''): Block => ({ type: 'embed', attrs: { address, title } })
const picture = ({ id }: UsedPicture): Block => ({ type: 'picture', attrs: { picture: id } })
const body = (...content: Block[]): Body => ({ type: 'body', content })

const long =
  'The board met behind closed doors until well after nine, and came out with a plan that nobody had asked for and that several of its members said they had not read to the end.'

export type SavedStory = { section: string; furniture: Partial<Furniture>; body: Body }
export type GenreStory = Exclude<Genre, 'news'> | 'videoFilm' | 'embeds' | 'opinionRtl'

/** What `save` takes for each; of the pictures there must be four. */
export const genreStories = (pictures: readonly UsedPicture[]): Record<GenreStory, SavedStory> => {
  const [one, two, three, four] = pictures
  if (!one || !two || !three || !four) throw new Error('A gallery needs four pictures.')
  const by = ['mara-quill']
  const story = (furniture: Partial<Furniture> & { headline: string }, of: Body): SavedStory => ({
    section: 'culture',
    furniture: { by, standfirst: 'What the harbour board has decided, and what it has not.', ...furniture },
    body: of,
  })
  return {
    analysis: story(
      { genre: 'analysis', headline: 'Why the strait will not stay open', kicker: 'Shipping', lead: one },
      body(p(long), h('The price of a pilot'), p(long), p(long)),
    ),
    opinion: story(
      { genre: 'opinion', headline: 'A ferry is not a luxury, and we should stop pretending that it is', lead: two },
      body(p(long), p(long)),
    ),
    opinionRtl: story(
      {
        ...{
          genre: 'opinion',
          language: 'ar',
          headline: 'العبّارة ليست ترفا',
          standfirst: 'وعلينا أن نكف عن التظاهر بذلك.',
        },
        lead: one,
      },
      body(p('قال الوزراء إن الشحن يمكن أن يمر مرة أخرى.'), p('وانتظرت السفن أحد عشر أسبوعا.')),
    ),
    review: story(
      {
        ...{ genre: 'review', headline: 'A film that listens to the water', lead: three },
        review: { of: 'The Long Tide', kind: 'film', rating: 3.5 },
      },
      body(p(long), p(long)),
    ),
    gallery: story(
      {
        ...{ genre: 'gallery', headline: 'The harbour from dawn to dusk', lead: one },
        pictures: Object.fromEntries([two, three, four].map((used) => [used.id, used])),
      },
      body(p(long), picture(two), p('At noon the fog lifts.'), picture(three), picture(four)),
    ),
    video: story(
      { genre: 'video', headline: 'A morning among the rope makers', lead: two },
      body(embed('https://youtu.be/dQw4w9WgXcQ', 'A morning among the ropes'), p(long)),
    ),
    videoFilm: story(
      { genre: 'video', headline: 'The fog horn sounds once more', lead: four },
      body(embed('https://films.courier.example/horn.mp4', 'The horn at six'), p(long)),
    ),
    explainer: story(
      { genre: 'explainer', headline: 'What the new port rules mean', lead: four },
      body(
        ...[p(long), h('Who must hire a pilot?'), p(long), h('What does it cost?'), p(long)],
        ...[h('When does it begin?'), p(long)],
      ),
    ),
    embeds: story(
      { headline: 'What was said of the strait' },
      body(
        ...[p(long), embed('https://x.com/harbour/status/1234567890123', 'The harbour board')],
        ...[p(long), embed('https://vimeo.com/76979871'), embed('https://soundcloud.com/quay/fog-horn', 'The horn')],
        ...[
          embed('https://datawrapper.dwcdn.net/a1B2c/3/', 'Ships by week'),
          embed('https://video.example/loft', 'The loft'),
        ],
      ),
    ),
  }
}
