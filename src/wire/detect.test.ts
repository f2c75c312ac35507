import { expect, test } from 'vitest'
import { formatOfBytes, formatOfText, formatVersion } from './detect.ts'

test.each([
  [
    '<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "x.dtd" [<!ELEMENT p (#PCDATA)>]><?style x?><!-- c --><NewsML>',
    'newsml-1',
  ],
  ['<n:newsItem xmlns:n="x">', 'newsml-g2'],
  ['  {"uri":"x"}', 'json'],
  ['<rdf:RDF>', 'rss'],
  ['<html>', 'html'],
  ['<other>', 'xml'],
  ['plain', 'plain-text'],
  ['[Valdrey] The pilots', 'plain-text'],
  ['[{', 'json'],
  ['[', 'json'],
  ['<!-- never closed', 'unknown'],
])('%s', (text, format) => expect(formatOfText(text)).toBe(format))

test('a program is no telex, though it has a control character near its beginning', () => {
  const elf = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array.from({ length: 60 }, () => 7)])
  expect(formatOfBytes(elf)).toBeUndefined()
})

test('pictures and telex are seen in the bytes', () => {
  expect(formatOfBytes(Buffer.from([0x89, 0x50, 0x4e, 0x47]))).toBe('photo')
  expect(formatOfBytes(Buffer.from('<NewsML/>'))).toBeUndefined()
})

test.each([
  ['From: a@x.example\nSubject: Hello\n\nText', 'mail'],
  ['   \n\nReceived: by x\n\tid 1;\nDate: now\n\n', 'mail'],
  ['From a@x.example Mon Jan  5 09:00:00 2026\nMessage-ID: <1@x>\nTo: b@y.example\n\n', 'mail'],
  ['MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n', 'mail'],
  ['Subject: Harbour\nDate: Monday\n\nA story.', undefined],
  ['From: our correspondent\n\nA story.', undefined],
  ['From the harbour: pilots vote\nTo: nobody', undefined],
  ['<NewsML>\nFrom: a\nSubject: b', undefined],
])('a mail begins with header fields: %j', (text, format) => expect(formatOfBytes(Buffer.from(text))).toBe(format))

test.each([
  ['2.0', '2.0'],
  [' 1.2 ', '1.2'],
  ['1', '1'],
  ['9'.repeat(5000), undefined],
  ['<script>', undefined],
  [undefined, undefined],
])('a file’s version is believed where it is one: %s', (said, version) => expect(formatVersion(said)).toBe(version))
