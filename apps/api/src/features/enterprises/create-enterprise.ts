/** Adds an enterprise; a second one with the same credit code is refused by the database. */
import { createEnterprise as endpoint } from '@liangma/contract/enterprises';
import { tidyName } from '@liangma/domain/enterprise/enterprise-name';
import { command } from '../../http/route.ts';
import { fieldError } from '../../http/field-error.ts';
import { getEnterprise, insertEnterprise } from './enterprise-store.ts';

export const createEnterprise = command(endpoint, async (tx, ctx, { body }) => {
  const { name } = tidyName(body.name);
  if (name === '') throw fieldError('/name', 'required');
  const id = await insertEnterprise(tx, ctx, { ...body, name });
  return {
    result: await getEnterprise(tx, ctx, id),
    audit: {
      action: 'enterprise.created',
      subjectKind: 'enterprise',
      subjectId: id,
      data: { creditCode: body.creditCode, name },
    },
  };
});
