/** Canned texts. */
import type { Translation } from '../language.ts';
import type { cannedTexts as source } from '../zh-CN/canned-texts.ts';

export const cannedTexts: Translation<typeof source> = {
  'canned-texts.title': 'Canned texts',
  'canned-texts.intro': 'Sentences that inspectors can choose on the tablet. In force once a tablet has synchronised.',
  'canned-texts.use.note': 'Note on a check',
  'canned-texts.use.finding': 'Finding',
  'canned-texts.use.statement': 'Statement of the party',
  'canned-texts.use.conclusion': 'Conclusion',
  'canned-texts.use.question': 'Question of an inquiry',
  'canned-texts.none': 'No texts yet',
  'canned-texts.text-no': '{what} {no}',
  'canned-texts.up': 'Move {what} {no} up',
  'canned-texts.down': 'Move {what} {no} down',
  'canned-texts.remove': 'Remove {what} {no}',
  'canned-texts.add': 'Add {what}',
  'canned-texts.save': 'Save',
  'canned-texts.saved': 'Canned texts saved',
};
