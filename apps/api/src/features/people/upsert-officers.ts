/** Officers from a list: known certificates are updated where something differs, new ones added, others left alone. */
import { uuidv7 } from 'uuidv7';
import type { OfficerValues } from '@liangma/domain/imports/judge-officers';
import type { Ctx, Tx } from '../../db/scope.ts';

type Applied = 'created' | 'updated' | 'unchanged';

/** Sections named in lists come into being with them. */
async function sectionIds(tx: Tx, bureauId: string, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(names.filter((name) => name !== ''))];
  if (wanted.length === 0) return new Map();
  await tx
    .insertInto('section')
    .values(wanted.map((name, sort) => ({ id: uuidv7(), bureau_id: bureauId, name, sort })))
    .onConflict((conflict) => conflict.columns(['bureau_id', 'name']).doNothing())
    .execute();
  const rows = await tx
    .selectFrom('section')
    .select(['id', 'name'])
    .where('bureau_id', '=', bureauId)
    .where('name', 'in', wanted)
    .execute();
  return new Map(rows.map((row) => [row.name, row.id]));
}

const columns = (officer: OfficerValues, sectionId: string | null) => ({
  name: officer.name,
  sex: officer.sex,
  unit: officer.unit,
  section_id: sectionId,
  post: officer.post,
  certificate_kind: officer.certificateKind,
  issued_by: officer.issuedBy,
  issued_on: officer.issuedOn,
  valid_until: officer.validUntil,
  field: officer.field,
  area: officer.area,
  status: officer.status,
});

/** Writes accepted officers; the answer is in the order of the rows. */
export async function upsertOfficers(tx: Tx, ctx: Ctx, officers: readonly OfficerValues[]): Promise<Applied[]> {
  if (officers.length === 0) return [];
  const sections = await sectionIds(
    tx,
    ctx.bureauId,
    officers.map((officer) => officer.section),
  );
  const known = await tx
    .selectFrom('officer')
    .selectAll()
    .where('bureau_id', '=', ctx.bureauId)
    .where(
      'certificate_no',
      'in',
      officers.map((officer) => officer.certificateNo),
    )
    .forUpdate()
    .execute();
  const byNo = new Map(known.map((row) => [row.certificate_no, row]));
  const applied: Applied[] = [];
  for (const officer of officers) {
    const values = columns(officer, sections.get(officer.section) ?? null);
    const row = byNo.get(officer.certificateNo);
    if (!row) {
      await tx
        .insertInto('officer')
        .values({
          id: uuidv7(),
          bureau_id: ctx.bureauId,
          certificate_no: officer.certificateNo,
          created_at: ctx.now,
          ...values,
        })
        .execute();
      applied.push('created');
      continue;
    }
    const differs = (Object.keys(values) as (keyof typeof values)[]).some((key) => values[key] !== row[key]);
    if (differs)
      await tx
        .updateTable('officer')
        .set({ ...values, revision: row.revision + 1 })
        .where('id', '=', row.id)
        .where('bureau_id', '=', ctx.bureauId)
        .execute();
    applied.push(differs ? 'updated' : 'unchanged');
  }
  return applied;
}

/** Names and certificates, for finding officers named in a ledger. */
export function listKnownOfficers(tx: Tx, bureauId: string): Promise<{ name: string; certificateNo: string }[]> {
  return tx
    .selectFrom('officer')
    .select(['name', 'certificate_no as certificateNo'])
    .where('bureau_id', '=', bureauId)
    .orderBy('certificate_no')
    .execute();
}
