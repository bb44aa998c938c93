/** Items of a field pack. */
import { createHash } from 'node:crypto';
import type { PackEnterprise, PackItem } from '@liangma/contract/field-pack';
import { signEnterpriseCode } from '../../codes/code-signature.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { listCannedTextRows } from '../canned-texts/public.ts';
import { viewOf } from '../inspections/public.ts';
import { findPackBureau, type PackInspectionRow } from './pack-store.ts';

/** The bureau with its canned texts. */
export async function bureauItem(tx: Tx, ctx: Ctx): Promise<PackItem> {
  const bureau = await findPackBureau(tx, ctx);
  return {
    kind: 'bureau',
    id: bureau.id,
    name: bureau.name,
    entrustedBy: bureau.kind === 'entrusted' ? bureau.entrusting_body : null,
    complaintPhone: bureau.complaint_phone,
    documentPrefix: bureau.document_prefix,
    origin: ctx.origin,
    cannedTexts: await listCannedTextRows(tx, ctx),
  };
}

/**
 * One inspection of the reader with all about it. The tablet gets the secret of the inspection only while the inspection
 * code may be shown, and of the enterprise code only the hash: with the bureau's secret it could sign any firm's code.
 */
export async function inspectionItem(
  tx: Tx,
  ctx: Ctx,
  row: PackInspectionRow,
  bureauSecret: Uint8Array,
): Promise<PackItem> {
  const token = signEnterpriseCode(bureauSecret, row.enterprise_id);
  return {
    kind: 'inspection',
    id: row.id,
    view: await viewOf(tx, ctx, row.id),
    codeSecret: row.state === 'closed' ? null : (row.code_secret?.toString('base64url') ?? null),
    enterpriseCodeHash: createHash('sha256').update(token).digest('hex'),
  };
}

/** A portion of the register; a later portion that names the same enterprise holds the newer row. */
export const portion = (id: string, rows: PackEnterprise[]): PackItem => ({ kind: 'enterprises', id, rows });

/** Most bytes of the items of one answer; a single larger item still goes, alone. */
export const answerBytes = 900_000;

/** Length of an item as it is sent. */
export const bytesOf = (item: PackItem): number => Buffer.byteLength(JSON.stringify(item));
