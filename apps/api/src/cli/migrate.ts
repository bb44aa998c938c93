// `migrate`: brings the database to the latest state without starting the server.
import { defineCommand } from './command.ts';

export const command = defineCommand({
  name: 'migrate',
  summary: 'Brings the database to the latest state and names what was done. Every start does this, too.',
  usage: '[--json]',
  options: { json: { type: 'boolean', summary: 'print { applied: [names] }' } },
  async run({ terminal, withApp }, { values }) {
    const applied = await withApp(async (app) => app.applied);
    if (values.json) terminal.json({ applied });
    else if (applied.length === 0) terminal.line('Nothing to do: the database is up to date.');
    else for (const name of applied) terminal.line(`applied ${name}`);
  },
});
