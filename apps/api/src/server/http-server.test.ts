import { expect, test } from 'vitest';
import { addresses, checkPort, listen } from './http-server.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a taken port is explained, before and while listening', async () => {
  const first = await listen(() => new Response('first'), 0, '127.0.0.1');
  try {
    const message = `Port ${first.port} is used by another program`;
    await expect(checkPort(first.port, '127.0.0.1')).rejects.toThrow(message);
    await expect(listen(() => new Response('second'), first.port, '127.0.0.1')).rejects.toThrow(message);
    expect(await (await fetch(`http://127.0.0.1:${first.port}`)).text()).toBe('first');
  } finally {
    await first.close();
  }
});

test('closing lets a running request finish and takes no new one', async () => {
  const server = await listen(
    async () => {
      await wait(300);
      return new Response('whole answer');
    },
    0,
    '127.0.0.1',
  );
  const url = `http://127.0.0.1:${server.port}`;
  const running = fetch(url).then((answer) => answer.text());
  await wait(100);
  const closing = server.close();
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  expect(await running).toBe('whole answer');
  await closing;
});

test('an address that people can open is named for every way of listening', () => {
  expect(addresses('0.0.0.0', 8080).here).toBe('http://localhost:8080');
  expect(addresses('127.0.0.1', 80)).toEqual({ here: 'http://127.0.0.1:80', network: [] });
  expect(addresses('fd00::1', 80).here).toBe('http://[fd00::1]:80');
});
