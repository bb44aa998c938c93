/** From headers to fields: which column holds what, by label, synonym, label without brackets, and pattern. */
import { foldHeader, withoutBrackets } from './header-text.ts';
import { importFields, type ImportField } from './import-fields.ts';
import type { TableKind } from './judged-row.ts';

/** Field → column (from 0). */
export type ColumnMapping = Record<string, number>;

interface Claim {
  strength: number;
  column: number;
  order: number;
  field: string;
}

interface FoldedField {
  spec: ImportField;
  label: string;
  synonyms: ReadonlySet<string>;
  bare: ReadonlySet<string>;
}

const folded = new Map<TableKind, readonly FoldedField[]>();

/**
 * Maps columns to fields. Each column has one or more candidate texts (a header in two rows has several); the strongest
 * claims are settled first, each field and each column once.
 */
export function mapColumns(candidates: readonly (readonly string[])[], table: TableKind): ColumnMapping {
  const claims: Claim[] = [];
  candidates.forEach((texts, column) => {
    foldedFields(table).forEach((field, order) => {
      const strength = Math.max(0, ...texts.map((text) => strengthOf(foldHeader(text), field)));
      if (strength > 0) claims.push({ strength, column, order, field: field.spec.field });
    });
  });
  claims.sort((a, b) => b.strength - a.strength || a.column - b.column || a.order - b.order);
  const mapping: ColumnMapping = {};
  const takenColumns = new Set<number>();
  for (const claim of claims) {
    if (takenColumns.has(claim.column) || mapping[claim.field] !== undefined) continue;
    mapping[claim.field] = claim.column;
    takenColumns.add(claim.column);
  }
  return mapping;
}

/** Required fields that have no column. */
export function missingFields(mapping: ColumnMapping, table: TableKind): string[] {
  return importFields(table)
    .filter((spec) => spec.isRequired && mapping[spec.field] === undefined)
    .map((spec) => spec.field);
}

function strengthOf(header: string, field: FoldedField): number {
  if (header === '') return 0;
  if (header === field.label) return 5;
  if (field.synonyms.has(header)) return 4;
  const bare = withoutBrackets(header);
  if (bare !== '' && field.bare.has(bare)) return 3;
  return field.spec.pattern?.test(bare) ? 1 : 0;
}

function foldedFields(table: TableKind): readonly FoldedField[] {
  const known = folded.get(table);
  if (known) return known;
  const list = importFields(table).map((spec) => {
    const label = foldHeader(spec.label);
    const synonyms = new Set(spec.synonyms.map(foldHeader));
    return { spec, label, synonyms, bare: new Set([label, ...synonyms].map(withoutBrackets)) };
  });
  folded.set(table, list);
  return list;
}
