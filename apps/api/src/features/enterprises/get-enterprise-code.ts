/** The enterprise code (企业码) to print: the same every time, until the bureau changes its secret. */
import { getEnterpriseCode as endpoint } from '@liangma/contract/enterprises';
import { enterpriseCodeUrl, signEnterpriseCode } from '../../codes/code-signature.ts';
import { query } from '../../http/route.ts';
import { getBureauCodeSecret, getEnterprise } from './enterprise-store.ts';

export const getEnterpriseCode = query(endpoint, async (tx, ctx, { params }) => {
  const { id, name, creditCode } = await getEnterprise(tx, ctx, params.enterpriseId);
  const token = signEnterpriseCode(await getBureauCodeSecret(tx, ctx), id);
  return { url: enterpriseCodeUrl(ctx.origin, token), name, creditCode };
});
