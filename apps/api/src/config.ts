// The only reader of process.env: turns the environment into one typed, checked value.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { usualUploads, type UploadSettings } from './app-deps.ts';
import type { S3Settings } from './evidence-store/s3-store.ts';
import { OperatorError } from './operator-error.ts';

export type Config = {
  /** TCP port of the one server; 0 lets the system choose. */
  port: number;
  /** Address to listen on; all interfaces by default, so that a phone in the same network can open a scanned code. */
  host: string;
  /** Address that codes and links carry when it differs from what the browser asked for (reverse proxy). */
  publicUrl: string | null;
  /** Certificate and key (PEM files) for https; null: http, for this machine or behind a proxy. */
  tls: { certFile: string; keyFile: string } | null;
  /** Folder of the database, evidence and logs. */
  dataDir: string;
  /** Bucket for evidence; null means the data folder. */
  s3: S3Settings | null;
  /** How much may lie here that no record names. */
  uploads: UploadSettings;
  /** An external PostgreSQL; null means the embedded one. */
  databaseUrl: string | null;
  /** Whether a first run loads the demonstration year. */
  isDemoWanted: boolean;
  /** Built web app. */
  webDir: string;
  /** Password for `create-admin` in scripts; never logged. */
  adminPassword: string | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration; throws an OperatorError that names the variable and what it may be. */
export function readConfig(env: Environment = process.env): Config {
  return {
    port: readPort(env['PORT']),
    host: env['HOST'] || '0.0.0.0',
    publicUrl: readPublicUrl(env['LIANGMA_URL']),
    tls: readTls(env['LIANGMA_TLS_CERT'], env['LIANGMA_TLS_KEY']),
    dataDir: env['LIANGMA_DATA'] ? resolve(env['LIANGMA_DATA']) : defaultDataDir(env),
    s3: readS3(env),
    uploads: readUploads(env),
    databaseUrl: readDatabaseUrl(env['DATABASE_URL']),
    isDemoWanted: readSwitch('LIANGMA_DEMO', env['LIANGMA_DEMO'], true),
    webDir: fileURLToPath(new URL('../../web/dist', import.meta.url)),
    adminPassword: env['LIANGMA_ADMIN_PASSWORD'] || null,
  };
}

function defaultDataDir(env: Environment): string {
  // PostgreSQL does not run as root, and the account it then runs as cannot enter /root.
  if (process.getuid?.() === 0) return '/var/lib/liangma';
  return join(env['XDG_DATA_HOME'] || join(env['HOME'] || homedir(), '.local', 'share'), 'liangma');
}

/** Parses a TCP port; throws an OperatorError when it is none. */
export function readPort(text: string | undefined): number {
  if (!text) return 8080;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new OperatorError(`PORT must be a whole number from 0 to 65535, not "${text}".`);
  }
  return port;
}

function readPublicUrl(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new OperatorError(`LIANGMA_URL must be an address such as https://inspect.example.gov.cn, not "${text}".`);
  }
  return text.replace(/\/+$/, '');
}

function readTls(certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (!certFile && !keyFile) return null;
  if (!certFile || !keyFile) {
    throw new OperatorError('LIANGMA_TLS_CERT and LIANGMA_TLS_KEY belong together: both are files in PEM form.');
  }
  return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
}

const s3Names = ['ENDPOINT', 'BUCKET', 'KEY', 'SECRET'].map((name) => `LIANGMA_S3_${name}`);

function readS3(env: Environment): S3Settings | null {
  const [endpoint = '', bucket = '', key = '', secret = ''] = s3Names.map((name) => env[name] ?? '');
  const missing = s3Names.filter((name) => !env[name]);
  if (missing.length === s3Names.length) return null;
  if (missing.length > 0)
    throw new OperatorError(`${s3Names.join(', ')} belong together: ${missing.join(' and ')} must be set, too.`);
  if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    throw new OperatorError(
      `LIANGMA_S3_ENDPOINT must be an address such as https://s3.example.gov.cn, not "${endpoint}".`,
    );
  }
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    bucket,
    key,
    secret,
    region: env['LIANGMA_S3_REGION'] || 'us-east-1',
    usesPathStyle: readSwitch('LIANGMA_S3_PATH_STYLE', env['LIANGMA_S3_PATH_STYLE'], true),
  };
}

const mib = 1024 * 1024;

function readUploads(env: Environment): UploadSettings {
  return {
    accountBytes: readMib(env, 'LIANGMA_UPLOADS_ACCOUNT_MIB', usualUploads.accountBytes),
    promisedBytes: readMib(env, 'LIANGMA_UPLOADS_PROMISED_MIB', usualUploads.promisedBytes),
    bureauBytes: readMib(env, 'LIANGMA_UPLOADS_BUREAU_MIB', usualUploads.bureauBytes),
    freeBytes: readMib(env, 'LIANGMA_DISK_FREE_MIB', usualUploads.freeBytes),
    keepDays: readWhole(env, 'LIANGMA_UPLOADS_KEEP_DAYS') ?? usualUploads.keepDays,
  };
}

const readMib = (env: Environment, name: string, fallback: number): number => {
  const given = readWhole(env, name);
  return given === null ? fallback : given * mib;
};

/** A whole number from 1 on, or null when none is given. */
function readWhole(env: Environment, name: string): number | null {
  const text = env[name];
  if (!text) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new OperatorError(`${name} must be a whole number from 1 on, not "${text}".`);
  return Number(text);
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  // The value holds a password: it is not repeated in the message.
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new OperatorError(
      'DATABASE_URL must start with postgres://, for example postgres://user:password@host/liangma.',
    );
  }
  return text;
}

function readSwitch(name: string, text: string | undefined, fallback: boolean): boolean {
  if (!text) return fallback;
  if (/^(on|yes|true|1)$/i.test(text)) return true;
  if (/^(off|no|false|0)$/i.test(text)) return false;
  throw new OperatorError(`${name} must be "on" or "off", not "${text}".`);
}
