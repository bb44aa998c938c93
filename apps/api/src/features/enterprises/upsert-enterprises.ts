/** Writes a chunk of an imported register with a handful of statements, whatever its size (500 to 1,000 rows are right). */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { EnterpriseValues, LicenceValues } from '@liangma/domain/imports/judge-enterprises';
import type { Ctx, Tx } from '../../db/scope.ts';
import { entryOf, mergeEntry, mergeLicences, type RegisterEntry } from './merge-enterprise.ts';
import { searchColumns } from './search-pairs.ts';

/** What became of an imported row. */
type Applied = 'created' | 'updated' | 'unchanged';

interface Target {
  id: string;
  isNew: boolean;
  isChanged: boolean;
  entry: RegisterEntry;
  licences: readonly LicenceValues[];
  areLicencesChanged: boolean;
}

async function loadTargets(tx: Tx, ctx: Ctx, creditCodes: string[]): Promise<Map<string, Target>> {
  // locked in one order, so that two imports at a time wait for each other instead of dead-locking
  const rows = await tx
    .selectFrom('enterprise')
    .select([
      'id',
      'credit_code as creditCode',
      'name',
      'former_names as formerNames',
      'subject',
      'legal_representative as legalRepresentative',
      'registered_address as registeredAddress',
      'business_address as businessAddress',
      'county',
      'industry',
      'industry_code as industryCode',
      'contact_name as contactName',
      'contact_phone as contactPhone',
      'credit_grade as creditGrade',
      'risk_grade as riskGrade',
      'supervision_category as supervisionCategory',
      'status',
      'remark',
    ])
    .where('bureau_id', '=', ctx.bureauId)
    .where(sql<boolean>`credit_code = any(${creditCodes}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  const licences = await tx
    .selectFrom('enterprise_licence')
    .select(['enterprise_id', 'name', 'number', 'valid_until as validUntil', 'is_long_term as isLongTerm'])
    .where('bureau_id', '=', ctx.bureauId)
    .where(sql<boolean>`enterprise_id = any(${rows.map((row) => row.id)}::uuid[])`)
    .execute();
  const byEnterprise = Map.groupBy(licences, (licence) => licence.enterprise_id);
  return new Map(
    rows.map(({ id, ...entry }) => [
      entry.creditCode,
      {
        id,
        isNew: false,
        isChanged: false,
        entry,
        licences: (byEnterprise.get(id) ?? []).map(({ enterprise_id: _owner, ...licence }) => licence),
        areLicencesChanged: false,
      },
    ]),
  );
}

function apply(targets: Map<string, Target>, row: EnterpriseValues): Applied {
  const target = targets.get(row.creditCode);
  if (!target) {
    const licences = mergeLicences([], row.licence);
    targets.set(row.creditCode, {
      id: uuidv7(),
      isNew: true,
      isChanged: false,
      entry: entryOf(row),
      licences,
      areLicencesChanged: licences.length > 0,
    });
    return 'created';
  }
  const entry = mergeEntry(target.entry, row);
  const licences = mergeLicences(target.licences, row.licence);
  if (entry === target.entry && licences === target.licences) return 'unchanged';
  target.isChanged = true;
  target.areLicencesChanged ||= licences !== target.licences;
  target.entry = entry;
  target.licences = licences;
  return 'updated';
}

const written = [
  'name',
  'former_names',
  'subject',
  'legal_representative',
  'registered_address',
  'business_address',
  'county',
  'industry',
  'industry_code',
  'contact_name',
  'contact_phone',
  'credit_grade',
  'risk_grade',
  'supervision_category',
  'status',
  'remark',
  'search_text',
  'search_pairs',
] as const;

const typed = sql.raw(
  ['id uuid', 'credit_code text', ...written.map((name) => `${name} ${isList(name) ? 'text[]' : 'text'}`)].join(', '),
);

function isList(name: string): boolean {
  return name === 'former_names' || name === 'search_pairs';
}

function recordOf({ id, entry }: Target): Record<'id' | 'credit_code' | (typeof written)[number], unknown> {
  return {
    id,
    credit_code: entry.creditCode,
    name: entry.name,
    former_names: entry.formerNames,
    subject: entry.subject,
    legal_representative: entry.legalRepresentative,
    registered_address: entry.registeredAddress,
    business_address: entry.businessAddress,
    county: entry.county,
    industry: entry.industry,
    industry_code: entry.industryCode,
    contact_name: entry.contactName,
    contact_phone: entry.contactPhone,
    credit_grade: entry.creditGrade,
    risk_grade: entry.riskGrade,
    supervision_category: entry.supervisionCategory,
    status: entry.status,
    remark: entry.remark,
    ...searchColumns(entry),
  };
}

const names = sql.raw(written.join(', '));
const taken = sql.raw(written.map((name) => `r.${name}`).join(', '));
const set = sql.raw(written.map((name) => `${name} = r.${name}`).join(', '));

async function insertTargets(tx: Tx, ctx: Ctx, targets: Target[]): Promise<void> {
  if (targets.length === 0) return;
  await sql`
    insert into enterprise (id, credit_code, ${names}, bureau_id, created_at, updated_at)
    select r.id, r.credit_code, ${taken}, ${ctx.bureauId}::uuid, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(targets.map(recordOf))}::jsonb) as r (${typed})`.execute(tx);
}

async function updateTargets(tx: Tx, ctx: Ctx, targets: Target[]): Promise<void> {
  if (targets.length === 0) return;
  await sql`
    update enterprise e set ${set}, revision = e.revision + 1, updated_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(targets.map(recordOf))}::jsonb) as r (${typed})
    where e.id = r.id and e.bureau_id = ${ctx.bureauId}`.execute(tx);
}

async function writeLicences(tx: Tx, ctx: Ctx, targets: Target[]): Promise<void> {
  const records = targets.flatMap((target) =>
    target.licences.map((licence) => ({
      id: uuidv7(),
      enterprise_id: target.id,
      name: licence.name,
      number: licence.number,
      valid_until: licence.validUntil,
      is_long_term: licence.isLongTerm,
    })),
  );
  if (records.length === 0) return;
  await sql`
    insert into enterprise_licence (id, bureau_id, enterprise_id, name, number, valid_until, is_long_term)
    select r.id, ${ctx.bureauId}::uuid, r.enterprise_id, r.name, r.number, r.valid_until, r.is_long_term
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r (id uuid, enterprise_id uuid, name text, number text, valid_until date, is_long_term boolean)
    on conflict (enterprise_id, name, number)
      do update set valid_until = excluded.valid_until, is_long_term = excluded.is_long_term`.execute(tx);
}

/**
 * Brings imported rows into the register of the bureau: new codes are added, changed fields are updated, a changed name
 * keeps the old one as former name, licences are added or updated. Rows that say nothing new touch nothing.
 * @returns what became of each row, in the order of the rows
 */
export async function upsertEnterprises(tx: Tx, ctx: Ctx, rows: readonly EnterpriseValues[]): Promise<Applied[]> {
  const targets = await loadTargets(tx, ctx, [...new Set(rows.map((row) => row.creditCode))]);
  const applied = rows.map((row) => apply(targets, row));
  const all = [...targets.values()];
  await insertTargets(
    tx,
    ctx,
    all.filter((target) => target.isNew),
  );
  await updateTargets(
    tx,
    ctx,
    all.filter((target) => target.isChanged && !target.isNew),
  );
  await writeLicences(
    tx,
    ctx,
    all.filter((target) => target.areLicencesChanged),
  );
  return applied;
}
