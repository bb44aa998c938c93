/** Accounts, sessions, officers with their certificates. */
import { z } from 'zod';
import { endpoint } from './define-endpoint.ts';
import { day, id, line, revision, text } from './fields.ts';
import { pageOf, pageQuery } from './page.ts';
import { bureauRoles, roles } from './permissions.ts';

const role = z.enum(roles);

export const sessionSchema = z.object({
  account: z.object({
    id,
    username: z.string(),
    displayName: z.string(),
    roles: z.array(role),
    sectionId: id.nullable(),
    officerId: id.nullable(),
    mustChangePassword: z.boolean(),
  }),
  bureau: z.object({ id, code: z.string(), name: z.string() }),
  /** Official day of the server (Asia/Shanghai). */
  today: day,
  /** It runs on a set-up tablet, and the password was not given for the desk there, or too long ago. */
  isDeskLocked: z.boolean(),
});
export type SessionView = z.output<typeof sessionSchema>;

/** At least 10 characters; length protects better than prescribed kinds of characters. */
export const newPassword = z.string().min(10).max(200);

export const login = endpoint({
  name: 'login',
  method: 'POST',
  path: '/session',
  access: 'public',
  onTablet: true,
  summary: 'Log in; sets the session cookie',
  body: z.object({
    username: line(60),
    password: z.string().min(1).max(200),
    /** The set-up tablet that this happens on; the session belongs to it. */
    tablet: z
      .object({
        deviceId: id,
        /** For the desk, and not only to send what waits: it stays open for a while. */
        opensDesk: z.boolean(),
      })
      .optional(),
  }),
  response: sessionSchema,
  problems: ['session/wrong-password', 'session/locked'],
});

export const getSession = endpoint({
  name: 'get-session',
  method: 'GET',
  path: '/session',
  access: 'session',
  onTablet: true,
  summary: 'Who is logged in',
  response: sessionSchema,
});

export const logout = endpoint({
  name: 'logout',
  method: 'DELETE',
  path: '/session',
  access: 'session',
  onTablet: true,
  summary: 'Log out here',
});

export const lockDesk = endpoint({
  name: 'lock-desk',
  method: 'DELETE',
  path: '/session/desk',
  access: 'session',
  onTablet: true,
  summary: 'The tablet was locked: its session is for the field area alone until the password is given for the desk',
});

export const logoutEverywhere = endpoint({
  name: 'logout-everywhere',
  method: 'DELETE',
  path: '/sessions',
  access: 'session',
  onTablet: true,
  summary: 'End all sessions of this account, this one included',
  response: z.object({ ended: z.number().int() }),
});

export const changePassword = endpoint({
  name: 'change-password',
  method: 'PUT',
  path: '/session/password',
  access: 'session',
  onTablet: true,
  summary: 'Change the own password; ends all other sessions',
  body: z.object({ current: z.string().min(1).max(200), next: newPassword }),
  problems: ['session/wrong-password', 'session/locked', 'account/password-weak'],
});

export const accountSchema = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  roles: z.array(role),
  sectionId: id.nullable(),
  sectionName: z.string().nullable(),
  officerId: id.nullable(),
  officerName: z.string().nullable(),
  isDisabled: z.boolean(),
  mustChangePassword: z.boolean(),
  revision,
});
export type AccountView = z.output<typeof accountSchema>;

export const listAccounts = endpoint({
  name: 'list-accounts',
  method: 'GET',
  path: '/accounts',
  access: 'account.manage',
  summary: 'Accounts of the bureau',
  query: pageQuery,
  response: pageOf(accountSchema),
});

const accountFields = z.object({
  displayName: line(60),
  sectionId: id.nullable(),
  officerId: id.nullable(),
});

export const createAccount = endpoint({
  name: 'create-account',
  method: 'POST',
  path: '/accounts',
  access: 'account.manage',
  summary: 'Create an account; the password must be changed at the first log-in',
  body: accountFields.extend({
    roles: z.array(z.enum(bureauRoles)).min(1).max(bureauRoles.length),
    username: z
      .string()
      .trim()
      .regex(/^[\w.-]{3,40}$/),
    password: newPassword,
  }),
  response: accountSchema,
  problems: ['resource/duplicate', 'account/password-weak'],
});

export const updateAccount = endpoint({
  name: 'update-account',
  method: 'PUT',
  path: '/accounts/:accountId',
  access: 'account.manage',
  summary: 'Change roles, section or officer; disable; set a new password',
  params: z.object({ accountId: id }),
  body: accountFields.extend({
    /** A supervisor stays one, and nobody becomes one here. */
    roles: z.array(role).min(1).max(roles.length),
    isDisabled: z.boolean(),
    newPassword: newPassword.nullable(),
    revision,
  }),
  response: accountSchema,
  problems: ['resource/changed', 'account/password-weak', 'account/last-administrator'],
});

export const officerSchema = z.object({
  id,
  name: z.string(),
  sex: z.string(),
  unit: z.string(),
  sectionId: id.nullable(),
  sectionName: z.string().nullable(),
  post: z.string(),
  certificateNo: z.string(),
  certificateKind: z.enum(['enforcement', 'supervision']),
  issuedBy: z.string(),
  issuedOn: day.nullable(),
  validUntil: day.nullable(),
  field: z.string(),
  area: z.string(),
  status: z.enum(['valid', 'suspended', 'cancelled']),
  /** Whether the officer may inspect today. */
  isAssignable: z.boolean(),
  revision,
});
export type OfficerView = z.output<typeof officerSchema>;

export const listOfficers = endpoint({
  name: 'list-officers',
  method: 'GET',
  path: '/officers',
  access: 'officer.read',
  summary: 'Officers and their certificates',
  query: pageQuery.extend({
    search: text(60).optional(),
    /** Only those who may inspect on this day. */
    assignableOn: day.optional(),
    sectionId: id.optional(),
  }),
  response: pageOf(officerSchema),
});

export const getOfficer = endpoint({
  name: 'get-officer',
  method: 'GET',
  path: '/officers/:officerId',
  access: 'officer.read',
  summary: 'One officer',
  params: z.object({ officerId: id }),
  response: officerSchema,
});

const officerFields = z.object({
  name: line(60),
  sex: text(4),
  unit: text(100),
  sectionId: id.nullable(),
  post: text(60),
  certificateNo: line(40),
  certificateKind: z.enum(['enforcement', 'supervision']),
  issuedBy: text(100),
  issuedOn: day.nullable(),
  validUntil: day.nullable(),
  field: text(200),
  area: text(200),
  status: z.enum(['valid', 'suspended', 'cancelled']),
});

export const createOfficer = endpoint({
  name: 'create-officer',
  method: 'POST',
  path: '/officers',
  access: 'officer.edit',
  summary: 'Add an officer',
  body: officerFields,
  response: officerSchema,
  problems: ['resource/duplicate'],
});

export const updateOfficer = endpoint({
  name: 'update-officer',
  method: 'PUT',
  path: '/officers/:officerId',
  access: 'officer.edit',
  summary: 'Change an officer or the state of the certificate',
  params: z.object({ officerId: id }),
  body: officerFields.extend({ revision }),
  response: officerSchema,
  problems: ['resource/changed', 'resource/duplicate'],
});
