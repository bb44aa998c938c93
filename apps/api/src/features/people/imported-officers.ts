/** Officers that come from a list: known by certificate number, written only where something differs. */
import type { Tx } from '../../db/scope.ts';
import { ensureSections } from '../bureaus/public.ts';
import { insertNewOfficer, listOfficersByCertificate, updateOfficerRow, type OfficerFields } from './officer-store.ts';

/** A row of the list; the section is named, and added to the bureau when it is new. */
export type ImportedOfficer = Omit<OfficerFields, 'sectionId'> & { section: string };

export type Applied = 'created' | 'updated' | 'unchanged';

const isSame = (before: OfficerFields, after: OfficerFields): boolean =>
  (Object.keys(after) as (keyof OfficerFields)[]).every((name) => before[name] === after[name]);

/** Writes the officers inside the transaction of the import; tells for each, in order, what became of it. */
export async function saveImportedOfficers(
  tx: Tx,
  bureauId: string,
  officers: readonly ImportedOfficer[],
  now: string,
): Promise<Applied[]> {
  const sections = await ensureSections(
    tx,
    bureauId,
    officers.map((officer) => officer.section),
  );
  const known = await listOfficersByCertificate(
    tx,
    bureauId,
    officers.map((officer) => officer.certificateNo),
  );
  const applied: Applied[] = [];
  for (const { section, ...given } of officers) {
    const before = known.get(given.certificateNo);
    // a list without a section does not take an officer out of one
    const fields = { ...given, sectionId: sections.get(section) ?? before?.fields.sectionId ?? null };
    if (!before) {
      await insertNewOfficer(tx, bureauId, fields, now);
      applied.push('created');
    } else if (isSame(before.fields, fields)) {
      applied.push('unchanged');
    } else {
      await updateOfficerRow(tx, { bureauId, id: before.id, revision: before.revision }, fields);
      applied.push('updated');
    }
  }
  return applied;
}
