/** The list of canned texts as the form has it: one list for each use. */
import { cannedTextUses, saveCannedTexts } from '@liangma/contract/field-pack';
import type { CannedText } from '@liangma/contract/field-pack';
import { z } from 'zod';

export type Use = CannedText['use'];

const rows = z.array(saveCannedTexts.body.shape.items.element.pick({ text: true }));

export const textsByUse = z.object({
  note: rows,
  finding: rows,
  statement: rows,
  conclusion: rows,
  question: rows,
} satisfies Record<Use, typeof rows>);
type TextsByUse = z.output<typeof textsByUse>;

const ofUse = (items: readonly CannedText[], use: Use) =>
  items.filter((item) => item.use === use).map(({ text }) => ({ text }));

export const byUse = (items: readonly CannedText[]): TextsByUse => ({
  note: ofUse(items, 'note'),
  finding: ofUse(items, 'finding'),
  statement: ofUse(items, 'statement'),
  conclusion: ofUse(items, 'conclusion'),
  question: ofUse(items, 'question'),
});

export const listOf = (values: TextsByUse): { use: Use; text: string }[] =>
  cannedTextUses.flatMap((use) => values[use].map(({ text }) => ({ use, text })));
