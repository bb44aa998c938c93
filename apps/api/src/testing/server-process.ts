/** The whole server as a process of its own, to be killed in the middle of something and started again at its address. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  /** `http://127.0.0.1:…`, the same after each start. */
  address: string;
  /** Resolves when it answers. */
  start(): Promise<void>;
  /** Kills it without a word (SIGKILL). */
  kill(): Promise<void>;
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A server on a database of a test and a data folder; `start` it. */
export async function serverProcess(on: { dataDir: string; databaseUrl: string }): Promise<ServerProcess> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    LIANGMA_DATA: on.dataDir,
    DATABASE_URL: on.databaseUrl,
    LIANGMA_DEMO: 'off',
    HOST: '127.0.0.1',
  };
  let running: ChildProcess | null = null;
  return {
    address,
    async start() {
      const started = spawn(process.execPath, [main, 'start', '--port', String(port)], { env, stdio: 'ignore' });
      running = started;
      while (!(await isAnswering(address))) {
        if (started.exitCode !== null) throw new Error(`the server ended with ${started.exitCode}`);
        await pause(50);
      }
    },
    async kill() {
      const killed = running;
      running = null;
      if (!killed || killed.exitCode !== null) return;
      killed.kill('SIGKILL');
      await once(killed, 'exit');
    },
  };
}

async function isAnswering(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/alive`).catch(() => null);
  return answer?.ok === true;
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
