/** Login, the own account, roles. */
import type { Translation } from '../language.ts';
import type { people as source } from '../zh-CN/people.ts';

export const people: Translation<typeof source> = {
  'people.login.title': 'Sign in',
  'people.login.username': 'Account',
  'people.login.password': 'Password',
  'people.login.submit': 'Sign in',
  'people.login.signed-out': 'You have been signed out. Sign in again to return to where you were.',
  'people.login.desk-locked':
    'This is a set-up tablet: give your password to use the desk. Then you return to where you were.',
  'people.login.pitch': 'Plan, approval, code, scan on entry, record, statistics, report: one place, fully traceable.',
  'people.login.help': 'Forgotten the password, or locked out? Ask the administrator of your bureau.',
  'people.account.title': 'My account',
  'people.account.menu': 'Account menu:',
  'people.account.name': 'Name',
  'people.account.username': 'Account',
  'people.account.roles': 'Roles',
  'people.account.bureau': 'Bureau',
  'people.account.security': 'Sign-in and security',
  'people.logout': 'Sign out',
  'people.logout-everywhere': 'Sign out everywhere',
  'people.logout-everywhere.question':
    'You will be signed out on every device, including this one. Unsent records on tablets are kept. Continue?',
  'people.password.title': 'Change password',
  'people.password.current': 'Current password',
  'people.password.new': 'New password',
  'people.password.hint': 'At least {count} characters',
  'people.password.repeat': 'New password again',
  'people.password.submit': 'Change password',
  'people.password.must-change': 'To keep your account safe, change the initial password before you go on.',
  'people.password.done': 'Password changed',
  'people.role.inspector': 'Inspector',
  'people.role.section-head': 'Head of section',
  'people.role.legal': 'Legal officer',
  'people.role.leader': 'Responsible leader',
  'people.role.clerk': 'Clerk',
  'people.role.administrator': 'Administrator',
  'people.role.supervisor': 'Supervisor',
};
