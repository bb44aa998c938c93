/** SQL of where evidence is used, and of its sealing: what an accepted record names is never deleted. */
import { uuidv7 } from 'uuidv7';
import type { DrawnSignature, EvidenceItem } from '@liangma/contract/evidence';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';

/** What a record, addition, document or correction names. */
export interface Named {
  evidence: readonly EvidenceItem[];
  signatures?: readonly DrawnSignature[];
}

export interface EvidenceUse {
  inspectionId: string;
  sourceKind: 'record' | 'addition' | 'document' | 'rectification';
  sourceId: string;
}

/** Every file that is named, each once: originals, previews, pictures of signatures. */
export function hashesOf(named: Named): string[] {
  const files = named.evidence.flatMap(({ hash, previewHash }) =>
    previewHash === null ? [hash] : [hash, previewHash],
  );
  return [...new Set([...files, ...(named.signatures ?? []).map(({ image }) => image)])];
}

/** Throws evidence/missing, naming the files, when the server does not have all of them. */
export async function refuseMissingEvidence(tx: Tx, ctx: Ctx, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const rows = await tx
    .selectFrom('evidence')
    .select('hash')
    .where('bureau_id', '=', ctx.bureauId)
    .where('hash', 'in', [...hashes])
    .execute();
  const here = new Set(rows.map(({ hash }) => hash));
  const missing = hashes.filter((hash) => !here.has(hash));
  if (missing.length === 0) return;
  throw new ProblemException('evidence/missing', {
    errors: missing.map((hash) => ({ code: 'evidence-missing', detail: hash, params: { hash } })),
  });
}

/** Seals the files and keeps where each is used; the caller has seen that the server has them. */
export async function sealEvidence(tx: Tx, ctx: Ctx, use: EvidenceUse, named: Named): Promise<void> {
  const hashes = hashesOf(named);
  if (hashes.length === 0) return;
  await tx
    .updateTable('evidence')
    .set({ sealed_at: ctx.now })
    .where('bureau_id', '=', ctx.bureauId)
    .where('hash', 'in', hashes)
    .where('sealed_at', 'is', null)
    .execute();
  const rows = [
    ...named.evidence.map((item) => ({ hash: item.hash, preview_hash: item.previewHash, item: item as object })),
    ...(named.signatures ?? []).map((drawn) => ({
      hash: drawn.image,
      preview_hash: null,
      item: { kind: 'signature', ...drawn } as object,
    })),
  ];
  await tx
    .insertInto('inspection_evidence')
    .values(
      rows.map((row, sort) => ({
        id: uuidv7(),
        bureau_id: ctx.bureauId,
        inspection_id: use.inspectionId,
        source_kind: use.sourceKind,
        source_id: use.sourceId,
        sort,
        hash: row.hash,
        preview_hash: row.preview_hash,
        item: JSON.stringify(row.item),
      })),
    )
    .execute();
}

/** What additions and documents of an inspection name, without signatures, by the id of the addition or document. */
export async function evidenceBySource(
  tx: Tx,
  of: { bureau_id: string; id: string },
): Promise<ReadonlyMap<string, EvidenceItem[]>> {
  const rows = await tx
    .selectFrom('inspection_evidence')
    .select(['source_id', 'item'])
    .where('bureau_id', '=', of.bureau_id)
    .where('inspection_id', '=', of.id)
    .where('source_kind', 'in', ['addition', 'document'])
    .orderBy('source_id')
    .orderBy('sort')
    .execute();
  const named = rows.filter(({ item }) => 'hash' in item);
  const bySource = Map.groupBy(named, (row) => row.source_id);
  return new Map([...bySource].map(([id, uses]) => [id, uses.map(({ item }) => item as EvidenceItem)]));
}
