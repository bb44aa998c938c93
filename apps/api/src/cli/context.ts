// What a command works with: configuration, terminal, and the database for as long as it is needed.
import { readConfig } from '../config.ts';
import { OperatorError } from '../operator-error.ts';
import { openAppDatabase } from '../server/app-database.ts';
import { openDataSource } from '../server/data-source.ts';
import { isFirstRunInterrupted } from '../server/first-run.ts';
import { openLog } from '../server/log.ts';
import type { CommandContext } from './command.ts';
import { terminal } from './terminal.ts';

/** Reads the configuration; throws an OperatorError when a variable is wrong. */
export function createContext(): CommandContext {
  const config = readConfig();
  return {
    config,
    terminal,
    async withApp(fn) {
      const source = await openDataSource(config);
      try {
        if (await isFirstRunInterrupted(source)) {
          throw new OperatorError('The demonstration year is not loaded completely. Let `npm start` finish first.');
        }
        const database = await openAppDatabase(config, source, openLog(config.dataDir, terminal.note));
        try {
          return await fn(database);
        } finally {
          await database.close();
        }
      } finally {
        await source.close();
      }
    },
  };
}
