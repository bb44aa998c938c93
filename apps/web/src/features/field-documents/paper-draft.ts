/** A document (文书) while it is written: kept in the sealed store of the tablet until it is handed in or thrown away. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { writtenDocumentKinds } from '@liangma/contract/inspection-documents';
import type { DocumentContent, WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import type { Store, StoreWrite } from '@liangma/offline/store';
import { useEffect, useState } from 'react';
import { useOutbox, useStore } from '../../offline/use-field.tsx';
import type { SignedDrawing } from '../field/public.ts';

const version = 1;

/** Who signs for the enterprise, or that it refuses before a witness. */
export interface PartySigner {
  kind: 'signed' | 'refused';
  name: string;
  witness: string;
}

/** The content is closed and is being signed. */
export interface PaperSigning {
  content: DocumentContent;
  contentHash: string;
  way: 'drawn' | 'paper';
  party: PartySigner;
  /** By the key of the signer. */
  drawn: Record<string, SignedDrawing>;
}

export interface PaperDraft {
  documentId: string;
  kind: WrittenDocumentKind;
  /** By the clock of the tablet. */
  savedAt: string;
  /** As it is filled in; it need not be complete. */
  values: Record<string, unknown>;
  evidence: EvidenceItem[];
  /** Official number that was taken for it; null: none yet, or a kind without. */
  number: string | null;
  signing: PaperSigning | null;
}

const prefixOf = (inspectionId: string): string => `paper/${inspectionId}/`;

/** Key in the table `draft`. */
export const paperKey = (inspectionId: string, documentId: string): string => prefixOf(inspectionId) + documentId;

const readable = (value: unknown): PaperDraft | null => {
  const stored = value as (PaperDraft & { version: number }) | undefined;
  return stored?.version === version ? stored : null;
};

/** The draft, or null when there is none that can be read. */
export const readPaper = async (store: Store, inspectionId: string, documentId: string): Promise<PaperDraft | null> =>
  readable(await store.get('draft', paperKey(inspectionId, documentId)));

export const paperWrite = (inspectionId: string, draft: PaperDraft): StoreWrite => ({
  table: 'draft',
  key: paperKey(inspectionId, draft.documentId),
  value: { version, ...draft },
});

/** The drafts of an inspection, oldest first; undefined while they are read. */
export function usePapersBegun(inspectionId: string): PaperDraft[] | undefined {
  const store = useStore();
  // What was handed in is no draft any more.
  const outbox = useOutbox();
  const [found, setFound] = useState<{ id: string; drafts: PaperDraft[] } | undefined>(undefined);
  useEffect(() => {
    let left = false;
    store.list('draft', prefixOf(inspectionId)).then(
      (rows) => {
        const drafts = rows.map(({ value }) => readable(value)).filter((draft) => draft !== null);
        if (!left) setFound({ id: inspectionId, drafts });
      },
      () => !left && setFound({ id: inspectionId, drafts: [] }),
    );
    return () => {
      left = true;
    };
  }, [store, inspectionId, outbox]);
  return found?.id === inspectionId ? found.drafts : undefined;
}

export const isPaperKind = (text: string | undefined): text is WrittenDocumentKind =>
  (writtenDocumentKinds as readonly (string | undefined)[]).includes(text);
