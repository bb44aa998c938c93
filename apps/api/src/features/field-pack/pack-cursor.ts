/**
 * The cursor of a field pack: how far in the bureau's chain of audit events the tablet is, and what of a snapshot is
 * still to come. Opaque to the tablet; what is not of this version, this account or this address begins anew.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '../../db/scope.ts';

const version = '2';

const stages = ['inspections-and-register', 'inspections', 'register', 'changes'] as const;
/** What comes next: parts of a snapshot, or the changes since `seq`. */
export type Stage = (typeof stages)[number];

export interface PackCursor {
  /** Number of the last audit event that the tablet knows the effects of, once the stage is `changes`. */
  seq: number;
  stage: Stage;
  /** Id of the last inspection or enterprise of the stage that was sent; empty: none yet. */
  last: string;
  /** Official day on which the inspections were looked at: some leave, and rules speak of today. */
  day: string;
  /** Whether the register is too large for a tablet, so that only a part of it is sent. */
  isPartial: boolean;
}

const parts = z.tuple([
  z.literal(version),
  z.string(),
  z.coerce.number().int().min(0),
  z.enum(stages),
  z.union([z.literal(''), z.uuid()]),
  z.iso.date(),
  z.enum(['whole', 'partial']),
]);

/** Differs when the account sees other inspections than before, or codes begin with another address. */
function readerOf(ctx: Ctx): string {
  const { actor } = ctx;
  const isHead = actor?.roles.includes('section-head') ?? false;
  const seen = [ctx.bureauId, actor?.accountId, actor?.officerId, isHead ? actor?.sectionId : null, ctx.origin];
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 16);
}

export function encodePackCursor(ctx: Ctx, cursor: PackCursor): string {
  const register = cursor.isPartial ? 'partial' : 'whole';
  return [version, readerOf(ctx), cursor.seq, cursor.stage, cursor.last, cursor.day, register].join('~');
}

/** The cursor, or null when it is none of this version for this reader. */
export function decodePackCursor(ctx: Ctx, text: string): PackCursor | null {
  const read = parts.safeParse(text.split('~'));
  if (!read.success) return null;
  const [, reader, seq, stage, last, day, register] = read.data;
  return reader === readerOf(ctx) ? { seq, stage, last, day, isPartial: register === 'partial' } : null;
}
