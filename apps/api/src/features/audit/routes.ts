/** The audit log: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { listAuditEvents } from './list-audit-events.ts';

export const routes: readonly Route[] = [listAuditEvents];
