/** Changes what the bureau says about itself, and the cap it has published. */
import { updateBureau as endpoint } from '@liangma/contract/bureaus';
import type { ProblemError } from '@liangma/contract/problems';
import { changedFields } from '../../db/changed-fields.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { findBureau, updateBureauRow, type BureauFields } from './bureau-store.ts';

function fieldErrors(fields: BureauFields): ProblemError[] {
  const errors: ProblemError[] = [];
  // a cap binds inspections and is shown to enterprises: nobody may enter a number without saying where it stands
  if (fields.capPerYear !== null && fields.capSource === '')
    errors.push({ pointer: '/capSource', code: 'required', detail: '请填写频次上限的依据(文件名称和文号)' });
  // 行政处罚法第二十条: the entrusting body is named and answers for the act
  if (fields.kind === 'entrusted' && !fields.entrustingBody)
    errors.push({ pointer: '/entrustingBody', code: 'required', detail: '受委托组织须填写委托机关' });
  return errors;
}

export const updateBureau = command(endpoint, async (tx, ctx, { body }) => {
  const { revision, ...fields } = body;
  const errors = fieldErrors(fields);
  if (errors.length > 0) throw new ProblemException('request/invalid', { errors });
  const before = await findBureau(tx, ctx.bureauId);
  const isSaved = await updateBureauRow(tx, { id: ctx.bureauId, revision }, fields);
  const bureau = await findBureau(tx, ctx.bureauId);
  if (!before || !bureau || !isSaved) throw new ProblemException('resource/changed');
  return {
    result: bureau,
    audit: {
      action: 'bureau.updated',
      subjectKind: 'bureau',
      subjectId: ctx.bureauId,
      data: { changes: changedFields(before, fields) },
    },
  };
});
