/** English texts of the record on the tablet. */
import type { Translation } from '../language.ts';
import type { record as source } from '../zh-CN/record.ts';

export const record: Translation<typeof source> = {
  'record.done': 'The record is on this tablet and will be sent by itself',
  'record.evidence': 'Evidence',
  'record.saved-here': 'Saved on this tablet at {time}',
  'record.saving': 'Saving on this tablet…',
  'record.nothing-yet': 'Nothing entered yet',
  'record.not-saved': 'Not saved on this tablet',
  'record.not-saved-title': 'Not saved on this tablet! Do not close this page',
  'record.not-saved.full':
    'The tablet is full. Send what waits on the sync page, or free some space, then press “Save again”. Until then it exists on this page only.',
  'record.not-saved.lost':
    'The connection to the storage of the tablet was lost. Press “Save again”; if that fails, close other tabs and try again. Until then it exists on this page only.',
  'record.not-saved.closed':
    'The tablet was locked, or its data were closed. Unlock it in another tab, then press “Save again”. Until then it exists on this page only.',
  'record.not-saved.conflict':
    'This draft was changed in another window, or cannot be read. What is new in this window is not saved. “Keep this one” saves it and puts the other aside as it is; to use the other, leave this page and open it again.',
  'record.not-saved.gone':
    'This draft was handed in or removed in another window; what is new in this window is not saved. Copy what you need before you leave this page.',
  'record.save-again': 'Save again',
  'record.keep-this': 'Keep this one',
  'record.unread-title': 'The draft on this tablet could not be read',
  'record.unread-text':
    'It is still on this tablet, unchanged. Try again; if that fails, open this page anew or ask the administrator.',
  'record.read-again': 'Try again',
  'record.kept-title': 'Another draft is kept on this tablet',
  'record.kept-text':
    'It was written by another version of the app or in another window and cannot be continued here. It is kept as it is. Ask the administrator if you need it.',
  'record.left-evidence-text':
    '{count} pieces of evidence are not in the record that was handed in; they are still on this tablet. You can add them.',
  'record.restored-text': 'Saved on this tablet at {time}; go on from here.',
  'record.draft-signing': 'The record is being signed; {answered}/{all} checks are answered.',
  'record.left-draft-text':
    'The record of your colleague is the main one; your draft of {time} cannot become the record any more. It can be added to it.',
  'record.left-draft-add': 'Add the draft to the record',
  'record.canned': 'Canned texts',
  'record.canned-for': 'Canned texts: {label}',
  'record.most-materials':
    'A record takes {limit} papers at most, and has them. More can be added to the record afterwards.',
  'record.most-findings':
    'A record takes {limit} findings at most, and has them. More can be added to the record afterwards.',
  'record.canned-too-long':
    'With this text it would be longer than {limit} letters; it was not put in. Shorten the text above first.',
  'record.canned-search': 'Find a canned text',
  'record.canned-none': 'None fits.',
  'record.use-clause': 'Take the clause of the checklist: {clause}',
  'record.demands': 'What a “no” needs here',
  'record.demand.photo': 'Photo or video required',
  'record.demand-met.photo': 'Photo or video taken',
  'record.demand.clause': 'Clause required',
  'record.demand-met.clause': 'Clause given',
  'record.recusal-note': 'What was decided about the recusal',
  'record.recusal-note-hint': 'Who asked for whose recusal, why, who decided, and how.',
  'record.contact-is-present': 'The registered contact {name} is present: tap to fill in',
  'record.assistants': 'Assistants present (fixed beforehand)',
  'record.materials': 'Papers taken along',
  'record.materials-none': 'No papers were taken along.',
  'record.material.add': 'Add a paper',
  'record.material.number': 'Paper {number}',
  'record.material.name': 'Name',
  'record.material.copies': 'Copies',
  'record.material.note': 'Note',
  'record.material.remove': 'Remove paper {number}',
};
