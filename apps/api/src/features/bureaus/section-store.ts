/** SQL of sections (承办科室). */
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { sectionSchema } from '@liangma/contract/bureaus';
import type { Tx } from '../../db/scope.ts';

export type SectionView = z.output<typeof sectionSchema>;

/** The sections of the bureau in their order. */
export function listSectionRows(tx: Tx, bureauId: string): Promise<SectionView[]> {
  return tx
    .selectFrom('section')
    .select(['id', 'name', 'sort'])
    .where('bureau_id', '=', bureauId)
    .orderBy('sort')
    .orderBy('name')
    .execute();
}

/** One section of the bureau, or null. */
export async function findSection(tx: Tx, bureauId: string, id: string): Promise<SectionView | null> {
  const row = await tx
    .selectFrom('section')
    .select(['id', 'name', 'sort'])
    .where('bureau_id', '=', bureauId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a section; null when the bureau has one of this name. */
export async function insertNewSection(
  tx: Tx,
  bureauId: string,
  section: Omit<SectionView, 'id'>,
): Promise<SectionView | null> {
  const row = await tx
    .insertInto('section')
    .values({ id: uuidv7(), bureau_id: bureauId, ...section })
    .onConflict((conflict) => conflict.columns(['bureau_id', 'name']).doNothing())
    .returning(['id', 'name', 'sort'])
    .executeTakeFirst();
  return row ?? null;
}

/** Whether another section of the bureau has this name. */
export async function isSectionNameTaken(tx: Tx, bureauId: string, name: string, exceptId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('section')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('name', '=', name)
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Saves name and order of a section. */
export async function updateSectionRow(tx: Tx, bureauId: string, section: SectionView): Promise<void> {
  await tx
    .updateTable('section')
    .set({ name: section.name, sort: section.sort })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', section.id)
    .execute();
}

/** Ids of sections by name; those that the bureau does not have yet are added after the others. */
export async function ensureSections(tx: Tx, bureauId: string, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(names)].filter((name) => name !== '');
  const known = await listSectionRows(tx, bureauId);
  const ids = new Map(known.map((section) => [section.name, section.id]));
  let sort = Math.max(0, ...known.map((section) => section.sort));
  for (const name of wanted.filter((one) => !ids.has(one))) {
    sort += 1;
    const added = await insertNewSection(tx, bureauId, { name, sort });
    // nothing is added when another transaction was first
    const id = added?.id ?? (await listSectionRows(tx, bureauId)).find((section) => section.name === name)?.id;
    if (id) ids.set(name, id);
  }
  return ids;
}
