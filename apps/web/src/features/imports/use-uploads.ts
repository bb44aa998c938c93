/** The files of one sitting: chosen, sent one after another, each with its own command so that a repeat sends it once. */
import { startImport } from '@liangma/contract/imports';
import { useState } from 'react';
import { newCommandId, upload } from '../../api/client.ts';
import type { ImportKind } from './import-run-facts.ts';

export interface Upload {
  /** Also the command id: sending the same file again after a lost connection makes no second import. */
  id: string;
  file: File;
  kind: ImportKind | null;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  error: unknown;
  /** The import that came of it. */
  importId: string | null;
}

export interface UploadOptions {
  year: number | null;
  hasPaperRecords: boolean;
}

export function useUploads() {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (id: string, part: Partial<Upload>) =>
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));

  async function sendOne({ id, file, kind }: Upload, options: UploadOptions): Promise<string | null> {
    if (kind === null) return null;
    change(id, { state: 'sending', error: null });
    const query = {
      kind,
      fileName: file.name,
      ...(kind === 'plan' && options.year !== null ? { year: options.year } : {}),
      ...(kind === 'ledger' && options.hasPaperRecords ? { hasPaperRecords: 'yes' as const } : {}),
    };
    try {
      const run = await upload(startImport, file, { query }, { commandId: id });
      change(id, { state: 'sent', importId: run.id });
      return run.id;
    } catch (error) {
      change(id, { state: 'failed', error });
      return null;
    }
  }

  return {
    uploads,
    add: (file: File, kind: ImportKind | null) =>
      setUploads((before) => [
        ...before,
        { id: newCommandId(), file, kind, state: 'waiting', error: null, importId: null },
      ]),
    // Another kind is another intention.
    choose: (id: string, kind: ImportKind) => change(id, { kind, id: newCommandId(), state: 'waiting', error: null }),
    remove: (id: string) => setUploads((before) => before.filter((one) => one.id !== id)),
    /** Sends what was not sent yet; answers with the imports that came of it. */
    send: async (options: UploadOptions): Promise<string[]> => {
      const sent: string[] = [];
      for (const one of uploads) {
        const importId = one.state === 'sent' ? null : await sendOne(one, options);
        if (importId !== null) sent.push(importId);
      }
      return sent;
    },
  };
}
