/** Adds a section. */
import { createSection as endpoint } from '@liangma/contract/bureaus';
import { command } from '../../http/route.ts';
import { sectionNameTaken } from './section-name-taken.ts';
import { insertNewSection } from './section-store.ts';

export const createSection = command(endpoint, async (tx, ctx, { body }) => {
  const section = await insertNewSection(tx, ctx.bureauId, body);
  if (!section) throw sectionNameTaken();
  return {
    result: section,
    audit: { action: 'section.created', subjectKind: 'section', subjectId: section.id, data: { name: section.name } },
  };
});
