/** Tablets, seen from the office. */
import type { Translation } from '../language.ts';
import type { devices as source } from '../zh-CN/devices.ts';

export const devices: Translation<typeof source> = {
  'devices.list.title': 'Tablets',
  'devices.list.intro':
    'Tablets used on site. Revoke one that is lost or retired. “Not arrived” is what a tablet reported and the server never received: ask the person who used it.',
  'devices.detail.title': 'Tablet',
  'devices.empty': 'No tablets set up yet',
  'devices.empty-text': 'A tablet appears here once an inspector opens the field area on it and chooses a PIN.',
  'devices.missing': 'There is no such tablet',
  'devices.to-list': 'Back to the tablets',
  'devices.name': 'Tablet',
  'devices.accounts': 'Used by',
  'devices.and': ', ',
  'devices.colon': ': ',
  'devices.state': 'State',
  'devices.in-use': 'In use',
  'devices.revoked': 'Revoked',
  'devices.revoked-by': '{at}, {name}',
  'devices.revoke-reason-of': 'Why it was revoked',
  'devices.registered': 'Set up',
  'devices.last-seen': 'Last seen',
  'devices.facts': 'Facts',
  'devices.outstanding': 'Not arrived',
  'devices.outstanding-count': '{count} not arrived',
  'devices.nothing-outstanding': 'All arrived as of the last contact ({at}); unknown since',
  'devices.nothing-outstanding-text':
    'The server has everything that this tablet reported; what was done on it since is known only when it connects.',
  'devices.nothing-outstanding-revoked':
    'All that was reported as of the last contact ({at}) arrived; the server does not know what else was on the tablet',
  'devices.nothing-outstanding-revoked-text':
    'A revoked tablet reports no more. Unsent work can only be exported on it to a file and imported here: ask the people who used it.',
  'devices.enterprise': 'Enterprise',
  'devices.what': 'What',
  'devices.kind.command': 'Step',
  'devices.kind.evidence': 'Photo or file',
  'devices.account': 'Used by',
  'devices.promised': 'First reported',
  'devices.waiting': 'Waiting to be sent',
  'devices.vanished': 'No longer on the tablet',
  'devices.vanished-means':
    '{count} no longer in the queue of the tablet, and never received. Ask the person who used it, and look for an exported file.',
  'devices.settle': 'Settle',
  'devices.settle-all': 'Settle all {count}',
  'devices.settle-title': 'Settle what did not arrive',
  'devices.settle-means':
    'Settle {count}: they will not arrive any more; say why and what was done about it. Nothing is deleted, and whatever comes after all is still taken in.',
  'devices.settle-reason': 'Why, and what was done',
  'devices.settle-done': '{count} settled',
  'devices.settled': 'Settled',
  'devices.settled-by': '{at}, {name}: {reason}',
  'devices.revoke': 'Revoke tablet',
  'devices.revoke-means':
    '{name} is signed out at once, and nothing more is accepted from it. Once it connects and hears of it, it tells its user to export unsent work and deletes its data after 10 minutes, or after 24 hours when other people have unsent work on it. Until then, or as long as it does not connect, the data stay on the tablet, encrypted; they do not open without a PIN. This cannot be undone; a tablet that is found again is set up anew.',
  'devices.revoke-loses': '{count} on this tablet have not arrived and will not be accepted from it any more.',
  'devices.revoke-unknown':
    'The server does not know what was done on the tablet since its last contact ({at}); that work is lost. If the tablet is at hand, connect it first, or export its unsent work.',
  'devices.revoke-reason': 'Reason (the tablet shows it, too)',
  'devices.revoke-done': '{name} revoked',
  'devices.numbers.title': 'Reserved document numbers',
  'devices.numbers.intro':
    'Numbers that tablets keep for documents written without network, with what became of each. A number that no document carries is declared void with a reason; it is never given to another document.',
  'devices.numbers.empty': 'No numbers reserved yet',
  'devices.numbers.empty-text': 'A tablet reserves a few numbers by itself when it connects.',
  'devices.numbers.kind': 'Kind of document',
  'devices.numbers.year': 'Year',
  'devices.numbers.range': 'Range',
  'devices.numbers.range-of': '{first} to {last}',
  'devices.numbers.reserved': 'Reserved',
  'devices.numbers.numbers': 'What became of them',
  'devices.numbers.state.free': 'Free on the tablet',
  'devices.numbers.state.used': 'Used',
  'devices.numbers.state.void': 'Void',
  'devices.numbers.void': 'Declare the rest void',
  'devices.numbers.void-of': 'Declare the rest of {range} void',
  'devices.numbers.void-means':
    'These become void ({count}): {numbers}. This cannot be undone; should a document that carries one still arrive, it is listed as used.',
  'devices.numbers.void-reason': 'Reason',
  'devices.numbers.void-done': '{count} numbers void',
  'devices.numbers.voided-by': '{at}, void by {name}: {reason}',
  'devices.unsent.title': 'Import unsent work',
  'devices.unsent.intro':
    'A tablet that cannot send can export its unsent work as a file. Each step in it is delivered in the name of its author; should the tablet send it later after all, it still counts once.',
  'devices.unsent.file': 'Exported file',
  'devices.unsent.submit': 'Import',
  'devices.unsent.result': 'Result',
  'devices.unsent.summary': 'From {name}: {commands} steps; {files} photos and files stored.',
  'devices.unsent.part': 'This is file {part} of {parts} of {account}. Import the others too, in any order.',
  'devices.unsent.waiting':
    'Photos of {count} are in other files; they are delivered once those are imported. Photos imported already are kept for {days} days only; import the other files before.',
  'devices.unsent.missing':
    'Photos and files that were missing, damaged or not allowed: {count}. They are not stored: {names}. Export again, and import again.',
  'devices.unsent.unreadable':
    '{count} more are damaged and cannot be imported. Keep the tablet, and do not clear the data of its browser.',
  'devices.unsent.drafts-title': 'Unfinished drafts in the file: {count}',
  'devices.unsent.drafts':
    'A draft is not signed and no record, so it was not imported here. Give the file to {account}: on a new tablet, with their own account, “Import a backup” on the sync page puts the drafts back, to go on with.',
  'devices.unsent.outcome': 'Outcome',
  'devices.unsent.outcome.accepted': 'Accepted',
  'devices.unsent.outcome.known': 'Received before',
  'devices.unsent.outcome.held': 'Waits for a decision',
  'devices.unsent.outcome.waiting': 'Waits for another file',
  'devices.unsent.outcome.failed': 'Not accepted',
  'devices.unsent.detail': 'Remark',
};
