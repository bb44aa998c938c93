/** SQL of single enterprises and their licences. Lists are in enterprise-list-store.ts, imports in upsert-enterprises.ts. */
import type { Selectable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { BodyOf } from '@liangma/contract/endpoint';
import type { createEnterprise, EnterpriseView } from '@liangma/contract/enterprises';
import type { Ctx, Tx } from '../../db/scope.ts';
import type { EnterpriseTable } from '../../db/schema.ts';
import { ProblemException } from '../../http/problem.ts';
import { searchColumns } from './search-pairs.ts';

export type EnterpriseFields = BodyOf<typeof createEnterprise>;
type LicenceFields = EnterpriseFields['licences'][number];

type EnterpriseRow = Omit<Selectable<EnterpriseTable>, 'search_text' | 'search_pairs' | 'bureau_id'>;

export const enterpriseColumns = [
  'id',
  'credit_code',
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
  'revision',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof EnterpriseRow)[];

function viewOf(row: EnterpriseRow, licences: LicenceFields[]): EnterpriseView {
  return {
    id: row.id,
    creditCode: row.credit_code,
    name: row.name,
    formerNames: row.former_names,
    subject: row.subject,
    legalRepresentative: row.legal_representative,
    registeredAddress: row.registered_address,
    businessAddress: row.business_address,
    county: row.county,
    industry: row.industry,
    industryCode: row.industry_code,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    creditGrade: row.credit_grade,
    riskGrade: row.risk_grade,
    supervisionCategory: row.supervision_category,
    status: row.status,
    remark: row.remark,
    licences,
    revision: row.revision,
  };
}

async function licencesOf(tx: Tx, ctx: Ctx, enterpriseId: string): Promise<LicenceFields[]> {
  const rows = await tx
    .selectFrom('enterprise_licence')
    .select(['name', 'number', 'valid_until', 'is_long_term'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('name')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    name: row.name,
    number: row.number,
    validUntil: row.valid_until,
    isLongTerm: row.is_long_term,
  }));
}

async function load(tx: Tx, ctx: Ctx, enterpriseId: string, forUpdate: boolean): Promise<EnterpriseView> {
  const row = await tx
    .selectFrom('enterprise')
    .select(enterpriseColumns)
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', enterpriseId)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new ProblemException('resource/not-found');
  return viewOf(row, await licencesOf(tx, ctx, enterpriseId));
}

/**
 * One enterprise of the bureau.
 * @throws ProblemException resource/not-found
 */
export function getEnterprise(tx: Tx, ctx: Ctx, enterpriseId: string): Promise<EnterpriseView> {
  return load(tx, ctx, enterpriseId, false);
}

/** The same, and nobody else changes it until the end of the transaction. */
export function lockEnterprise(tx: Tx, ctx: Ctx, enterpriseId: string): Promise<EnterpriseView> {
  return load(tx, ctx, enterpriseId, true);
}

function columnsOf(fields: EnterpriseFields, formerNames: string[]) {
  return {
    credit_code: fields.creditCode,
    name: fields.name,
    former_names: formerNames,
    subject: fields.subject,
    legal_representative: fields.legalRepresentative,
    registered_address: fields.registeredAddress,
    business_address: fields.businessAddress,
    county: fields.county,
    industry: fields.industry,
    industry_code: fields.industryCode,
    contact_name: fields.contactName,
    contact_phone: fields.contactPhone,
    credit_grade: fields.creditGrade,
    risk_grade: fields.riskGrade,
    supervision_category: fields.supervisionCategory,
    status: fields.status,
    remark: fields.remark,
    ...searchColumns({ name: fields.name, formerNames, creditCode: fields.creditCode }),
  };
}

async function replaceLicences(tx: Tx, ctx: Ctx, enterpriseId: string, licences: LicenceFields[]): Promise<void> {
  await tx
    .deleteFrom('enterprise_licence')
    .where('bureau_id', '=', ctx.bureauId)
    .where('enterprise_id', '=', enterpriseId)
    .execute();
  if (licences.length === 0) return;
  await tx
    .insertInto('enterprise_licence')
    .values(
      licences.map((licence) => ({
        id: uuidv7(),
        bureau_id: ctx.bureauId,
        enterprise_id: enterpriseId,
        name: licence.name,
        number: licence.number,
        valid_until: licence.validUntil,
        is_long_term: licence.isLongTerm,
      })),
    )
    .execute();
}

/** A new enterprise; a credit code that the bureau has already is resource/duplicate. */
export async function insertEnterprise(tx: Tx, ctx: Ctx, fields: EnterpriseFields): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto('enterprise')
    .values({
      id,
      bureau_id: ctx.bureauId,
      ...columnsOf(fields, []),
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  await replaceLicences(tx, ctx, id, fields.licences);
  return id;
}

/** Writes all fields of a locked enterprise as its next revision. */
export async function saveEnterprise(
  tx: Tx,
  ctx: Ctx,
  before: EnterpriseView,
  fields: EnterpriseFields,
  formerNames: string[],
): Promise<void> {
  await tx
    .updateTable('enterprise')
    .set({ ...columnsOf(fields, formerNames), revision: before.revision + 1, updated_at: ctx.now })
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', before.id)
    .execute();
  await replaceLicences(tx, ctx, before.id, fields.licences);
}

/** Secret that the bureau signs its enterprise codes with. */
export async function getBureauCodeSecret(tx: Tx, ctx: Ctx): Promise<Buffer> {
  const bureau = await tx
    .selectFrom('bureau')
    .select('code_secret')
    .where('id', '=', ctx.bureauId)
    .executeTakeFirstOrThrow();
  return bureau.code_secret;
}
