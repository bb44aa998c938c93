/** Tablets: set up, seen, revoked; what they promised to send; numbers of documents reserved for them. */
import { z } from 'zod';
import { endpoint } from './define-endpoint.ts';
import { sha256 } from './evidence.ts';
import { id, instant, line, text, year } from './fields.ts';
import { numberedKinds } from './inspection-documents.ts';

const deviceId = z.object({ deviceId: id });

export const registerDevice = endpoint({
  name: 'register-device',
  method: 'POST',
  path: '/devices',
  access: 'inspection.carry-out',
  onTablet: true,
  summary: 'Set this tablet up for the logged-in account; a tablet that is known already gets one more account',
  body: z.object({ deviceId: id, name: line(60) }),
  response: z.object({ deviceId: id, name: z.string(), bureauName: z.string() }),
  problems: ['device/revoked'],
});

export const listDevices = endpoint({
  name: 'list-devices',
  method: 'GET',
  path: '/devices',
  access: 'device.read',
  summary: 'All tablets with who uses them, when they were last seen, and what they promised and did not send',
  response: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        accounts: z.array(z.string()),
        registeredAt: instant,
        lastSeenAt: instant,
        revokedAt: instant.nullable(),
        revokedBy: z.string().nullable(),
        revokeReason: z.string().nullable(),
        /** Promised, not received. */
        outstanding: z.number().int(),
        oldestPromisedAt: instant.nullable(),
      }),
    ),
  }),
});

export const revokeDevice = endpoint({
  name: 'revoke-device',
  method: 'POST',
  path: '/devices/:deviceId/revocation',
  access: 'device.manage',
  summary: 'Lost or retired: its sessions end, nothing more is accepted from it, and it deletes its data when it calls',
  params: deviceId,
  body: z.object({ reason: line(500) }),
  problems: ['device/revoked'],
});

const promisedKinds = ['command', 'evidence'] as const;
const promised = { inspectionId: id, label: text(60), madeAt: instant };

/** The tablet tells its whole queue; what it told before and neither delivered nor repeats is listed as lost. */
export const promiseDelivery = endpoint({
  name: 'promise-delivery',
  method: 'PUT',
  path: '/devices/:deviceId/promises',
  access: 'field.deliver',
  onTablet: true,
  summary: 'What of the logged-in account still waits on this tablet',
  params: deviceId,
  body: z.object({
    items: z
      .array(
        z.discriminatedUnion('kind', [
          // the id of the command
          z.object({ kind: z.literal('command'), item: id, ...promised }),
          z.object({ kind: z.literal('evidence'), item: sha256, ...promised }),
        ]),
      )
      .max(5000),
  }),
  problems: ['device/revoked', 'device/unknown'],
});

export const listPromises = endpoint({
  name: 'list-promises',
  method: 'GET',
  path: '/devices/:deviceId/promises',
  access: 'device.read',
  summary: 'Promised by a tablet and not received: first what is open, then what was settled',
  params: deviceId,
  response: z.object({
    items: z.array(
      z.object({
        kind: z.enum(promisedKinds),
        item: z.string(),
        label: z.string(),
        inspectionId: id,
        enterpriseName: z.string(),
        account: z.string(),
        promisedAt: instant,
        /** It is no longer in the tablet's queue: ask the inspector. */
        isWithdrawn: z.boolean(),
        /** Somebody has said what became of it. */
        settled: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
      }),
    ),
  }),
});

export const settlePromises = endpoint({
  name: 'settle-promises',
  method: 'POST',
  path: '/devices/:deviceId/settlements',
  access: 'promise.settle',
  summary: 'Say what became of promised work that will not come: it vanished from the tablet, or the tablet is revoked',
  params: deviceId,
  body: z.object({
    items: z
      .array(z.object({ kind: z.enum(promisedKinds), item: z.string().max(64) }))
      .min(1)
      .max(5000),
    reason: line(500),
  }),
  /** What was settled before, or has come, does not count. */
  response: z.object({ settled: z.number().int() }),
  problems: ['device/still-promised'],
});

export const reserveNumbers = endpoint({
  name: 'reserve-numbers',
  method: 'POST',
  path: '/devices/:deviceId/number-ranges',
  access: 'inspection.carry-out',
  onTablet: true,
  summary: 'Numbers of documents for use without network; unused ones stay visible as gaps',
  params: deviceId,
  body: z.object({
    kind: z.enum(numberedKinds),
    count: z.int32().min(1).max(50),
    /** This one when it is not said; in December also the next, for a tablet that is without network over the turn of the year. */
    year: year.exactOptional(),
  }),
  response: z.object({
    kind: z.enum(numberedKinds),
    year,
    /** Whole official numbers, for example 示工信责改〔2026〕3号; none when the tablet has enough, or for another year. */
    numbers: z.array(z.string()),
  }),
  problems: ['device/revoked', 'device/unknown'],
});

/** The work of a lost login or a broken tablet: a file made there, read here by another tablet's user or the office. */
export const importUnsent = endpoint({
  name: 'import-unsent',
  method: 'POST',
  path: '/unsent-imports',
  access: 'device.manage',
  summary: 'Take in a file of unsent work: each command is delivered in the name of its author, once',
  bodyKind: 'stream',
  // the evidence of many visits
  mostBytes: 8 * 1024 * 1024 * 1024,
  response: z.object({
    deviceName: z.string(),
    accountName: z.string(),
    /** Of the files that the work was divided into, from 1. */
    part: z.number().int(),
    parts: z.number().int(),
    results: z.array(
      z.object({
        commandId: id,
        label: z.string(),
        /** waiting: its evidence is in another part. */
        outcome: z.enum(['accepted', 'held', 'known', 'waiting', 'failed']),
        detail: z.string(),
      }),
    ),
    /** Files that the server has now. */
    evidence: z.number().int(),
    /** Names of files that should be in this part and were not, were damaged or were refused. */
    missing: z.array(z.string()),
    /** Commands that the tablet could not read itself, or of which not even the id can be read here. */
    unreadable: z.number().int(),
    /** Drafts in the file, which only a tablet takes in. */
    drafts: z.number().int(),
    /** Days that files are kept whose commands wait for another part. */
    keepDays: z.number().int(),
  }),
  problems: ['import/unreadable', 'server/disk-full'],
});
