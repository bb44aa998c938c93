/** Runs the reading thread and collects what it says. */
import { Worker } from 'node:worker_threads';
import type { JudgedCounts } from '@liangma/domain/imports/judged-row';
import type { PackedRows, ReadingMessage, ReadingTask, Understanding } from './reading.ts';

export type FileRead =
  | { ok: true; understanding: Understanding; counts: JudgedCounts; chunks: PackedRows[] }
  | { ok: false; code: string; params: Record<string, string | number> };

/** Most memory a file may take while it is read; more ends the thread, not the server. */
const memoryMb = 1500;

/**
 * Reads and judges a file outside the server's own thread.
 * @param onProgress rows judged so far
 */
export function readInThread(
  task: ReadingTask,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<FileRead> {
  return new Promise((resolve, reject) => {
    const chunks: PackedRows[] = [];
    let settled = false;
    const settle = (result: FileRead) => {
      settled = true;
      resolve(result);
    };
    const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    thread.on('message', (message: ReadingMessage) => {
      if (message.kind === 'progress') onProgress(message.done, message.total);
      else if (message.kind === 'rows') chunks.push({ packed: message.packed, count: message.count });
      else if (message.kind === 'read')
        settle({ ok: true, understanding: message.understanding, counts: message.counts, chunks });
      else settle({ ok: false, code: message.code, params: message.params });
    });
    thread.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') settle({ ok: false, code: 'sheet/too-large', params: {} });
      else reject(error);
    });
    thread.on('exit', () => {
      if (!settled) reject(new Error('the reading thread ended without a result'));
    });
  });
}
