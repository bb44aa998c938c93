/** A line may only name matters and sections of its own bureau. */
import type { Ctx, Tx } from '../../db/scope.ts';
import { fieldError } from '../../http/field-error.ts';
import { hasMatter, hasSection, type LineFields } from './plan-line-store.ts';

/** @throws ProblemException request/invalid with the field that names something unknown */
export async function checkReferences(tx: Tx, ctx: Ctx, fields: LineFields): Promise<void> {
  if (!(await hasMatter(tx, ctx, fields.matterId))) throw fieldError('/matterId', 'not-found');
  if (fields.sectionId !== null && !(await hasSection(tx, ctx, fields.sectionId)))
    throw fieldError('/sectionId', 'not-found');
}
