/** Several registers imported one after the other: which firms stand in more than one, and where they differ. */
import { importFields } from './import-fields.ts';
import type { EnterpriseValues } from './judge-enterprises.ts';
import type { JudgedRow } from './judged-row.ts';

export interface RegisterFile {
  file: string;
  rows: readonly JudgedRow<EnterpriseValues>[];
}

export interface AlsoInOtherFile {
  creditCode: string;
  file: string;
  row: number;
  otherFile: string;
  otherRow: number;
  isSameContent: boolean;
  /** Labels of the fields that differ, for example 联系电话. */
  differs: string[];
}

export interface MergedRegisters {
  acceptedRows: number;
  distinctEnterprises: number;
  /** For each accepted row whose code an earlier file has: the row, the earlier one, and what differs. */
  alsoInOtherFile: AlsoInOtherFile[];
}

/** Compares the accepted rows of the files by social credit code, in the order of import. */
export function mergeRegisters(files: readonly RegisterFile[]): MergedRegisters {
  const first = new Map<string, { file: string; row: number; values: EnterpriseValues }>();
  const alsoInOtherFile: AlsoInOtherFile[] = [];
  let acceptedRows = 0;
  for (const { file, rows } of files) {
    for (const { row, outcome, values } of rows) {
      if (outcome !== 'accepted' || values === null) continue;
      acceptedRows += 1;
      const earlier = first.get(values.creditCode);
      if (!earlier) {
        first.set(values.creditCode, { file, row, values });
        continue;
      }
      const differs = differingFields(earlier.values, values);
      alsoInOtherFile.push({
        creditCode: values.creditCode,
        file,
        row,
        otherFile: earlier.file,
        otherRow: earlier.row,
        isSameContent: differs.length === 0,
        differs,
      });
    }
  }
  return { acceptedRows, distinctEnterprises: first.size, alsoInOtherFile };
}

/** Labels of the fields in which two records of one firm differ, in the order of the model list. */
export function differingFields(a: EnterpriseValues, b: EnterpriseValues): string[] {
  const before = flat(a);
  const after = flat(b);
  return importFields('enterprises')
    .filter(({ field }) => before[field] !== after[field])
    .map(({ label }) => label);
}

function flat(values: EnterpriseValues): Record<string, unknown> {
  const { licence, ...rest } = values;
  return {
    ...rest,
    licenceName: licence?.name ?? '',
    licenceNumber: licence?.number ?? '',
    licenceValidUntil: licence?.isLongTerm === true ? '长期' : (licence?.validUntil ?? null),
  };
}
