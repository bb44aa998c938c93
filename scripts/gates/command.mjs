// Runs a tool of the workspace and keeps what it printed.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './tree.mjs';

const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

/**
 * Resolves with the exit code and the output, never rejects for a failing tool.
 * `live` shows the output while it comes, for tools that take minutes.
 */
export function run(command, args, { cwd = root, env = {}, live = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      stdout += chunk;
      if (live) process.stdout.write(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
      if (live) process.stderr.write(chunk);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output, stdout }));
  });
}
