import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testCertificate } from '../testing/test-certificate.ts';
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

test('with a certificate it speaks https; without a usable one it says which file is wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liangma-tls-'));
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  try {
    const missing = listen(() => new Response('never'), 0, '127.0.0.1', { certFile, keyFile });
    await expect(missing).rejects.toThrow(`${certFile} cannot be read`);
    writeFileSync(certFile, 'no certificate');
    writeFileSync(keyFile, 'no key');
    const wrong = listen(() => new Response('never'), 0, '127.0.0.1', { certFile, keyFile });
    await expect(wrong).rejects.toThrow('are no certificate with its key');
    writeFileSync(certFile, testCertificate.cert);
    writeFileSync(keyFile, testCertificate.key);
    const server = await listen(() => new Response('private'), 0, '127.0.0.1', { certFile, keyFile });
    const text = await new Promise<string>((resolve, reject) => {
      const ask = get({ port: server.port, host: '127.0.0.1', ca: testCertificate.cert, servername: 'localhost' });
      ask.once('response', (answer) => answer.setEncoding('utf8').once('data', resolve)).once('error', reject);
    });
    expect(text).toBe('private');
    await server.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an address that people can open is named for every way of listening', () => {
  expect(addresses('0.0.0.0', 8080).here).toBe('http://localhost:8080');
  expect(addresses('0.0.0.0', 8443, 'https').here).toBe('https://localhost:8443');
  expect(addresses('127.0.0.1', 80)).toEqual({ here: 'http://127.0.0.1:80', network: [] });
  expect(addresses('fd00::1', 80).here).toBe('http://[fd00::1]:80');
});
