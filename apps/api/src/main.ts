// The entry of the one process: every way in, the server included, is a command (cli/main.ts has the table).
import { runCommandLine } from './cli/main.ts';

process.exit(await runCommandLine(process.argv.slice(2)));
