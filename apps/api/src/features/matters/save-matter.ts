/** Changes a matter: an unpublished version is changed, a published one stays and gets a new version after it (R04). */
import { fieldProblemText } from '@liangma/contract/field-problems';
import { saveMatter as endpoint } from '@liangma/contract/matters';
import type { Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { getMatterView, insertVersions, lockMatters, updateVersion } from './matter-store.ts';

/** A condition looks back: what is asked later cannot decide whether this is asked. */
function refuseForwardConditions(ctx: Ctx, checklist: readonly { onlyIf: { no: number } | null }[]): void {
  const errors = checklist.flatMap(({ onlyIf }, index) => {
    if (onlyIf === null || onlyIf.no <= index) return [];
    const problem = { code: 'not-found', params: {} } as const;
    return {
      ...problem,
      pointer: `/checklist/${index}/onlyIf`,
      detail: fieldProblemText(problem, ctx.language ?? 'zh'),
    };
  });
  if (errors.length > 0) throw new ProblemException('request/invalid', { errors });
}

export const saveMatter = command(endpoint, async (tx, ctx, { params: { matterId }, body: { version, ...body } }) => {
  refuseForwardConditions(ctx, body.checklist);
  await lockMatters(tx, ctx, [matterId]);
  const before = await getMatterView(tx, ctx, matterId);
  if (before.version !== version) throw new ProblemException('resource/changed');
  const fields = { ...body, checklist: body.checklist.map((row, index) => ({ no: index + 1, ...row })) };
  if (before.publishedOn === null) await updateVersion(tx, ctx, before.versionId, fields);
  else await insertVersions(tx, ctx, [{ matterId, version: version + 1, fields }]);
  const after = await getMatterView(tx, ctx, matterId);
  return {
    result: after,
    audit: {
      action: before.publishedOn === null ? 'matter.updated' : 'matter.version-added',
      subjectKind: 'matter',
      subjectId: matterId,
      data: { name: after.name, version: after.version },
    },
  };
});
