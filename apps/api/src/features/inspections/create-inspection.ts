/** Prepares an inspection as a draft; the rules are asked when it is handed in. */
import { createInspection as endpoint } from '@liangma/contract/inspections';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { chosenBy } from './chosen-references.ts';
import { insertInspection, setMatters, setOfficers } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';

export const createInspection = command(endpoint, async (tx, ctx, { body }) => {
  if (!ctx.actor) throw new ProblemException('session/required');
  const { isEnterprise, versions, officers } = await chosenBy(tx, ctx, body);
  const id = await insertInspection(tx, ctx, body, { isEnterprise, preparedBy: ctx.actor.accountId });
  await setMatters(tx, ctx, id, versions);
  await setOfficers(tx, ctx, id, officers);
  return {
    result: await viewOf(tx, ctx, id),
    audit: { action: 'inspection.created', subjectKind: 'inspection', subjectId: id, data: { fields: body } },
  };
});
