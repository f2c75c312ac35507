/** The list of all corrections, newest first. */

export const toldCorrections = `
create index correction_told on correction (at desc, id desc);
`
