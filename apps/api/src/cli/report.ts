// `report`: the enforcement paragraph of a year as a Word file and the year's inspections as an Excel table.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readScoped } from '../db/scope.ts';
import { readReport, writeInspectionsTable, writeReport } from '../features/reports/public.ts';
import { OperatorError } from '../operator-error.ts';
import { chooseBureau, readerOf, yearFrom } from './choose-bureau.ts';
import { defineCommand, UsageError } from './command.ts';

export const command = defineCommand({
  name: 'report',
  summary: 'Writes the report of a year: the sentences that the figures bear as Word, the inspections as Excel.',
  usage: 'YEAR --out DIR [--bureau CODE] [--json]',
  options: {
    out: { type: 'string', value: 'DIR', summary: 'folder for the two files; made when it does not exist' },
    bureau: { type: 'string', value: 'CODE', summary: 'code of the bureau; may be left out when there is only one' },
    json: { type: 'boolean', summary: 'print { year, bureau, asOf, files, sentences }' },
  },
  positionals: { least: 1, most: 1 },
  async run({ terminal, withApp }, { values, positionals: [text] }) {
    const year = yearFrom(text);
    if (year === null) throw new UsageError(`"${text}" is no year.`);
    if (!values.out) throw new UsageError('Say where to write the files: --out DIR.');
    const folder = resolve(values.out);
    await withApp(async ({ deps }) => {
      const bureau = await chooseBureau(deps, values.bureau);
      const asked = { params: { year } };
      const ctx = readerOf(deps, bureau);
      const { report, files } = await readScoped(deps.db, bureau.id, async (tx) => ({
        report: await readReport(tx, ctx, asked),
        files: [await writeReport(tx, ctx, asked), await writeInspectionsTable(tx, ctx, asked)],
      }));
      const written = files.map(({ fileName, bytes }) => writeInto(folder, fileName, bytes));
      const { asOf, sentences } = report;
      if (values.json) {
        terminal.json({ year, bureau: { code: bureau.code, name: bureau.name }, asOf, files: written, sentences });
        return;
      }
      for (const sentence of sentences) if (sentence.text !== '') terminal.line(sentence.text);
      const omitted = sentences.flatMap((sentence) => sentence.omitted);
      if (omitted.length > 0) terminal.line('\n未写入报告（数据不支持）：');
      for (const { part, reason } of omitted) terminal.line(`  ${part}：${reason.zh}`);
      terminal.line('');
      for (const file of written) terminal.line(file);
    });
  },
});

function writeInto(folder: string, fileName: string, bytes: Uint8Array): string {
  const file = join(folder, fileName);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, bytes);
  } catch (error) {
    throw new OperatorError(`The report cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  return file;
}
