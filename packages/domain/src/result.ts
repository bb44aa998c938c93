/** A rule answers with a value or with a refusal; it never throws for something that users do. */

/** Why something is not allowed: a code that texts and problems are looked up by, and what fills them. */
export interface Refusal {
  code: string;
  params?: Record<string, string | number>;
}

export type Result<Value, R = Refusal> = { ok: true; value: Value } | { ok: false; refusal: R };

export const accept = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

export const refuse = <R = Refusal>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal });
