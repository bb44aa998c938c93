/** Writes unsent work to files, piece by piece: to a place that the person chose where the browser can, else as downloads. */
import type { UnsentPlan } from '@liangma/offline/unsent-work';
import { leavingFiles, usualPartBytes } from '@liangma/offline/unsent-work';
import { writeUnsentFile } from '@liangma/offline/unsent-file';
import type { LeavingFile } from '@liangma/offline/unsent-file';
import type { Store } from '@liangma/offline/store';
import { saveFile } from '../../api/save-file.ts';

/** What Chromium offers for writing a file while it is made. */
interface FileWriter {
  write: (piece: Uint8Array<ArrayBuffer>) => Promise<void>;
  close: () => Promise<void>;
  abort: () => Promise<void>;
}
type Picker = (options: { suggestedName: string }) => Promise<{ createWritable: () => Promise<FileWriter> }>;

const picker = (): Picker | null =>
  'showSaveFilePicker' in window ? (window.showSaveFilePicker as Picker).bind(window) : null;

/** A memory stick in the old format holds no file of 4 GB. */
const longestPickedFile = 3500 * 1024 * 1024;

/** Most bytes of evidence in one file: a download is made as a whole before it is saved, a chosen file is not. */
export const partBytes = (): number => (picker() === null ? usualPartBytes : longestPickedFile);

export const bytesOf = ({ evidence }: UnsentPlan, part?: number): number =>
  evidence.reduce((sum, file) => (part === undefined || file.part === part ? sum + file.bytes : sum), 0);

/** A download: each piece becomes a Blob at once, which the browser may keep on the disk. */
function asDownload(name: string): FileWriter {
  const pieces: Blob[] = [];
  return {
    write: (piece) => {
      pieces.push(new Blob([piece]));
      return Promise.resolve();
    },
    close: () => {
      saveFile(new Blob(pieces), name);
      return Promise.resolve();
    },
    abort: () => {
      pieces.length = 0;
      return Promise.resolve();
    },
  };
}

/** Small work is simply downloaded. @throws AbortError when the person chose no place */
async function writerFor(name: string, bytes: number): Promise<FileWriter> {
  const pick = bytes > usualPartBytes ? picker() : null;
  if (pick === null) return asDownload(name);
  return await (await pick({ suggestedName: name })).createWritable();
}

export interface PartOf {
  plan: UnsentPlan;
  /** From 1. */
  part: number;
  /** Without its ending. */
  name: string;
  signal: AbortSignal;
  /** Bytes of evidence that are written. */
  onProgress: (bytes: number) => void;
}

/**
 * Writes one part; call it while the person presses, or the browser asks for no place.
 * @returns names of files that could not be read and are not in it
 * @throws StoreError; AbortError when it was cancelled, and then no file is left
 */
export async function exportPart(store: Store, { plan, part, name, signal, onProgress }: PartOf): Promise<string[]> {
  const ending = plan.parts === 1 ? '' : `-${part}of${plan.parts}`;
  const writer = await writerFor(`${name}${ending}.liangma-unsent`, bytesOf(plan, part));
  const unread: string[] = [];
  const nameOf = new Map(plan.evidence.map((file) => [file.hash, file.name]));
  let bytes = 0;
  async function* files(): AsyncGenerator<LeavingFile> {
    for await (const file of leavingFiles(store, plan, part)) {
      signal.throwIfAborted();
      if (file.content === null) unread.push(nameOf.get(file.hash) ?? file.hash);
      bytes += file.content?.length ?? 0;
      yield file;
      onProgress(bytes);
    }
  }
  try {
    for await (const piece of writeUnsentFile({ ...plan, part }, files())) await writer.write(piece);
    signal.throwIfAborted();
    await writer.close();
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  }
  return unread;
}

export const isCancelled = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
