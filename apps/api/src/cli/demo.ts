// `demo`: the demonstration year, for whoever started without it.
import { OperatorError } from '../operator-error.ts';
import { openAppDatabase } from '../server/app-database.ts';
import { openDataSource } from '../server/data-source.ts';
import { finishFirstRun, isFirstRunInterrupted, markFirstRun } from '../server/first-run.ts';
import { openLog } from '../server/log.ts';
import { accountTable } from '../server/ready-text.ts';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  name: 'demo',
  summary:
    'Loads the demonstration year of the fictional 示范市工业和信息化局, and the current year half done. Only into a ' +
    'database without any bureau; a first `npm start` does the same.',
  usage: '[--json]',
  options: { json: { type: 'boolean', summary: 'print { accounts: [{ name, username, password, role }] }' } },
  async run({ config, terminal }, { values }) {
    const source = await openDataSource(config);
    try {
      // Kept while loading, so that no server starts meanwhile and takes this for an interrupted first run.
      const isAlone = await source.claim();
      if (await isFirstRunInterrupted(source)) {
        if (!isAlone)
          throw new OperatorError('The demonstration year is being loaded, or that was interrupted: stop the server.');
        terminal.note('Loading was interrupted before; beginning anew.');
        await source.recreate();
      }
      const database = await openAppDatabase(config, source, openLog(config.dataDir, terminal.note));
      try {
        if (!(await markFirstRun(source)))
          throw new OperatorError('There is a bureau in this database already. Nothing was changed.');
        terminal.note('Loading the demonstration year …');
        const accounts = await finishFirstRun(config, source, database.deps);
        if (values.json) terminal.json({ accounts });
        else for (const line of accountTable(accounts)) terminal.line(line);
      } finally {
        await database.close();
      }
    } finally {
      await source.close();
    }
  },
});
