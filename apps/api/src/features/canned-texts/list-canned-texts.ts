/** Canned texts of the bureau. */
import { listCannedTexts as endpoint } from '@liangma/contract/field-pack';
import { query } from '../../http/route.ts';
import { listCannedTextRows } from './canned-text-store.ts';

export const listCannedTexts = query(endpoint, async (tx, ctx) => ({ items: await listCannedTextRows(tx, ctx) }));
