/** The audit log, newest first. */
import { listAuditEvents as endpoint } from '@liangma/contract/bureaus';
import { query } from '../../http/route.ts';
import { listAuditPage } from './audit-store.ts';

export const listAuditEvents = query(endpoint, (tx, ctx, input) => listAuditPage(tx, ctx.bureauId, input.query));
