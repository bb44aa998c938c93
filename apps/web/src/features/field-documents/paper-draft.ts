/** A document (文书) while it is written: kept in the sealed store of the tablet until it is handed in or thrown away. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { writtenDocumentKinds } from '@liangma/contract/inspection-documents';
import type { DocumentContent, WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import { openDraft } from '@liangma/offline/drafts';
import type { OpenedDraft } from '@liangma/offline/drafts';
import { listReadable } from '@liangma/offline/store';
import type { Store } from '@liangma/offline/store';
import { useCallback } from 'react';
import { uuidv7 } from 'uuidv7';
import { useOutbox, useStore } from '../../offline/use-field.tsx';
import { useRead } from '../field/public.ts';
import type { Read, SignedDrawing } from '../field/public.ts';

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

export type PaperFound = OpenedDraft<PaperDraft>;

/** @throws StoreError, UnreadableError: there may be a draft */
export async function readPaper(store: Store, inspectionId: string, documentId: string): Promise<PaperFound> {
  const found = await openDraft<PaperDraft>(store, paperKey(inspectionId, documentId), { version, newId: uuidv7 });
  return { ...found, stored: found.stored && { ...found.stored, evidence: found.evidence } };
}

/** Of which kind the draft is, without opening it; null: there is none. @throws StoreError, UnreadableError */
export const kindBegun = async (
  store: Store,
  inspectionId: string,
  documentId: string,
): Promise<WrittenDocumentKind | null> =>
  ((await store.get('draft', paperKey(inspectionId, documentId))) as PaperDraft | undefined)?.kind ?? null;

export interface PapersBegun {
  /** Oldest first. */
  drafts: PaperDraft[];
  /** Drafts that are here and cannot be read, or are of another version. */
  closed: number;
}

/** The drafts of an inspection. */
export function usePapersBegun(inspectionId: string): Read<PapersBegun> {
  const store = useStore();
  // What was handed in is no draft any more.
  const outbox = useOutbox();
  return useRead(
    useCallback(async () => {
      void outbox;
      const { rows, unreadable } = await listReadable(store, 'draft', prefixOf(inspectionId));
      const drafts = rows.map(({ value }) => value as PaperDraft & { version: number });
      const open = drafts.filter((draft) => draft.version === version);
      return { drafts: open, closed: unreadable.length + drafts.length - open.length };
    }, [store, inspectionId, outbox]),
  );
}

export const isPaperKind = (text: string | undefined): text is WrittenDocumentKind =>
  (writtenDocumentKinds as readonly (string | undefined)[]).includes(text);
