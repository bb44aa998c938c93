/** SQL of what stands behind a code; across all bureaus, because the code does not tell whose it is. */
import type { Tx } from '../db/scope.ts';

/** The inspection that a code names, with the secret that it must be signed with. */
export function findCodedInspection(tx: Tx, id: string) {
  return tx
    .selectFrom('inspection')
    .select(['bureau_id', 'state', 'code_secret'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The enterprise that a printed code names, with the secret of its bureau. */
export function findCodedEnterprise(tx: Tx, id: string) {
  return tx
    .selectFrom('enterprise')
    .innerJoin('bureau', 'bureau.id', 'enterprise.bureau_id')
    .select([
      'enterprise.name',
      'enterprise.credit_code',
      'bureau.name as bureau_name',
      'bureau.complaint_phone',
      'bureau.code_secret',
    ])
    .where('enterprise.id', '=', id)
    .executeTakeFirst();
}
