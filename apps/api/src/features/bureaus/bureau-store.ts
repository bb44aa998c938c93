/** SQL of the bureau (执法主体). Every query names the bureau it means, except where all are listed. */
import type { BodyOf } from '@liangma/contract/endpoint';
import type { BureauView, updateBureau } from '@liangma/contract/bureaus';
import type { Tx } from '../../db/scope.ts';

const selectBureau = (tx: Tx) =>
  tx
    .selectFrom('bureau')
    .select([
      'id',
      'code',
      'name',
      'kind',
      'entrusting_body',
      'entrustment_url',
      'region_code',
      'region_name',
      'announced_on',
      'announcement_url',
      'complaint_phone',
      'document_prefix',
      'cap_per_year',
      'cap_source',
      'merge_window_days',
      'revision',
    ]);

type BureauRow = Awaited<ReturnType<ReturnType<typeof selectBureau>['executeTakeFirstOrThrow']>>;

const toView = (row: BureauRow): BureauView => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind,
  entrustingBody: row.entrusting_body,
  entrustmentUrl: row.entrustment_url,
  regionCode: row.region_code,
  regionName: row.region_name,
  announcedOn: row.announced_on,
  announcementUrl: row.announcement_url,
  complaintPhone: row.complaint_phone,
  documentPrefix: row.document_prefix,
  capPerYear: row.cap_per_year,
  capSource: row.cap_source,
  mergeWindowDays: row.merge_window_days,
  revision: row.revision,
});

/** The bureau, or null. */
export async function findBureau(tx: Tx, id: string): Promise<BureauView | null> {
  const row = await selectBureau(tx).where('id', '=', id).executeTakeFirst();
  return row ? toView(row) : null;
}

/** The bureau with this code, or null. */
export async function findBureauByCode(tx: Tx, code: string): Promise<BureauView | null> {
  const row = await selectBureau(tx).where('code', '=', code).executeTakeFirst();
  return row ? toView(row) : null;
}

/** All bureaus of the server, by code. */
export async function listAllBureaus(tx: Tx): Promise<BureauView[]> {
  const rows = await selectBureau(tx).orderBy('code').execute();
  return rows.map(toView);
}

export type BureauFields = Omit<BodyOf<typeof updateBureau>, 'revision'>;

/** Saves a change; false when the revision is an old one. */
export async function updateBureauRow(
  tx: Tx,
  bureau: { id: string; revision: number },
  fields: BureauFields,
): Promise<boolean> {
  const updated = await tx
    .updateTable('bureau')
    .set({
      name: fields.name,
      kind: fields.kind,
      entrusting_body: fields.entrustingBody,
      entrustment_url: fields.entrustmentUrl,
      region_code: fields.regionCode,
      region_name: fields.regionName,
      announced_on: fields.announcedOn,
      announcement_url: fields.announcementUrl,
      complaint_phone: fields.complaintPhone,
      document_prefix: fields.documentPrefix,
      cap_per_year: fields.capPerYear,
      cap_source: fields.capSource,
      merge_window_days: fields.mergeWindowDays,
      revision: bureau.revision + 1,
    })
    .where('id', '=', bureau.id)
    .where('revision', '=', bureau.revision)
    .executeTakeFirstOrThrow();
  return updated.numUpdatedRows > 0n;
}

export interface NewBureau {
  id: string;
  code: string;
  name: string;
  /** Signs the codes of this bureau's enterprises. */
  codeSecret: Buffer;
  now: string;
}

/** Adds a bureau that is not announced yet; the administrator enters the rest. */
export async function insertNewBureau(tx: Tx, bureau: NewBureau): Promise<void> {
  await tx
    .insertInto('bureau')
    .values({
      id: bureau.id,
      code: bureau.code,
      name: bureau.name,
      kind: 'organ',
      document_prefix: bureau.code,
      code_secret: bureau.codeSecret,
      created_at: bureau.now,
    })
    .execute();
}
