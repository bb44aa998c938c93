/**
 * Evidence: photos, sound, video, documents and drawn signatures, named by the SHA-256 of their bytes. Uploads run by
 * the tus protocol at `/api/uploads` (metadata: `uploadMetadata`); what is here refers to them by hash.
 */
import { z } from 'zod';
import { endpoint } from './define-endpoint.ts';
import { id, instant, line, text } from './fields.ts';

export const evidenceKinds = ['photo', 'sound', 'video', 'document', 'signature'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** SHA-256 of the bytes, 64 lower-case hex digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Most bytes of one file by kind; house rule. */
export const evidenceLimits: Readonly<Record<EvidenceKind, number>> = {
  photo: 25 * 1024 * 1024,
  sound: 50 * 1024 * 1024,
  video: 200 * 1024 * 1024,
  document: 50 * 1024 * 1024,
  signature: 512 * 1024,
};

/** What the first bytes of a file may be, by kind; anything else is refused whatever its name says. */
export const evidenceMediaTypes: Readonly<Record<EvidenceKind, readonly string[]>> = {
  photo: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'],
  // a container of sound alone begins like one of video
  sound: [
    'audio/webm',
    'video/webm',
    'video/mp4',
    'video/3gpp',
    'video/3gpp2',
    'video/x-m4v',
    'audio/mpeg',
    'audio/mp4',
    'audio/x-m4a',
    'audio/ogg',
    'audio/wav',
    'audio/aac',
  ],
  video: ['video/webm', 'video/mp4', 'video/quicktime', 'video/matroska', 'video/3gpp', 'video/3gpp2', 'video/x-m4v'],
  document: [
    'application/pdf',
    'image/jpeg',
    'image/png',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  signature: ['image/png'],
};

/** What a tablet says about a file before it sends it. `kind` decides limit and types; by `mediaType` when it is absent. */
export const uploadMetadata = z.object({
  sha256,
  kind: z.enum(evidenceKinds).optional(),
  mediaType: z.string().max(120).default(''),
  name: text(200).default(''),
});

/** A piece of evidence as a record, an addition, a document or a correction names it. */
export const evidenceItem = z.object({
  hash: sha256,
  /** A smaller picture, possibly with a visible watermark; the original is never changed. */
  previewHash: sha256.nullable(),
  kind: z.enum(evidenceKinds),
  mediaType: z.string().max(120),
  bytes: z.int32().min(1),
  name: text(200),
  caption: text(500),
  /** By the clock of the tablet. */
  takenAt: instant,
  /** Rounded to 3 decimals (about 100 m); null: not allowed or not known. */
  place: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).nullable(),
  /** Check that it belongs to, or `#2`: the second finding of the record, beside the checklist; null: the whole inspection. */
  checkKey: z.string().max(80).nullable(),
});
export type EvidenceItem = z.output<typeof evidenceItem>;

export const signerRoles = ['officer', 'party', 'witness', 'recorder'] as const;

/**
 * A signature drawn by finger. `contentHash` is of what it stands under, see `signedRecordText` and `signedDocumentText`;
 * the server takes it itself, and accepts a picture under one of them only.
 */
export const drawnSignature = z.object({
  role: z.enum(signerRoles),
  name: line(60),
  officerId: id.nullable(),
  /** Picture (PNG) of what was drawn. */
  image: sha256,
  contentHash: sha256,
  signedAt: instant,
});
export type DrawnSignature = z.output<typeof drawnSignature>;

export const findMissingEvidence = endpoint({
  name: 'find-missing-evidence',
  method: 'POST',
  path: '/evidence-checks',
  access: 'field.deliver',
  onTablet: true,
  summary: 'Which of these files the server does not have yet; writes nothing',
  body: z.object({ hashes: z.array(sha256).max(1000) }),
  response: z.object({ missing: z.array(sha256) }),
});

/** Only what belongs to an inspection that the reader may see; pictures and sound are shown, all else is downloaded. */
export const downloadEvidence = endpoint({
  name: 'download-evidence',
  method: 'GET',
  path: '/inspections/:inspectionId/evidence/:hash',
  access: 'inspection.read',
  onTablet: true,
  summary: 'The bytes of a piece of evidence',
  params: z.object({ inspectionId: id, hash: sha256 }),
  responseKind: 'file',
});
