// Runs on Node >= 20 with npm only; everything after it runs on the pinned Node and pnpm of tools/.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const platform = `${process.platform}-${process.arch}`;
const tool = (...p) => join(root, 'tools', 'node_modules', ...p);
const env = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  PATH: [tool(`node-${platform}`, 'bin'), tool('@pnpm', `exe.${platform}`), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
};
for (const k of Object.keys(env)) if (/^npm_(config|package|lifecycle)/i.test(k)) delete env[k];
const sh = (c, a, cwd = root) => {
  const r = spawnSync(c, a, { cwd, env, stdio: 'inherit' });
  if (r.error) throw r.error;
  if (r.status) process.exit(r.status);
};
const hash = (fs) => createHash('sha256').update(fs.map((f) => { try { return readFileSync(join(root, f)); } catch { return ''; } }).join('\0')).digest('hex');
const once = (stamp, fs, fn) => {
  const s = join(root, stamp);
  if (existsSync(s) && readFileSync(s, 'utf8') === hash(fs)) return;
  fn();
  writeFileSync(s, hash(fs));
};
once('tools/node_modules/.stamp', ['tools/package.json', 'tools/package-lock.json'], () => sh('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], join(root, 'tools')));
once('node_modules/.stamp', ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'], () => sh('pnpm', ['install', '--frozen-lockfile']));
const [cmd, ...rest] = process.argv.slice(2);
if (cmd === 'exec') sh(rest[0], rest.slice(1));
else sh('turbo', ['run', cmd, ...rest]);
