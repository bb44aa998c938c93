// The front door of every npm script: node scripts/run.mjs <start|liangma|test|build|typecheck|exec|setup> [argument …]
// Runs on Node >= 20 with npm only. Installs what is missing (the pinned Node and pnpm of tools/, then the workspace),
// and hands over to them. When nothing has changed it needs no network and takes a moment.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverFlags } from './server-flags.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const pnpmVersion = '12.21.0';
const nodeMajor = Number(process.versions.node.split('.')[0]);

// tools/ has Node and pnpm for Linux with glibc; other systems bring their own newer Node.
const isGlibc = process.platform === 'linux' && Boolean(process.report.getReport().header.glibcVersionRuntime);
const isPinned = isGlibc && ['x64', 'arm64'].includes(process.arch);
const platform = `${process.platform}-${process.arch}`;
const tools = join(root, 'tools', 'node_modules');
const pinnedNode = join(tools, `node-${platform}`, 'bin');
const pinnedPnpm = join(tools, '@pnpm', `exe.${platform}`);

function fail(text) {
  console.error(text);
  process.exit(1);
}

if (nodeMajor < 20) fail(`Liangma needs Node 20 or newer to begin with; this is ${process.version}.`);
if (!isPinned && nodeMajor < 24) {
  fail(`No Node comes along for this system (${platform}). Install Node 24 or newer, then try again.`);
}

const env = environment();

/** The user's environment with our tools first, without what `npm run` adds for its own children. */
function environment() {
  const result = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' };
  // Where packages come from and through which proxy is the user's decision, and stays.
  const kept = /^npm_config_(registry|userconfig|cache|cafile|strict_ssl|proxy|https_proxy|noproxy)$/i;
  for (const name of Object.keys(result)) {
    if (/^npm_(config|package|lifecycle)/i.test(name) && !kept.test(name)) delete result[name];
  }
  const own = isPinned ? [pinnedNode, pinnedPnpm] : [];
  result.PATH = [...own, join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return result;
}

/**
 * Runs a program to its end and resolves with its exit status; signals to this process are passed on to it. What it
 * writes to a pipe is added to `lines`.
 */
function run(program, args, options = {}, lines = []) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: 'inherit', ...options });
    child.stdout?.on('data', (chunk) => lines.push(chunk.toString()));
    const forward = (signal) => child.kill(signal);
    // This process must outlive its child, or the prompt would come back while the database is still being stopped.
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const end = (status) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(status);
    };
    child.once('error', (error) => {
      console.error(error.code === 'ENOENT' ? `The program "${program}" was not found.` : error.message);
      end(127);
    });
    child.once('close', (status, signal) => end(status ?? 128 + constants.signals[signal]));
  });
}

/**
 * Runs a step of the set-up; its output goes to standard error, which leaves standard output to the command. A quiet
 * step shows its output only when it fails.
 */
async function step(title, program, args, how = 'loud', cwd = root) {
  console.error(title);
  const lines = [];
  const status = await run(program, args, { cwd, stdio: ['ignore', how === 'quiet' ? 'pipe' : 2, 2] }, lines);
  if (status === 0) return;
  process.stderr.write(lines.join(''));
  fail(`Failed: ${basename(program)} ${args.join(' ')} (status ${status}). The lines above say why.`);
}

/** Runs `fn` unless the stamp says that it has succeeded with the files as they are. */
async function once(stamp, files, fn) {
  const content = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\0');
  const hash = createHash('sha256').update(`${platform}\0${content}`).digest('hex');
  const file = join(root, stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === hash) return;
  await fn();
  writeFileSync(file, hash);
}

async function setUp() {
  if (isPinned) {
    await once('tools/node_modules/.stamp', ['tools/package.json', 'tools/package-lock.json'], async () => {
      // Under `npm run` the npm that called us is known, even when it is not in PATH.
      const npm = basename(process.env.npm_execpath ?? '') === 'npm-cli.js' ? process.env.npm_execpath : null;
      const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
      const [program, all] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
      await step('Installing Node 24 and pnpm for this folder (once) …', program, all, 'loud', join(root, 'tools'));
      if (!existsSync(join(pinnedNode, 'node')))
        fail(`npm left out the package node-${platform} (optional packages?).`);
    });
  }
  await once('node_modules/.stamp', ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'], async () => {
    const args = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'];
    const [program, all] = isPinned ? ['pnpm', args] : ['npx', ['-y', `pnpm@${pnpmVersion}`, ...args]];
    await step('Installing the packages …', program, all);
  });
}

const server = [...serverFlags, join(root, 'apps', 'api', 'src', 'main.ts')];
// What Node made of the source files is kept: it starts faster, and need not load its reader of TypeScript (some 20 MB).
const serverEnv = { ...env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') };

/** Builds what the server serves; turbo answers from its cache when nothing has changed. */
function build() {
  return step('Building the web app …', 'turbo', ['run', 'build', '--ui=stream', '--output-logs=errors-only'], 'quiet');
}

const commands = {
  setup: async () => 0,
  async start(args) {
    await build();
    return run('node', [...server, 'start', ...args], { env: serverEnv });
  },
  async liangma(args) {
    if (args[0] === 'start') await build();
    // File names among the arguments are meant from where the user stands.
    return run('node', [...server, ...args], { cwd: process.env.INIT_CWD ?? process.cwd(), env: serverEnv });
  },
  bench: (args) => run('node', ['apps/bench/src/main.ts', ...args], { env: serverEnv }),
  test: (args) => run('node', ['scripts/test.mjs', ...args]),
  exec: ([program, ...args]) => run(program, args),
};

const [name, ...args] = process.argv.slice(2);
if (!name) fail('Say what to do: start, liangma, test, bench, build, typecheck, exec or setup.');
await setUp();
const command = Object.hasOwn(commands, name) ? commands[name] : () => run('turbo', ['run', name, ...args]);
process.exitCode = await command(args);
