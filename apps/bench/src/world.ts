/** The data that is measured on: one bureau with enterprises, officers, a plan and inspections of two years. */
import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';

export interface World {
  bureauId: string;
  /** Session cookies of an inspector who is on every inspection, and of a clerk. */
  inspector: string;
  clerk: string;
  /** The inspector's account and tablet. */
  accountId: string;
  deviceId: string;
  checks: { key: string }[];
  /** Entered inspections whose record can be handed in. */
  entered: string[];
}

export interface Size {
  enterprises: number;
  inspections: number;
  /** Inspections that wait for their record. */
  entered: number;
}

const checklist = JSON.stringify(
  Array.from({ length: 30 }, (_, index) => ({
    no: index + 1,
    text: `检查内容第${index + 1}项:是否按照规定执行并建立台账`,
    clause: '条例第十四条',
    penaltyClause: null,
  })),
);

async function insertPeople(db: pg.Client, bureauId: string) {
  const officers = [uuidv7(), uuidv7()];
  for (const [index, id] of officers.entries())
    await db.query(
      `insert into officer (id, bureau_id, name, certificate_no, certificate_kind, valid_until, status, created_at)
       values ($1, $2, $3, $4, 'enforcement', '2099-12-31', 'valid', now())`,
      [id, bureauId, `检查员${index}`, `C${index}`],
    );
  const cookies: string[] = [];
  const accounts: string[] = [];
  for (const [role, officer] of [
    ['inspector', officers[0]],
    ['clerk', null],
  ] as const) {
    const account = uuidv7();
    const token = randomBytes(32).toString('base64url');
    await db.query(
      `insert into account (id, bureau_id, username, display_name, password_hash, roles, officer_id, created_at)
       values ($1, $2, $3, $3, 'none', array[$3], $4, now())`,
      [account, bureauId, role, officer],
    );
    await db.query(
      `insert into session (token_hash, bureau_id, account_id, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, now(), now(), now() + interval '1 day')`,
      [createHash('sha256').update(token).digest(), bureauId, account],
    );
    cookies.push(`liangma=${token}`);
    accounts.push(account);
  }
  return { officers, cookies, accountId: accounts[0] ?? '' };
}

/** Sets up tablets for an account and returns their ids. */
export async function insertDevices(
  db: pg.Client,
  of: { bureauId: string; accountId: string },
  count: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await db.query(
    `insert into device (id, bureau_id, name, registered_at, last_seen_at)
     select id, $2, '平板', now(), now() from unnest($1::uuid[]) id`,
    [ids, of.bureauId],
  );
  await db.query(
    `insert into device_account (bureau_id, device_id, account_id, added_at)
     select $2, id, $3, now() from unnest($1::uuid[]) id`,
    [ids, of.bureauId, of.accountId],
  );
  return ids;
}

/** UUIDs whose order is the order of `n`, as version 7 ids are ordered by time. */
const orderedId = (n: string) => `('01900000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

async function insertRegister(db: pg.Client, bureauId: string, count: number): Promise<void> {
  await db.query(
    `insert into enterprise (id, bureau_id, credit_code, name, subject, status, county, search_pairs, created_at, updated_at)
     select ${orderedId('n')}, $1, 'E' || lpad(n::text, 17, '0'), '示范市第' || n || '机械制造有限公司', 'enterprise',
            'active', '县' || n % 10, '{}', now(), now()
     from generate_series(1, $2::int) n`,
    [bureauId, count],
  );
}

async function insertInspections(
  db: pg.Client,
  world: {
    bureauId: string;
    officers: string[];
    versionId: string;
    matterId: string;
    lineId: string;
    sectionId: string;
  },
  size: Size,
): Promise<void> {
  const { bureauId } = world;
  const states = `case when n > $2::int then 'entered' when n % 20 = 0 then 'told' else 'closed' end`;
  await db.query(
    `insert into inspection (id, bureau_id, enterprise_id, section_id, plan_line_id, state, type, ground_kind, mode,
       on_site_reason, planned_from, planned_until, warning_answers, prepared_by, approved_by, approved_at, notice_no,
       visit_on, closed_at, finished_on, is_enterprise, is_record_complete, has_other_act, finding_count, entry_way, officer_count, created_at)
     select ${orderedId('n + 100000000')}, $1, ${orderedId('1 + n % $3::int')}, $4, $5, s.state,
       case when n % 9 = 0 then 'case' else 'daily' end, case when n % 9 = 0 then 'complaint' else 'plan' end, 'on-site',
       '', d.day, d.day + 365, '[]', a.id, a.id, now(), 'N' || n, d.day,
       case when s.state = 'closed' then d.day + time '12:00' end, case when s.state = 'closed' then d.day end,
       n % 50 <> 0, s.state <> 'entered' and n % 30 <> 0, n % 40 = 0, n % 4, 'inspection-code', 2, now()
     from generate_series(1, $2::int + $6::int) n
       cross join lateral (select date '2024-01-01' + (n % 730) as day) d
       cross join lateral (select ${states} as state) s
       cross join (select id from account where bureau_id = $1 limit 1) a`,
    [bureauId, size.inspections, size.enterprises, world.sectionId, world.lineId, size.entered],
  );
  await db.query(
    `insert into inspection_matter (inspection_id, matter_version_id, bureau_id, matter_id, sort)
     select id, $2, $1, $3, 0 from inspection where bureau_id = $1`,
    [bureauId, world.versionId, world.matterId],
  );
  await db.query(
    `insert into inspection_officer (inspection_id, officer_id, bureau_id, sort, certificate_no)
     select i.id, o.id, $1, 0, o.certificate_no from inspection i join officer o on o.bureau_id = i.bureau_id
     where i.bureau_id = $1`,
    [bureauId],
  );
  await db.query(
    `insert into entry (id, bureau_id, inspection_id, way, entered_at, received_at)
     select gen_random_uuid(), $1, id, 'inspection-code', now(), now() from inspection where bureau_id = $1`,
    [bureauId],
  );
}

/** Fills an empty, migrated database. */
export async function buildWorld(db: pg.Client, size: Size): Promise<World> {
  const bureauId = uuidv7();
  await db.query(
    `insert into bureau (id, code, name, kind, announced_on, document_prefix, code_secret, created_at)
     values ($1, 'BENCH', '示范市工业和信息化局', 'organ', '2024-01-01', '示工信', $2, now())`,
    [bureauId, randomBytes(32)],
  );
  const { officers, cookies, accountId } = await insertPeople(db, bureauId);
  const [deviceId = ''] = await insertDevices(db, { bureauId, accountId }, 1);
  const [sectionId, matterId, versionId, planId, lineId] = Array.from({ length: 5 }, () => uuidv7());
  await db.query(`insert into section (id, bureau_id, name) values ($1, $2, '一科')`, [sectionId, bureauId]);
  await db.query(`insert into matter (id, bureau_id, name, created_at) values ($1, $2, '示范事项', now())`, [
    matterId,
    bureauId,
  ]);
  await db.query(
    `insert into matter_version (id, bureau_id, matter_id, version, checklist, published_on, created_at)
     values ($1, $2, $3, 1, $4, '2024-01-01', now())`,
    [versionId, bureauId, matterId, checklist],
  );
  await db.query(
    `insert into plan (id, bureau_id, year, state, created_at) values ($1, $2, 2025, 'published', now())`,
    [planId, bureauId],
  );
  await db.query(
    `insert into plan_line (id, bureau_id, plan_id, no, matter_id, quantity) values ($1, $2, $3, 1, $4, $5)`,
    [lineId, bureauId, planId, matterId, size.inspections],
  );
  await insertRegister(db, bureauId, size.enterprises);
  const ids = { bureauId, officers, versionId, matterId, lineId, sectionId } as Parameters<typeof insertInspections>[1];
  await insertInspections(db, ids, size);
  await db.query('vacuum analyze');
  const { rows } = await db.query<{ id: string }>(`select id from inspection where state = 'entered' order by id`);
  const keys = Array.from({ length: 30 }, (_, index) => ({ key: `${versionId}:${index + 1}` }));
  return {
    bureauId,
    inspector: cookies[0] ?? '',
    clerk: cookies[1] ?? '',
    accountId,
    deviceId,
    checks: keys,
    entered: rows.map((row) => row.id),
  };
}
