// Preparing an inspection at the desk.
import { expect, type Page } from '@playwright/test';
import { choose } from './controls.ts';

export interface Preparation {
  enterprise: string;
  /** Text of the plan line's option. */
  planLine: string | RegExp;
  day: string;
  officers: string[];
  onSiteReason: string;
}

export const ruleCheck = (page: Page) => page.getByRole('complementary', { name: '规则核对' });

export async function addOfficer(page: Page, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: '执法人员' });
  await field.fill(name);
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await field.press('Escape');
}

/** Fills in the form of a new inspection from a line of the plan, without sending it. */
export async function fillPreparation(page: Page, wanted: Preparation): Promise<void> {
  await page.goto('/inspections/new');
  await choose(
    page,
    page.getByRole('combobox', { name: '检查对象' }),
    new RegExp(wanted.enterprise),
    wanted.enterprise,
  );
  await choose(page, page.getByRole('combobox', { name: '计划项' }), wanted.planLine);
  await page.getByLabel('开始日期').fill(wanted.day.replaceAll('-', ''));
  await page.getByLabel('开始日期').press('Tab');
  await page.getByLabel('需要现场检查的理由').fill(wanted.onSiteReason);
  // Last, since the rules are asked as soon as everything that must be there is there.
  for (const name of wanted.officers) await addOfficer(page, name);
}

/** Waits for the rules, and gives a reason for whatever they ask one for: how much of a plan is left differs by day. */
export async function giveReasons(page: Page): Promise<void> {
  await expect(ruleCheck(page).getByRole('status')).toHaveText(/符合检查规则，可以提交审批|请说明理由/);
  for (const reason of await ruleCheck(page).getByRole('textbox', { name: '理由' }).all())
    await reason.fill('已报分管领导同意');
}
