/**
 * Takes in a file of unsent work that a tablet wrote, because its login was lost or it broke, while it comes: only its
 * description and one piece of evidence are held at a time. Evidence goes first, then each command is delivered in the name of its author with the id that it has on the tablet: whoever sends it again, the
 * tablet or a second import, repeats it. So the import itself can be repeated after any failure, and the parts of divided
 * work come in any order. Drafts are no records: they stay in the file, for a tablet of their author.
 */
import { importUnsent as endpoint } from '@liangma/contract/devices';
import type { ResponseOf } from '@liangma/contract/endpoint';
import {
  openUnsentFile,
  UnsentFileError,
  type OpenedUnsent,
  type UnsentDescription,
  type UnsentItem,
} from '@liangma/offline/unsent-file';
import type { AppDeps } from '../../app-deps.ts';
import { perform } from '../../db/perform.ts';
import { problemOfPgError } from '../../db/pg-errors.ts';
import { readScoped, type Actor, type Ctx } from '../../db/scope.ts';
import { commandIdOf } from '../../http/command-id.ts';
import { problemBody, ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { deliver } from '../field-commands/public.ts';
import { findActor } from '../people/public.ts';
import { clockRemark } from './clock-remark.ts';
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

const unread = {
  zh: '无法识别这一步的内容，没有接收；后续步骤要等它送达',
  en: 'This step cannot be read and was not accepted; what follows it waits for it',
};

const foreign = { zh: '文件中的账号不属于本单位', en: 'The account of this file is none of this office' };

async function open(ctx: Ctx, body: AsyncIterable<Uint8Array>): Promise<OpenedUnsent> {
  try {
    return await openUnsentFile(body);
  } catch (error) {
    if (!(error instanceof UnsentFileError)) throw error;
    throw new ProblemException('import/unreadable', { detail: reasons[error.failure][ctx.language ?? 'zh'] });
  }
}

interface Found {
  authors: ReadonlyMap<string, Actor>;
  known: ReadonlySet<string>;
}

/** What is known before anything is delivered: which commands have arrived, and who wrote them. */
async function lookUp(deps: AppDeps, ctx: Ctx, { description, unreadItems }: OpenedUnsent): Promise<Found> {
  const { account, items } = description;
  return readScoped(deps.db, ctx.bureauId, async (tx) => {
    const authors = new Map<string, Actor>();
    for (const id of new Set([account.id, ...items.map(({ envelope }) => envelope.accountId)])) {
      const actor = await findActor(tx, ctx.bureauId, id);
      if (actor) authors.set(id, actor);
    }
    const ids = [
      ...items.map(({ envelope }) => envelope.commandId),
      ...unreadItems.flatMap(({ commandId }) => commandId ?? []),
    ];
    return { authors, known: await knownCommands(tx, ctx, ids) };
  });
}

/** Title of a problem, and what it says of this case. */
function textOf(ctx: Ctx, problem: ProblemException): string {
  const { title, detail } = problemBody(problem.code, ctx.language ?? 'zh', { detail: problem.detail });
  return detail === undefined ? title : `${title}：${detail}`;
}

interface Delivering extends Found {
  description: UnsentDescription;
  /** Evidence of this part that the server has now. */
  stored: ReadonlySet<string>;
  /** Inspections of which a command waits for another part. */
  stopped: Set<string>;
}

/** Parts that a command still waits for: its own evidence in this one is here, and some is in others. */
function partsNeeded({ description: { evidence, part }, stored }: Delivering, item: UnsentItem): number[] {
  const named = evidence.filter(({ hash }) => item.evidence.includes(hash));
  if (named.some((file) => file.part === part && !stored.has(file.hash))) return [];
  return [...new Set(named.map((file) => file.part))].filter((one) => one !== part).toSorted((a, b) => a - b);
}

/** Whether this failure is none yet: another part will mend it. */
function waitsFor(run: Delivering, item: UnsentItem, { code }: ProblemException): boolean {
  if (code === 'field/predecessor-missing') return run.stopped.has(item.envelope.inspectionId);
  if (code !== 'evidence/missing' || partsNeeded(run, item).length === 0) return false;
  run.stopped.add(item.envelope.inspectionId);
  return true;
}

async function deliverOne(
  deps: AppDeps,
  ctx: Ctx,
  run: Delivering,
  item: UnsentItem,
): Promise<Pick<Result, 'outcome' | 'detail'>> {
  const { commandId, accountId } = item.envelope;
  if (run.known.has(commandId)) return { outcome: 'known', detail: '' };
  const author = run.authors.get(accountId);
  // an account of another bureau is as unknown as one that never was
  if (!author) return { outcome: 'failed', detail: textOf(ctx, new ProblemException('resource/not-found')) };
  try {
    const broughtInBy = ctx.actor?.accountId;
    if (broughtInBy === undefined) throw new ProblemException('session/required');
    const receipt = await deliver(deps.db, { ...ctx, actor: author }, item.envelope, { broughtInBy });
    const remarks = [receipt.problem?.title, clockRemark(item.envelope, receipt, ctx.language ?? 'zh')];
    return { outcome: receipt.outcome, detail: remarks.filter((one) => typeof one === 'string').join('；') };
  } catch (error) {
    const problem = error instanceof ProblemException ? error : problemOfPgError(error);
    if (!problem) deps.log.error({ err: error, commandId }, 'unsent work was not delivered');
    const detail = textOf(ctx, problem ?? new ProblemException('server/failed'));
    return { outcome: problem && waitsFor(run, item, problem) ? 'waiting' : 'failed', detail };
  }
}

/** Items that cannot be read: named, unless the server has them already. */
const unreadResults = (ctx: Ctx, { unreadItems }: OpenedUnsent, known: ReadonlySet<string>): Result[] =>
  unreadItems.flatMap(({ commandId, label }): Result[] => {
    if (commandId === null) return [];
    if (known.has(commandId)) return [{ commandId, label, outcome: 'known', detail: '' }];
    return [{ commandId, label, outcome: 'failed', detail: unread[ctx.language ?? 'zh'] }];
  });

/** Says that it begins, and knows the tablet from now on, so that what it wrote can be delivered. */
async function begin(deps: AppDeps, ctx: Ctx, { description: file, hash }: OpenedUnsent, commandId: string) {
  const command = { name: endpoint.name, commandId, permission: 'device.manage', input: hash } as const;
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
          // as its first line says it
          fileHash: hash,
          madeAt: file.madeAt,
          commandIds: file.items.map(({ envelope }) => envelope.commandId),
        },
      },
    };
  });
}

export const importUnsent = custom(endpoint, async (deps, ctx, { body }, http) => {
  const commandId = commandIdOf(http);
  const opened = await open(ctx, body as unknown as AsyncIterable<Uint8Array>);
  const { description } = opened;
  const found = await lookUp(deps, ctx, opened);
  if (found.authors.size === 0)
    throw new ProblemException('import/unreadable', { detail: foreign[ctx.language ?? 'zh'] });
  await begin(deps, ctx, opened, commandId);
  const mine = description.items.filter(({ envelope }) => found.authors.has(envelope.accountId));
  const wanted = new Set(mine.flatMap(({ evidence }) => evidence));
  const stored = await storeUnsentEvidence(deps, ctx, opened.files(), wanted);
  const run: Delivering = { ...found, description, stored, stopped: new Set() };
  const results = unreadResults(ctx, opened, found.known);
  for (const item of description.items) {
    const outcome = await deliverOne(deps, ctx, run, item);
    results.push({ commandId: item.envelope.commandId, label: item.label, ...outcome });
  }
  const { deviceName, account, part, parts, evidence, drafts, unreadable } = description;
  const lost = evidence.filter((file) => file.part === part && wanted.has(file.hash) && !stored.has(file.hash));
  return {
    deviceName,
    accountName: account.name,
    part,
    parts,
    results,
    evidence: stored.size,
    missing: lost.map(({ name }) => name),
    unreadable: unreadable.commands.length + opened.unreadItems.filter(({ commandId }) => commandId === null).length,
    drafts: drafts.length,
    keepDays: deps.settings.uploads.keepDays,
  };
});
