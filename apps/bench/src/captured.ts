/** The SQL that one request runs, captured by asking the application in this process, to be run again without it. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from '@liangma/api/app';
import { usualUploads } from '@liangma/api/app-deps';
import { setParsers } from '@liangma/api/db/parsers';
import type { Database } from '@liangma/api/db/schema';
import { openEvidence } from '@liangma/api/evidence-store/open-evidence';

export interface Statement {
  sql: string;
  parameters: readonly unknown[];
}

/** Asks once and returns the statements in order, transaction control included. */
export async function capture(url: string, path: string, init: RequestInit): Promise<Statement[]> {
  setParsers();
  const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c role=liangma_app -c timezone=UTC' });
  const statements: Statement[] = [];
  const client = await pool.connect();
  // Kysely sends everything through the client, begin and commit too
  const query = client.query.bind(client) as (...all: unknown[]) => unknown;
  client.query = ((text: unknown, values?: unknown[], ...rest: unknown[]) => {
    if (typeof text === 'string') statements.push({ sql: text, parameters: values ?? [] });
    return query(text, values, ...rest);
  }) as typeof client.query;
  client.release();
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const app = createApp({
    db,
    clock: () => new Date().toISOString(),
    log: pino({ level: 'error' }),
    evidence: openEvidence({ dataDir: '/nonexistent', s3: null }),
    settings: { publicUrl: null, secureCookies: false, sessionHours: 12, uploads: usualUploads, checkResponses: false },
  });
  const response = await app.request(`http://bench.test${path}`, init);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  await db.destroy();
  return statements;
}
