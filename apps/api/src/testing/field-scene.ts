/**
 * A tablet for tests: `const tablet = await tabletOf(app, scene.inspector); await tablet.send(inspectionId, command)`.
 * Its clock is right and proven unless a test says otherwise.
 */
import { createHash } from 'node:crypto';
import type { DrawnSignature, EvidenceItem } from '@liangma/contract/evidence';
import { deliverFieldCommand, type FieldCommand, type FieldEnvelope } from '@liangma/contract/field-commands';
import type { InspectionView, RecordContent } from '@liangma/contract/inspections';
import { signedRecordText } from '@liangma/domain/inspection/signed-content';
import { signDeviceStamp } from '../codes/device-stamp.ts';
import { completeRecord } from './inspection-scene.ts';
import { newId, type Caller, type TestApp } from './test-app.ts';

export const sha256Of = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

export interface Tablet {
  deviceId: string;
  envelope(inspectionId: string, command: FieldCommand, more?: Partial<FieldEnvelope>): FieldEnvelope;
  deliver(envelope: FieldEnvelope, caller?: Caller): ReturnType<typeof deliverAs>;
  /** Makes an envelope and delivers it. */
  send(inspectionId: string, command: FieldCommand, more?: Partial<FieldEnvelope>): ReturnType<typeof deliverAs>;
  /** The server's stamp of an instant. */
  stamp(instant: string): string;
}

const deliverAs = (caller: Caller, envelope: FieldEnvelope) =>
  caller.call(deliverFieldCommand, { body: envelope, commandId: envelope.commandId });

/** A tablet of the bureau, used by `caller` unless another is named; it last spoke to the server an hour ago. */
export async function tabletOf(app: TestApp, caller: Caller): Promise<Tablet> {
  const deviceId = newId();
  await app.ownerDb
    .insertInto('device')
    .values({
      id: deviceId,
      bureau_id: caller.bureauId,
      name: '平板一号',
      registered_at: app.deps.clock(),
      last_seen_at: app.deps.clock(),
      revoked_by: null,
    })
    .execute();
  const { code_secret: secret } = await app.ownerDb
    .selectFrom('bureau')
    .select('code_secret')
    .where('id', '=', caller.bureauId)
    .executeTakeFirstOrThrow();
  const stamp = (instant: string) => signDeviceStamp(secret, deviceId, instant);
  const envelope: Tablet['envelope'] = (inspectionId, command, more = {}) => ({
    commandId: newId(),
    accountId: caller.accountId,
    deviceId,
    inspectionId,
    afterId: null,
    command,
    deviceAt: app.deps.clock(),
    clockOffsetMs: 0,
    clockStamp: stamp(new Date(Date.parse(app.deps.clock()) - 3600_000).toISOString()),
    ...more,
  });
  const deliver: Tablet['deliver'] = (one, as = caller) => deliverAs(as, one);
  return { deviceId, envelope, deliver, send: (...input) => deliver(envelope(...input)), stamp };
}

/** A file that the server has; named by the SHA-256 of its text. */
export async function storedFile(app: TestApp, text: string, caller: Caller): Promise<string> {
  const hash = sha256Of(text);
  await app.ownerDb
    .insertInto('evidence')
    .values({
      bureau_id: caller.bureauId,
      hash,
      bytes: text.length,
      media_type: 'image/png',
      stored_by: caller.accountId,
      stored_at: app.deps.clock(),
      sealed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return hash;
}

/** A photo as a record names it. */
export const photo = (hash: string, more: Partial<EvidenceItem> = {}): EvidenceItem => ({
  hash,
  previewHash: null,
  kind: 'photo',
  mediaType: 'image/png',
  bytes: 100,
  name: '现场.png',
  caption: '',
  takenAt: '2026-06-15T02:00:00.000Z',
  place: null,
  checkKey: null,
  ...more,
});

/** The record of this inspection signed by finger by these officers and the party; `image` is each signature's picture. */
export function signed(
  { id: inspectionId, checklistHash }: InspectionView,
  content: RecordContent,
  officerIds: readonly string[],
  image: string,
): RecordContent {
  const drawn: RecordContent = { ...content, signing: 'drawn', signatures: [] };
  const contentHash = sha256Of(signedRecordText({ inspectionId, checklistHash, content: drawn }));
  const signature = { name: '签名', image, contentHash, signedAt: content.endedAt };
  const officers = officerIds.map((officerId): DrawnSignature => ({ ...signature, role: 'officer', officerId }));
  return { ...drawn, signatures: [...officers, { ...signature, role: 'party', officerId: null }] };
}

/** An entry without a scan, which the rules allow within the window. */
export const enterCommand: FieldCommand = {
  kind: 'enter-by-exception',
  version: 1,
  reason: 'no-network',
  note: '园区无信号',
};

export const tellCommand: FieldCommand = { kind: 'tell-result', version: 1, way: 'on-site', to: '王在场' };

/** The record of a visit on which everything was in order, changed by `more`. */
export const recordCommand = (view: InspectionView, more: Partial<RecordContent> = {}): FieldCommand => ({
  kind: 'record',
  version: 1,
  content: completeRecord(view, more),
  checklistHash: view.checklistHash,
});
