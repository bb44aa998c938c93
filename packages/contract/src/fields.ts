/** Field schemas used by several endpoints, with messages as codes that the app translates. */
import { z } from 'zod';

export const id = z.uuid();
/** A calendar day of the official day Asia/Shanghai, 'YYYY-MM-DD'. */
export const day = z.iso.date();
/** An instant in UTC. */
export const instant = z.iso.datetime();
export const year = z.coerce.number().int().min(2000).max(2100);
/** A line of text: trimmed, not empty. */
export const line = (max = 200) => z.string().trim().min(1).max(max);
/** Text that may stay empty. */
export const text = (max = 4000) => z.string().trim().max(max);
