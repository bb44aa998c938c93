/**
 * An emptied or untouched input holds '', null or nothing; the contract means "left out", null, '', false or []. Each
 * field gets the first of these that its schema takes; a field that must be filled becomes undefined, so that its error is "required".
 */
import type { z } from 'zod';

const isEmpty = (value: unknown): boolean => value === '' || value === null || value === undefined;

function emptyOf(schema: z.ZodType | undefined): unknown {
  if (schema === undefined || schema.safeParse(undefined).success) return undefined;
  if (schema.safeParse(null).data === null) return null;
  if (schema.safeParse('').data === '') return '';
  // A box that was never touched is not ticked; a choice of several that was never touched is none.
  if (schema.safeParse(false).data === false) return false;
  return schema.safeParse([]).success ? [] : undefined;
}

export function emptyToMissing(schema: z.ZodObject, values: Record<string, unknown>): Record<string, unknown> {
  const shape: Record<string, z.ZodType> = schema.shape;
  // Fields of the schema that are not on the screen count too: nothing is sent for them.
  const names = new Set([...Object.keys(shape), ...Object.keys(values)]);
  return Object.fromEntries(
    [...names].map((name) => [name, isEmpty(values[name]) ? emptyOf(shape[name]) : values[name]]),
  );
}
