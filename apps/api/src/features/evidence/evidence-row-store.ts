/** SQL of evidence: which files a bureau has, and where they are used. The bytes are in the evidence store. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionEvidenceTable } from '../../db/schema-field.ts';
import type { Tx } from '../../db/scope.ts';

/** The row of a file, or undefined when the bureau does not have it. */
export const findEvidence = (tx: Tx, bureauId: string, hash: string) =>
  tx
    .selectFrom('evidence')
    .select(['hash', 'bytes', 'media_type'])
    .where('bureau_id', '=', bureauId)
    .where('hash', '=', hash)
    .executeTakeFirst();

/** Of these hashes those that the bureau has no file of, each once, in their order. */
export async function missingHashes(tx: Tx, bureauId: string, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await tx
    .selectFrom('evidence')
    .select('hash')
    .where('bureau_id', '=', bureauId)
    .where('hash', 'in', hashes)
    .execute();
  const known = new Set(rows.map((row) => row.hash));
  return [...new Set(hashes)].filter((hash) => !known.has(hash));
}

/**
 * The same inside a command that names them: those that are there stay until it has ended.
 */
export async function lockedMissingHashes(tx: Tx, bureauId: string, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  await tx
    .selectFrom('evidence')
    .select('hash')
    .where('bureau_id', '=', bureauId)
    .where('hash', 'in', hashes)
    .orderBy('hash')
    .forKeyShare()
    .execute();
  return missingHashes(tx, bureauId, hashes);
}

export interface NewEvidence {
  hash: string;
  bytes: number;
  mediaType: string;
  storedBy: string;
  storedAt: string;
}

/** Adds a file to those of the bureau; false when it was there. */
export async function insertEvidence(tx: Tx, bureauId: string, file: NewEvidence): Promise<boolean> {
  const added = await tx
    .insertInto('evidence')
    .values({
      bureau_id: bureauId,
      hash: file.hash,
      bytes: file.bytes,
      media_type: file.mediaType,
      stored_by: file.storedBy,
      stored_at: file.storedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst();
  return added !== undefined;
}

/** What tablets had promised under this hash has come, whichever of them sent it. */
export async function notePromiseKept(tx: Tx, bureauId: string, hash: string, now: string): Promise<void> {
  await tx
    .updateTable('device_promise')
    .set({ received_at: now })
    .where('bureau_id', '=', bureauId)
    .where('kind', '=', 'evidence')
    .where('item', '=', hash)
    .where('received_at', 'is', null)
    .execute();
}

/** Where evidence is used: a revision of the record, an addition, a document, a step of a rectification. */
export interface EvidenceUse {
  inspectionId: string;
  sourceKind: InspectionEvidenceTable['source_kind'];
  sourceId: string;
}

export async function insertUse(
  tx: Tx,
  bureauId: string,
  use: EvidenceUse,
  items: readonly EvidenceItem[],
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto('inspection_evidence')
    .values(
      items.map((item, sort) => ({
        id: uuidv7(),
        bureau_id: bureauId,
        inspection_id: use.inspectionId,
        source_kind: use.sourceKind,
        source_id: use.sourceId,
        sort,
        hash: item.hash,
        preview_hash: item.previewHash,
        item: JSON.stringify(item),
      })),
    )
    .execute();
}

/**
 * Notes which content these pictures sign, where none is noted; of two commands at once the second sees the first.
 * @returns what is noted now
 */
export function noteSigned(tx: Tx, bureauId: string, hashes: readonly string[], signedHash: string) {
  return tx
    .updateTable('evidence')
    .set({ signed_hash: sql<string>`coalesce(evidence.signed_hash, ${signedHash})` })
    .where('bureau_id', '=', bureauId)
    .where('hash', 'in', hashes)
    .returning(['bytes', 'media_type as mediaType', 'signed_hash as signedHash'])
    .execute();
}

/** From now on these files are part of a record and stay. */
export async function sealEvidence(tx: Tx, bureauId: string, hashes: readonly string[], now: string): Promise<void> {
  if (hashes.length === 0) return;
  await tx
    .updateTable('evidence')
    .set({ sealed_at: now })
    .where('bureau_id', '=', bureauId)
    .where('hash', 'in', hashes)
    .where('sealed_at', 'is', null)
    .execute();
}

/** A file that belongs to the inspection: as evidence, as its preview, or as the picture of a signature. */
export async function findLinked(tx: Tx, bureauId: string, inspectionId: string, hash: string) {
  const file = await findEvidence(tx, bureauId, hash);
  if (!file) return undefined;
  const used = await tx
    .selectFrom('inspection_evidence')
    .select(sql<string>`item ->> 'name'`.as('name'))
    .where('bureau_id', '=', bureauId)
    .where('inspection_id', '=', inspectionId)
    .where((where) => where.or([where('hash', '=', hash), where('preview_hash', '=', hash)]))
    .limit(1)
    .executeTakeFirst();
  if (used) return { ...file, name: used.name };
  const signatures = JSON.stringify([{ image: hash }]);
  const { is_signature: isSignature } = await tx
    .selectNoFrom((select) =>
      select
        .or([
          select.exists(
            select
              .selectFrom('inspection_record')
              .select('id')
              .where('bureau_id', '=', bureauId)
              .where('inspection_id', '=', inspectionId)
              .where(sql<boolean>`content -> 'signatures' @> ${signatures}::jsonb`),
          ),
          select.exists(
            select
              .selectFrom('inspection_document')
              .select('id')
              .where('bureau_id', '=', bureauId)
              .where('inspection_id', '=', inspectionId)
              .where(sql<boolean>`signatures @> ${signatures}::jsonb`),
          ),
        ])
        .as('is_signature'),
    )
    .executeTakeFirstOrThrow();
  return isSignature ? { ...file, name: '' } : undefined;
}

/** Files of all bureaus that may be seen, in portions ordered by bureau and hash. */
export function listEvidence(tx: Tx, after: { bureauId: string; hash: string } | null, limit: number) {
  const rows = tx
    .selectFrom('evidence')
    .select(['bureau_id', 'hash', 'bytes'])
    .orderBy('bureau_id')
    .orderBy('hash')
    .limit(limit);
  return (
    after ? rows.where(sql<boolean>`(bureau_id, hash) > (${after.bureauId}::uuid, ${after.hash}::text)`) : rows
  ).execute();
}
