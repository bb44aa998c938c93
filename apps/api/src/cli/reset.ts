// `reset`: throws the data of the embedded database away. Asks, and never touches an external database.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFiles, openEmbedded } from '../db/embedded.ts';
import { findPostmaster } from '../db/embedded-cluster.ts';
import { evidenceFolders } from '../evidence-store/open-evidence.ts';
import { OperatorError } from '../operator-error.ts';
import { noteFiles, readServerNote } from '../server/data-folder.ts';
import { defineCommand } from './command.ts';

const word = 'reset';

export const command = defineCommand({
  name: 'reset',
  summary: 'Throws all data in the data folder away: records, evidence, accounts. There is no way back.',
  usage: '[--yes]',
  options: { yes: { type: 'boolean', summary: 'do not ask' } },
  async run({ config, terminal }, { values }) {
    if (config.databaseUrl !== null) {
      throw new OperatorError('DATABASE_URL names an external database; empty it with its own tools.');
    }
    const { dataDir } = config;
    if (databaseFiles(dataDir).length === 0) {
      terminal.line(`There is no data in ${dataDir}.`);
      return;
    }
    await stopDatabase(dataDir);
    if (!values.yes) {
      const answer = await terminal.ask(`All data in ${dataDir} will be gone for good. Type "${word}" to go on: `);
      if (answer.trim() !== word) throw new OperatorError('Nothing was changed.');
    }
    await stopDatabase(dataDir);
    for (const name of [...databaseFiles(dataDir), ...noteFiles, ...Object.values(evidenceFolders)]) {
      rmSync(join(dataDir, name), { recursive: true, force: true });
    }
    terminal.line(`The data in ${dataDir} is gone. The next start begins anew.`);
  },
});

/** Makes sure that nobody uses the data, and that a database left over by a killed server has stopped. */
async function stopDatabase(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'postgres');
  if (!findPostmaster(folder)) return;
  const database = await openEmbedded({ dataDir });
  const isFree = await database.claim();
  await database.close();
  if (!isFree) {
    const server = readServerNote(dataDir);
    throw new OperatorError(`The server (process ${server?.pid ?? 'unknown'}) is using this data. Stop it first.`);
  }
  if (findPostmaster(folder))
    throw new OperatorError('Another command is using this data. Try again when it has ended.');
}
