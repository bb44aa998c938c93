// One document has one text: each of the nine kinds as the desk prints it, and as the tablet makes it from its field
// pack with its own commands on top.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { printDocument } from '@liangma/contract/documents';
import type { FieldCommand } from '@liangma/contract/field-commands';
import { documentKinds, type DocumentContent, type DocumentKind } from '@liangma/contract/inspection-documents';
import { madeApprovalForm } from '@liangma/documents/official/approval-form';
import { madeNotice } from '@liangma/documents/official/notice';
import { officialHtml } from '@liangma/documents/official/official-html';
import { recordDocument } from '@liangma/documents/official/record-data';
import { sampleDocuments } from '@liangma/documents/official/testing/sample-inspection';
import { writtenDocument } from '@liangma/documents/official/written-document';
import { documentNumber } from '@liangma/domain/documents/document-number';
import type { OutboxItem } from '@liangma/offline/outbox-item';
import { projectInspection, type LocalInspection } from '@liangma/offline/project';
import {
  enterCommand,
  recordCommand,
  tabletOf,
  tellCommand,
  type Tablet as Sender,
} from '../../testing/field-scene.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { Tablet } from '../../testing/tablet.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
let sender: Sender;
beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  sender = await tabletOf(app, scene.inspector);
  await app.ownerDb
    .updateTable('bureau')
    .set({ complaint_phone: '0731-12345', cap_per_year: 5, cap_source: '示政办发〔2026〕1号' })
    .where('id', '=', app.bureauId)
    .execute();
});
afterAll(() => app.close());

const numbered = ['sampling', 'result-notice', 'correction-order'] as const;
type NumberedKind = (typeof numbered)[number];
const isNumbered = (kind: string): kind is NumberedKind => (numbered as readonly string[]).includes(kind);

/** The numbers that the tablet may use. */
const reserve = (kind: NumberedKind) =>
  app.ownerDb
    .insertInto('number_range')
    .values({
      id: newId(),
      bureau_id: app.bureauId,
      device_id: sender.deviceId,
      kind,
      prefix: '示工信',
      year: 2026,
      first_no: 1,
      last_no: 1,
      reserved_at: app.deps.clock(),
    })
    .execute();

/** Delivers a command; as it then lies in the outbox of the tablet. */
async function delivered(id: string, command: FieldCommand, sequence: number): Promise<OutboxItem> {
  const envelope = sender.envelope(id, command);
  const { body } = await sender.deliver(envelope);
  expect(body, command.kind).toMatchObject({ outcome: 'accepted', problem: null });
  return {
    sequence,
    accountId: scene.inspector.accountId,
    envelope,
    evidence: [],
    label: '',
    state: 'delivered',
    attempts: 1,
    lastAttemptAt: null,
    nextAttemptAt: null,
    problem: null,
    receipt: body,
  };
}

/** As the screens of the tablet make it. */
function onTablet({ view }: LocalInspection, bureau: Tablet['bureau'], kind: DocumentKind): string {
  const { name = '', entrustedBy = null, complaintPhone = '' } = bureau ?? {};
  const context = { bureau: { name, entrustedBy, complaintPhone } };
  if (kind === 'approval-form') return officialHtml(madeApprovalForm(view, context).document);
  if (kind === 'notice') return officialHtml(madeNotice(view, context).document);
  if (kind === 'record' && view.record) return officialHtml(recordDocument(view, view.record.content, context));
  const written = view.documents.find(({ content }) => content.kind === kind);
  return written ? officialHtml(writtenDocument(view, written, context)) : '';
}

it('is the same for each of the nine kinds, also when there were other visits since the approval', async () => {
  for (const kind of numbered) await reserve(kind);
  await scene.entered();
  const other = await scene.approved();
  const { id } = await scene.approved({ assistants: ['赵专家'] });
  const pack = await Tablet.setUp(scene.inspector);
  await pack.sync();
  const before = pack.inspections.get(id)?.view;
  if (!before) throw new Error('not in the pack');
  const writes = sampleDocuments.map(({ content }): FieldCommand => {
    const number = isNumbered(content.kind) ? documentNumber('示工信', content.kind, 2026, 1) : null;
    const document = { documentId: newId(), content: content as DocumentContent, number, signatures: [], evidence: [] };
    return { kind: 'write-document', version: 1, document };
  });
  const findings = [
    {
      key: null,
      description: '台账缺少三月',
      clause: '《示范条例》第十五条',
      handling: 'corrected-on-site' as const,
      dueOn: null,
      isMajor: false,
    },
  ];
  const addition: FieldCommand = { kind: 'add-to-record', version: 1, additionId: newId(), text: '补充', evidence: [] };
  const items: OutboxItem[] = [];
  for (const command of [enterCommand, recordCommand(before, { findings }), addition, ...writes, tellCommand])
    items.push(await delivered(id, command, items.length + 1));
  // Another visit comes in between: the notice says what was so when it was approved.
  await delivered(other.id, enterCommand, 99);
  const local = projectInspection(before, items, 'inspector');
  const pages = new Map<DocumentKind, string>();
  for (const kind of documentKinds) {
    const written = local.view.documents.find(({ content }) => content.kind === kind);
    const params = { inspectionId: id, kind, documentId: written?.documentId ?? id };
    const page = await scene.clerk.call(printDocument, { params });
    expect(page.status, kind).toBe(200);
    expect(onTablet(local, pack.bureau, kind), kind).toBe(page.text);
    pages.set(kind, page.text);
  }
  expect(pages.get('notice')).toContain('此前已对你单位检查1次，本次为第2次；年度频次上限5次');
  expect(pages.get('result-notice')).toContain('于2026年6月15日依法对你单位');
});
