import { expect, test } from 'vitest';
import { usualUploads } from './app-deps.ts';
import { readConfig } from './config.ts';

const s3 = {
  LIANGMA_S3_ENDPOINT: 'https://s3.example.gov.cn/',
  LIANGMA_S3_BUCKET: 'li',
  LIANGMA_S3_KEY: 'k',
  LIANGMA_S3_SECRET: 'very-secret',
};

test('an empty environment gives a server for the local network with the embedded database and the demonstration', () => {
  expect(readConfig({ HOME: '/home/li' })).toMatchObject({
    port: 8080,
    host: '0.0.0.0',
    publicUrl: null,
    databaseUrl: null,
    isDemoWanted: true,
  });
});

test('the data folder is the chosen one, and never lies in the home of root', () => {
  expect(readConfig({ LIANGMA_DATA: '/srv/数据 a' }).dataDir).toBe('/srv/数据 a');
  const own = readConfig({ HOME: '/home/li', XDG_DATA_HOME: '/data/li' }).dataDir;
  expect(own).toBe(process.getuid?.() === 0 ? '/var/lib/liangma' : '/data/li/liangma');
});

test.each([
  [{ PORT: '0' }, { port: 0 }],
  [{ PORT: '65535' }, { port: 65_535 }],
  [{ LIANGMA_DEMO: 'off' }, { isDemoWanted: false }],
  [{ LIANGMA_URL: 'https://inspect.example.gov.cn/' }, { publicUrl: 'https://inspect.example.gov.cn' }],
  [
    { LIANGMA_TLS_CERT: '/etc/li/cert.pem', LIANGMA_TLS_KEY: '/etc/li/key.pem' },
    { tls: { certFile: '/etc/li/cert.pem', keyFile: '/etc/li/key.pem' } },
  ],
  [{}, { s3: null }],
  [s3, { s3: { endpoint: 'https://s3.example.gov.cn', bucket: 'li', region: 'us-east-1', usesPathStyle: true } }],
  [{ ...s3, LIANGMA_S3_PATH_STYLE: 'off' }, { s3: { usesPathStyle: false } }],
  [{}, { uploads: usualUploads }],
  [
    { LIANGMA_UPLOADS_ACCOUNT_MIB: '3', LIANGMA_UPLOADS_BUREAU_MIB: '8', LIANGMA_DISK_FREE_MIB: '1' },
    { uploads: { accountBytes: 3_145_728, bureauBytes: 8_388_608, freeBytes: 1_048_576, keepDays: 30 } },
  ],
  [{ LIANGMA_UPLOADS_PROMISED_MIB: '5' }, { uploads: { promisedBytes: 5_242_880 } }],
  [{ LIANGMA_UPLOADS_KEEP_DAYS: '90' }, { uploads: { keepDays: 90 } }],
  [{ DATABASE_URL: 'postgresql://db/liangma' }, { databaseUrl: 'postgresql://db/liangma' }],
])('%j is understood', (environment, expected) => {
  expect(readConfig(environment)).toMatchObject(expected);
});

test.each([
  [{ PORT: '80a' }, 'PORT'],
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ LIANGMA_DEMO: 'maybe' }, 'LIANGMA_DEMO'],
  [{ LIANGMA_UPLOADS_ACCOUNT_MIB: '0' }, 'LIANGMA_UPLOADS_ACCOUNT_MIB'],
  [{ LIANGMA_UPLOADS_KEEP_DAYS: '1.5' }, 'LIANGMA_UPLOADS_KEEP_DAYS'],
  [{ LIANGMA_DISK_FREE_MIB: '2 GB' }, 'LIANGMA_DISK_FREE_MIB'],
  [{ LIANGMA_URL: 'inspect.example.gov.cn' }, 'LIANGMA_URL'],
  [{ LIANGMA_TLS_CERT: '/etc/li/cert.pem' }, 'LIANGMA_TLS_KEY'],
  [{ DATABASE_URL: 'mysql://u:secret@db/x' }, 'DATABASE_URL'],
  [{ LIANGMA_S3_BUCKET: 'li', LIANGMA_S3_KEY: 'k', LIANGMA_S3_SECRET: 's' }, 'LIANGMA_S3_ENDPOINT'],
  [{ LIANGMA_S3_ENDPOINT: 'http://s3', LIANGMA_S3_BUCKET: 'li', LIANGMA_S3_KEY: 'k' }, 'LIANGMA_S3_SECRET'],
  [{ ...s3, LIANGMA_S3_ENDPOINT: 's3.example.gov.cn' }, 'LIANGMA_S3_ENDPOINT'],
  [{ ...s3, LIANGMA_S3_PATH_STYLE: 'maybe' }, 'LIANGMA_S3_PATH_STYLE'],
])('%j is refused by the name of the variable', (environment, name) => {
  expect(() => readConfig(environment)).toThrow(name);
});

test('a refused bucket does not show its secret', () => {
  expect(() => readConfig({ ...s3, LIANGMA_S3_ENDPOINT: 'ftp://s3' })).not.toThrow('very-secret');
});

test('a refused database address does not show its password', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://u:secret@db/x' })).not.toThrow('secret');
});
