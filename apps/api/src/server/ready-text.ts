// What the terminal says when the server is ready.
import type { Config } from '../config.ts';
import type { DemoAccount } from './data-folder.ts';
import { padEnd, widthOf } from './text-width.ts';

/** The lines with addresses and places. */
export function readyText(
  config: Config,
  where: { here: string; network: string[] },
  database: string,
  tookMs: number,
): string[] {
  const lines = ['', `Ready after ${(tookMs / 1000).toFixed(1)} s`, `  on this machine   ${where.here}`];
  if (config.publicUrl) lines.push(`  for everybody     ${config.publicUrl}`);
  for (const address of where.network) lines.push(`  in the network    ${address}`);
  lines.push(`  data              ${config.dataDir}`, `  database          ${database}`, '', 'Ctrl-C stops it.');
  return lines;
}

/** The demonstration accounts as a table; nothing when there are none. */
export function accountTable(accounts: readonly DemoAccount[]): string[] {
  if (accounts.length === 0) return [];
  const rows = [
    ['user', 'password', 'name', 'role'],
    ...accounts.map((one) => [one.username, one.password, one.name, one.role]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const table = rows.map((row) =>
    `  ${row.map((cell, column) => padEnd(cell, widths[column] ?? 0)).join('   ')}`.trimEnd(),
  );
  return ['', 'Demonstration accounts (fictional data; LIANGMA_DEMO=off starts empty):', ...table];
}
