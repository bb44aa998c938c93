/** Builds the web app to dist/, serves it in development in front of a running server, and configures its tests. */
import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8080';

// The reader of QR codes crashes the tab unless its wasm is of exactly its own version: found from its package, not ours.
const scanner = createRequire(import.meta.url).resolve('barcode-detector/ponyfill');
const scannerWasm = createRequire(scanner).resolve('zxing-wasm/reader/zxing_reader.wasm');

export default defineConfig({
  plugins: [react()],
  resolve: { alias: [{ find: /^virtual:zxing-reader\.wasm/, replacement: scannerWasm }] },
  server: {
    port: 5173,
    // The public pages /c (inspection code) and /e (enterprise code) are rendered by the server.
    proxy: Object.fromEntries(['/api', '/c/', '/e/', '/alive'].map((path) => [path, { target: server }])),
  },
  build: { outDir: 'dist', sourcemap: false, manifest: true, reportCompressedSize: true },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    // The first test of a file also loads its screens, which takes long beside other work.
    testTimeout: 30_000,
  },
});
