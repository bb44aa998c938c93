/** What every table of a bureau gets: row-level security, keys that stay within the bureau, rights. Frozen with its users. */
import { sql, type Kysely } from 'kysely';

const rule = '((select app_sees_all()) or bureau_id = (select app_bureau()))';

/** [table, column, table that it names]: a foreign key of the bureau and the id together. */
export type WithinBureau = readonly [string, string, string];

/**
 * Closes new tables to other bureaus and opens them to the application.
 * @param tables new tables with a column bureau_id
 * @param keys what their rows name; the named table must have `unique (bureau_id, id)`
 */
export async function closeToOtherBureaus(
  db: Kysely<unknown>,
  tables: readonly string[],
  keys: readonly WithinBureau[],
): Promise<void> {
  for (const [table, column, named] of keys)
    await sql
      .raw(
        `alter table ${table} add constraint ${table}_${column}_fkey
         foreign key (bureau_id, ${column}) references ${named} (bureau_id, id)`,
      )
      .execute(db);
  for (const table of tables)
    await sql
      .raw(
        `alter table ${table} enable row level security;
         alter table ${table} force row level security;
         create policy ${table}_bureau on ${table} using ${rule} with check ${rule};
         grant select, insert, update, delete on ${table} to liangma_app;`,
      )
      .execute(db);
}
