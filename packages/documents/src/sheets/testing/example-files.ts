/** The bureau's example files (docs/examples) read, recognised and judged, and what is expected of them. For tests. */
import { readFileSync } from 'node:fs';
import type { ImportKind } from '@liangma/domain/imports/judged-row';
import { judgeTables, type JudgeContext, type Judgement } from '@liangma/domain/imports/judge-tables';
import { recogniseTables } from '@liangma/domain/imports/recognise-tables';
import type { Recognition } from '@liangma/domain/imports/recognition';
import { readTables } from '../read-tables.ts';

const folder = new URL('../../../../../docs/examples/', import.meta.url);

export interface JudgedFile {
  recognition: Recognition;
  judgement: Judgement;
}

export async function judgeExample(
  file: string,
  kind: ImportKind,
  context: Partial<JudgeContext> = {},
): Promise<JudgedFile> {
  const tables = await readTables(new Uint8Array(readFileSync(new URL(encodeURIComponent(file), folder))), file);
  const recognition = recogniseTables(tables, kind);
  return { recognition, judgement: judgeTables(tables, recognition, { judgedOn: '2025-03-01', ...context }) };
}

export function readExpected<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(`expected/${encodeURIComponent(name)}.json`, folder), 'utf8')) as Shape;
}
