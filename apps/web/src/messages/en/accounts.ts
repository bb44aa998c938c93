/** Accounts of the bureau. */
import type { Translation } from '../language.ts';
import type { accounts as source } from '../zh-CN/accounts.ts';

export const accounts: Translation<typeof source> = {
  'accounts.list.title': 'Accounts',
  'accounts.list.intro':
    'Everyone who can sign in. An account can have several roles. Disable the account of somebody who leaves; never hand it on.',
  'accounts.new.title': 'New account',
  'accounts.detail.title': 'Account',
  'accounts.edit.title': 'Edit account',
  'accounts.empty': 'No accounts yet',
  'accounts.missing': 'There is no such account',
  'accounts.to-list': 'Back to the accounts',
  'accounts.display-name': 'Name',
  'accounts.display-name-hint': 'Shown in approvals, records and the audit log',
  'accounts.username': 'Account name',
  'accounts.username-hint':
    '3 to 40 letters, digits, underscores, dots or hyphens; capitals make no difference. Cannot be changed later',
  'accounts.roles': 'Roles',
  'accounts.section': 'Section',
  'accounts.officer': 'Certificate',
  'accounts.officer-hint': 'Whoever inspects on site must be linked to the own certificate',
  'accounts.state': 'State',
  'accounts.enabled': 'In use',
  'accounts.disabled': 'Disabled',
  'accounts.must-change': 'Initial password',
  'accounts.person': 'Person',
  'accounts.duty': 'Duties',
  'accounts.login': 'Sign-in',
  'accounts.initial-password': 'Initial password',
  'accounts.new-password': 'New password',
  'accounts.password-hint':
    'At least {count} characters, without the account name. Hand it over in person; it must be changed at the first sign-in.',
  'accounts.create': 'Create',
  'accounts.created': 'Account {username} created',
  'accounts.save': 'Save',
  'accounts.saved': 'Account saved',
  'accounts.enabled-means':
    'Can sign in. If the password is forgotten, or too many wrong ones locked the account, reset it here.',
  'accounts.must-change-means': 'Can sign in, but can do nothing before the initial password is changed.',
  'accounts.disabled-means': 'Disabled: cannot sign in. Earlier records and the audit log stay as they are.',
  'accounts.reset': 'Reset password',
  'accounts.reset-means':
    'Sets a new password for {username}. The account is signed out on every device at once, a lock is lifted, and the password must be changed at the next sign-in.',
  'accounts.reset-submit': 'Set new password',
  'accounts.reset-done': 'Password of {username} reset',
  'accounts.disable': 'Disable account',
  'accounts.disable-question':
    '{username} will not be able to sign in, and is signed out on every device at once. Earlier records stay as they are; the account can be enabled again at any time.',
  'accounts.disable-own': 'This is your own account: you will be signed out at once.',
  'accounts.disable-done': 'Account {username} disabled',
  'accounts.enable': 'Enable account',
  'accounts.enable-question': '{username} will be able to sign in again with the password of before.',
  'accounts.enable-done': 'Account {username} enabled',
  'accounts.role-does.inspector': 'Prepares inspections; on site: entry, record, result, closing',
  'accounts.role-does.section-head': 'All that an inspector may do, and plans, imports and the register of enterprises',
  'accounts.role-does.legal': 'Keeps and publishes matters, keeps certificates, drafts plans, reads the audit log',
  'accounts.role-does.leader': 'Approves inspections and annual plans',
  'accounts.role-does.clerk': 'Prepares inspections (not on site), plans, imports, enterprises and certificates',
  'accounts.role-does.administrator':
    'Bureau settings, accounts and registers, reads the audit log; does not handle inspections',
  'accounts.role-does.supervisor': 'Reads only: inspections, figures, audit log; may write the statistical report',
};
