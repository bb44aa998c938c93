/** Entry without a scan, with the reason that the supervisor will read (R22, R23). */
import { enterByException as endpoint } from '@liangma/contract/inspections';
import { command } from '../../http/route.ts';
import { lockInspection, refuseUnlessSent, viewOf } from '../inspections/public.ts';
import { registerEntry } from './register-entry.ts';

export const enterByException = command(endpoint, async (tx, ctx, { params, body }) => {
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  refuseUnlessSent(ctx, stored.core);
  const audit = await registerEntry(tx, ctx, stored, {
    way: 'exception',
    deviceAt: body.deviceAt,
    confirmedBy: '',
    exceptionReason: body.reason,
    exceptionNote: body.note,
  });
  return { result: await viewOf(tx, ctx, stored.row.id), audit };
});
