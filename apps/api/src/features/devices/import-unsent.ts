/**
 * Takes in a file of unsent work that a tablet wrote, because its login was lost or it broke. Evidence goes first, then
 * each command is delivered in the name of its author with the id that it has on the tablet: whoever sends it again, the
 * tablet or a second import, repeats it. So the import itself can be repeated after any failure.
 */
import { createHash } from 'node:crypto';
import { importUnsent as endpoint } from '@liangma/contract/devices';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { readUnsentFile, UnsentFileError, type ReadUnsent, type UnsentItem } from '@liangma/offline/unsent-file';
import type { AppDeps } from '../../app-deps.ts';
import { perform } from '../../db/perform.ts';
import { problemOfPgError } from '../../db/pg-errors.ts';
import { readScoped, type Actor, type Ctx } from '../../db/scope.ts';
import { commandIdOf } from '../../http/command-id.ts';
import { problemBody, ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { deliver } from '../field-commands/public.ts';
import { findActor } from '../people/public.ts';
import { insertDevice, knownCommands } from './device-store.ts';
import { storeUnsentEvidence } from './store-unsent-evidence.ts';

type Result = ResponseOf<typeof endpoint>['results'][number];

/** Longest name of a tablet. */
const nameLength = 60;

const reasons = {
  'not-unsent-file': { zh: '这不是从平板导出的未送出工作文件', en: 'This is no file of unsent work' },
  'newer-version': {
    zh: '文件由更新的版本导出,请先升级服务器',
    en: 'A newer version wrote this file; update the server',
  },
  damaged: { zh: '文件不完整或者已损坏,请重新导出', en: 'The file is damaged; export it again' },
};

async function readFile(ctx: Ctx, bytes: Uint8Array<ArrayBuffer>): Promise<ReadUnsent> {
  try {
    return await readUnsentFile(bytes);
  } catch (error) {
    if (!(error instanceof UnsentFileError)) throw error;
    throw new ProblemException('import/unreadable', { detail: reasons[error.failure][ctx.language ?? 'zh'] });
  }
}

/** What is known before anything is delivered: which commands have arrived, and who wrote them. */
async function lookUp(deps: AppDeps, ctx: Ctx, items: readonly UnsentItem[]) {
  return readScoped(deps.db, ctx.bureauId, async (tx) => {
    const authors = new Map<string, Actor>();
    for (const id of new Set(items.map(({ envelope }) => envelope.accountId))) {
      const actor = await findActor(tx, ctx.bureauId, id);
      if (actor) authors.set(id, actor);
    }
    const ids = items.map(({ envelope }) => envelope.commandId);
    return { authors, known: await knownCommands(tx, ctx, ids) };
  });
}

/** Title of a problem, and what it says of this case. */
function textOf(ctx: Ctx, problem: ProblemException): string {
  const { title, detail } = problemBody(problem.code, ctx.language ?? 'zh', { detail: problem.detail });
  return detail === undefined ? title : `${title}：${detail}`;
}

async function deliverOne(
  deps: AppDeps,
  ctx: Ctx,
  item: UnsentItem,
  author: Actor | undefined,
): Promise<Pick<Result, 'outcome' | 'detail'>> {
  // an account of another bureau is as unknown as one that never was
  if (!author) return { outcome: 'failed', detail: textOf(ctx, new ProblemException('resource/not-found')) };
  try {
    const broughtInBy = ctx.actor?.accountId;
    if (broughtInBy === undefined) throw new ProblemException('session/required');
    const receipt = await deliver(deps.db, { ...ctx, actor: author }, item.envelope, { broughtInBy });
    return { outcome: receipt.outcome, detail: receipt.problem?.title ?? '' };
  } catch (error) {
    const problem = error instanceof ProblemException ? error : problemOfPgError(error);
    if (!problem) deps.log.error({ err: error, commandId: item.envelope.commandId }, 'unsent work was not delivered');
    return { outcome: 'failed', detail: textOf(ctx, problem ?? new ProblemException('server/failed')) };
  }
}

/** Says that it begins, and knows the tablet from now on, so that what it wrote can be delivered. */
async function begin(deps: AppDeps, ctx: Ctx, file: ReadUnsent, of: { commandId: string; hash: string }) {
  const { commandId, hash: input } = of;
  const command = { name: endpoint.name, commandId, permission: 'device.manage', input } as const;
  await perform(deps.db, ctx, command, async (tx) => {
    const name = file.deviceName.trim().slice(0, nameLength) || file.deviceId;
    const isNew = await insertDevice(tx, ctx, { id: file.deviceId, name });
    return {
      result: null,
      audit: {
        action: 'device.unsent-imported',
        subjectKind: 'device',
        subjectId: file.deviceId,
        data: {
          name,
          isNew,
          fileHash: of.hash,
          madeAt: file.madeAt,
          commandIds: file.items.map(({ envelope }) => envelope.commandId),
        },
      },
    };
  });
}

export const importUnsent = custom(endpoint, async (deps, ctx, { body }, http) => {
  const bytes = body as unknown as Uint8Array<ArrayBuffer>;
  const commandId = commandIdOf(http);
  const file = await readFile(ctx, bytes);
  await begin(deps, ctx, file, { commandId, hash: createHash('sha256').update(bytes).digest('hex') });
  const evidence = await storeUnsentEvidence(deps, ctx, file.evidence);
  const { authors, known } = await lookUp(deps, ctx, file.items);
  const results: Result[] = [];
  for (const item of file.items) {
    const { commandId: id, accountId } = item.envelope;
    const outcome = known.has(id)
      ? ({ outcome: 'known', detail: '' } as const)
      : await deliverOne(deps, ctx, item, authors.get(accountId));
    results.push({ commandId: id, label: item.label, ...outcome });
  }
  return { deviceName: file.deviceName, results, evidence };
});
