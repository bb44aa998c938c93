/** The bureau and its sections as the faked server of tests answers them. */
import type { BureauView } from '@liangma/contract/bureaus';
import type { Section } from './use-section-order.ts';

export const bureauSample: BureauView = {
  id: '01990000-0000-7000-8000-000000000002',
  code: 'SF-GXJ',
  name: '示范市工业和信息化局',
  kind: 'organ',
  entrustingBody: null,
  entrustmentUrl: null,
  regionCode: '439900',
  regionName: '示范市',
  announcedOn: null,
  announcementUrl: null,
  complaintPhone: '0000-00000000',
  documentPrefix: '示工信',
  capPerYear: null,
  capSource: '',
  mergeWindowDays: null,
  revision: 4,
};

export const sectionSamples: Section[] = [
  { id: '01990000-0000-7000-8000-0000000000a1', name: '民爆科', sort: 0 },
  { id: '01990000-0000-7000-8000-0000000000a2', name: '能源科', sort: 0 },
  { id: '01990000-0000-7000-8000-0000000000a3', name: '产业科', sort: 7 },
];
