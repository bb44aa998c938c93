/** Takes an uploaded file and asks for it to be read. */
import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { QueryOf } from '@liangma/contract/endpoint';
import type { importRunSchema, startImport } from '@liangma/contract/imports';
import type { Done } from '../../db/perform.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { addJob } from '../../worker/jobs.ts';
import { findRun, insertRun } from './import-run-store.ts';
import { runView } from './import-view.ts';
import { readImport } from './read-import.ts';

interface Uploaded {
  query: QueryOf<typeof startImport>;
  body: Uint8Array;
}

/** What a repeat of the command must match: the file by its hash, not by its bytes. */
export const uploadIdentity = ({ query, body }: Uploaded) => ({
  query,
  hash: createHash('sha256').update(body).digest('hex'),
  size: body.length,
});

export async function storeUpload(tx: Tx, ctx: Ctx, input: Uploaded): Promise<Done<z.input<typeof importRunSchema>>> {
  const { query, body } = input;
  if (body.length === 0) throw new ProblemException('import/unreadable', { detail: '文件是空的' });
  const id = uuidv7();
  const accountId = ctx.actor?.accountId ?? '';
  const { hash } = uploadIdentity(input);
  await insertRun(tx, ctx.bureauId, {
    id,
    kind: query.kind,
    fileName: query.fileName,
    fileHash: hash,
    bytes: body,
    options: { year: query.year ?? null, hasPaperRecords: query.hasPaperRecords === 'yes' },
    createdBy: accountId,
    createdAt: ctx.now,
  });
  await addJob(tx, readImport, {
    bureauId: ctx.bureauId,
    runId: id,
    accountId,
    accountName: ctx.actor?.name ?? '',
    corrections: [],
    attempt: 'first',
  });
  const run = await findRun(tx, ctx.bureauId, id);
  if (!run) throw new ProblemException('resource/not-found');
  return {
    result: runView(run),
    audit: {
      action: 'import.started',
      subjectKind: 'import',
      subjectId: id,
      data: { kind: query.kind, fileName: query.fileName, fileHash: hash },
    },
  };
}
