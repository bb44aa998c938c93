/** The people of the demonstration. Inspectors, the head and the legal section are officers of the example list. */
import { randomBytes } from 'node:crypto';
import { changePassword, createAccount, listOfficers } from '@liangma/contract/people';
import type { bureauRoles } from '@liangma/contract/permissions';
import { createAdmin } from '../features/people/public.ts';
import type { DemoPerson, DemoWorld } from './demo-client.ts';

/** One password for all, printed at every start: this is fictional data to try things out. */
export const demoPassword = 'liangma-2025-demo';

interface Account {
  username: string;
  role: (typeof bureauRoles)[number];
  /** What the person does, for the list that is printed. */
  duty: string;
  /** The name of the officer when a certificate is given. */
  name: string;
  certificateNo: string | null;
}

export const administrator = { username: 'admin', name: '系统管理员', duty: '系统管理 administrator' } as const;

const accounts = [
  { username: 'leader', role: 'leader', duty: '局领导，审批 leader', name: '高远航', certificateNo: null },
  { username: 'clerk', role: 'clerk', duty: '内勤，拟制 clerk', name: '文静怡', certificateNo: null },
  { username: 'legal', role: 'legal', duty: '政策法规科 legal section', name: '闫少涛', certificateNo: '43990100001' },
  {
    username: 'head',
    role: 'section-head',
    duty: '科室负责人 head of section',
    name: '邱子豪',
    certificateNo: '43990100002',
  },
  {
    username: 'inspector1',
    role: 'inspector',
    duty: '执法人员 inspector',
    name: '卢国红',
    certificateNo: '43990100009',
  },
  { username: 'inspector2', role: 'inspector', duty: '执法人员 inspector', name: '钟斌', certificateNo: '43990100036' },
] as const satisfies Account[];

/** Reads all bureaus, so that no administrator makes this account. */
const supervisor = { username: 'supervisor', name: '市级监督员', duty: '执法监督 supervisor' } as const;

type Username = (typeof accounts)[number]['username'] | 'admin' | 'supervisor';

/** Certificate numbers of the officers behind the two inspector accounts. */
export const inspectorCertificates = { inspector1: '43990100009', inspector2: '43990100036' } as const;

export type People = Record<Username, DemoPerson>;

/** For printing at every start. */
export function accountList(): { name: string; username: string; password: string; role: string }[] {
  const all = [administrator, ...accounts, supervisor];
  return all.map(({ name, username, duty }) => ({ name, username, password: demoPassword, role: duty }));
}

/**
 * The administrator makes the accounts, and each person sets the demonstration password as the own one, so that nobody
 * is asked for a new one at the first log-in. The officers must be in the register.
 */
export async function createPeople(world: DemoWorld, admin: DemoPerson): Promise<People> {
  const { items: officers } = await admin.call(listOfficers, { query: { limit: 200 } });
  const people: Partial<People> = { admin };
  for (const { username, role, name, certificateNo } of accounts) {
    const officer = officers.find((one) => one.certificateNo === certificateNo);
    const first = randomBytes(12).toString('base64url');
    const body = { username, displayName: name, roles: [role], password: first };
    await admin.call(createAccount, {
      body: { ...body, sectionId: officer?.sectionId ?? null, officerId: officer?.id ?? null },
    });
    const newcomer = world.person(username, first);
    await newcomer.call(changePassword, { body: { current: first, next: demoPassword } });
    await newcomer.signOut();
    people[username] = world.person(username, demoPassword);
  }
  const { username, name: displayName } = supervisor;
  await createAdmin(world.deps, { username, displayName, password: demoPassword, isSupervisor: true });
  people.supervisor = world.person(username, demoPassword);
  return people as People;
}
