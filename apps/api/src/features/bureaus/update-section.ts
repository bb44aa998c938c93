/** Renames or reorders a section. */
import { updateSection as endpoint } from '@liangma/contract/bureaus';
import { changedFields } from '../../db/changed-fields.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { sectionNameTaken } from './section-name-taken.ts';
import { findSection, isSectionNameTaken, updateSectionRow } from './section-store.ts';

export const updateSection = command(endpoint, async (tx, ctx, { params, body }) => {
  const before = await findSection(tx, ctx.bureauId, params.sectionId);
  if (!before) throw new ProblemException('resource/not-found');
  if (await isSectionNameTaken(tx, ctx.bureauId, body.name, before.id)) throw sectionNameTaken();
  const section = { id: before.id, ...body };
  await updateSectionRow(tx, ctx.bureauId, section);
  return {
    result: section,
    audit: {
      action: 'section.updated',
      subjectKind: 'section',
      subjectId: section.id,
      data: { changes: changedFields(before, body) },
    },
  };
});
