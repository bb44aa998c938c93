/** The registers of the demonstration: the example files, through the same import that everybody uses. */
import { readFileSync } from 'node:fs';
import type { ImportKind } from '@liangma/domain/imports/judged-row';
import type { Actor } from '../db/scope.ts';
import { importFile } from '../features/imports/public.ts';
import { OperatorError } from '../operator-error.ts';
import type { DemoWorld } from './demo-client.ts';

const folder = new URL('../../../../docs/examples/', import.meta.url);

export const exampleFiles = {
  registers: ['检查对象名录(2025年).xlsx', '检查对象名录(县市区补报).csv'],
  officers: '执法人员名录.xlsx',
  matters: '行政检查事项清单.xlsx',
  ledger: '2024年检查台账.xlsx',
} as const;

/** Imports an example file; its refused rows stay refused, as they would for everybody. */
export async function importExample(
  world: DemoWorld,
  who: { bureauId: string; actor: Actor },
  kind: ImportKind,
  fileName: string,
  more: { year?: number; hasPaperRecords?: 'yes' | 'no' } = {},
): Promise<void> {
  const query = { kind, fileName, hasPaperRecords: 'no' as const, ...more };
  const run = await importFile(world.deps, who, { query, bytes: readExample(fileName) });
  if (run.state !== 'done') throw new Error(`importing ${fileName} ended ${run.state} ${JSON.stringify(run.failure)}`);
}

function readExample(fileName: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(new URL(encodeURIComponent(fileName), folder)));
  } catch {
    throw new OperatorError(`docs/examples/${fileName} is missing; LIANGMA_DEMO=off starts without a demonstration.`);
  }
}
