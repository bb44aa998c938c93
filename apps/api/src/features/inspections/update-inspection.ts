/** Changes a draft or a returned inspection; after approval nothing of it is changed any more. */
import { updateInspection as endpoint } from '@liangma/contract/inspections';
import { isAllowed } from '@liangma/domain/inspection/inspection';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { chosenBy } from './chosen-references.ts';
import { changeInspection, lockInspection, setMatters, setOfficers, toColumns } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';

export const updateInspection = command(endpoint, async (tx, ctx, { params, body }) => {
  const { revision, ...fields } = body;
  const { row } = await lockInspection(tx, ctx, params.inspectionId);
  // what may still be handed in may be changed
  if (!isAllowed(row.state, 'submit')) throw new ProblemException('inspection/wrong-state');
  if (row.revision !== revision) throw new ProblemException('resource/changed');
  const { isEnterprise, versions, officers } = await chosenBy(tx, ctx, fields);
  await changeInspection(tx, row, { ...toColumns(fields), is_enterprise: isEnterprise });
  await setMatters(tx, ctx, row.id, versions);
  await setOfficers(tx, ctx, row.id, officers);
  return {
    result: await viewOf(tx, ctx, row.id),
    audit: { action: 'inspection.updated', subjectKind: 'inspection', subjectId: row.id, data: { fields } },
  };
});
