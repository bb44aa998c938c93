/** SQL of officers and their certificates. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { BodyOf, QueryOf } from '@liangma/contract/endpoint';
import type { createOfficer, listOfficers, OfficerView } from '@liangma/contract/people';
import { isAssignable } from '@liangma/domain/inspection/rules';
import { cappedCount, decodeCursor, idKey, pageOfRows, type Page } from '../../db/page.ts';
import type { Tx } from '../../db/scope.ts';

export type OfficerFields = BodyOf<typeof createOfficer>;

const selectOfficers = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('officer')
    .leftJoin('section', 'section.id', 'officer.section_id')
    .where('officer.bureau_id', '=', bureauId)
    .select([
      'officer.id',
      'officer.name',
      'officer.sex',
      'officer.unit',
      'officer.section_id',
      'section.name as section_name',
      'officer.post',
      'officer.certificate_no',
      'officer.certificate_kind',
      'officer.issued_by',
      'officer.issued_on',
      'officer.valid_until',
      'officer.field',
      'officer.area',
      'officer.status',
      'officer.revision',
    ]);

type OfficerRow = Awaited<ReturnType<ReturnType<typeof selectOfficers>['executeTakeFirstOrThrow']>>;

const toFields = (row: OfficerRow): OfficerFields => ({
  name: row.name,
  sex: row.sex,
  unit: row.unit,
  sectionId: row.section_id,
  post: row.post,
  certificateNo: row.certificate_no,
  certificateKind: row.certificate_kind,
  issuedBy: row.issued_by,
  issuedOn: row.issued_on,
  validUntil: row.valid_until,
  field: row.field,
  area: row.area,
  status: row.status,
});

const toView = (row: OfficerRow, day: string): OfficerView => ({
  id: row.id,
  ...toFields(row),
  sectionName: row.section_name,
  isAssignable: isAssignable(
    { certificateKind: row.certificate_kind, status: row.status, validUntil: row.valid_until },
    day,
  ),
  revision: row.revision,
});

/** Text for `like` in which the reader's own `%` and `_` mean themselves. */
const contains = (search: string) => `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/**
 * A page of officers in the order in which they were added.
 * @param today the day that `isAssignable` is judged on, unless the query asks for another
 */
export async function listOfficerPage(
  tx: Tx,
  bureauId: string,
  asked: QueryOf<typeof listOfficers>,
  today: string,
): Promise<Page<OfficerView>> {
  const { search, assignableOn, sectionId } = asked;
  let all = selectOfficers(tx, bureauId);
  if (search) {
    const like = contains(search);
    all = all.where((eb) =>
      eb.or([
        eb('officer.name', 'like', like),
        eb('officer.certificate_no', 'ilike', like),
        eb('officer.unit', 'like', like),
      ]),
    );
  }
  if (sectionId) all = all.where('officer.section_id', '=', sectionId);
  // the same rule as `isAssignable` of the domain, as a condition; a test holds the two together
  if (assignableOn)
    all = all
      .where('officer.certificate_kind', '=', 'enforcement')
      .where('officer.status', '=', 'valid')
      .where((eb) => eb.or([eb('officer.valid_until', 'is', null), eb('officer.valid_until', '>=', assignableOn)]));
  const after = decodeCursor(asked.cursor, idKey);
  const rows = await (after ? all.where('officer.id', '>', after[0]) : all)
    .orderBy('officer.id')
    .limit(asked.limit + 1)
    .execute();
  const total = await cappedCount(tx, all);
  const day = assignableOn ?? today;
  return {
    ...pageOfRows(
      rows,
      asked.limit,
      (row) => [row.id],
      (row) => toView(row, day),
    ),
    total,
  };
}

/** One officer of the bureau, or null. */
export async function findOfficer(tx: Tx, bureauId: string, id: string, today: string): Promise<OfficerView | null> {
  const row = await selectOfficers(tx, bureauId).where('officer.id', '=', id).executeTakeFirst();
  return row ? toView(row, today) : null;
}

const toColumns = (fields: OfficerFields) => ({
  name: fields.name,
  sex: fields.sex,
  unit: fields.unit,
  section_id: fields.sectionId,
  post: fields.post,
  certificate_no: fields.certificateNo,
  certificate_kind: fields.certificateKind,
  issued_by: fields.issuedBy,
  issued_on: fields.issuedOn,
  valid_until: fields.validUntil,
  field: fields.field,
  area: fields.area,
  status: fields.status,
});

/** Adds an officer; null when the bureau has the certificate number already. */
export async function insertNewOfficer(
  tx: Tx,
  bureauId: string,
  fields: OfficerFields,
  now: string,
): Promise<string | null> {
  const inserted = await tx
    .insertInto('officer')
    .values({ id: uuidv7(), bureau_id: bureauId, ...toColumns(fields), created_at: now })
    .onConflict((conflict) => conflict.columns(['bureau_id', 'certificate_no']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? null;
}

/** Whether another officer of the bureau carries this certificate number. */
export async function isCertificateTaken(tx: Tx, bureauId: string, no: string, exceptId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('officer')
    .select(sql<number>`1`.as('one'))
    .where('bureau_id', '=', bureauId)
    .where('certificate_no', '=', no)
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Saves a change; false when the revision is an old one. */
export async function updateOfficerRow(
  tx: Tx,
  officer: { bureauId: string; id: string; revision: number },
  fields: OfficerFields,
): Promise<boolean> {
  const updated = await tx
    .updateTable('officer')
    .set({ ...toColumns(fields), revision: officer.revision + 1 })
    .where('bureau_id', '=', officer.bureauId)
    .where('id', '=', officer.id)
    .where('revision', '=', officer.revision)
    .executeTakeFirstOrThrow();
  return updated.numUpdatedRows > 0n;
}

/** Names and certificate numbers of the bureau's officers. */
export async function listKnownOfficers(tx: Tx, bureauId: string): Promise<{ name: string; certificateNo: string }[]> {
  const rows = await tx
    .selectFrom('officer')
    .select(['name', 'certificate_no'])
    .where('bureau_id', '=', bureauId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ name: row.name, certificateNo: row.certificate_no }));
}

export interface StoredOfficer {
  id: string;
  revision: number;
  fields: OfficerFields;
}

/** The officers with these certificate numbers, by number. */
export async function listOfficersByCertificate(
  tx: Tx,
  bureauId: string,
  numbers: readonly string[],
): Promise<Map<string, StoredOfficer>> {
  if (numbers.length === 0) return new Map();
  const rows = await selectOfficers(tx, bureauId).where('officer.certificate_no', 'in', numbers).execute();
  return new Map(
    rows.map((row) => [row.certificate_no, { id: row.id, revision: row.revision, fields: toFields(row) }]),
  );
}
