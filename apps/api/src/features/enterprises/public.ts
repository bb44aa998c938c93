/** What other features may use of the register. */
import type { Tx } from '../../db/scope.ts';

export { creditCodesIn } from '@liangma/domain/enterprise/credit-codes-in-text';
export { enterprisesFoundBy } from './enterprises-found-by.ts';
export { upsertEnterprises } from './upsert-enterprises.ts';

export interface KnownEnterprise {
  enterpriseId: string;
  creditCode: string;
  name: string;
  formerNames: string[];
}

/** The whole register of a bureau with what a hand-kept ledger may call a firm by, deregistered ones included. */
export async function listKnownEnterprises(tx: Tx, bureauId: string): Promise<KnownEnterprise[]> {
  const rows = await tx
    .selectFrom('enterprise')
    .select(['id', 'credit_code', 'name', 'former_names'])
    .where('bureau_id', '=', bureauId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    enterpriseId: row.id,
    creditCode: row.credit_code,
    name: row.name,
    formerNames: row.former_names,
  }));
}
