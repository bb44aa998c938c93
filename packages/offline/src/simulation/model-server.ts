/**
 * The server as a model in memory: a log of commands, evidence by hash, held commands, sessions and the field pack. It
 * keeps the promises of the contract and nothing else. A crash before a commit leaves nothing, one after it leaves all.
 */
import { createHash } from 'node:crypto';
import type { FieldEnvelope, FieldReceipt } from '@liangma/contract/field-commands';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { ProblemCode } from '@liangma/contract/problems';
import { verifiedInstant } from '@liangma/domain/calendar/verified-instant';
import { isAllowed, stateAfter, type InspectionCommand } from '@liangma/domain/inspection/inspection';
import { canonical } from '@liangma/domain/text/canonical';
import { evidenceOf } from '../commands.ts';
import { ServerFailure, type FieldPackAnswer, type PromiseItem } from '../field-server.ts';
import type { Bytes } from '../hash.ts';
import { localProblem } from '../local-problem.ts';
import { sampleView } from './sample-view.ts';
import type { KnownCommand, Scene, ServerFacts } from './simulated-server.ts';
import type { World } from './world.ts';

export interface ServerFaults {
  /** Probabilities for one request that writes. */
  crashBefore: number;
  crashAfter: number;
  busy: number;
  /** A file that nothing names yet is lost. */
  loseFile: number;
}

export const soundServer: ServerFaults = { crashBefore: 0, crashAfter: 0, busy: 0, loseFile: 0 };

/** Promises of the contract that a test may break, to see that the simulation notices. */
export interface BrokenServer {
  forgetsIds?: boolean;
  ignoresOrder?: boolean;
  checksNoHash?: boolean;
  needsNoEvidence?: boolean;
}

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A first byte that no allowed type begins with. */
export const wrongType = 0x00;

const refused = (code: ProblemCode) => new ServerFailure({ kind: 'refused', problem: localProblem(code) });
const crashed = () => new ServerFailure({ kind: 'unreachable' });

/** Which step of the inspection a command is; null for what every state after the entry takes. */
const stepOf: Record<FieldEnvelope['command']['kind'], InspectionCommand | null> = {
  'enter-by-enterprise-code': 'enter',
  'enter-by-exception': 'enter',
  record: 'record',
  'tell-result': 'tell',
  close: 'close',
  'add-to-record': null,
  'write-document': null,
  'report-correction': null,
};

interface Upload {
  hash: string;
  bytes: Bytes;
  size: number;
}

export class ModelServer {
  readonly commands: KnownCommand[] = [];
  readonly evidence = new Map<string, Uint8Array>();
  readonly promised = new Map<string, PromiseItem>();
  faults: () => ServerFaults = () => soundServer;
  private readonly world: World;
  private readonly broken: BrokenServer;
  private readonly known = new Map<string, KnownCommand>();
  private readonly sessions = new Map<string, string>();
  private readonly uploads = new Map<string, Upload>();
  private readonly views = new Map<string, InspectionView>();
  private readonly changes: { inspectionId: string }[] = [];
  private packEpoch = 1;

  constructor(world: World, scene: Scene, broken: BrokenServer = {}) {
    this.world = world;
    this.broken = broken;
    for (const id of scene.inspections) this.change(sampleView(id));
  }

  login(accountId: string): string {
    const token = this.world.random.id();
    this.sessions.set(token, accountId);
    return token;
  }

  endSessions(accountId: string): void {
    for (const [token, account] of this.sessions) if (account === accountId) this.sessions.delete(token);
  }

  /** From now on every cursor is too old. */
  resetPack(): void {
    this.packEpoch += 1;
  }

  /** @throws ServerFailure session/required, also when the session is somebody else's */
  private mustBe(accountId: string, session: string | null): void {
    if (session === null || this.sessions.get(session) !== accountId) throw refused('session/required');
    if (this.world.random.chance(this.faults().busy)) throw refused('server/busy');
  }

  /** Runs what writes; nothing, or everything, is left of it when the server crashes. */
  private committing<T>(write: () => T): T {
    const { crashBefore, crashAfter } = this.faults();
    if (this.world.random.chance(crashBefore)) throw crashed();
    const result = write();
    if (this.world.random.chance(crashAfter)) throw crashed();
    return result;
  }

  deliver(session: string | null, envelope: FieldEnvelope): FieldReceipt {
    this.mustBe(envelope.accountId, session);
    const content = canonical(envelope);
    const earlier = this.known.get(envelope.commandId);
    if (earlier !== undefined && !this.broken.forgetsIds) {
      if (earlier.content !== content) throw refused('command/id-reused');
      return earlier.receipt;
    }
    const before = envelope.afterId === null ? null : this.known.get(envelope.afterId);
    if (before === undefined && !this.broken.ignoresOrder) throw refused('field/predecessor-missing');
    if (!this.broken.needsNoEvidence)
      for (const hash of evidenceOf(envelope.command)) if (!this.evidence.has(hash)) throw refused('evidence/missing');
    return this.committing(() => this.take(envelope, content, before?.receipt.outcome === 'held'));
  }

  private take(envelope: FieldEnvelope, content: string, isAfterHeld: boolean): FieldReceipt {
    const { commandId, inspectionId, accountId, command, deviceAt, clockOffsetMs, clockStamp } = envelope;
    const receivedAt = new Date(this.world.now()).toISOString();
    const claim = { deviceAt, offsetMs: clockOffsetMs, spokenAt: clockStamp === '' ? null : clockStamp };
    const view = this.views.get(inspectionId) ?? sampleView(inspectionId);
    const step = stepOf[command.kind];
    const isFine = step === null ? view.state !== 'approved' : isAllowed(view.state, step);
    const isHeld = isAfterHeld || !isFine;
    const { title, code } = localProblem('inspection/wrong-state');
    const receipt: FieldReceipt = {
      commandId,
      outcome: isHeld ? 'held' : 'accepted',
      receivedAt,
      countedAt: verifiedInstant(claim, receivedAt).at,
      problem: isHeld ? { code, title, errors: [] } : null,
    };
    if (isHeld) this.change({ ...view, heldCount: view.heldCount + 1 });
    else this.change(this.after(view, envelope, step));
    const taken = { commandId, inspectionId, accountId, content, receipt, evidence: evidenceOf(command) };
    this.known.set(commandId, taken);
    this.commands.push(taken);
    return receipt;
  }

  private after(view: InspectionView, { command }: FieldEnvelope, step: InspectionCommand | null): InspectionView {
    const at = new Date(this.world.now()).toISOString();
    if (command.kind === 'add-to-record') {
      const { additionId, text, evidence } = command;
      const addition = { id: additionId, text, evidence, addedBy: '', addedAt: at, deviceAt: null };
      return { ...view, additions: [...view.additions, addition] };
    }
    const state = step === null ? view.state : stateAfter(step);
    const fields = ['enter', 'record', 'tell', 'close'] as const;
    return { ...view, state, allowedCommands: fields.filter((one) => isAllowed(state, one)) };
  }

  private change(view: InspectionView): void {
    this.views.set(view.id, { ...view, revision: view.revision + 1 });
    this.changes.push({ inspectionId: view.id });
  }

  findMissing(accountId: string, session: string | null, hashes: string[]): string[] {
    this.mustBe(accountId, session);
    const { loseFile } = this.faults();
    if (this.world.random.chance(loseFile)) this.loseOneFile();
    return hashes.filter((hash) => !this.evidence.has(hash));
  }

  private loseOneFile(): void {
    const named = new Set(this.commands.flatMap(({ evidence }) => evidence));
    const free = [...this.evidence.keys()].filter((hash) => !named.has(hash));
    if (free.length > 0) this.evidence.delete(this.world.random.pick(free));
  }

  begin(accountId: string, session: string | null, hash: string, size: number): string {
    this.mustBe(accountId, session);
    const url = `/uploads/${this.world.random.id()}`;
    return this.committing(() => {
      this.uploads.set(url, { hash, size, bytes: new Uint8Array() });
      return url;
    });
  }

  /** Bytes that have arrived; null: there is no such upload (any more). */
  offset(accountId: string, session: string | null, url: string): number | null {
    this.mustBe(accountId, session);
    return this.uploads.get(url)?.bytes.length ?? null;
  }

  append(accountId: string, session: string | null, url: string, at: number, piece: Bytes): number {
    this.mustBe(accountId, session);
    const upload = this.uploads.get(url);
    if (upload === undefined || upload.bytes.length !== at) throw crashed();
    return this.committing(() => {
      const bytes = new Uint8Array([...upload.bytes, ...piece]);
      if (bytes.length < upload.size) {
        this.uploads.set(url, { ...upload, bytes });
        return bytes.length;
      }
      this.uploads.delete(url);
      if (!this.broken.checksNoHash && hashOf(bytes) !== upload.hash) throw refused('evidence/hash-differs');
      if (bytes[0] === wrongType) throw refused('evidence/wrong-type');
      this.evidence.set(upload.hash, bytes);
      return bytes.length;
    });
  }

  promise(accountId: string, session: string | null, items: PromiseItem[]): void {
    this.mustBe(accountId, session);
    for (const item of items) this.promised.set(item.item, item);
  }

  /** Five changes a page, so that packs have pages. */
  pack(accountId: string, session: string | null, after: string): FieldPackAnswer {
    this.mustBe(accountId, session);
    const [epoch = 0, seen = 0] = after.split('.').map(Number);
    const reset = epoch !== this.packEpoch;
    const from = reset ? 0 : seen;
    const until = Math.min(from + 5, this.changes.length);
    const changed = new Set(this.changes.slice(from, until).map(({ inspectionId }) => inspectionId));
    const now = new Date(this.world.now()).toISOString();
    return {
      reset,
      upserts: [...changed].map((id) => ({
        kind: 'inspection',
        id,
        view: this.views.get(id) ?? sampleView(id),
        codeSecret: null,
        enterpriseCodeHash: '',
      })),
      deletes: [],
      cursor: `${this.packEpoch}.${until}`,
      hasMore: until < this.changes.length,
      now,
      stamp: now,
      accountId,
    };
  }

  facts(): ServerFacts {
    const evidence = new Map([...this.evidence].map(([hash, bytes]) => [hash, hashOf(bytes)]));
    return { commands: this.commands, evidence };
  }
}
