/** A written document as the official page, print view and Word, made on the tablet without network. */
import { downloadEvidence } from '@liangma/contract/evidence';
import type { DrawnSignature, EvidenceItem } from '@liangma/contract/evidence';
import type { DocumentContent } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { OfficialDocument } from '@liangma/documents/official/official-document';
import { officialHtml } from '@liangma/documents/official/official-html';
import { writtenDocument } from '@liangma/documents/official/written-document';
import type { PackBureau } from '@liangma/offline/pack';
import type { Store } from '@liangma/offline/store';
import { addressOf } from '../../api/client.ts';

export interface PaperOf {
  content: DocumentContent;
  number: string | null;
  signatures: readonly DrawnSignature[];
  evidence: readonly EvidenceItem[];
}

/** @param pictures drawn signatures by hash, as far as they are at hand */
export function paperDocument(
  view: InspectionView,
  paper: PaperOf,
  bureau: PackBureau | null,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
): OfficialDocument {
  return writtenDocument(view, paper, {
    bureau: {
      name: bureau?.name ?? '',
      entrustedBy: bureau?.entrustedBy ?? null,
      complaintPhone: bureau?.complaintPhone ?? '',
    },
    picture: (hash) => pictures.get(hash) ?? null,
  });
}

export const paperHtml = (...of: Parameters<typeof paperDocument>): string => officialHtml(paperDocument(...of));

/** The pictures of the signatures: from this tablet, or from the server once they are no longer here. */
export async function signaturePictures(
  store: Store,
  inspectionId: string,
  signatures: readonly DrawnSignature[],
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { image } of signatures) {
    const here = (await store.get('blob', image)) as Uint8Array | undefined;
    if (here) {
      found.set(image, here);
      continue;
    }
    const response = await fetch(addressOf(downloadEvidence, { params: { inspectionId, hash: image } })).catch(
      () => null,
    );
    if (response?.ok) found.set(image, new Uint8Array(await response.arrayBuffer()));
  }
  return found;
}

/** Saves the document as a Word file; what writes it is loaded now. */
export async function saveAsWord(document: OfficialDocument, fileName: string): Promise<void> {
  const { officialWord } = await import('@liangma/documents/official/official-word');
  const bytes = new Uint8Array(await officialWord(document));
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const link = window.document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = fileName;
  link.click();
  // The browser has taken the file over once the click is handled; a minute is ample for slow tablets.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
