/** Rows that tests start from, written as the owner of the database; every field can be overridden. */
import { randomBytes } from 'node:crypto';
import type { Insertable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { checkCharacter } from '@liangma/domain/enterprise/social-credit-code';
import type { Role } from '@liangma/contract/permissions';
import type { Db } from '../db/open.ts';
import { searchColumns } from '../features/enterprises/search-pairs.ts';
import type {
  AccountTable,
  BureauTable,
  EnterpriseTable,
  InspectionTable,
  MatterVersionTable,
  OfficerTable,
  SectionTable,
} from '../db/schema.ts';

const createdAt = '2025-01-01T00:00:00.000Z';

/** A bureau that has been announced and may inspect. */
export async function insertBureau(db: Db, more: Partial<Insertable<BureauTable>> = {}): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('bureau')
    .values({
      id,
      code: `B${id.slice(-8)}`,
      name: '示范市工业和信息化局',
      kind: 'organ',
      announced_on: '2025-03-01',
      document_prefix: '示工信',
      code_secret: randomBytes(32),
      created_at: createdAt,
      ...more,
    })
    .execute();
  return id;
}

/** An account that can be used through a session; its password is not set. */
export async function insertAccount(
  db: Db,
  bureauId: string,
  roles: Role[],
  more: Partial<Insertable<AccountTable>> = {},
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('account')
    .values({
      id,
      bureau_id: bureauId,
      username: `u${id.slice(-10)}`,
      display_name: roles.join('、'),
      password_hash: 'none',
      roles,
      created_at: createdAt,
      ...more,
    })
    .execute();
  return id;
}

/** An officer who may inspect until 2030. */
export async function insertOfficer(
  db: Db,
  bureauId: string,
  more: Partial<Insertable<OfficerTable>> = {},
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('officer')
    .values({
      id,
      bureau_id: bureauId,
      name: '张示范',
      certificate_no: `C${id.slice(-10)}`,
      certificate_kind: 'enforcement',
      valid_until: '2030-12-31',
      status: 'valid',
      created_at: createdAt,
      ...more,
    })
    .execute();
  return id;
}

/** A social credit code of an enterprise with its right check character, different every time. */
export function newCreditCode(): string {
  const body = uuidv7().replaceAll('-', '').slice(-9).toUpperCase();
  const first = `91439902${body}`;
  return `${first}${checkCharacter(first)}`;
}

/** An active enterprise that can be searched for. */
export async function insertEnterprise(
  db: Db,
  bureauId: string,
  more: Partial<Insertable<EnterpriseTable>> = {},
): Promise<string> {
  const id = uuidv7();
  const {
    name = '示范市测试有限公司',
    former_names: formerNames = [],
    credit_code: creditCode = newCreditCode(),
  } = more;
  await db
    .insertInto('enterprise')
    .values({
      id,
      bureau_id: bureauId,
      credit_code: creditCode,
      name,
      subject: 'enterprise',
      status: 'active',
      ...searchColumns({ name, formerNames, creditCode }),
      created_at: createdAt,
      updated_at: createdAt,
      ...more,
    })
    .execute();
  return id;
}

/** A published matter with two checks. */
export async function insertMatter(
  db: Db,
  bureauId: string,
  more: Partial<Insertable<MatterVersionTable>> & { name?: string } = {},
): Promise<{ matterId: string; versionId: string }> {
  const { name = `示范事项${uuidv7().slice(-6)}`, ...version } = more;
  const matterId = uuidv7();
  const versionId = uuidv7();
  await db.insertInto('matter').values({ id: matterId, bureau_id: bureauId, name, created_at: createdAt }).execute();
  await db
    .insertInto('matter_version')
    .values({
      id: versionId,
      bureau_id: bureauId,
      matter_id: matterId,
      version: 1,
      basis: '《示范条例》第一条',
      checklist: JSON.stringify([
        { no: 1, text: '是否在许可范围内', clause: '条例第十四条', penaltyClause: '条例第四十五条' },
        { no: 2, text: '是否建立台账', clause: '条例第十五条', penaltyClause: null },
      ]),
      published_on: '2025-01-15',
      created_at: createdAt,
      ...version,
    })
    .execute();
  return { matterId, versionId };
}

/** A section. */
export async function insertSection(
  db: Db,
  bureauId: string,
  more: Partial<Insertable<SectionTable>> = {},
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('section')
    .values({ id, bureau_id: bureauId, name: `科室${id.slice(-8)}`, ...more })
    .execute();
  return id;
}

/** An inspection as it stands in the table, without matters and officers; a draft by nobody's plan unless said. */
export async function insertInspection(
  db: Db,
  bureauId: string,
  more: Partial<Insertable<InspectionTable>> & { enterprise_id: string; prepared_by: string },
): Promise<string> {
  const id = uuidv7();
  const plannedFrom = more.planned_from ?? '2026-06-15';
  await db
    .insertInto('inspection')
    .values({
      id,
      bureau_id: bureauId,
      state: 'draft',
      type: 'daily',
      ground_kind: 'plan',
      mode: 'on-site',
      planned_from: plannedFrom,
      planned_until: plannedFrom,
      visit_on: plannedFrom,
      is_enterprise: true,
      warning_answers: '[]',
      created_at: createdAt,
      ...more,
    })
    .execute();
  return id;
}
