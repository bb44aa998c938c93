/** English texts of additions to a record. */
import type { Translation } from '../language.ts';
import type { addition as source } from '../zh-CN/addition.ts';

export const addition: Translation<typeof source> = {
  'addition.title': 'Add to the record',
  'addition.new': 'New addition',
  'addition.of': 'Additions ({count})',
  'addition.instead': 'Your colleague writes the record? Add to it',
  'addition.before-record':
    'The main record has not come yet. The addition is kept on this tablet and joins the inspection with it.',
  'addition.text': 'What you add',
  'addition.text-hint':
    'What you saw and heard yourself. The main record stays as it is; the addition follows it with your name and the time.',
  'addition.text-missing': 'Write what you add',
  'addition.in-parts':
    'This becomes {count} additions (each takes {text} letters and {evidence} pieces of evidence); nothing is left out.',
  'addition.failed': 'It was not stored. The draft is kept; try again, or open this page anew.',
  'addition.evidence': 'Evidence of the addition',
  'addition.save': 'Save on this tablet',
  'addition.done': 'The addition is on this tablet and will be sent by itself',
};
