/** Places are found by their names, as whole words, in their case. */

import { expect, test } from 'vitest'
import { countryName, placeNamed, placesIn } from './gazetteer.ts'

const found = (text: string, headline = '') =>
  placesIn({ headline, text }).map(({ name, kind, country, count }) =>
    [name, kind, country, count].filter(Boolean).join(' '),
  )

test('a country is counted under all its names and adjectives', () => {
  expect(found('China said the Chinese would stay. People’s Republic of China, Sino-Russian, China’s.')).toEqual([
    'China country CN 5',
    'Russia country RU 1',
  ])
})

test('a city is itself, and knows its country', () => {
  expect(found('Talks in Moscow and Saint Petersburg, then Kyiv')).toEqual([
    'Moscow city RU 1',
    'Saint Petersburg city RU 1',
    'Kyiv city UA 1',
  ])
})

test('the longest name counts, and only whole words', () => {
  expect(found('South Sudan, Guinea-Bissau, Papua New Guinea, Nigeria, Northern Ireland, South Korean')).toEqual([
    'South Sudan country SS 1',
    'Guinea-Bissau country GW 1',
    'Papua New Guinea country PG 1',
    'Nigeria country NG 1',
    'United Kingdom country GB 1',
    'South Korea country KR 1',
  ])
  expect(found('Indianapolis Chinatown Romeo Omanyala')).toEqual(['Indianapolis city US 1'])
})

test('small words and look-alikes are no places', () => {
  expect(found('the turkey told us in polish, a china plate, may oman')).toEqual([])
  expect(found('The Washington Post, the Gulf of Mexico, a South American, Manchester United')).toEqual([])
})

test('a person’s name is no place, a place’s is', () => {
  expect(found('Michael Jordan and Jordan Smith met Chad Baker.')).toEqual([])
  expect(found('In Jordan, the king of Jordan met Chad’s president. From Chad they flew.')).toEqual([
    'Jordan country JO 2',
    'Chad country TD 2',
  ])
})

test('Georgia is the American one unless the Caucasus is near', () => {
  expect(found('Voters in Georgia and Ohio')).toEqual(['Georgia province US 1', 'Ohio province US 1'])
  expect(found('Protesters in Georgia marched through Tbilisi')).toEqual(['Georgia country GE 1', 'Tbilisi city GE 1'])
})

test('US is a country, us is not, nor is US in a headline in capitals', () => {
  expect(found('The US and the U.S. and America')).toEqual(['United States country US 3'])
  expect(found('', 'HELP US, ASKS CHINA')).toEqual(['China country CN 1'])
})

test('where a place stands is told: headline, first paragraph, later', () => {
  const [china, india, peru] = placesIn({
    headline: 'Beijing and China',
    text: '\nIndia said.\nPeru said, China too.',
  }).filter((place) => place.kind === 'country')
  expect(china).toMatchObject({ count: 2, inHeadline: true, inLead: false })
  expect(india).toMatchObject({ count: 1, inHeadline: false, inLead: true })
  expect(peru).toMatchObject({ count: 1, inHeadline: false, inLead: false })
})

test('organisations and regions have no country', () => {
  expect(
    found('The Association of Southeast Asian Nations (ASEAN), the UN Security Council and the Middle East'),
  ).toEqual(['ASEAN organisation 2', 'United Nations organisation 1', 'Middle East region 1'])
})

test('a wire’s own name for a place is known in its language', () => {
  expect(placeNamed('USA')).toMatchObject({ name: 'United States', country: 'US' })
  expect(placeNamed('Etats-Unis', 'fr')).toMatchObject({ kind: 'country', country: 'US' })
  expect(placeNamed('الصين', 'ar')).toMatchObject({ country: 'CN' })
  expect(placeNamed('CHN')).toMatchObject({ name: 'China' })
  expect(placeNamed('Atlantis')).toBeUndefined()
})

test('a text in another language is read by that language’s names of countries', () => {
  const places = placesIn({ headline: '', text: 'La Chine et les Philippines, Berlin, l’Allemagne', language: 'fr' })
  expect(places.map((place) => place.country)).toEqual(['CN', 'PH', 'DE', 'DE'])
})

test('a country has a name in every language, and nonsense has none', () => {
  expect(countryName('CN', 'fr')).toBe('Chine')
  expect(countryName('CN', 'en-GB')).toBe('China')
  expect(countryName('CI')).toBe('Ivory Coast')
  expect(countryName('CN', 'no such language')).toBe('China')
})

test('a long text takes little time', () => {
  const text =
    'Ministers of China and Russia met in Jakarta while Brazil and the United States of America looked on.\n'.repeat(
      1000,
    )
  const start = performance.now()
  placesIn({ headline: '', text })
  expect(performance.now() - start).toBeLessThan(1000)
})
