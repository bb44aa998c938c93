/** Commands of tablets that wait for a decision, and those of the last 90 days. */
import { listHeldCommands as endpoint } from '@liangma/contract/field-commands';
import { query } from '../../http/route.ts';
import { listShownHeld } from './held-store.ts';
import { heldRowView } from './held-view.ts';

const shownMs = 90 * 24 * 3600_000;

export const listHeldCommands = query(endpoint, async (tx, ctx) => {
  const rows = await listShownHeld(tx, ctx, new Date(Date.parse(ctx.now) - shownMs).toISOString());
  return { items: rows.map((row) => heldRowView(ctx, row)) };
});
