// The other way through the door: the tablet's camera sees the code that the bureau has printed for the enterprise.
import { expect, test } from './harness/test.ts';
import { ask } from './steps/api.ts';
import { demoPerson, openSession } from './steps/people.ts';
import { openField } from './steps/tablet.ts';

test.use({ demo: 'on' });

interface Open {
  items: { id: string; state: string; enterpriseId: string; enterpriseName: string; plannedFrom: string }[];
  today: string;
}

test('the printed code of another enterprise is refused, the right one registers the entry', async ({
  tablet,
  desk,
  tabletSeeing,
}) => {
  await openSession(tablet, demoPerson('inspector1'));
  const { items, today } = await ask<Open>(tablet, 'GET', '/my-inspections');
  const inspection = items.find((one) => one.state === 'approved' && one.plannedFrom <= today);
  if (!inspection) throw new Error('The demonstration has no inspection that may begin today');

  await openSession(desk, demoPerson('clerk'));
  const { items: enterprises } = await ask<{ items: { id: string; name: string }[] }>(desk, 'GET', '/enterprises');
  const other = enterprises.find(({ id }) => id !== inspection.enterpriseId);
  if (!other) throw new Error('The demonstration has no other enterprise');
  const printedCode = async (id: string) => (await ask<{ url: string }>(desk, 'GET', `/enterprises/${id}/code`)).url;

  const astray = await tabletSeeing(await printedCode(other.id));
  await openSession(astray, demoPerson('inspector1'));
  // the register comes in portions: the name is known once it is here
  await openField(astray, '/field/enterprises');
  await astray.getByRole('searchbox').fill(other.name);
  await expect(astray.getByRole('link', { name: other.name })).toBeVisible();
  await openField(astray, `/field/inspections/${inspection.id}/scan`);
  await expect(astray.getByText('扫到的是另一家企业的码')).toBeVisible({ timeout: 20_000 });
  await expect(astray.getByText(new RegExp(`属于“${other.name}”`))).toBeVisible();

  const right = await tabletSeeing(await printedCode(inspection.enterpriseId));
  await openSession(right, demoPerson('inspector1'));
  await openField(right);
  await right.getByRole('link', { name: `入企登记：${inspection.enterpriseName}` }).tap();
  await right.getByRole('link', { name: '扫企业码' }).tap();
  await expect(right.getByRole('link', { name: '填写现场检查笔录' })).toBeVisible({ timeout: 20_000 });
  await expect(right.getByText('检查中', { exact: true }).first()).toBeVisible();

  await desk.goto(`/inspections/${inspection.id}`);
  await expect(desk.getByRole('region', { name: '入企登记' }).getByText('扫企业码')).toBeVisible();
});
