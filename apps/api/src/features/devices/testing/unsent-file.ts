/** Files of unsent work for tests, as a tablet writes them. */
import type { FieldEnvelope } from '@liangma/contract/field-commands';
import { writeUnsentFile, type UnsentDescription } from '@liangma/offline/unsent-file';
import { newId } from '../../../testing/test-app.ts';
import type { SampleFile } from '../../../testing/sample-files.ts';

export interface MadeFile {
  envelopes: FieldEnvelope[];
  files?: SampleFile[];
  deviceId: string;
  accountId: string;
  drafts?: UnsentDescription['drafts'];
  /** Part of each file, from 1; all in the first unless said. */
  partOf?: number[];
  part?: number;
}

/** A file of unsent work as a tablet writes it; a record names all its photos. */
export async function unsentFile(made: MadeFile): Promise<Uint8Array> {
  const { envelopes, files = [], deviceId, accountId, partOf = [], part = 1, drafts = [] } = made;
  const what: UnsentDescription = {
    deviceId,
    deviceName: '进水的平板',
    madeAt: '2026-06-15T00:30:00.000Z',
    account: { id: accountId, name: 'inspector' },
    part,
    parts: Math.max(1, ...partOf),
    unreadable: { commands: [], drafts: [], evidence: [] },
    drafts,
    items: envelopes.map((envelope) => ({
      label: envelope.command.kind,
      envelope,
      evidence: envelope.command.kind === 'record' ? files.map(({ hash }) => hash) : [],
    })),
    evidence: files.map(({ hash, bytes }, index) => ({
      hash,
      inspectionId: envelopes[0]?.inspectionId ?? newId(),
      mediaType: 'image/png',
      name: '现场.png',
      bytes: bytes.length,
      item: null,
      part: partOf[index] ?? 1,
    })),
  };
  const share = files
    .filter((_, index) => (partOf[index] ?? 1) === part)
    .map(({ hash, bytes }) => ({ hash, content: new Uint8Array(bytes) }));
  const pieces: Uint8Array[] = [];
  for await (const piece of writeUnsentFile(what, share)) pieces.push(piece);
  return Buffer.concat(pieces);
}
