/** English texts of the evidence. */
import type { Translation } from '../language.ts';
import type { evidence as source } from '../zh-CN/evidence.ts';

export const evidence: Translation<typeof source> = {
  'evidence.of-check': 'Evidence of check {number}',
  'evidence.of-other': 'Evidence of finding {number} beside the checklist',
  'evidence.of-inspection': 'Further evidence of this inspection',
  'evidence.of': '{way}: {what}',
  'evidence.camera': 'Photo',
  'evidence.photos': 'Choose photos',
  'evidence.sound': 'Record sound',
  'evidence.sound-stop': 'Stop recording {time}',
  'evidence.sound-refused': 'No recording: allow the microphone in the browser settings, then try again.',
  'evidence.video': 'Video',
  'evidence.document': 'File',
  'evidence.storing': 'Storing on this tablet…',
  'evidence.wait.storing': 'Storing photos and other evidence; you can go on when that is done…',
  'evidence.wait.recording': 'Sound is being recorded. Stop it first; you can go on when it is stored.',
  'evidence.open': 'Open: {name}',
  'evidence.caption': 'Caption',
  'evidence.name': 'File name',
  'evidence.taken-at': 'Taken at (clock of the tablet)',
  'evidence.size': 'Size',
  'evidence.place': 'Approximate place',
  'evidence.remove': 'Remove',
  'evidence.remove-confirm': 'Really remove it from the draft?',
  'evidence.open-file': 'Open the file',
  'evidence.watermark': 'Watermark on the small picture (time, enterprise, officer)',
  'evidence.with-place': 'Note the approximate place (about 100 m)',
  'evidence.place-question': 'Shall photos from now on note the approximate place?',
  'evidence.place-question-text':
    'It is exact to about 100 m, goes into the evidence and its watermark only, and is no track. It can be changed any time.',
  'evidence.place-allow': 'Note it',
  'evidence.place-deny': 'Do not',
  'evidence.kind.photo': 'Photo',
  'evidence.kind.sound': 'Sound',
  'evidence.kind.video': 'Video',
  'evidence.kind.document': 'File',
  'evidence.kind.signature': 'Drawn signature',
  'evidence.full': 'It has {limit} pieces of evidence, the most it takes. More can go into an addition afterwards.',
  'evidence.trouble.head': '{count} files were not stored',
  'evidence.trouble.empty': 'The file is empty; take or choose it again.',
  'evidence.trouble.wrong-type':
    'This kind of file cannot be taken. Photos: JPG, PNG, WebP, HEIC; files: PDF, Word, Excel.',
  'evidence.trouble.too-large': 'The file has {bytes}, the most is {limit}. Record shorter, or split it.',
  'evidence.trouble.no-room':
    'The file has {bytes}, and this tablet has {free} left. Send what waits first, or free some space.',
  'evidence.trouble.store-full':
    'This tablet is full; the file was not stored. Send what waits first, or free some space, and try again.',
  'evidence.trouble.not-stored': 'It was not stored. Try again; if that fails, open this page anew.',
  'evidence.trouble.close': 'Understood',
};
