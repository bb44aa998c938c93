/** Field schemas used by several endpoints, with messages as codes that the app translates. */
import { z } from 'zod';
import { isVisible, printable } from '@liangma/domain/text/printable';

export const id = z.uuid();
/** A calendar day of the official day Asia/Shanghai, 'YYYY-MM-DD'. */
export const day = z.iso.date();
/** An instant in UTC. */
export const instant = z.iso.datetime();
/** Counts the changes of a record, for optimistic locking; a 4-byte integer of the database. */
export const revision = z.int32().min(0);
export const year = z.coerce.number().int().min(2000).max(2100);
const visibleOrEmpty = (value: string) => (isVisible(value) ? printable(value) : '');
/** A line of text: trimmed, not empty; characters that cannot be printed are taken out, invisible text is empty. */
export const line = (max = 200) => z.string().overwrite(visibleOrEmpty).trim().min(1).max(max);
/** Text that may stay empty; characters that cannot be printed are taken out. */
export const text = (max = 4000) => z.string().overwrite(printable).trim().max(max);
