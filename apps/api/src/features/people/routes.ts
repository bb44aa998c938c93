/** Accounts, sessions, officers: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { changePassword } from './change-password.ts';
import { createAccount } from './create-account.ts';
import { createOfficer } from './create-officer.ts';
import { getOfficer } from './get-officer.ts';
import { getSession } from './get-session.ts';
import { listAccounts } from './list-accounts.ts';
import { listOfficers } from './list-officers.ts';
import { login } from './login.ts';
import { lockDesk } from './lock-desk.ts';
import { logoutEverywhere } from './logout-everywhere.ts';
import { logout } from './logout.ts';
import { updateAccount } from './update-account.ts';
import { updateOfficer } from './update-officer.ts';

export const routes: readonly Route[] = [
  login,
  getSession,
  logout,
  lockDesk,
  logoutEverywhere,
  changePassword,
  listAccounts,
  createAccount,
  updateAccount,
  listOfficers,
  getOfficer,
  createOfficer,
  updateOfficer,
];
