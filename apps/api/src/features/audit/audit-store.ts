/** SQL of the audit log; written by `perform` alone. */
import { z } from 'zod';
import type { listAuditEvents } from '@liangma/contract/bureaus';
import type { QueryOf } from '@liangma/contract/endpoint';
import { cappedCount, decodeCursor, pageOfRows, type Page } from '../../db/page.ts';
import type { Tx } from '../../db/scope.ts';

export type AuditEventView = z.input<(typeof listAuditEvents)['response']>['items'][number];

const seqKey = z.tuple([z.number().int()]);

/** A page of the log, newest first. */
export async function listAuditPage(
  tx: Tx,
  bureauId: string,
  asked: QueryOf<typeof listAuditEvents>,
): Promise<Page<AuditEventView>> {
  let all = tx
    .selectFrom('audit_event')
    .select(['seq', 'at', 'actor', 'action', 'subject_kind', 'subject_id', 'data'])
    .where('bureau_id', '=', bureauId);
  if (asked.subjectId) all = all.where('subject_id', '=', asked.subjectId);
  const before = decodeCursor(asked.cursor, seqKey);
  const rows = await (before ? all.where('seq', '<', before[0]) : all)
    .orderBy('seq', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const total = await cappedCount(tx, all);
  const page = pageOfRows(
    rows,
    asked.limit,
    (row) => [row.seq],
    (row): AuditEventView => ({
      seq: row.seq,
      at: row.at,
      actor: row.actor,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      data: { ...row.data },
    }),
  );
  return { ...page, total };
}

/** Events after a number, in order, as many as fit a batch. */
export const readLinks = (tx: Tx, bureauId: string, after: number, limit: number) =>
  tx
    .selectFrom('audit_event')
    .selectAll()
    .where('bureau_id', '=', bureauId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();

/** Where the chain of the bureau ends, or null before its first event. */
export async function findHead(tx: Tx, bureauId: string): Promise<{ seq: number; hash: Buffer } | null> {
  const head = await tx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('bureau_id', '=', bureauId)
    .executeTakeFirst();
  return head ?? null;
}
