/** How much a record and an addition hold; house rules that keep a document readable and one delivery small. */

/** Letters of texts, and numbers of things, of one record. */
export const recordLimits = {
  /** Of a finding, and of a row of a checklist, whose clause becomes the finding's. */
  clause: 300,
  conclusion: 4000,
  findings: 200,
  materials: 50,
  evidence: 300,
} as const;

/** Pieces of evidence with one document, or one report of a correction. */
export const mostAttached = 100;

/** Of one addition; more of either takes several. */
export const additionLimits = { text: 4000, evidence: 100 } as const;
