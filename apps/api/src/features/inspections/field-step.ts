/** What every step on site is told beside its content: its times, and whether a person takes it in spite of the rules. */
import type { Ctx } from '../../db/scope.ts';

export interface FieldStep {
  /** Instant that counts, see `verifiedInstant`. */
  at: string;
  /** By the clock of the tablet. */
  deviceAt: string | null;
  /** When the server heard of it. */
  receivedAt: string;
  /** Why somebody decided to take it in spite of what the rules found; null: the rules decide. */
  inSpite: string | null;
}

/** A step that is taken while the server hears of it. */
export const stepNow = (ctx: Ctx, deviceAt: string | null = null): FieldStep => ({
  at: ctx.now,
  deviceAt,
  receivedAt: ctx.now,
  inSpite: null,
});
