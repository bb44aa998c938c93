// What is found beside the checklist, with evidence of its own.
import { configure, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderField } from '../../testing/field-tablet.ts';
import { inspectionId, inspectionView } from './testing/inspection-sample.ts';
import { finger, packOf } from './testing/tablet.ts';

configure({ defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => {};
});

test('a finding beside the checklist has evidence of its own, which goes to the inspection when it is removed', async () => {
  await renderField(`/field/inspections/${inspectionId}/record`, fakeServer(), {
    pack: packOf(inspectionView()),
    isOnline: false,
  });
  const { user, tap } = finger();
  await tap('button', '加一个问题');
  await tap('button', '加一个问题');
  const second = within(await screen.findByRole('region', { name: '检查表以外的问题 2' }));
  const jpeg = new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)], '上岗证.jpg', { type: 'image/jpeg' });
  const label = '选照片：检查表以外第 2 个问题的证据';
  await user.upload(second.getByLabelText(label, { selector: 'input' }), jpeg);
  expect(await second.findByRole('button', { name: '查看：上岗证.jpg' })).toBeTruthy();

  const first = within(screen.getByRole('region', { name: '检查表以外的问题 1' }));
  const other = '选照片：检查表以外第 1 个问题的证据';
  const another = new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 9)], '台账.jpg', { type: 'image/jpeg' });
  await user.upload(first.getByLabelText(other, { selector: 'input' }), another);
  expect(await first.findByRole('button', { name: '查看：台账.jpg' })).toBeTruthy();
  // the tablet asks once, wherever photos were taken, and goes on asking when that place goes
  expect(screen.getAllByText('以后的照片要记录大概位置吗？')).toHaveLength(1);
  await user.click(first.getByRole('button', { name: '删除这个问题' }));
  const left = within(await screen.findByRole('region', { name: '检查表以外的问题 1' }));
  expect(left.getByRole('button', { name: '查看：上岗证.jpg' })).toBeTruthy();
  expect(screen.getAllByText('以后的照片要记录大概位置吗？')).toHaveLength(1);
});
