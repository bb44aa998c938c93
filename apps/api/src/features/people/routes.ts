/** Accounts, sessions, officers: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { changePassword } from './change-password.ts';
import { getSession } from './get-session.ts';
import { login } from './login.ts';
import { logoutEverywhere } from './logout-everywhere.ts';
import { logout } from './logout.ts';

export const routes: readonly Route[] = [login, getSession, logout, logoutEverywhere, changePassword];
