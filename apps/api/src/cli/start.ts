// `start`: runs the server until Ctrl-C.
import { readPort } from '../config.ts';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  name: 'start',
  summary: 'Runs the server: database, API, web app and public pages on one port.',
  usage: '[--port PORT]',
  options: { port: { type: 'string', value: 'PORT', summary: 'port to listen on; PORT or 8080 when absent' } },
  async run({ config, terminal }, { values }) {
    // The whole application: not needed to explain the command.
    const { runServer } = await import('../server/run-server.ts');
    const port = values.port === undefined ? config.port : readPort(values.port);
    return runServer({ ...config, port }, { line: terminal.line, error: terminal.note });
  },
});
