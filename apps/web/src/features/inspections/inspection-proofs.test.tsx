import { listInspectionDocuments } from '@liangma/contract/documents';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { getInspection } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspections';
import { explainInspection } from '@liangma/contract/statistics';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { ids, someInspection, someRecord } from './inspection-samples.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

const address = `/inspections/${ids.inspection}`;

const server = (view: InspectionView) =>
  fakeServer()
    .loggedIn(['leader'])
    .answer(getInspection, view)
    .answer(listInspectionDocuments, { items: [] })
    .answer(explainInspection, { isCounted: false, year: null, reasons: [] });

const photo: EvidenceItem = {
  hash: 'a'.repeat(64),
  previewHash: 'b'.repeat(64),
  kind: 'photo',
  mediaType: 'image/jpeg',
  bytes: 10,
  name: 'a.jpg',
  caption: '缺签字的台账',
  takenAt: '2026-03-02T02:30:00.000Z',
  place: null,
  checkKey: 'a',
};
const fileOf = (hash: string) => `/api${address}/evidence/${hash}`;

test('what proves the record is there to look at: pictures, sound, papers, signatures, additions', async () => {
  const record = someRecord();
  const paper = { ...photo, hash: 'd'.repeat(64), previewHash: null, checkKey: null, caption: '' };
  const view = someInspection({
    state: 'told',
    record: {
      ...record,
      content: {
        ...record.content,
        signing: 'drawn',
        recusalNote: '不影响公正检查',
        assistantsPresent: ['钱专家'],
        materials: [{ name: '三月台账', copies: 2, note: '复印件' }],
        evidence: [
          photo,
          { ...paper, hash: 'c'.repeat(64), kind: 'sound', mediaType: 'audio/webm', name: '询问.webm' },
          { ...paper, kind: 'document', mediaType: 'application/pdf', name: '许可证.pdf' },
        ],
        signatures: [
          {
            role: 'officer',
            name: '张明',
            officerId: ids.officerA,
            image: 'e'.repeat(64),
            contentHash: 'f'.repeat(64),
            signedAt: '2026-03-02T03:40:00.000Z',
          },
        ],
      },
    },
    additions: [
      {
        id: ids.line,
        text: '二号车间也缺签字',
        evidence: [{ ...photo, hash: '1'.repeat(64), caption: '二号车间' }],
        addedBy: '李红',
        addedAt: '2026-03-02T08:00:00.000Z',
        deviceAt: '2026-03-02T03:50:00.000Z',
      },
    ],
  });
  renderApp(address, server(view));
  const region = await screen.findByRole('region', { name: '现场检查笔录' });
  const evidence = within(within(region).getByRole('region', { name: '证据（3）' }));
  expect(evidence.getByText('检查项目：台账是否完整')).toBeTruthy();
  expect(evidence.getAllByText('2026年3月2日 10:30', { selector: 'time' })).toHaveLength(3);
  expect(evidence.getByText('指纹 aaaaaaaaaaaa…').title).toBe(photo.hash);
  expect(evidence.getByLabelText('录音：询问.webm').getAttribute('src')).toBe(fileOf('c'.repeat(64)));
  const saved = evidence.getByRole('link', { name: '下载 许可证.pdf' });
  expect([saved.getAttribute('href'), saved.getAttribute('download')]).toEqual([fileOf('d'.repeat(64)), '许可证.pdf']);
  const small = evidence.getByRole('button', { name: '放大：缺签字的台账' });
  expect(small.querySelector('img')?.getAttribute('src')).toBe(fileOf('b'.repeat(64)));
  await userEvent.click(small);
  const large = await screen.findByRole('dialog', { name: '缺签字的台账' });
  expect(within(large).getByRole('img', { name: '缺签字的台账' }).getAttribute('src')).toBe(fileOf(photo.hash));
  await userEvent.click(within(large).getByRole('button', { name: '关闭' }));

  const signature = within(region).getByRole('img', { name: '执法人员 张明 的签名' });
  expect(signature.getAttribute('src')).toBe(fileOf('e'.repeat(64)));
  for (const text of ['2026年3月2日 11:40', '平板手写签名', '不影响公正检查', '钱专家', '三月台账，2 份（复印件）'])
    expect(within(region).getByText(text)).toBeTruthy();

  const additions = within(screen.getByRole('region', { name: '补充记录' }));
  expect(additions.getByText('二号车间也缺签字')).toBeTruthy();
  expect(additions.getByText(/李红，2026年3月2日 11:50.*送达时间 2026年3月2日 16:00/)).toBeTruthy();
  expect(additions.getByRole('button', { name: '放大：二号车间' })).toBeTruthy();
});

test('what a tablet delivered later stands where it was done, with both times; a second entry is told', async () => {
  const record = { ...someRecord(), receivedAt: '2026-03-03T01:00:00.000Z' };
  const view = someInspection({
    state: 'closed',
    entryWay: 'inspection-code',
    entry: {
      way: 'inspection-code',
      enteredAt: '2026-03-02T02:00:00.000Z',
      receivedAt: '2026-03-02T02:00:30.000Z',
      deviceAt: null,
      confirmedBy: '龙杰',
      exceptionReason: null,
      exceptionNote: '',
      alsoReported: [
        {
          way: 'exception',
          exceptionReason: 'no-network',
          exceptionNote: '厂区无信号',
          by: '张明',
          at: '2026-03-02T02:01:00.000Z',
          receivedAt: '2026-03-03T00:59:00.000Z',
        },
      ],
    },
    record,
    told: {
      at: '2026-03-02T04:10:00.000Z',
      receivedAt: '2026-03-03T01:00:00.000Z',
      deviceAt: '2026-03-02T04:10:00.000Z',
      way: 'on-site',
      to: '龙杰',
    },
    closedAt: '2026-03-03T01:00:00.000Z',
    closedDeviceAt: '2026-03-02T04:11:00.000Z',
  });
  renderApp(address, server(view));
  const timeline = within(await screen.findByRole('region', { name: '办理过程' }));
  const events = timeline.getAllByRole('listitem').map((item) => item.textContent);
  expect(events.map((text) => /^(提交审批|入企登记|提交现场检查笔录|告知检查结果|办结)/.exec(text)?.[0])).toEqual([
    '提交审批',
    '入企登记',
    '提交现场检查笔录',
    '告知检查结果',
    '办结',
  ]);
  expect(events[1]).not.toContain('平板时间');
  expect(events[2]).toContain('平板时间 2026年3月2日 11:59，送达时间 2026年3月3日 09:00');
  expect(events[3]).toContain('平板时间 2026年3月2日 12:10，送达时间 2026年3月3日 09:00');
  expect(events[4]).toContain('平板时间 2026年3月2日 12:11，送达时间 2026年3月3日 09:00');
  expect(events[4]).toContain('办结计入哪一天、哪一年，以送达服务器的时间为准');
  const entry = within(screen.getByRole('region', { name: '入企登记' }));
  expect(entry.getByText('系统登记时间').nextSibling?.textContent).toBe('2026年3月2日 10:00');
  expect(entry.getByText('平板另有登记').nextSibling?.textContent).toBe(
    '未扫码入企（现场无网络），厂区无信号；2026年3月2日 10:01，张明；送达时间 2026年3月3日 08:59',
  );
});
