/** Invented news, the same at every run: headlines, paragraphs and names for wires that no agency ever sent. */

/** Random numbers in [0, 1) that are the same for the same seed (mulberry32). */
export const numbersFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const list = (words: string): string[] => words.split('|').map((word) => word.trim())

const who = list(
  `harbour pilots | the dockers' union | a panel of judges | the fisheries minister | opposition lawmakers | the central bank | striking
   tram drivers | a court in the capital | coastal farmers | the national railway | a team of glaciologists | the port authority | investigators |
   residents of the old town | the finance ministry | two shipping lines | the league's champions | a museum of navigation | the weather service |
   rescue crews | the electricity regulator | a consortium of banks | teachers and parents | the cycling federation | the island's council`,
)
const did = list(
  `agreed to suspend | warned against | put off a decision on | voted narrowly for | withdrew an appeal over | promised to publish | asked for more time
   to study | rejected | signed off on | began talks about | uncovered flaws in | celebrated the return of | set a date for | cut the budget of |
   questioned the cost of | opened an inquiry into | doubled their estimate of | called for calm over`,
)
const what = list(
  `the new ferry timetable | a levy on containers | the rebuilding of the northern breakwater | a pay deal for night shifts | plans for a wind farm
   beyond the reef | the sale of two ageing tugs | a treaty on shared waters | the relocation of the fish market | an audit of the pension fund | rules
   for autonomous cranes | the restoration of the opera house | a vaccine against cattle fever | the second stage of the coastal race | a loan
   of 430 million euros | emergency repairs to the tunnel | the export of rare timber | a census of seabirds | tariffs on imported steel`,
)
const when = list(
  `on Monday | on Tuesday | late on Wednesday | before dawn on Thursday | on Friday | over the weekend | after six hours of debate | for the second
   time this year | despite heavy snow | hours before a deadline | in a closed session | as markets opened`,
)
const why = list(
  `saying the figures no longer added up | after weeks of protests outside the ministry | because the winter had been the mildest on record | while
   neighbouring countries looked on with concern | in what analysts described as a rare retreat | which surprised even those who had asked for it |
   as prices rose faster than anyone had forecast | though details remained unclear | citing a report that has not been made public | and left the
   hardest question for the spring | to the relief of those who depend on it | a step that will cost about 12 million euros a year`,
)
const said = list(
  `We have waited long enough | Nobody was told about this | It is a beginning and not an end | The sea does not read our reports | There was no other
   way to keep the lights on | I counted them twice and then I counted them again | People here will remember who stayed | This is a matter for the
   courts | We would do it again tomorrow | The numbers speak for themselves`,
)
const first = list(
  'Ada | Bram | Cosima | Dario | Edda | Fenno | Greta | Halvar | Ilse | Joren | Kaia | Lorne | Mirela | Nils | Odile',
)
const last = list(
  'Arkwell | Brannock | Castel | Dunmore | Eskil | Farrow | Grenfell | Holt | Ivarsen | Jessop | Kestrel | Lindqvist | Marlow',
)
const role = list(
  'a spokeswoman | the harbour master | a union secretary | an economist | the mayor | a witness | the chief engineer',
)
const country = list(
  'Norway | Portugal | Japan | Chile | Kenya | Germany | Canada | Indonesia | Morocco | New Zealand | Poland | Brazil',
)
const city = list(
  'Oslo | Lisbon | Osaka | Valparaiso | Mombasa | Hamburg | Halifax | Surabaya | Tangier | Wellington | Gdansk | Recife',
)

export type Story = {
  headline: string
  summary: string
  paragraphs: string[]
  crosshead: string
  byline: string
  city: string
  country: string
  keywords: string[]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A story of about `length` characters of text, all of it from the numbers given. */
export const proseFrom = (number: () => number, length: number): Story => {
  const pick = (from: readonly string[]): string => from[Math.floor(number() * from.length)] ?? ''
  const at = Math.floor(number() * country.length)
  const name = () => `${pick(first)} ${pick(last)}`
  const people = [name(), name(), name()]
  const clause = () => `${pick(who)} ${pick(did)} ${pick(what)} ${pick(when)}, ${pick(why)}`
  const sentence = () => `${capital(clause())}.`
  const quote = () =>
    `“${pick(said)}, and ${pick(said).toLowerCase()},” said ${pick(people)}, ${pick(role)} in ${city[at]}.`
  const figure = () =>
    `Some ${Math.floor(number() * 9000) + 100} people in ${country[at]} are affected, and ${clause()}.`
  const paragraphs: string[] = []
  for (let held = 0; held < length; held += paragraphs.at(-1)?.length ?? length) {
    const odd = number()
    paragraphs.push(
      odd < 0.3 ? `${quote()} ${sentence()}` : odd < 0.5 ? `${figure()} ${sentence()}` : `${sentence()} ${sentence()}`,
    )
  }
  return {
    headline: capital(`${pick(who)} ${pick(did)} ${pick(what)}`),
    summary: sentence(),
    paragraphs,
    crosshead: capital(pick(what)),
    byline: name(),
    city: city[at] ?? '',
    country: country[at] ?? '',
    keywords: [country[at] ?? '', ...people],
  }
}
