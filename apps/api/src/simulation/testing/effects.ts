/** Whether each accepted command had its effect exactly once, each held one is kept once, and the audit chain holds. */
import { fieldEnvelope } from '@liangma/contract/field-commands';
import { canonical } from '@liangma/domain/text/canonical';
import type { KnownCommand } from '@liangma/offline/simulation/simulated-server';
import { verifyAuditChain } from '../../features/audit/public.ts';
import type { TestApp } from '../../testing/test-app.ts';

/** What names the effect of a command in the tables: its own text, or its id. */
function markOf(content: string): string {
  const { command, inspectionId, commandId } = fieldEnvelope.parse(JSON.parse(content));
  switch (command.kind) {
    case 'enter-by-exception':
      return `entry ${inspectionId} ${command.note}`;
    case 'record':
      return `record ${inspectionId} ${command.content.conclusion}`;
    case 'add-to-record':
      return `addition ${command.additionId}`;
    case 'tell-result':
      return `told ${inspectionId} ${command.to}`;
    case 'close':
      return `closed ${inspectionId}`;
    case 'enter-by-enterprise-code':
    case 'write-document':
    case 'report-correction':
      return `other ${commandId}`;
  }
}

async function marksOf({ ownerDb }: TestApp): Promise<string[]> {
  const entries = await ownerDb.selectFrom('entry').select(['inspection_id', 'exception_note']).execute();
  // a second inspector who enters changes nothing: what the tablet said is in the audit log
  const again = await ownerDb
    .selectFrom('audit_event')
    .select(['subject_id', 'data'])
    .where('action', '=', 'inspection.entry-repeated')
    .execute();
  const records = await ownerDb.selectFrom('inspection_record').select(['inspection_id', 'content']).execute();
  const additions = await ownerDb.selectFrom('record_addition').select('id').execute();
  const inspections = await ownerDb
    .selectFrom('inspection')
    .select(['id', 'told_at', 'told_to', 'closed_at'])
    .execute();
  return [
    ...entries.map((row) => `entry ${row.inspection_id} ${row.exception_note}`),
    ...again.map((row) => `entry ${row.subject_id} ${String(Reflect.get(row.data, 'note'))}`),
    ...records.map((row) => `record ${row.inspection_id} ${String(Reflect.get(row.content, 'conclusion'))}`),
    ...additions.map((row) => `addition ${row.id}`),
    ...inspections.filter((row) => row.told_at !== null).map((row) => `told ${row.id} ${row.told_to}`),
    ...inspections.filter((row) => row.closed_at !== null).map((row) => `closed ${row.id}`),
  ];
}

/** Everything that is wrong; empty when the tables say what the receipts say. */
export async function wrongEffects(app: TestApp, commands: readonly KnownCommand[]): Promise<string[]> {
  const accepted = commands.filter(({ receipt }) => receipt.outcome === 'accepted').map(({ content }) => content);
  const held = commands.filter(({ receipt }) => receipt.outcome === 'held').map(({ content }) => content);
  const rows = await app.ownerDb.selectFrom('held_command').select('envelope').execute();
  const chain = await verifyAuditChain(app.ownerDb, app.bureauId);
  const wrong: string[] = [];
  const compare = (what: string, said: string[], found: string[]) => {
    const [a, b] = [said.toSorted().join('\n'), found.toSorted().join('\n')];
    if (a !== b) wrong.push(`${what}: receipts say\n${a}\ntables say\n${b}`);
  };
  compare('effects', accepted.map(markOf), await marksOf(app));
  compare(
    'held',
    held,
    rows.map(({ envelope }) => canonical(envelope)),
  );
  if (chain.broken !== null) wrong.push(`audit chain: ${JSON.stringify(chain.broken)}`);
  return wrong;
}
