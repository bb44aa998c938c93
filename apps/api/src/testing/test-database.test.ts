import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';

let first: TestDatabase;
let second: TestDatabase;
beforeAll(async () => {
  [first, second] = await Promise.all([testDatabase(), testDatabase()]);
});
afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
});

test('two test databases are migrated and apart from each other', async () => {
  await sql`create table only_here (id int)`.execute(first.ownerDb);
  const there = await sql`select to_regclass('only_here') as found, to_regclass('bureau') as migrated`.execute(
    second.ownerDb,
  );
  expect(there.rows).toEqual([{ found: null, migrated: 'bureau' }]);
});

test('the application works as a role that is no superuser', async () => {
  const { rows } =
    await sql`select current_user as role, rolsuper as is_super from pg_roles where rolname = current_user`.execute(
      first.db,
    );
  expect(rows).toEqual([{ role: 'liangma_app', is_super: false }]);
});

test('letters of Chinese names are letters to the search index', async () => {
  await sql`create extension if not exists pg_trgm`.execute(first.ownerDb);
  const { rows } = await sql`select '示范市' ~ '^\\w+$' as word, cardinality(show_trgm('示范市')) as pieces`.execute(
    first.ownerDb,
  );
  expect(rows).toEqual([{ word: true, pieces: 4 }]);
});
