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
