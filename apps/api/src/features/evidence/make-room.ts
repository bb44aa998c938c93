/**
 * Lets an upload begin only where there is room for it: on the disk, and within what an account and a bureau may have lying
 * here that no record names. Without that, one account, or a tablet that somebody found, fills the disk of everybody. What
 * a promised command awaits has a wider limit: all files of a record are here before the record that names them.
 */
import { mkdir, statfs } from 'node:fs/promises';
import type { AppDeps } from '../../app-deps.ts';
import { readScoped, type Ctx } from '../../db/scope.ts';
import { ProblemException, type Language } from '../../http/problem.ts';
import type { OpenUploads } from './open-uploads.ts';
import { awaitedBytes, unnamedBytes } from './unnamed-evidence-store.ts';

const mib = 1024 * 1024;

const texts: Record<'account' | 'bureau', Record<Language, (mebibytes: number) => string>> = {
  account: {
    zh: (most) => `本账号最多 ${most} MB`,
    en: (most) => `At most ${most} MB of this account`,
  },
  bureau: {
    zh: (most) => `本单位最多 ${most} MB`,
    en: (most) => `At most ${most} MB of this bureau`,
  },
};

const bytesFree = async (deps: AppDeps): Promise<number> => {
  const { uploadsDir } = deps.evidence;
  // it comes with the first upload
  await mkdir(uploadsDir, { recursive: true });
  const disk = await statfs(uploadsDir);
  return disk.bavail * disk.bsize;
};

function refuseBelowReserve(deps: AppDeps, free: number, size: number): void {
  if (free - size >= deps.settings.uploads.freeBytes) return;
  deps.log.warn({ bytes: size }, 'a file was refused: the disk is full');
  throw new ProblemException('server/disk-full');
}

/**
 * Refuses a file of this size that comes by another way than an upload when the disk has no room for it.
 * @throws ProblemException server/disk-full
 */
export const refuseFullDisk = async (deps: AppDeps, size: number): Promise<void> =>
  refuseBelowReserve(deps, await bytesFree(deps), size);

/**
 * Takes the upload into the count, or refuses it.
 * @throws ProblemException server/disk-full, evidence/quota-reached
 */
export async function makeRoom(
  deps: AppDeps,
  ctx: Ctx,
  open: OpenUploads,
  upload: { id: string; size: number },
): Promise<void> {
  const { bureauId } = ctx;
  const accountId = ctx.actor?.accountId ?? '';
  const { accountBytes, promisedBytes, bureauBytes } = deps.settings.uploads;
  await open.look();
  const ofAccount = (lying: number) => open.bytes({ bureauId, accountId }) + lying + upload.size;
  const unnamed = await readScoped(deps.db, bureauId, async (tx) => {
    const bytes = await unnamedBytes(tx, bureauId, accountId);
    // the promises of years are asked only where it matters
    const isMuch = ofAccount(bytes.account) > accountBytes;
    return { ...bytes, awaited: isMuch ? await awaitedBytes(tx, bureauId, accountId) : 0 };
  });
  const free = await bytesFree(deps);
  // nothing is awaited from here on: two uploads at once do not get the same room
  refuseBelowReserve(deps, free - open.bytes(), upload.size);
  const refuse = (whose: keyof typeof texts, most: number) => {
    const detail = texts[whose][ctx.language ?? 'zh'](Math.floor(most / mib));
    return new ProblemException('evidence/quota-reached', { detail });
  };
  if (ofAccount(unnamed.account - unnamed.awaited) > accountBytes) throw refuse('account', accountBytes);
  if (ofAccount(unnamed.account) > promisedBytes) throw refuse('account', promisedBytes);
  if (open.bytes({ bureauId }) + unnamed.bureau + upload.size > bureauBytes) throw refuse('bureau', bureauBytes);
  open.add(upload.id, { bureauId, accountId, bytes: upload.size });
}
