/**
 * Uploads that have begun, on this machine: the bytes so far, and beside them what was announced (`.json`). The note
 * stays when the file is stored, so that whoever did not hear the answer is told again; both go after a time without a word.
 */
import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { uploadMetadata, type EvidenceKind } from '@liangma/contract/evidence';
import type { AppDeps } from '../../app-deps.ts';
import { isMissing } from '../../evidence-store/is-missing.ts';
import { kindOfMediaType } from './file-rules.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What was not heard of since then is removed. */
export const keptSince = ({ clock, settings }: AppDeps): Date =>
  new Date(Date.parse(clock()) - settings.uploads.keepDays * dayMs);

export interface AnnouncedFile {
  hash: string;
  kind: EvidenceKind;
}

/** What the metadata of an upload announce; null when they do not say it. */
export function announced(metadata: Record<string, string | null> | undefined): AnnouncedFile | null {
  // a key without a value comes as null
  const given = Object.entries(metadata ?? {}).filter(([, value]) => value !== null);
  const parsed = uploadMetadata.safeParse(Object.fromEntries(given));
  if (!parsed.success) return null;
  const kind = parsed.data.kind ?? kindOfMediaType(parsed.data.mediaType);
  return kind ? { hash: parsed.data.sha256, kind } : null;
}

/**
 * The folder of uploads as tus works on it.
 * @param onRemoved told when an upload is given up
 */
export function openStaging(folder: string, onRemoved: (id: string) => void): FileStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  class Staging extends FileStore {
    override async remove(id: string): Promise<void> {
      await super.remove(id);
      onRemoved(id);
    }
  }
  const staging = new Staging({ directory: folder });
  // the length must be known when an upload begins; how long it stays is decided here
  staging.extensions = ['creation', 'creation-with-upload', 'termination'];
  return staging;
}

/** Removes uploads of which nothing was heard for so long, and what a crash left in the store. */
export async function removeOldUploads(deps: AppDeps): Promise<void> {
  const { evidence, log } = deps;
  const before = keptSince(deps);
  await evidence.store.tidy(before);
  const times = new Map<string, number>();
  for (const name of await namesIn(evidence.uploadsDir)) {
    const id = name.replace(/\.json$/, '');
    const { mtimeMs } = await stat(join(evidence.uploadsDir, name));
    times.set(id, Math.max(times.get(id) ?? 0, mtimeMs));
  }
  const old = [...times].filter(([, touched]) => touched < before.getTime());
  for (const [id] of old) {
    await rm(join(evidence.uploadsDir, id), { force: true });
    await rm(join(evidence.uploadsDir, `${id}.json`), { force: true });
  }
  if (old.length > 0) log.info({ uploads: old.length }, 'removed uploads that did not go on');
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
