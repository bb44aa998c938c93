import { expect, test } from 'vitest';
import { planConflictText } from './plan-conflict-texts.ts';
import { conflictsOfLine, conflictsOfPlan, type PlanLineFacts } from './plan-conflicts.ts';

const sound: PlanLineFacts = {
  lineId: 'l1',
  lineNo: 1,
  matterName: '民爆销售检查',
  isMatterPublished: true,
  matterCap: null,
  matterMinimum: null,
  quantity: 8,
  frequencyMin: 1,
  frequencyMax: 1,
  lineCap: null,
  months: [3],
  objects: 8,
};
const codes = (line: Partial<PlanLineFacts>, cap: number | null = null) =>
  conflictsOfLine({ ...sound, ...line }, cap).map((conflict) => `${conflict.severity} ${conflict.code}`);

test('a line that can be kept has no conflicts', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ frequencyMin: 2, frequencyMax: 2, quantity: 16, lineCap: 2, matterCap: 4 }, 2)).toEqual([]);
});

test('a minimum above the lowest cap blocks, whoever has set the cap', () => {
  const monthly = { frequencyMin: 12, frequencyMax: null };
  expect(codes(monthly)).toEqual([]);
  expect(codes(monthly, 2)).toEqual(['block minimum-exceeds-cap']);
  expect(codes({ ...monthly, matterCap: 4 })).toEqual(['block minimum-exceeds-cap']);
  expect(codes({ ...monthly, lineCap: 11 }, 366)).toEqual(['block minimum-exceeds-cap']);
  const [conflict] = conflictsOfLine({ ...sound, ...monthly, matterCap: 4 }, 2);
  expect(conflict?.params).toEqual({ matter: '民爆销售检查', cap: 2, holder: 'bureau', minimum: 12 });
});

test('a minimum of the list of matters above the cap is pointed out when the line keeps to the cap', () => {
  expect(codes({ matterMinimum: 12, frequencyMin: 2, frequencyMax: 2 }, 2)).toEqual(['warn minimum-exceeds-cap']);
  expect(codes({ matterMinimum: 12, frequencyMin: null })).toEqual([]);
});

test('a matter that is not in force blocks', () => {
  expect(codes({ isMatterPublished: false })).toEqual(['block matter-not-published']);
});

test('lines without number or time, and more visits than the objects allow, are pointed out', () => {
  expect(codes({ quantity: null, months: [] })).toEqual(['warn no-quantity', 'warn no-months']);
  expect(codes({ quantity: 9 })).toEqual(['warn more-than-objects']);
  expect(codes({ quantity: 16, frequencyMax: 2 })).toEqual([]);
  expect(codes({ quantity: 16, frequencyMax: 3 }, 1)).toEqual(['warn more-than-objects']);
  expect(codes({ quantity: 96, frequencyMin: 12, frequencyMax: null })).toEqual([]);
  expect(codes({ quantity: 1000, objects: null })).toEqual([]);
  expect(codes({ quantity: 0, objects: 0 })).toEqual([]);
});

test('conflicts come in the order of the lines and read as sentences', () => {
  const conflicts = conflictsOfPlan([sound, { ...sound, lineId: 'l2', lineNo: 2, quantity: 20 }], null);
  expect(conflicts.map((conflict) => conflict.lineNo)).toEqual([2]);
  expect(conflicts.map((conflict) => planConflictText(conflict, 'zh'))).toEqual([
    '“民爆销售检查”计划20家次，名录中相关企业8家，最多8家次',
  ]);
  expect(planConflictText({ code: 'no-lines', params: {} }, 'en')).toBe('The plan has no lines yet');
});
