// An addition of any size becomes additions that the server reads, with every letter and every piece of evidence.
import { fieldCommandSchema } from '@liangma/contract/field-commands';
import { expect, test } from 'vitest';
import { additionParts } from './addition-parts.ts';
import { someEvidence } from './testing/inspection-sample.ts';

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => someEvidence({ hash: `${index}`.padStart(64, '0') }));
const readable = (part: object) =>
  fieldCommandSchema.parse({
    kind: 'add-to-record',
    version: 1,
    additionId: '01990000-0000-7000-8000-0000000000a1',
    ...part,
  });

test('what fits is one addition, as it was written', () => {
  const evidence = items(100);
  expect(additionParts({ text: ` ${'字'.repeat(4000)}\n`, evidence })).toEqual([{ text: '字'.repeat(4000), evidence }]);
  expect(additionParts({ text: '', evidence: [] })).toEqual([{ text: '', evidence: [] }]);
});

test.each([
  ['lines', Array.from({ length: 300 }, (_, index) => `第${index}项：${'隐患'.repeat(50)}`).join('\n'), 300],
  ['one line', '隐患'.repeat(6000), 0],
  ['letters of two units', `a${'𠮷'.repeat(5000)}`, 101],
  ['few words and much evidence', '照片', 250],
  ['many spaces', `始${' '.repeat(9000)}终`, 1],
])('nothing is cut: %s', (_, text, count) => {
  const evidence = items(count);
  const parts = additionParts({ text, evidence });
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(readable(part)).toMatchObject(part);
  expect(parts.flatMap((part) => part.evidence)).toEqual(evidence);
  const letters = (whole: string) => whole.replaceAll(/\s/g, '');
  const bodies = parts.map((part) => part.text.replace(/^（补充共\d+份，第\d+份）\n/, ''));
  expect(letters(bodies.join('').replace(/(证据)+$/, ''))).toBe(letters(text));
});
