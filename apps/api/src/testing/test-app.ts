/**
 * The application over HTTP on a database of its own, with a bureau, one account per role and a clock that stands still.
 * A test asks as somebody: `const clerk = await app.as('clerk'); await clerk.call(endpoint, { params, body })`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import type { Endpoint, ResponseOf } from '@liangma/contract/endpoint';
import { roles, type Role } from '@liangma/contract/permissions';
import type { ProblemBody } from '@liangma/contract/problems';
import { createApp } from '../app.ts';
import { usualUploads, type AppDeps } from '../app-deps.ts';
import type { Db } from '../db/open.ts';
import { openEvidence } from '../evidence-store/open-evidence.ts';
import { hashToken, newToken } from '../http/session.ts';
import { testDatabase } from './test-database.ts';
import { insertAccount, insertBureau } from './rows.ts';

export interface Answered<T> {
  status: number;
  body: T;
  text: string;
  bytes: Uint8Array;
  headers: Headers;
}

export interface CallInput {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  commandId?: string;
  headers?: Record<string, string>;
}

export interface Caller {
  bureauId: string;
  accountId: string;
  /** For requests beside the contract: the session as a header; empty without one. */
  cookie: string;
  /** The body is typed as the answer and as a problem: the status says which of them it is. */
  call<E extends Endpoint>(
    endpoint: E,
    input?: CallInput,
  ): Promise<Answered<ResponseOf<E> & Omit<ProblemBody, 'status'>>>;
}

export interface TestApp {
  deps: AppDeps;
  /** As the owner of the database: sees and may change everything. */
  ownerDb: Db;
  bureauId: string;
  /** Asks as the account with this role, of the first bureau unless another is named. */
  as(role: Role, bureauId?: string): Promise<Caller>;
  /** Asks without a session. */
  anonymous: Caller;
  /** Another bureau with its accounts, for refusals. */
  otherBureau(): Promise<string>;
  /** Sets the clock. */
  setNow(instant: string): void;
  /** The handler itself, for pages outside the contract. */
  request(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

const host = 'http://liangma.test';

function pathOf(endpoint: Endpoint, input: CallInput): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) search.set(name, String(value));
  return `${host}/api${path}${search.size > 0 ? `?${search.toString()}` : ''}`;
}

/** Starts the application for one test file. */
export async function testApp(now = '2026-06-15T01:00:00.000Z'): Promise<TestApp> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'liangma-files-'));
  let instant = now;
  const deps: AppDeps = {
    db: database.db,
    clock: () => instant,
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
    evidence: openEvidence({ dataDir, s3: null }),
    settings: {
      publicUrl: null,
      secureCookies: false,
      sessionHours: 12,
      uploads: { ...usualUploads, freeBytes: 0, keepDays: 7 },
      checkResponses: true,
    },
  };
  const app = createApp(deps);
  const request = async (path: string, init?: RequestInit) => app.request(`${host}${path}`, init);

  const caller = (bureauId: string, accountId: string, token: string | null): Caller => ({
    bureauId,
    accountId,
    cookie: token === null ? '' : `liangma=${token}`,
    async call(endpoint, input = {}) {
      const headers: Record<string, string> = { host: 'liangma.test', ...input.headers };
      if (token !== null) headers['cookie'] = `liangma=${token}`;
      if (input.commandId !== undefined) headers['idempotency-key'] = input.commandId;
      let body: string | Uint8Array<ArrayBuffer> | undefined;
      if (endpoint.bodyKind === 'json') {
        headers['content-type'] ??= 'application/json';
        body = typeof input.body === 'string' ? input.body : JSON.stringify(input.body ?? {});
      } else if (endpoint.bodyKind !== 'none') {
        headers['content-type'] ??= 'application/octet-stream';
        body = input.body as Uint8Array<ArrayBuffer>;
      }
      const response = await app.request(pathOf(endpoint, input), {
        method: endpoint.method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      const parsed = isJson ? JSON.parse(text) : null;
      return { status: response.status, body: parsed, text, bytes, headers: response.headers };
    },
  });

  const accounts = new Map<string, string>();
  const addBureau = async (): Promise<string> => {
    const bureauId = await insertBureau(database.ownerDb);
    for (const role of roles)
      accounts.set(`${bureauId}:${role}`, await insertAccount(database.ownerDb, bureauId, [role]));
    return bureauId;
  };
  const bureauId = await addBureau();

  return {
    deps,
    ownerDb: database.ownerDb,
    bureauId,
    anonymous: caller(bureauId, '', null),
    async as(role, of = bureauId) {
      const accountId = accounts.get(`${of}:${role}`) ?? '';
      const token = newToken();
      await database.ownerDb
        .insertInto('session')
        .values({
          token_hash: hashToken(token),
          bureau_id: of,
          account_id: accountId,
          created_at: instant,
          last_seen_at: instant,
          expires_at: '2099-01-01T00:00:00.000Z',
          // a caller of a test is at the desk and at the tablet in one
          desk_until: '2099-01-01T00:00:00.000Z',
          desk_idle_until: '2099-01-01T00:00:00.000Z',
        })
        .execute();
      return caller(of, accountId, token);
    },
    otherBureau: addBureau,
    setNow: (next) => {
      instant = next;
    },
    request,
    async close() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A new id for commands and rows. */
export const newId = uuidv7;
