/** Lists are read in pages by cursor, never by offset; the total is exact up to a limit and labelled beyond it. */
import { z } from 'zod';

export const maxPageSize = 200;

/** Query fields of every list. */
export const pageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(50),
});

/** The total of a list: counted exactly up to 10,000, then `atLeast`. */
export const totalSchema = z.object({ count: z.number().int(), atLeast: z.boolean() });

/** A page of a list; `nextCursor` is null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: totalSchema });
