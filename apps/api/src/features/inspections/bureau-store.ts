/** SQL of what notices and public pages say about the bureau itself. */
import type { Ctx, Tx } from '../../db/scope.ts';

export interface NamedBureau {
  name: string;
  /** Day on which the bureau was announced as a body that inspects; null before. */
  announcedOn: string | null;
  /** The body in whose name an entrusted organisation inspects; null when the bureau acts in its own name. */
  entrustedBy: string | null;
  /** '' when there is none. */
  complaintPhone: string;
}

/** The bureau as it signs and is named in public. */
export async function findNamedBureau(tx: Tx, ctx: Ctx): Promise<NamedBureau> {
  const bureau = await tx
    .selectFrom('bureau')
    .select(['name', 'announced_on', 'kind', 'entrusting_body', 'complaint_phone'])
    .where('id', '=', ctx.bureauId)
    .executeTakeFirstOrThrow();
  return {
    name: bureau.name,
    announcedOn: bureau.announced_on,
    entrustedBy: bureau.kind === 'entrusted' ? bureau.entrusting_body : null,
    complaintPhone: bureau.complaint_phone,
  };
}
