/**
 * The real application as the simulation of tablets sees a server: every request over HTTP, uploads by tus, sessions in the
 * database, connections to it cut now and then. Virtual time stands still while a request is served.
 */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { promiseDelivery, registerDevice } from '@liangma/contract/devices';
import type { Endpoint, ResponseOf } from '@liangma/contract/endpoint';
import { findMissingEvidence } from '@liangma/contract/evidence';
import { deliverFieldCommand, fieldReceipt, type FieldEnvelope } from '@liangma/contract/field-commands';
import { getFieldPack } from '@liangma/contract/field-pack';
import type { InspectionView } from '@liangma/contract/inspections';
import type { ProblemBody } from '@liangma/contract/problems';
import { canonical } from '@liangma/domain/text/canonical';
import { evidenceOf } from '@liangma/offline/commands';
import { ServerFailure, type FieldServer } from '@liangma/offline/field-server';
import { hashOf } from '@liangma/offline/simulation/model-server';
import type { Scene, ServerFacts, SimulatedServer } from '@liangma/offline/simulation/simulated-server';
import type { Tablet } from '@liangma/offline/simulation/tablet';
import type { World } from '@liangma/offline/simulation/world';
import { tusClient, type TusClient } from '../../features/evidence/testing/tus-requests.ts';
import { hashToken, newToken } from '../../http/session.ts';
import { completeRecord, inspectionScene } from '../../testing/inspection-scene.ts';
import { insertAccount, insertEnterprise, insertOfficer } from '../../testing/rows.ts';
import { newId, type Caller, type TestApp } from '../../testing/test-app.ts';
import type { Cutter } from './cut-connections.ts';

const pieceBytes = 700;

/** Two inspectors, both sent on each inspection, and as many approved inspections. */
export async function fieldScene(app: TestApp, inspections: number): Promise<Scene> {
  const { ownerDb, bureauId } = app;
  const scene = await inspectionScene(app);
  const officerIds = [await insertOfficer(ownerDb, bureauId), await insertOfficer(ownerDb, bureauId)];
  const accounts = await Promise.all(
    officerIds.map((officer) => insertAccount(ownerDb, bureauId, ['inspector'], { officer_id: officer })),
  );
  const ids: string[] = [];
  for (let left = inspections; left > 0; left--) {
    const enterpriseId = await insertEnterprise(ownerDb, bureauId);
    ids.push((await scene.approved({ enterpriseId, officerIds })).id);
  }
  return { accounts, devices: [newId(), newId()], inspections: ids };
}

interface Deps {
  app: TestApp;
  world: World;
  tablets: readonly Tablet[];
  cutter: Cutter;
  /** Probability that a request loses its database. */
  cuts: number;
}

export interface RealServer extends SimulatedServer {
  calm(): void;
}

const problemOf = (status: number, body: Partial<ProblemBody> | null) =>
  status < 400
    ? null
    : new ServerFailure(
        body?.code === undefined ? { kind: 'unreachable' } : { kind: 'refused', problem: body as ProblemBody },
      );

export function realServer({ app, world, tablets, cutter, cuts }: Deps): RealServer {
  const { random } = world;
  const seen = new Map<string, FieldEnvelope>();
  let probability = cuts;
  const host = 'liangma.test';

  /** One request: the clock of the server is set, and its database may go away in the middle. */
  const served = <T>(work: () => Promise<T>): Promise<T> =>
    world.real(() => {
      app.setNow(new Date(world.now()).toISOString());
      const cut = random.chance(probability) ? { after: random.int(0, 22), isSent: random.chance(0.5) } : null;
      return cutter.during(cut, work);
    });

  const cookieOf = (session: string | null) => `liangma=${session ?? ''}`;

  async function ask<E extends Endpoint>(
    endpoint: E,
    session: string | null,
    input: Parameters<Caller['call']>[1],
  ): Promise<ResponseOf<E>> {
    const headers = { host, cookie: cookieOf(session) };
    const answer = await served(() => app.anonymous.call(endpoint, { ...input, headers }));
    const failure = problemOf(answer.status, answer.body);
    if (failure !== null) throw failure;
    return answer.body;
  }

  async function upload(session: string | null, step: (client: TusClient) => ReturnType<TusClient['head']>) {
    const answer = await served(() => step(tusClient(app, { cookie: cookieOf(session) })));
    // an upload that is not there any more is no failure: the next one begins
    if (answer.status === 404) return null;
    const failure = problemOf(answer.status, answer.problem);
    if (failure !== null) throw failure;
    return answer;
  }

  return {
    calm: () => {
      probability = 0;
    },
    async login(accountId, deviceId) {
      const token = newToken();
      await world.real(async () => {
        app.setNow(new Date(world.now()).toISOString());
        const { bureauId, ownerDb } = app;
        const at = app.deps.clock();
        const expires = { expires_at: '2099-01-01T00:00:00.000Z', created_at: at, last_seen_at: at };
        await ownerDb
          .insertInto('session')
          .values({ token_hash: hashToken(token), bureau_id: bureauId, account_id: accountId, ...expires })
          .execute();
      });
      await ask(registerDevice, token, { body: { deviceId, name: '平板' } });
      return token;
    },
    async endSessions(accountId) {
      await world.real(() => app.ownerDb.deleteFrom('session').where('account_id', '=', accountId).execute());
    },
    recordFor: (view: InspectionView, evidence) => completeRecord(view, { evidence }),
    connect(carry, { session }): FieldServer {
      return {
        deliver: (envelope) =>
          carry(`deliver ${envelope.command.kind} ${envelope.commandId.slice(0, 8)}`, async () => {
            seen.set(envelope.commandId, envelope);
            const { commandId } = envelope;
            const receipt = await ask(deliverFieldCommand, session(), { body: envelope, commandId });
            world.note('server', `${receipt.outcome} ${commandId.slice(0, 8)} ${receipt.problem?.code ?? ''}`);
            return receipt;
          }),
        findMissing: (hashes) =>
          carry('find missing', async () => (await ask(findMissingEvidence, session(), { body: { hashes } })).missing),
        promise: (deviceId, items) =>
          carry('promise', async () => {
            await ask(promiseDelivery, session(), { params: { deviceId }, body: { items } });
          }),
        fetchPack: (deviceId, after) =>
          carry('pack', () => ask(getFieldPack, session(), { query: { deviceId, after } })),
        async upload(file, bytes, note) {
          const { hash, mediaType, name } = file;
          const faults = () => tablets.find(({ lineFaults }) => lineFaults.cutPiece > 0)?.lineFaults;
          const metadata = { sha256: hash, kind: file.item?.kind ?? 'photo', mediaType, name };
          const what = `upload ${hash.slice(0, 8)}`;
          let id = file.uploadUrl;
          let offset: number | null = null;
          if (id !== null) {
            const begun = id;
            offset = (await carry(`${what} where`, () => upload(session(), (tus) => tus.head(begun))))?.offset ?? null;
          }
          if (id === null || offset === null) {
            const sent = { hash, bytes: Buffer.from(bytes) };
            const begun = await carry(`${what} begin`, () =>
              upload(session(), (tus) => tus.create(sent, { metadata })),
            );
            id = begun?.id ?? '';
            offset = begun?.offset ?? 0;
            await note({ uploadedBytes: offset, uploadUrl: id });
          }
          const to = id;
          while (offset < bytes.length) {
            const at: number = offset;
            const whole = bytes.slice(at, at + pieceBytes);
            const isCut = random.chance(faults()?.cutPiece ?? 0);
            const isDamaged = random.chance(faults()?.damagePiece ?? 0);
            const piece = isCut ? whole.slice(0, random.int(1, whole.length)) : whole;
            if (isDamaged) piece[piece.length - 1] = ((piece.at(-1) ?? 0) + 1) % 256;
            const answer = await carry(`${what} at ${at}`, () => upload(session(), (tus) => tus.patch(to, at, piece)));
            if (isCut || answer === null || answer.offset === null) throw new ServerFailure({ kind: 'unreachable' });
            offset = answer.offset;
            await note({ uploadedBytes: offset, uploadUrl: to });
          }
        },
      };
    },
    facts: () => factsOf(app, seen),
  };
}

/** What the server has, read from its tables and its store of evidence. */
async function factsOf(app: TestApp, seen: ReadonlyMap<string, FieldEnvelope>): Promise<ServerFacts> {
  const { bureauId, ownerDb, deps } = app;
  const logged = await ownerDb
    .selectFrom('command_log')
    .selectAll()
    .where('endpoint', '=', deliverFieldCommand.name)
    .execute();
  const commands = logged.map(({ command_id: commandId, account_id: accountId, request_hash: hash, response }) => {
    const envelope = seen.get(commandId);
    if (envelope === undefined) throw new Error(`command ${commandId} was never sent`);
    const whole = canonical([bureauId, accountId, deliverFieldCommand.name, envelope]);
    const isEqual = createHash('sha256').update(whole).digest().equals(hash);
    return {
      commandId,
      inspectionId: envelope.inspectionId,
      accountId: accountId ?? '',
      content: isEqual ? canonical(envelope) : 'another',
      receipt: fieldReceipt.parse(response),
      evidence: evidenceOf(envelope.command),
    };
  });
  commands.sort((a, b) => Date.parse(a.receipt.receivedAt) - Date.parse(b.receipt.receivedAt));
  const rows = await ownerDb.selectFrom('evidence').select('hash').execute();
  const evidence = new Map<string, string>();
  for (const { hash } of rows) {
    const opened = await deps.evidence.store.open(bureauId, hash);
    evidence.set(hash, opened === null ? 'no bytes' : hashOf(await buffer(opened.stream)));
  }
  return { commands, evidence };
}
