/**
 * What an imported row makes of an enterprise that is in the register. A later list changes what it says; what it leaves
 * empty stays as it was, because lists of counties and sections carry different columns.
 */
import { isDeepStrictEqual } from 'node:util';
import type { EnterpriseValues, LicenceValues } from '@liangma/domain/imports/judge-enterprises';
import { formerNamesAfter } from './former-names.ts';

/** The part of an enterprise that imports write. */
export type RegisterEntry = Omit<EnterpriseValues, 'licence' | 'subjectLabel' | 'formerNames'> & {
  formerNames: string[];
};

const textFields = [
  'legalRepresentative',
  'registeredAddress',
  'businessAddress',
  'county',
  'industry',
  'industryCode',
  'contactName',
  'contactPhone',
  'creditGrade',
  'riskGrade',
  'supervisionCategory',
  'remark',
] as const satisfies readonly (keyof RegisterEntry)[];

/** The entry that a row makes by itself. */
export function entryOf(row: EnterpriseValues): RegisterEntry {
  const { licence: _licence, subjectLabel: _label, formerNames, ...rest } = row;
  return { ...rest, formerNames: formerNamesAfter({ name: row.name, formerNames }, row.name) };
}

/** The entry after the row, or the same object when the row says nothing new. */
export function mergeEntry(before: RegisterEntry, row: EnterpriseValues): RegisterEntry {
  const after: RegisterEntry = {
    ...before,
    name: row.name,
    formerNames: formerNamesAfter(before, row.name, row.formerNames),
    subject: row.subject,
    status: row.status,
  };
  for (const field of textFields) if (row[field] !== '') after[field] = row[field];
  return isDeepStrictEqual(before, after) ? before : after;
}

/** The licences after the row; a licence is known by its name and number. The same object when nothing is new. */
export function mergeLicences(
  before: readonly LicenceValues[],
  licence: LicenceValues | null,
): readonly LicenceValues[] {
  if (licence === null) return before;
  const place = before.findIndex((known) => known.name === licence.name && known.number === licence.number);
  const known = before[place];
  if (known === undefined) return [...before, licence];
  // a list without the date does not take the date away
  const isSilent = licence.validUntil === null && !licence.isLongTerm;
  return isSilent || isDeepStrictEqual(known, licence) ? before : before.with(place, licence);
}
