import { expect, test } from 'vitest'
import type { Genre as Stated } from '../item.ts'
import { genreIn } from './genre.ts'

test.each<[string, Stated]>([
  ['analysis', { uri: 'http://cv.iptc.org/newscodes/genre/Analysis' }],
  ['opinion', { uri: 'genre:Opinion', name: 'Meinung' }],
  ['review', { literal: 'genre:Review' }],
  ['explainer', { uri: 'http://cv.iptc.org/newscodes/genre/Background' }],
  ['explainer', { uri: 'dpatextgenre:5' }],
  ['analysis', { uri: 'dpatextgenre:41' }],
  ['explainer', { name: 'Fragen & Antworten' }],
  ['explainer', { name: 'Backgrounder', literal: 'Backgrounder' }],
  ['analysis', { name: 'ANÁLISIS' }],
  ['analysis', { name: 'تحليل' }],
  ['opinion', { literal: 'Kommentar' }],
  ['gallery', { name: 'Diaporama' }],
  ['video', { name: 'Vidéo' }],
])('%s: %o', (genre, stated) => {
  expect(genreIn([{ name: 'Article (news)' }, stated])).toBe(genre)
})

test.each<[Stated[] | undefined]>([
  [undefined],
  [[{ uri: 'http://cv.iptc.org/newscodes/genre/Current' }, { name: 'Article (news)' }]],
  [[{ name: 'Hintergrund - Infobox' }, { name: 'Interview' }, { name: 'Opinion poll' }]],
  [[{ uri: 'medtop:opinion' }, { uri: 'genre:constructor' }, { uri: 'dpatextgenre:1' }]],
  [[{ name: `Opinion${' '.repeat(100)}s` }]],
])('%j is news', (stated) => {
  expect(genreIn(stated)).toBeUndefined()
})
