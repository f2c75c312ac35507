import { expect, test } from 'vitest'
import { advisoryKind } from './advisory.ts'

test.each([
  ['UPDATES with Germany, US, UAE cases', 'update'],
  ['Adds quote', 'update'],
  ['CORRECTS para 4, age', 'correction'],
  ['Eds: CORRECTS: name', 'correction'],
  ['Berichtigung: Name', 'correction'],
  ['RESTRICTED TO EDITORIAL USE', 'restriction'],
  ['NO ARCHIVAL USE', 'restriction'],
  ['Germany OUT', 'restriction'],
  ['dpa bei yyzz n1', 'note'],
  ['hh/ph/ts/hd', 'note'],
])('%s is an advisory of the kind %s', (line, kind) => expect(advisoryKind(line)).toBe(kind))
