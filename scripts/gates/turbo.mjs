// One task of every workspace through turbo, which answers from its cache when nothing that the task reads has changed.
import { join } from 'node:path';
import { run } from './command.mjs';
import { root } from './tree.mjs';

/** `args` go to the tool of the task; all workspaces run even when one fails. */
export async function turbo(task, args, options = {}) {
  const flags = ['--continue=always', '--concurrency=2', '--output-logs=full', '--log-order=grouped', '--ui=stream'];
  const filters = (options.only ?? []).map((name) => `--filter=./${name}`);
  const result = await run('turbo', ['run', task, ...flags, ...filters, '--', ...args], {
    env: {
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
      // Vitest keeps a token of its interface here, which is otherwise the user's own folder.
      XDG_DATA_HOME: join(root, 'node_modules/.cache/data'),
    },
  });
  const cached = /Cached:\s+(\d+) cached, (\d+) total/.exec(result.output);
  return { ...result, cached: cached ? `${cached[1]} of ${cached[2]} from the cache` : 'nothing ran' };
}
