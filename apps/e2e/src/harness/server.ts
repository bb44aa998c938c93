// The real server, started as a user starts it, on a free port and a data folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

export interface ServerOptions {
  /** Whether the first start loads the demonstration year. */
  demo: 'on' | 'off';
}

export interface Server {
  readonly url: string;
  readonly dataFolder: string;
  /** What the server has printed since it was last started. */
  output: () => string;
  /** Ctrl-C, then waits; throws when it does not end. */
  stop: () => Promise<void>;
  /** kill −9 of the server alone, as after a power cut of one process. */
  kill: () => Promise<void>;
  /** The same data folder and port again. */
  start: () => Promise<void>;
  /** Stops if need be and removes the data folder. */
  dispose: () => Promise<void>;
  /** Runs the command line beside the server, e.g. `command(['stats', '2025', '--json'])`. */
  command: (
    args: string[],
    settings?: Record<string, string>,
  ) => Promise<{ code: number; stdout: string; stderr: string }>;
}

/** Starts a server and waits until it answers; throws with its output when it does not. */
export async function startServer({ demo }: ServerOptions): Promise<Server> {
  const dataFolder = mkdtempSync(join(realpathSync(tmpdir()), 'liangma 数据 '));
  // As root, the database runs as another user, who must be able to enter.
  chmodSync(dataFolder, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    LIANGMA_DATA: dataFolder,
    LIANGMA_DEMO: demo,
    NODE_ENV: 'production',
  };
  delete env['DATABASE_URL'];
  let child: ChildProcess | null = null;
  let printed = '';

  const launch = (args: string[], settings: Record<string, string> = {}) =>
    spawn(process.execPath, [join(root, 'apps/api/src/main.ts'), ...args], {
      cwd: root,
      env: { ...env, ...settings },
      stdio: 'pipe',
    });

  const ended = async (process: ChildProcess, withinMs: number) => {
    const until = Date.now() + withinMs;
    while (process.exitCode === null && process.signalCode === null && Date.now() < until) await wait(50);
    return process.exitCode !== null || process.signalCode !== null;
  };

  const server: Server = {
    url,
    dataFolder,
    output: () => printed,
    async start() {
      if (child) throw new Error('The server is already running');
      printed = '';
      const started = launch(['start']);
      child = started;
      for (const stream of [started.stdout, started.stderr])
        stream?.on('data', (chunk: Buffer) => {
          printed += chunk.toString();
        });
      const until = Date.now() + 180_000;
      while (!(await answers(`${url}/alive`))) {
        if (await ended(started, 100)) throw new Error(`The server ended before it answered:\n${printed}`);
        if (Date.now() > until) throw new Error(`The server did not answer in 180 s:\n${printed}`);
      }
    },
    async stop() {
      if (!child) return;
      child.kill('SIGINT');
      if (!(await ended(child, 30_000))) throw new Error(`Ctrl-C did not end the server in 30 s:\n${printed}`);
      child = null;
    },
    async kill() {
      if (!child) return;
      child.kill('SIGKILL');
      await ended(child, 10_000);
      child = null;
    },
    async dispose() {
      try {
        await server.stop();
      } finally {
        await server.kill();
        for (const pid of databasesIn(dataFolder)) endProcess(pid);
        rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      }
    },
    async command(args, settings) {
      const command = launch(args, settings);
      let stdout = '';
      let stderr = '';
      command.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
      });
      command.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      if (!(await ended(command, 120_000))) command.kill('SIGKILL');
      return { code: command.exitCode ?? 1, stdout, stderr };
    },
  };
  try {
    await server.start();
  } catch (error) {
    await server.dispose();
    throw error;
  }
  return server;
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('The system gave no port');
  return address.port;
}

/** Process ids of databases that outlived a killed server, from the pid files of the data folder. */
function databasesIn(folder: string): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('postmaster.pid'))
    .flatMap((path) => Number(readFileSync(join(folder, path), 'utf8').split('\n')[0]) || []);
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It has ended meanwhile.
  }
}
