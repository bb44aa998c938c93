// The server as an operator treats it: Ctrl-C, start again, kill −9, a second start on the same data.
import { existsSync } from 'node:fs';
import { expect, test } from './test.ts';

test('stops on Ctrl-C, starts again, and recovers from kill −9 by itself', async ({ server, request }) => {
  await server.stop();
  await server.start();
  expect((await request.get(`${server.url}/alive`)).ok()).toBe(true);
  await server.kill();
  await server.start();
  expect((await request.get(`${server.url}/alive`)).ok()).toBe(true);
});

test('a second start on the same data refuses and leaves the first alone', async ({ server, request }) => {
  const second = await server.command(['start']);
  expect(second.code, second.stdout + second.stderr).not.toBe(0);
  expect((await request.get(`${server.url}/alive`)).ok()).toBe(true);
  expect(existsSync(server.dataFolder)).toBe(true);
});

test('answers only who has signed in', async ({ server, request }) => {
  const answer = await request.get(`${server.url}/api/enterprises`);
  expect(answer.status()).toBe(401);
  expect(answer.headers()['content-type']).toContain('application/problem+json');
});
