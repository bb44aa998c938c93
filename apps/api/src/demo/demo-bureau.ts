/** The fictional bureau and its registers, on the day on which it begins to work with the system. */
import { getBureau, updateBureau } from '@liangma/contract/bureaus';
import { saveCannedTexts } from '@liangma/contract/field-pack';
import { listMatters, publishMatters } from '@liangma/contract/matters';
import { getSession } from '@liangma/contract/people';
import type { Actor } from '../db/scope.ts';
import { createAdmin } from '../features/people/public.ts';
import { administrator, createPeople, demoPassword, type People } from './demo-accounts.ts';
import { demoCannedTexts } from './demo-canned-texts.ts';
import type { DemoPerson, DemoWorld } from './demo-client.ts';
import { at } from './demo-days.ts';
import { exampleFiles, importExample } from './demo-registers.ts';

export const firstDay = '2025-03-10';

const site = 'https://gxj.shifan.example';

async function enterBureau(admin: DemoPerson): Promise<void> {
  const { id: _id, code: _code, ...bureau } = await admin.call(getBureau);
  await admin.call(updateBureau, {
    body: {
      ...bureau,
      kind: 'organ',
      regionCode: '439900',
      regionName: '示范市',
      announcedOn: firstDay,
      announcementUrl: `${site}/zfzt`,
      complaintPhone: '0000-00000000',
      documentPrefix: '示工信',
      capPerYear: 2,
      capSource: '演示数据中的设置，不是任何机关公布的上限',
    },
  });
}

async function actorOf(person: DemoPerson): Promise<Actor> {
  const { account } = await person.call(getSession);
  const { id: accountId, displayName: name, roles, sectionId, officerId } = account;
  return { accountId, name, roles, sectionId, officerId };
}

async function publishAllMatters(legal: DemoPerson): Promise<void> {
  const { items } = await legal.call(listMatters);
  await legal.call(publishMatters, {
    body: { matterIds: items.map(({ id }) => id), publishedOn: '2025-02-10', publicationUrl: `${site}/jcsx` },
  });
}

/** Creates the bureau with its people and fills its registers from the example files. */
export async function foundBureau(world: DemoWorld): Promise<People> {
  world.setNow(at(firstDay, '08:30'));
  const { bureauId } = await createAdmin(world.deps, {
    username: administrator.username,
    password: demoPassword,
    displayName: administrator.name,
    bureau: { code: 'SF-GXJ', name: '示范市工业和信息化局' },
  });
  const admin = world.person(administrator.username, demoPassword);
  await enterBureau(admin);
  await importExample(world, { bureauId, actor: await actorOf(admin) }, 'officers', exampleFiles.officers);
  world.setNow(at(firstDay, '09:00'));
  const people = await createPeople(world, admin);
  const clerk = { bureauId, actor: await actorOf(people.clerk) };
  const legal = { bureauId, actor: await actorOf(people.legal) };
  world.setNow(at(firstDay, '10:00'));
  for (const file of exampleFiles.registers) await importExample(world, clerk, 'enterprises', file);
  world.setNow(at(firstDay, '14:00'));
  await importExample(world, legal, 'matters', exampleFiles.matters);
  await publishAllMatters(people.legal);
  await people.legal.call(saveCannedTexts, { body: { items: demoCannedTexts } });
  world.setNow(at(firstDay, '16:00'));
  await importExample(world, clerk, 'ledger', exampleFiles.ledger, { hasPaperRecords: 'yes' });
  return people;
}
