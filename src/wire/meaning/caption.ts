/** What a caption carries besides what the picture shows: who made it and who gave it, and what may not be done with it. */

// Agencies shout what may not be done: in capitals, at the end of the caption or in it.
const restriction =
  /(?:^|[\s/(-])((?:RESTRICTED TO EDITORIAL USE|ATTENTION:? EDITORS|NOT FOR (?:USE|SALE|RESALE|GALLER)|EDITORIAL USE ONLY|FOR EDITORIAL USE ONLY|MANDATORY (?:PHOTO )?CREDIT|MANDATORY BYLINE|NO (?:RESALES?|ARCHIVES?|ARCHIVAL|SALES|COMMERCIAL|MARKETING|USE|THIRD)|BEST QUALITY AVAILABLE|DISTRIBUTED AS A SERVICE|THIS (?:IMAGE|PICTURE|PHOTO) (?:HAS BEEN|WAS) (?:SUPPLIED|PROVIDED|PROCESSED)|NUR ZUR REDAKTIONELLEN|HONORARFREI NUR|ACHTUNG:? NUR|VALID (?:FOR )?\d+ DAYS|\d+ DAYS USE|ONE[- ]TIME USE|FREE (?:FOR USE )?UNTIL|NO (?:INTERNET|WEB|ONLINE|MOBILE|SOCIAL|MAGS|TABLOIDS|NEWSPAPERS|TV|BOOK|GALLER|SYNDICATION|REDISTRIBUTION|ADVERTIS)|U\.?[KS]\.? OUT|NARCH|(?:\p{Lu}[\p{Lu} ]{2,30}) OUT(?!\p{L}))[\s\S]*)$/u

// "(Photo by Ada Example / AFP)", "(AP Photo/Ada Example)", "Foto: Ada Example/dpa", "REUTERS/Ada Example", "AFP PHOTO / ADA EXAMPLE".
const source = String.raw`(?:AFP|AP|dpa|DPA|EPA|EFE|ANSA|LUSA|Lusa|REUTERS|Reuters|NTB(?: scanpix)?|SCANPIX|Scanpix|TT|STT|LEHTIKUVA|Lehtikuva|Ritzau Scanpix|APA|KEYSTONE|Keystone|BELGA|Belga|ANP|PA|Xinhua|XINHUA|Kyodo|TASS|AAP|THE CANADIAN PRESS|The Canadian Press|GETTY IMAGES|Getty Images|picture alliance)`
const name = String.raw`[\p{Lu}\p{Lo}][^\n()]{1,80}?`
const ends = [
  String.raw`\(\s*(?:Photo|Foto|PHOTO|Picture|Photograph)(?: by| de| von|:)\s+(${name})\s*\)`,
  String.raw`\(\s*(${source} (?:Photo|PHOTO)\s*/\s*${name})\s*\)`,
  String.raw`\(\s*(${source}\s*/\s*${name})\s*\)`,
  String.raw`(?:Photo|Foto|Bild|Kuva|Photograph|Fotografía|Crédit)\s*:\s*(${name}(?:\s*/\s*${name}){0,3})`,
  String.raw`(${source} (?:PHOTO|Photo)\s*/\s*${name})`,
  String.raw`(?<=[.!?…»”"')]\s)(${source}\s*/\s*${name})`,
  String.raw`(?<=[.!?…»”"')]\s)/?\s?(${source}\s*/\s*${name}(?:\s*/\s*${name})?)`,
  String.raw`(?<=[.!?…»”"')])\s*/\s(${source}\s*/\s*${name})`,
].map((form) => new RegExp(String.raw`\s*[-–—]?\s*${form}\s*\.?\s*$`, 'u'))

const creditAtEnd = (caption: string): RegExpExecArray | undefined => {
  for (const form of ends) {
    const match = form.exec(caption)
    // A caption that is nothing but its credit is left alone.
    if (match && match.index > 10) return match
  }
  return undefined
}

/** Reuters' codes for its own search: "(UNITED STATES - Tags: ENTERTAINMENT)". */
const tags = /\s*\([\p{Lu} ,-]{2,60}\s-\sTags:[^()]{1,200}\)\s*$/u

export type Caption = { text: string; credit?: string; restrictions: string[] }

/** How long a caption may be that is taken apart; a longer one is kept as it is. */
const longest = 5000

/** A caption taken apart. What stands between a restriction and a credit at the end stays with the restriction. */
export const captionOf = (raw: string): Caption => {
  const whole = raw.trim()
  if (whole.length > longest) return { text: whole, restrictions: [] }
  const bare = whole.replace(tags, '')
  const found = restriction.exec(bare)
  const before = (found ? bare.slice(0, bare.length - (found[1]?.length ?? 0)) : bare).replace(/[\s/(–—-]+$/, '')
  const restrictions = found?.[1] ? [found[1].replace(/^[\s/-]+|\s+$/g, '')] : []
  const match = /[(:/]/.test(before) ? creditAtEnd(before) : undefined
  const credit = match?.[1]?.trim().replace(/\s*\.$/, '')
  const text = (match ? before.slice(0, match.index) : before).trim()
  return { text: text || whole, ...(credit ? { credit } : {}), restrictions }
}
