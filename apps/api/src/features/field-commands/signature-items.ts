/** Drawn signatures of a command beside its evidence. */
import type { DrawnSignature, EvidenceItem } from '@liangma/contract/evidence';
import { signatureText } from '@liangma/documents/official/record-text';
import { roleWords } from '@liangma/documents/official/wording';
import type { Ctx, Tx } from '../../db/scope.ts';

/** Drawn signatures as pieces of evidence, so that whoever decides can see them; their pictures have arrived. */
export async function signatureItems(tx: Tx, ctx: Ctx, signatures: readonly DrawnSignature[]): Promise<EvidenceItem[]> {
  if (signatures.length === 0) return [];
  const rows = await tx
    .selectFrom('evidence')
    .select(['hash', 'bytes', 'media_type'])
    .where('bureau_id', '=', ctx.bureauId)
    .where(
      'hash',
      'in',
      signatures.map(({ image }) => image),
    )
    .execute();
  const byHash = new Map(rows.map((row) => [row.hash, row]));
  return signatures.flatMap((drawn) => {
    const file = byHash.get(drawn.image);
    if (!file) return [];
    return {
      hash: drawn.image,
      previewHash: null,
      kind: 'signature' as const,
      mediaType: file.media_type,
      bytes: file.bytes,
      name: `签名-${roleWords[drawn.role]}-${drawn.name}.png`,
      caption: `签名：${signatureText(drawn)}`,
      takenAt: drawn.signedAt,
      place: null,
      checkKey: null,
    };
  });
}
