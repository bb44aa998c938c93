import { expect, test } from 'vitest';
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { OutboxItem } from './outbox-item.ts';
import { onReceipt } from './outbox.ts';
import { projectInspection } from './project.ts';
import { sampleRecord, sampleView } from './simulation/sample-view.ts';
import { inspectionId, madeAt, newId, plainStore, queue } from './testing/plain-store.ts';

const enter: FieldCommand = { kind: 'enter-by-exception', version: 1, reason: 'no-network', note: '无信号' };
const finding = {
  key: null,
  description: '未建台账',
  clause: '第十条',
  handling: 'order',
  dueOn: '2026-07-01',
  isMajor: false,
} as const;
const record: FieldCommand = {
  kind: 'record',
  version: 1,
  content: sampleRecord({ findings: [finding] }),
  checklistHash: '',
};
const tell: FieldCommand = { kind: 'tell-result', version: 1, way: 'on-site', to: '王在场' };
const close: FieldCommand = { kind: 'close', version: 1 };
const clock = { offsetMs: 60_000, stamp: 's' };

const queued = (...commands: FieldCommand[]): Promise<OutboxItem[]> => {
  const store = plainStore();
  return Promise.all(commands.map((command) => queue(store, { command, clock })));
};
const received = (item: OutboxItem, outcome: 'accepted' | 'held') => {
  const [receivedAt, countedAt] = ['2026-06-15T05:00:00.000Z', '2026-06-15T02:01:30.000Z'];
  return onReceipt(item, { commandId: item.envelope.commandId, outcome, receivedAt, countedAt, problem: null }, madeAt);
};
const approved = sampleView(inspectionId);

test('without commands the view is what the server said', () => {
  expect(projectInspection(approved, [])).toEqual({ view: approved, items: [], isAhead: false });
});

test('a whole visit without network', async () => {
  const items = await queued(enter, record, tell, close);
  const states = [1, 2, 3, 4].map((count) => projectInspection(approved, items.slice(0, count)).view);
  expect(states.map(({ state }) => state)).toEqual(['entered', 'recorded', 'told', 'closed']);
  expect(states.map(({ allowedCommands }) => allowedCommands)).toEqual([['record'], ['tell'], ['close'], []]);
  const { view, isAhead } = projectInspection(approved, items, '张示范');
  expect(isAhead).toBe(true);
  const at = '2026-06-15T02:01:00.000Z';
  expect(view.entry).toMatchObject({ way: 'exception', enteredAt: at, deviceAt: madeAt, exceptionNote: '无信号' });
  expect(view.record).toMatchObject({ recordedBy: '张示范', recordedAt: at, content: { conclusion: '未发现问题' } });
  expect(view.findings).toMatchObject([{ description: '未建台账', checkKey: null, correctedOn: null }]);
  expect(view).toMatchObject({ findingCount: 1, told: { to: '王在场' }, closedAt: at, finishedOn: '2026-06-15' });
});

test('what the server counted replaces what the tablet thought', async () => {
  const [item] = await queued(enter);
  const { view, isAhead } = projectInspection(approved, item ? [received(item, 'accepted')] : []);
  expect(view.entry).toMatchObject({ enteredAt: '2026-06-15T02:01:30.000Z', receivedAt: '2026-06-15T05:00:00.000Z' });
  expect(isAhead).toBe(true);
});

test('delivered and shown by the server: nothing is ahead, nothing is doubled', async () => {
  const addition: FieldCommand = { kind: 'add-to-record', version: 1, additionId: newId(), text: '补充', evidence: [] };
  const items = (await queued(enter, addition)).map((item) => received(item, 'accepted'));
  const shown = projectInspection(approved, items).view;
  expect(shown.additions).toHaveLength(1);
  expect(projectInspection(shown, items)).toMatchObject({ view: shown, isAhead: false });
});

test('a held command does not advance the state, and is seen', async () => {
  const [first, second] = await queued(enter, record);
  if (!first || !second) throw new Error('queued nothing');
  const local = projectInspection(approved, [received(first, 'held'), second]);
  expect(local.view.state).toBe('approved');
  expect(local.items).toHaveLength(2);
});

test('documents and additions stand in every state; commands of other inspections do not count', async () => {
  const document: FieldCommand = {
    kind: 'write-document',
    version: 1,
    document: {
      documentId: newId(),
      number: null,
      signatures: [],
      evidence: [],
      content: {
        kind: 'result-notice',
        results: '无',
        handling: '',
        guidance: '',
        objectionChannel: '',
        issuedOn: '2026-06-15',
      },
    },
  };
  const correction: FieldCommand = {
    kind: 'report-correction',
    version: 1,
    findingNo: 0,
    recordHash: null,
    correctedOn: '2026-06-20',
    note: '已改',
    evidence: [],
  };
  const entered = sampleView(inspectionId, { state: 'entered' });
  const items = await queued(document, correction);
  expect(projectInspection(entered, items).view).toMatchObject({
    state: 'entered',
    documents: [{ writtenAt: '2026-06-15T02:01:00.000Z' }],
  });
  expect(projectInspection(sampleView(newId()), items)).toMatchObject({ items: [], isAhead: false });
});
