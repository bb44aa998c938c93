/** Changes an enterprise; a changed name keeps the old one as former name. */
import { isDeepStrictEqual } from 'node:util';
import { updateEnterprise as endpoint, type EnterpriseView } from '@liangma/contract/enterprises';
import { tidyName } from '@liangma/domain/enterprise/enterprise-name';
import { fieldError } from '../../http/field-error.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { getEnterprise, lockEnterprise, saveEnterprise } from './enterprise-store.ts';
import { formerNamesAfter } from './former-names.ts';

/** Fields that differ, each with both values, for the audit log. */
function changesOf(before: EnterpriseView, after: EnterpriseView): Record<string, { from: unknown; to: unknown }> {
  const fields = (Object.keys(after) as (keyof EnterpriseView)[]).filter((field) => field !== 'revision');
  const changed = fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  return Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]));
}

export const updateEnterprise = command(endpoint, async (tx, ctx, { params, body: { revision, ...fields } }) => {
  const { name } = tidyName(fields.name);
  if (name === '') throw fieldError('/name', 'required');
  const before = await lockEnterprise(tx, ctx, params.enterpriseId);
  if (before.revision !== revision) throw new ProblemException('resource/changed');
  await saveEnterprise(tx, ctx, before, { ...fields, name }, formerNamesAfter(before, name));
  const after = await getEnterprise(tx, ctx, before.id);
  return {
    result: after,
    audit: {
      action: 'enterprise.updated',
      subjectKind: 'enterprise',
      subjectId: before.id,
      data: { changes: changesOf(before, after) },
    },
  };
});
