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
  'devices.registered': 'Set up',
  'devices.last-seen': 'Last seen',
  'devices.facts': 'Facts',
  'devices.outstanding': 'Not arrived',
  'devices.outstanding-count': '{count} not arrived',
  'devices.nothing-outstanding': 'All arrived as of the last contact ({at}); unknown since',
  'devices.nothing-outstanding-text':
    'The server has everything that this tablet reported; what was done on it since is known only when it connects.',
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
  'devices.revoke': 'Revoke tablet',
  'devices.revoke-means':
    '{name} is signed out at once, nothing more is accepted from it, and it deletes its data when it next connects. This cannot be undone; a tablet that is found again is set up anew.',
  'devices.revoke-loses': '{count} on this tablet have not arrived and will not be accepted from it any more.',
  'devices.revoke-unknown':
    'The server does not know what was done on the tablet since its last contact ({at}); that work is lost. If the tablet is at hand, connect it first, or export its unsent work.',
  'devices.revoke-reason': 'Reason',
  'devices.revoke-done': '{name} revoked',
  'devices.unsent.title': 'Import unsent work',
  'devices.unsent.intro':
    'A tablet that cannot send can export its unsent work as a file. Each step in it is delivered in the name of its author; should the tablet send it later after all, it still counts once.',
  'devices.unsent.file': 'Exported file',
  'devices.unsent.submit': 'Import',
  'devices.unsent.result': 'Result',
  'devices.unsent.summary': 'From {name}: {commands} steps; {files} photos and files stored.',
  'devices.unsent.outcome': 'Outcome',
  'devices.unsent.outcome.accepted': 'Accepted',
  'devices.unsent.outcome.known': 'Received before',
  'devices.unsent.outcome.held': 'Waits for a decision',
  'devices.unsent.outcome.failed': 'Not accepted',
  'devices.unsent.detail': 'Remark',
};
