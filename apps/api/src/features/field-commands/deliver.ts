/**
 * Takes in one command of a tablet: accepted, or held with its reason when the rules refuse it, once per command id.
 * What is not here yet (the command before it, its evidence) is asked for again by the tablet.
 */
import { deliverFieldCommand, type FieldEnvelope, type FieldReceipt } from '@liangma/contract/field-commands';
import { evidenceNamedBy } from '@liangma/contract/named-evidence';
import { may } from '@liangma/contract/permissions';
import { verifiedInstant } from '@liangma/domain/calendar/verified-instant';
import { verifyDeviceStamp } from '../../codes/device-stamp.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Db } from '../../db/open.ts';
import { perform, type Done } from '../../db/perform.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { linkEvidence, refuseMissingEvidence } from '../evidence/public.ts';
import { lockInspection, type FieldStep, type StoredInspection } from '../inspections/public.ts';
import { readArrival, type Arrival } from './arrival-store.ts';
import { HeldBecause, heldProblem, refusalOf } from './held-problem.ts';
import { insertHeld } from './held-store.ts';
import { runCommand } from './run-command.ts';
import { signatureItems } from './signature-items.ts';

interface Options {
  /** Account of the office that brings it in from a file, perhaps because its tablet is lost and revoked. */
  broughtInBy?: string;
  /** Says that the tablet does not wait any more. */
  signal?: AbortSignal;
}

interface Arrived {
  stored: StoredInspection;
  predecessor: Arrival['predecessor'];
  /** It may well come from where it says: from a tablet in the hands of its author, or one that we have spoken to. */
  isCredible: boolean;
  step: FieldStep;
}

async function arrive(tx: Tx, ctx: Ctx, envelope: FieldEnvelope, { broughtInBy }: Options): Promise<Arrived> {
  // whoever decides the command before this one holds this lock until that is written
  const stored = await lockInspection(tx, ctx, envelope.inspectionId);
  const arrival = await readArrival(tx, ctx, envelope);
  if (!arrival.isDeviceKnown) throw new ProblemException('device/unknown');
  if (arrival.isDeviceRevoked && broughtInBy === undefined) throw new ProblemException('device/revoked');
  if (arrival.predecessor === 'missing') throw new ProblemException('field/predecessor-missing');
  await refuseMissingEvidence(tx, ctx.bureauId, evidenceNamedBy(envelope.command));
  const spokenAt = verifyDeviceStamp(arrival.codeSecret, envelope.deviceId, envelope.clockStamp);
  const claim = { deviceAt: envelope.deviceAt, offsetMs: envelope.clockOffsetMs, spokenAt };
  const { at } = verifiedInstant(claim, ctx.now);
  const step = { at, deviceAt: envelope.deviceAt, receivedAt: ctx.now, inSpite: null };
  const isCredible = broughtInBy === undefined || arrival.isSetUp || spokenAt !== null;
  return { stored, predecessor: arrival.predecessor, isCredible, step };
}

/** An event in the name of an author who did not send it says who did. */
const broughtIn = (entry: AuditEntry, { broughtInBy }: Options): AuditEntry =>
  broughtInBy === undefined ? entry : { ...entry, data: { ...entry.data, broughtInBy } };

const receiptOf = (
  { commandId }: FieldEnvelope,
  { at: countedAt, receivedAt }: FieldStep,
  problem: FieldReceipt['problem'],
): FieldReceipt => ({ commandId, outcome: problem ? 'held' : 'accepted', receivedAt, countedAt, problem });

async function accept(tx: Tx, ctx: Ctx, envelope: FieldEnvelope, options: Options): Promise<Done<FieldReceipt>> {
  const { stored, predecessor, isCredible, step } = await arrive(tx, ctx, envelope, options);
  // asked first and for each command: discarding the one before it vouches for nothing
  if (!isCredible) throw new HeldBecause(new ProblemException('device/unknown'));
  if (predecessor === 'open') throw new HeldBecause(new ProblemException('field/predecessor-held'));
  if (!may(ctx.actor?.roles ?? [], 'inspection.carry-out'))
    throw new HeldBecause(new ProblemException('session/forbidden'));
  try {
    const audit = await runCommand(tx, ctx, stored, envelope, step);
    return { result: receiptOf(envelope, step, null), audit: audit.map((entry) => broughtIn(entry, options)) };
  } catch (error) {
    const refusal = refusalOf(error);
    throw refusal ? new HeldBecause(refusal) : error;
  }
}

async function hold(
  tx: Tx,
  ctx: Ctx,
  envelope: FieldEnvelope,
  because: ProblemException,
  options: Options,
): Promise<Done<FieldReceipt>> {
  if (!ctx.actor) throw new ProblemException('session/required');
  const { stored, predecessor, step } = await arrive(tx, ctx, envelope, options);
  // decided since the attempt
  if (because.code === 'field/predecessor-held' && predecessor !== 'open') return accept(tx, ctx, envelope, options);
  const problem = heldProblem(because, ctx);
  await insertHeld(tx, ctx, { envelope, problem, accountId: ctx.actor.accountId, countedAt: step.at });
  const { items, signatures } = evidenceNamedBy(envelope.command);
  const use = { inspectionId: stored.row.id, sourceKind: 'held', sourceId: envelope.commandId } as const;
  await linkEvidence(tx, ctx, use, { items: [...items, ...(await signatureItems(tx, ctx, signatures))] });
  const event: AuditEntry = {
    action: 'field-command.held',
    subjectKind: 'inspection',
    subjectId: stored.row.id,
    data: {
      commandId: envelope.commandId,
      deviceId: envelope.deviceId,
      kind: envelope.command.kind,
      problem: problem.code,
      errors: problem.errors.map(({ code }) => code),
      deviceAt: envelope.deviceAt,
      countedAt: step.at,
    },
  };
  return { result: receiptOf(envelope, step, problem), audit: broughtIn(event, options) };
}

/**
 * Delivers a command in the name of the account of `ctx`; the same command again gets the same receipt.
 * It is held when the account may no longer carry inspections out, and when the office brings it in from a tablet that the
 * author never set up and the server never spoke to.
 * @throws ProblemException session/required when that is not its author, session/forbidden, command/id-reused, resource/not-found, device/unknown, device/revoked,
 *   field/predecessor-missing, evidence/missing; nothing is written then
 */
export async function deliver(db: Db, ctx: Ctx, envelope: FieldEnvelope, options: Options = {}): Promise<FieldReceipt> {
  // two people share a tablet: the session of one delivers nothing in the name of the other
  if (ctx.actor?.accountId !== envelope.accountId) throw new ProblemException('session/required');
  const command = {
    name: deliverFieldCommand.name,
    commandId: envelope.commandId,
    permission: 'field.deliver',
    input: envelope,
    handIn: { signal: options.signal },
  } as const;
  const attempt = async (because: ProblemException | null): Promise<FieldReceipt> => {
    try {
      return await perform(db, ctx, command, (tx, inner) =>
        because ? hold(tx, inner, envelope, because, options) : accept(tx, inner, envelope, options),
      );
    } catch (error) {
      if (!(error instanceof HeldBecause)) throw error;
      // refusals are rare: the attempt costs nothing where it succeeds, and leaves nothing where it fails; what waited
      // for a command that was decided meanwhile may be refused for a reason of its own
      return attempt(error.problem);
    }
  };
  return attempt(null);
}
