import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHandler } from './handler.ts';

let webDir: string;
let isDatabaseUp = true;

const app = new Hono();
app.get('/api/things', (c) => c.json({ things: [] }));
app.get('/i/:code', (c) => c.html('<p>没有这个码</p>', 404));
app.get('/c/:code', (c) => c.html('<p>检查码</p>', 200, { 'content-security-policy': "default-src 'none'" }));
app.notFound((c) => c.json({ type: 'resource/not-found' }, 404));

const pingDatabase = () => (isDatabaseUp ? Promise.resolve() : Promise.reject(new Error('gone')));

beforeAll(() => {
  webDir = join(mkdtempSync(join(tmpdir(), 'liangma-web-')), '网页 dist');
  mkdirSync(join(webDir, 'assets'), { recursive: true });
  writeFileSync(join(webDir, 'index.html'), '<title>亮码</title>');
  writeFileSync(join(webDir, 'mark.svg'), '<svg/>');
  writeFileSync(join(webDir, 'service-worker.js'), '/* the app on tablets */');
  writeFileSync(join(webDir, 'manifest.webmanifest'), '{"name":"亮码现场"}');
  writeFileSync(join(webDir, 'assets', 'index-abc123.js'), `/* ${'x'.repeat(5_000)} */`);
  writeFileSync(join(webDir, '..', 'secret.txt'), 'secret');
});

afterAll(() => rmSync(join(webDir, '..'), { recursive: true }));

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const handler = createHandler({ app, webDir, isHttps: false, pingDatabase });
  return handler.request(`http://liangma.test${path}`, { method, headers });
}

test('/alive tells whether the database answers', async () => {
  const alive = await get('/alive');
  expect([alive.status, await alive.json()]).toEqual([200, { status: 'ready' }]);
  isDatabaseUp = false;
  const dead = await get('/alive');
  isDatabaseUp = true;
  expect(dead.status).toBe(503);
});

test.each(['/', '/field/today', '/statistics/2025/insp.count', '/企业'])(
  '%s opens the page, never from a cache',
  async (path) => {
    const answer = await get(encodeURI(path), { accept: 'text/html,*/*' });
    expect([answer.status, await answer.text()]).toEqual([200, '<title>亮码</title>']);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  },
);

test('the service worker and the manifest are asked for again each time, under their own types', async () => {
  const worker = await get('/service-worker.js');
  expect([worker.status, worker.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(worker.headers.get('content-type')).toContain('javascript');
  const manifest = await get('/manifest.webmanifest');
  expect([manifest.status, manifest.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(manifest.headers.get('content-type')).toContain('application/manifest+json');
});

test('hashed assets are cached for ever and compressed, other files are asked for again', async () => {
  const asset = await get('/assets/index-abc123.js', { 'accept-encoding': 'gzip' });
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect(asset.headers.get('content-type')).toContain('javascript');
  expect(asset.headers.get('content-encoding')).toBe('gzip');
  expect((await asset.arrayBuffer()).byteLength).toBeLessThan(500);
  const file = await get('/mark.svg');
  expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'no-cache']);
});

test.each(['/assets/gone-123.js', '/favicon.ico', '/..%2fsecret.txt', '/%2e%2e/secret.txt'])(
  '%s is not found, and no page',
  async (path) => {
    const answer = await get(path, { accept: '*/*' });
    expect([answer.status, await answer.json()]).toEqual([404, { type: 'resource/not-found' }]);
  },
);

test('the application answers for the API and for public pages, its 404 included', async () => {
  expect(await (await get('/api/things')).json()).toEqual({ things: [] });
  const unknown = await get('/api/unknown', { accept: 'text/html' });
  expect([unknown.status, await unknown.json()]).toEqual([404, { type: 'resource/not-found' }]);
  const page = await get('/i/abc', { accept: 'text/html' });
  expect([page.status, await page.text()]).toEqual([404, '<p>没有这个码</p>']);
});

test('only reading opens the page', async () => {
  expect((await get('/field/today', {}, 'POST')).status).toBe(404);
  expect((await get('/field/today', { accept: 'application/json' })).status).toBe(404);
  expect((await get('/field/today', {}, 'HEAD')).status).toBe(200);
});

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/alive', '/api/things', '/api/unknown', '/mark.svg']) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  }
});

test('a public page keeps its stricter content policy', async () => {
  const { headers } = await get('/c/code');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'");
  expect(headers.get('x-frame-options')).toBe('DENY');
});
