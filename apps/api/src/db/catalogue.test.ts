// What every table must have, asked of the database itself; each message says how to mend it.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertBureau } from '../testing/rows.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { readScoped, setVisible } from './scope.ts';

/** Tables that belong to no bureau, and the bureau itself; whoever adds one says so here. */
const ofNoBureau = ['bureau', 'kysely_migration', 'kysely_migration_lock', 'login_limit'];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

interface TableFacts {
  name: string;
  has_bureau: boolean;
  is_enabled: boolean;
  is_forced: boolean;
  policies: { name: string; using: string | null; check: string | null; command: string }[];
}

/** Tables with the policies that bind the application. */
async function tables(): Promise<TableFacts[]> {
  const { rows } = await sql<TableFacts>`
    select c.relname as name,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'bureau_id' and not a.attisdropped)
        as has_bureau,
      c.relrowsecurity as is_enabled,
      c.relforcerowsecurity as is_forced,
      coalesce((
        select json_agg(json_build_object('name', p.polname, 'command', p.polcmd,
          'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)))
        from pg_policy p
        where p.polrelid = c.oid and (0 = any(p.polroles) or 'liangma_app'::regrole = any(p.polroles))
      ), '[]') as policies
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`.execute(database.ownerDb);
  expect(rows.length).toBeGreaterThan(20);
  return rows;
}

describe('row-level security', () => {
  it('is on for every table of a bureau, with the one rule', async () => {
    const missing: string[] = [];
    for (const table of (await tables()).filter((one) => one.has_bureau)) {
      const isRule = (text: string | null) =>
        text === '(( SELECT app_sees_all() AS app_sees_all) OR (bureau_id = ( SELECT app_bureau() AS app_bureau)))';
      const isHeld =
        table.is_enabled &&
        table.is_forced &&
        table.policies.length === 1 &&
        table.policies.every(({ using, check, command }) => isRule(using) && isRule(check) && command === '*');
      if (!isHeld)
        missing.push(
          `${table.name}: alter table ${table.name} enable row level security; ` +
            `alter table ${table.name} force row level security; create policy ${table.name}_bureau on ${table.name} ` +
            `using <rule> with check <rule>, as in 0001-first-house.ts; it has ${JSON.stringify(table.policies)}`,
        );
    }
    expect(missing, missing.join('\n')).toEqual([]);
  });

  it('is left out only for the tables of no bureau', async () => {
    const without = (await tables()).filter((one) => !one.has_bureau).map((one) => one.name);
    const known = without.filter((name) => !ofNoBureau.includes(name));
    expect(known, `add bureau_id and the policy to ${known.join(', ')}, or name it in this test`).toEqual([]);
  });

  it('binds the role of the application', async () => {
    const { rows } = await sql<{ rolsuper: boolean; rolbypassrls: boolean; owned: number }>`
      select rolsuper, rolbypassrls,
        (select count(*) from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = 'liangma_app'`.execute(database.ownerDb);
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, owned: 0 }]);
  });
});

it('lets no row of a bureau name a row of another', async () => {
  const { rows } = await sql<{ table: string; name: string }>`
    select k.conrelid::regclass::text as table, k.conname as name
    from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid <> 'bureau'::regclass
      and not exists (select from unnest(k.conkey, k.confkey) as u(own, named)
        join pg_attribute o on o.attrelid = k.conrelid and o.attnum = u.own and o.attname = 'bureau_id'
        join pg_attribute n on n.attrelid = k.confrelid and n.attnum = u.named and n.attname = 'bureau_id')
    order by 1, 2`.execute(database.ownerDb);
  const fixes = rows.map(({ table, name }) => `${table}: make ${name} a key of bureau_id and the id, see withinBureau`);
  expect(fixes, fixes.join('\n')).toEqual([]);
});

it('shows the application its own bureau only and lets it delete none', async () => {
  const [one, other] = [await insertBureau(database.ownerDb), await insertBureau(database.ownerDb)];
  const seen = (of: string) =>
    readScoped(database.db, of, async (tx) =>
      (await tx.selectFrom('bureau').select('id').execute()).map(({ id }) => id).toSorted(),
    );
  expect(await seen(one)).toEqual([one]);
  expect(await seen('*')).toEqual([one, other].toSorted());
  expect(await seen('')).toEqual([]);
  const remove = database.db.transaction().execute(async (tx) => {
    await setVisible(tx, one);
    await tx.deleteFrom('bureau').where('id', '=', one).execute();
  });
  await expect(remove).rejects.toThrow(/permission denied/);
});

it('lets the application add to the final tables and never change them', async () => {
  const { rows } = await sql<{ name: string; may_insert: boolean; may_change: boolean; triggers: number }>`
    select t.name,
      has_table_privilege('liangma_app', t.name, 'insert') as may_insert,
      has_table_privilege('liangma_app', t.name, 'update, delete, truncate') as may_change,
      (select count(*) from pg_trigger where tgrelid = t.name::regclass and tgenabled = 'O' and not tgisinternal) as triggers
    from (values ('audit_event'), ('inspection_record')) as t(name)`.execute(database.ownerDb);
  expect(rows.map((row) => [row.name, row.may_insert, row.may_change, row.triggers])).toEqual([
    ['audit_event', true, false, 1],
    ['inspection_record', true, false, 1],
  ]);
});

it('has an index for every foreign key', async () => {
  const { rows } = await sql<{ table: string; name: string; columns: string[] }>`
    select k.conrelid::regclass::text as table, k.conname as name,
      (select array_agg(a.attname::text order by u.n) from unnest(k.conkey) with ordinality as u(column_no, n)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.column_no) as columns
    from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and not exists (
        select from pg_index i
        -- a partial index does not serve the check that a delete of the other row makes
        where i.indrelid = k.conrelid and i.indpred is null and i.indisvalid
          and ((i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
            -- an id is of one bureau only: an index that begins with it finds what one with the bureau would
            or exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = i.indkey[0]
              and a.attnum = any(k.conkey) and a.attname <> 'bureau_id'))
      )
    order by 1, 2`.execute(database.ownerDb);
  const fixes = rows.map(
    (key) =>
      `${key.name}: create index ${key.table}_${key.columns.join('_')} on ${key.table} (${key.columns.join(', ')});`,
  );
  expect(fixes, fixes.join('\n')).toEqual([]);
});

it('keeps no time without its zone and no sum as a floating number', async () => {
  const { rows } = await sql<{ column: string; type: string }>`
    select table_name || '.' || column_name as column, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%'
      and data_type in ('timestamp without time zone', 'time without time zone', 'real', 'double precision', 'money', 'json')
  `.execute(database.ownerDb);
  expect(rows).toEqual([]);
});
