import { expect, test } from 'vitest'
import { mediaTopic, mediaTopicOf, subjectsOf } from './subjects.ts'

test('old subject codes become Media Topics, the original kept', () => {
  expect(subjectsOf([{ code: 'subj:15054000' }])).toEqual([
    { name: 'soccer', uri: 'medtop:20001065', literal: 'subj:15054000' },
  ])
  expect(mediaTopicOf('sttsubj:15000000')).toBe('15000000')
  expect(mediaTopicOf('medtop:20001065')).toBe('20001065')
  expect(mediaTopic('medtop:20001065')?.de).toBe('Fußball')
})

test('a code without a topic of its own takes its parent’s', () =>
  expect(mediaTopicOf('subj:15054999')).toBe('20001065'))

test('under every name that agencies give the schemes', () => {
  expect(mediaTopicOf('15000000')).toBe('15000000')
  expect(mediaTopicOf('iptc-subject-code:15000000')).toBe('15000000')
  expect(mediaTopicOf('http://tt.se/spec/subref/1.0/15000000')).toBe('15000000')
  expect(mediaTopicOf('http://cv.iptc.org/newscodes/subjectcode/15054000')).toBe('20001065')
  expect(mediaTopicOf('http://cv.iptc.org/newscodes/mediatopic/20001065')).toBe('20001065')
  expect(mediaTopicOf('anpa:s')).toBe('15000000')
  expect(mediaTopicOf('apcategorycode:f')).toBe('04000000')
  expect(mediaTopicOf('anpa:a')).toBeUndefined()
  expect(mediaTopicOf('http://agency.example/article/15000000')).toBeUndefined()
  expect(mediaTopicOf('subj:115000000')).toBeUndefined()
})

test('the same topic twice is said once, under both codes', () => {
  expect(subjectsOf([{ code: 'subj:15000000' }, { code: 'sttsubj:15000000' }, { code: 'subj:15000000' }])).toEqual([
    { name: 'sport', uri: 'medtop:15000000', literal: 'subj:15000000 sttsubj:15000000' },
  ])
})

test('an unknown code costs nothing but its topic', () => {
  expect(subjectsOf([{ code: 'subj:99999999' }, { code: 'x y', name: 'Odd' }, {}])).toEqual([
    { uri: 'subj:99999999' },
    { name: 'Odd', literal: 'x y' },
  ])
  expect(mediaTopicOf('dpasubject:15000000')).toBeDefined()
  expect(mediaTopicOf('tags:15000000')).toBeUndefined()
})
