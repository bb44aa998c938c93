// The demonstration year in both languages: every screen of everybody's navigation at desk, tablet and phone size,
// without scrolling sideways, without breach of WCAG, and in English without Chinese beyond what people have written.
import { expectNoAxeViolations } from './harness/axe.ts';
import { expect, test } from './harness/test.ts';
import { ask } from './steps/api.ts';
import { demoPerson, openSession } from './steps/people.ts';
import {
  expectGoodScreen,
  expectNoSidewaysScroll,
  firstRowAddress,
  follow,
  navigationAddresses,
} from './steps/screens.ts';
import { openField } from './steps/tablet.ts';

test.use({ demo: 'on' });

for (const { language, axeAt } of [
  { language: 'en', axeAt: 'phone' },
  { language: 'zh-CN', axeAt: 'desk' },
] as const) {
  // A screen looks the same to all who see it: each is looked at by the first of them.
  const seen = new Set<string>();
  for (const username of ['leader', 'clerk', 'admin', 'inspector1'] as const)
    test(`${username} sees every screen in ${language}`, async ({ desk }) => {
      await desk.addInitScript((chosen) => localStorage.setItem('liangma.language', chosen), language);
      await openSession(desk, demoPerson(username));
      // the field area is behind the PIN of the tablet
      if (username === 'inspector1') await openField(desk);
      else await desk.goto('/');
      const addresses = await navigationAddresses(desk);
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of addresses.filter((one) => !seen.has(one))) {
        seen.add(address);
        await follow(desk, address);
        const row = await firstRowAddress(desk);
        await expectGoodScreen(desk, { isEnglish: language === 'en', axeAt });
        if (language === 'zh-CN' || row === null) continue;
        // One step deeper: the record behind the first row.
        await follow(desk, row);
        await expectGoodScreen(desk, { isEnglish: language === 'en', axeAt });
      }
    });
}

test('the page behind an inspection code is for everybody, in both languages', async ({ tablet, phone }) => {
  await openSession(tablet, demoPerson('inspector1'));
  const { items } = await ask<{ items: { id: string; state: string }[] }>(tablet, 'GET', '/my-inspections');
  const approved = items.find(({ state }) => state === 'approved');
  if (!approved) throw new Error('The demonstration has no approved inspection');
  await phone.goto((await ask<{ url: string }>(tablet, 'GET', `/inspections/${approved.id}/code`)).url);
  await expect(phone.getByRole('heading', { name: '谁来检查' })).toBeVisible();
  await expectNoSidewaysScroll(phone);
  await expectNoAxeViolations(phone);
  await phone.getByRole('link', { name: 'English' }).tap();
  await expect(phone.getByRole('heading', { name: 'Who inspects' })).toBeVisible();
  await expectNoSidewaysScroll(phone);
  await expectNoAxeViolations(phone);
});
