/** English texts of the signing. */
import type { Translation } from '../language.ts';
import type { signing as source } from '../zh-CN/signing.ts';

export const signing: Translation<typeof source> = {
  'signing.title': 'Check and sign',
  'signing.begin': 'Check and sign',
  'signing.back': 'Back to the form',
  'signing.document': 'Record of inspection (to be signed)',
  'signing.print': 'Print',
  'signing.way': 'How it is signed',
  'signing.way.drawn': 'By finger on the tablet',
  'signing.way.paper': 'On paper, after printing',
  'signing.paper-text':
    'Print the record; the person of the enterprise and the officers sign every page, and the paper is filed. Note here whether the enterprise signed.',
  'signing.party': 'Person of the enterprise',
  'signing.party.signed': 'The enterprise signs',
  'signing.party.take': 'Put into the record',
  'signing.party.open.name': 'Enter who signs, then press “Put into the record”.',
  'signing.party.open.refusal':
    'The refusal is not in the record yet: enter its reason and a witness, then press “Put into the record”; if the enterprise does sign, choose “The enterprise signs”.',
  'signing.party.open.take':
    'Who signs, or that signing was refused, was changed and is not in the record yet: press “Put into the record”, then sign.',
  'signing.role.party': 'For the enterprise: {name}',
  'signing.role.officer': 'Officer: {name}',
  'signing.role.witness': 'Witness: {name}',
  'signing.role.recorder': 'Recorder: {name}',
  'signing.open': 'to be signed',
  'signing.drawn': 'signed',
  'signing.clear': 'Sign again',
  'signing.clear-of': 'Sign again: {label}',
  'signing.pad': 'Place to sign: {label}',
  'signing.missing': 'Not signed yet: {names}',
  'signing.save-title': 'Save on this tablet',
  'signing.save': 'Done, save on this tablet',
  'signing.hash': 'Fingerprint (SHA-256) of what is signed: {hash}',
  'signing.failed.begin':
    'Signing could not begin with the content as it is now. The draft is kept; try again, or open this page anew.',
  'signing.failed.full':
    'This tablet is full, the record is not finished. The draft is kept; free some space or send what waits, then press “Done” again.',
  'signing.failed.conflict':
    'The draft was changed or handed in in another window, this is not finished. Leave this page, open it anew and sign again.',
  'signing.failed.other':
    'It was not stored, the record is not finished. The draft is kept; press “Done” again, or open this page anew.',
  'signing.drop-title': 'The signatures will be void',
  'signing.drop-question': 'They stand under the content as it is now. If you go on, everybody has to sign again.',
  'signing.drop-confirm': 'Void them and go on',
};
