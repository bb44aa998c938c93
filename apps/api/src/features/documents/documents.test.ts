// Documents of an inspection over HTTP: which there are, Word and print view, with the drawn signatures.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloadDocument, listInspectionDocuments, printDocument } from '@liangma/contract/documents';
import type { documentKinds } from '@liangma/contract/inspection-documents';
import { documentContent, type WrittenDocument } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspections';
import { drawnPicture } from '@liangma/documents/official/testing/drawn-picture';
import { sampleDocuments } from '@liangma/documents/official/testing/sample-inspection';
import { partNames } from '@liangma/documents/word/testing/change-word';
import { readWord } from '@liangma/documents/word/testing/read-word';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
const folder = mkdtempSync(join(tmpdir(), 'liangma-signatures-'));

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await app.close();
});

/** Puts a picture into the evidence store. */
async function storedPicture(seed: number): Promise<string> {
  const bytes = drawnPicture(seed);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const path = join(folder, hash);
  writeFileSync(path, bytes);
  await app.deps.evidence.store.put(app.bureauId, hash, path);
  return hash;
}

/** A written document, as a tablet has handed it in. */
async function written(view: InspectionView, document: WrittenDocument): Promise<string> {
  await app.ownerDb
    .insertInto('inspection_document')
    .values({
      id: document.documentId,
      bureau_id: app.bureauId,
      inspection_id: view.id,
      kind: document.content.kind,
      number: document.number,
      content: JSON.stringify(document.content),
      signatures: JSON.stringify(document.signatures),
      content_hash: 'a'.repeat(64),
      written_by: scene.inspector.accountId,
      written_at: '2026-06-15T03:30:00.000Z',
      device_at: null,
    })
    .execute();
  return document.documentId;
}

const receipt = (signatures: WrittenDocument['signatures'] = []): WrittenDocument => ({
  documentId: newId(),
  number: null,
  content: {
    kind: 'service-receipt',
    documents: [{ name: '责令改正通知书', number: '示工信责改〔2026〕1号' }],
    place: '示范市开发区1号',
    way: 'direct',
    recipient: '王在场',
    servedAt: '2026-06-15T03:20:00.000Z',
    server: '张三、李四',
    refusal: null,
  },
  signatures,
  evidence: [],
});

const kindsOf = async (id: string) => {
  const { body } = await scene.clerk.call(listInspectionDocuments, { params: { inspectionId: id } });
  return body.items.map(({ kind }) => kind);
};

it('with an empty answer, or an order that rests on nothing, is taken from nobody', () => {
  const [inquiry, order] = ['inquiry', 'correction-order'].map(
    (kind) => sampleDocuments.find(({ content }) => content.kind === kind)?.content,
  );
  const takes = (content: unknown) => documentContent.safeParse(content).success;
  expect([takes(inquiry), takes(order)]).toEqual([true, true]);
  expect(takes({ ...inquiry, dialogue: [{ question: '台账由谁登记？', answer: ' ' }] })).toBe(false);
  const item = { description: '未备案', clause: '《示范条例》第一条', orderClause: '', dueOn: '2026-07-01' };
  expect(takes({ ...order, items: [item] })).toBe(false);
});

describe('the list', () => {
  it('grows with the inspection', async () => {
    const draft = await scene.drafted();
    expect(await kindsOf(draft.id)).toEqual([]);
    expect(await kindsOf((await scene.submitted()).id)).toEqual(['approval-form']);
    expect(await kindsOf((await scene.approved()).id)).toEqual(['approval-form', 'notice']);
    const recorded = await scene.recorded();
    const documentId = await written(recorded, receipt());
    const { body } = await scene.clerk.call(listInspectionDocuments, { params: { inspectionId: recorded.id } });
    expect(body.items.map(({ kind }) => kind)).toEqual(['approval-form', 'notice', 'record', 'service-receipt']);
    expect(body.items.at(-1)).toEqual({
      documentId,
      kind: 'service-receipt',
      title: '送达回证',
      number: null,
      at: '2026-06-15T03:30:00.000Z',
      by: expect.any(String),
    });
  });

  it('is the same 404 for another bureau as for nothing', async () => {
    const { id } = await scene.recorded();
    const stranger = await app.as('leader', await app.otherBureau());
    const ask = (inspectionId: string) => [
      stranger.call(listInspectionDocuments, { params: { inspectionId } }),
      stranger.call(downloadDocument, { params: { inspectionId, kind: 'record', documentId: inspectionId } }),
      stranger.call(printDocument, { params: { inspectionId, kind: 'record', documentId: inspectionId } }),
    ];
    const real = await Promise.all(ask(id));
    const madeUp = await Promise.all(ask(newId()));
    for (const [index, answer] of real.entries()) {
      expect(answer.status).toBe(404);
      expect(answer.text).toBe(madeUp[index]?.text);
    }
  });
});

describe('a document', () => {
  it('does not exist before its step, under a made-up id, or as another kind', async () => {
    const { id } = await scene.submitted();
    const of = (kind: (typeof documentKinds)[number], documentId = id) =>
      scene.clerk.call(downloadDocument, { params: { inspectionId: id, kind, documentId } });
    expect((await of('notice')).body.code).toBe('inspection/wrong-state');
    expect((await of('record')).body.code).toBe('inspection/wrong-state');
    expect((await of('record', newId())).body.code).toBe('resource/not-found');
    expect((await of('inquiry', newId())).body.code).toBe('resource/not-found');
    const recorded = await scene.recorded();
    const documentId = await written(recorded, receipt());
    const asked = { inspectionId: recorded.id, kind: 'inquiry' as const, documentId };
    expect((await scene.clerk.call(downloadDocument, { params: asked })).status).toBe(404);
    const elsewhere = { ...asked, kind: 'service-receipt' as const, inspectionId: id };
    expect((await scene.clerk.call(downloadDocument, { params: elsewhere })).status).toBe(404);
  });

  it('is a Word file and a page that say the same, with the drawn signatures in both', async () => {
    const image = await storedPicture(1);
    const signature = (role: 'party' | 'officer', name: string, hash: string) => ({
      role,
      name,
      officerId: null,
      image: hash,
      contentHash: 'b'.repeat(64),
      signedAt: '2026-06-15T03:25:00.000Z',
    });
    const view = await scene.recorded();
    const lost = signature('officer', '李四', 'c'.repeat(64));
    const documentId = await written(view, receipt([signature('party', '王在场', image), lost]));
    const params = { inspectionId: view.id, kind: 'service-receipt', documentId };
    const word = await scene.clerk.call(downloadDocument, { params });
    expect(word.status).toBe(200);
    expect(word.headers.get('content-type')).toContain('wordprocessingml');
    expect(decodeURIComponent(word.headers.get('content-disposition') ?? '')).toContain(
      `送达回证-${view.enterpriseName}.docx`,
    );
    const text = readWord(word.bytes).paragraphs.join('\n');
    expect(text).toContain('示工信责改〔2026〕1号');
    expect(text).toContain('送达人：李四');
    expect(partNames(word.bytes).filter((name) => name.endsWith('.png'))).toHaveLength(1);
    const page = await scene.clerk.call(printDocument, { params });
    expect(page.text).toContain('示工信责改〔2026〕1号');
    expect(page.text.match(/<img src="data:image\/png/g)).toHaveLength(1);
  });

  it('is printed by a page that may run and load nothing', async () => {
    const { id } = await scene.recorded();
    const params = { inspectionId: id, kind: 'record', documentId: id };
    const page = await scene.clerk.call(printDocument, { params });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-disposition')).toMatch(/^inline;/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:/);
    expect(policy).not.toContain('script-src');
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.text).toContain('现场检查笔录');
  });

  it('is for everybody who may read inspections, supervisors included', async () => {
    const { id } = await scene.recorded();
    const supervisor = await app.as('supervisor');
    for (const kind of ['approval-form', 'notice', 'record'] as const) {
      const answer = await supervisor.call(downloadDocument, { params: { inspectionId: id, kind, documentId: id } });
      expect(answer.status).toBe(200);
    }
    expect((await app.anonymous.call(listInspectionDocuments, { params: { inspectionId: id } })).status).toBe(401);
  });
});
