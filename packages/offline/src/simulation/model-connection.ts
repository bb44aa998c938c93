/** The model server over a bad line: each step of an upload is a request of its own, as by tus. */
import { ServerFailure, type FieldServer } from '../field-server.ts';
import type { Bytes } from '../hash.ts';
import type { ModelServer } from './model-server.ts';
import type { Carry, LineFaults } from './network.ts';
import type { SimulatedServer } from './simulated-server.ts';
import type { World } from './world.ts';

/** Small, so that small files have several pieces. */
const pieceBytes = 24;

/** What arrives of a piece, and whether its sender hears an answer. */
function onTheWay(world: World, piece: Bytes, faults: LineFaults): { arrives: Bytes; isCut: boolean } {
  const { random } = world;
  if (random.chance(faults.cutPiece)) return { arrives: piece.slice(0, random.int(0, piece.length)), isCut: true };
  if (!random.chance(faults.damagePiece)) return { arrives: piece, isCut: false };
  const arrives = piece.slice();
  const at = random.int(0, arrives.length - 1);
  arrives[at] = ((arrives[at] ?? 0) + 1) % 256;
  return { arrives, isCut: false };
}

/** The model as the simulation sees a server. */
export function modelAsServer(world: World, model: ModelServer, faults: () => LineFaults): SimulatedServer {
  return {
    login: async (accountId) => model.login(accountId),
    endSessions: async (accountId) => model.endSessions(accountId),
    facts: async () => model.facts(),
    connect(carry: Carry, { accountId, deviceId, session }): FieldServer {
      const by = `${deviceId.slice(0, 4)}`;
      return {
        deliver: (envelope) =>
          carry(`deliver ${envelope.command.kind} ${envelope.commandId.slice(0, 8)}`, async () => {
            const receipt = model.deliver(session(), envelope);
            world.note('server', `${receipt.outcome} ${envelope.command.kind} ${envelope.commandId.slice(0, 8)}`);
            return receipt;
          }),
        findMissing: (hashes) => carry('find missing', async () => model.findMissing(accountId, session(), hashes)),
        promise: (_, items) => carry('promise', async () => model.promise(accountId, session(), items)),
        fetchPack: (_, after) => carry('pack', async () => model.pack(accountId, session(), after)),
        async upload(file, bytes, note) {
          const what = `upload ${file.hash.slice(0, 8)}`;
          let url = file.uploadUrl;
          let offset: number | null = null;
          if (url !== null) {
            const begun = url;
            offset = await carry(`${what} where`, async () => model.offset(accountId, session(), begun));
          }
          if (url === null || offset === null) {
            offset = 0;
            url = await carry(`${what} begin`, async () => model.begin(accountId, session(), file.hash, bytes.length));
            await note({ uploadedBytes: 0, uploadUrl: url });
          }
          const to = url;
          while (offset < bytes.length) {
            const at: number = offset;
            const { arrives, isCut } = onTheWay(world, bytes.slice(at, at + pieceBytes), faults());
            offset = await carry(`${what} at ${at}`, async () => model.append(accountId, session(), to, at, arrives));
            if (isCut) throw new ServerFailure({ kind: 'unreachable' });
            world.note(by, `${what} has ${offset}`);
            await note({ uploadedBytes: offset, uploadUrl: to });
          }
        },
      };
    },
  };
}
