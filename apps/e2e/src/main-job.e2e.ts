// The whole main job, from the bureau's lists to the sentence of the yearly report, each step by whoever does it.
import { randomUUID } from 'node:crypto';
import { expectNoAxeViolations } from './harness/axe.ts';
import { expect, test } from './harness/test.ts';
import { announceBureau, createAccount, renewCertificate } from './steps/accounts.ts';
import { officialToday } from './steps/days.ts';
import { downloaded, expectedOf, sheetRows, wordText } from './steps/files.ts';
import { expectCounts, uploadList, writeRows, type ExpectedList } from './steps/imports.ts';
import { addOfficer, fillPreparation, ruleCheck } from './steps/inspections.ts';
import { openSession, setOwnPassword, signIn, type Person } from './steps/people.ts';
import { drawOn, openField } from './steps/tablet.ts';
import { addressBehind } from './steps/qr-code.ts';

test.describe.configure({ mode: 'serial' });

const firstPassword = `first-${randomUUID()}`;
const ownPassword = `own-${randomUUID()}`;
const person = (username: string): Person => ({ username, password: ownPassword });
const [admin, clerk, legal, leader, inspector] = ['zhang.li', 'wen', 'yan', 'gao', 'yao'].map(person) as [
  Person,
  Person,
  Person,
  Person,
  Person,
];

const files = {
  register: '检查对象名录(2025年).xlsx',
  supplement: '检查对象名录(县市区补报).csv',
  officers: '执法人员名录.xlsx',
  matters: '行政检查事项清单.xlsx',
  plan: '2025年度涉企行政检查计划.xlsx',
};
const today = officialToday();
const year = Number(today.slice(0, 4));
const enterprise = '示范市骏信民用爆破器材有限公司';
const [firstOfficer, secondOfficer, expiredOfficer] = ['姚天怡', '白海航', '唐兴云'] as const;

test('the operator creates the bureau, its administrator announces it and invites the desk', async ({
  server,
  desk,
}) => {
  const made = await server.command(
    ['create-admin', admin.username, '--name', '张立', '--bureau', 'SF-GXJ', '--bureau-name', '示范市工业和信息化局'],
    { LIANGMA_ADMIN_PASSWORD: admin.password },
  );
  expect(made.code, made.stderr).toBe(0);
  await signIn(desk, admin);
  await expect(desk.getByRole('heading', { level: 1, name: '首页' })).toBeVisible();
  await announceBureau(desk);
  for (const [name, { username }, role] of [
    ['文静怡', clerk, '综合文员'],
    ['闫少涛', legal, '法制审核人员'],
    ['高远航', leader, '分管领导'],
  ] as const)
    await createAccount(desk, { name, username, role, password: firstPassword });
  await expectNoAxeViolations(desk);

  for (const { username } of [clerk, legal, leader]) {
    await openSession(desk, { username, password: firstPassword });
    await desk.goto('/account');
    await setOwnPassword(desk, firstPassword, ownPassword);
  }
});

test('the clerk imports the register from two files and sees each refused row with its reason', async ({ desk }) => {
  await openSession(desk, clerk);
  const first = expectedOf<ExpectedList>(files.register);
  await uploadList(desk, '检查对象名录', files.register);
  await expectCounts(desk, first.counts);
  const rows = desk.getByRole('table', { name: /检查对象名录/ });
  for (const { row, column } of first.rejected)
    await expect(rows.getByRole('row', { name: new RegExp(`第 ${row} 行`) })).toContainText(column);
  await expectNoAxeViolations(desk);
  const refused = await downloaded(desk, () => desk.getByRole('button', { name: '下载不能导入的行' }).click());
  const refusedText = sheetRows(refused.bytes).flat().join('\n');
  for (const { value } of first.rejected) expect(refusedText, refused.name).toContain(value);
  await writeRows(desk, first.counts.accepted, { created: first.counts.accepted, updated: 0, unchanged: 0 });

  const second = expectedOf<ExpectedList>(files.supplement);
  const both = expectedOf<{ distinctEnterprisesAfterAll: number; alsoInOtherFile: { sameContent: boolean }[] }>(
    '检查对象名录-合并',
  );
  const unchanged = both.alsoInOtherFile.filter((row) => row.sameContent).length;
  await uploadList(desk, '检查对象名录', files.supplement);
  await expectCounts(desk, second.counts);
  await writeRows(desk, second.counts.accepted, {
    created: both.distinctEnterprisesAfterAll - first.counts.accepted,
    updated: both.alsoInOtherFile.length - unchanged,
    unchanged,
  });
  await desk.getByRole('link', { name: '查看检查对象名录' }).click();
  await expect(desk.getByText(`共 ${both.distinctEnterprisesAfterAll.toLocaleString('en-US')} 条`)).toBeVisible();

  await uploadList(desk, '检查对象名录', files.supplement);
  await writeRows(desk, second.counts.accepted, { created: 0, updated: 0, unchanged: second.counts.accepted });
});

test('officers, matters and the plan follow', async ({ desk }) => {
  await openSession(desk, clerk);
  const officers = expectedOf<ExpectedList>(files.officers).counts;
  await uploadList(desk, '执法人员名录', files.officers);
  await expectCounts(desk, officers);
  await writeRows(desk, officers.accepted, { created: officers.accepted, updated: 0, unchanged: 0 });

  const matters = expectedOf<ExpectedList>(files.matters).counts;
  const checks = expectedOf<ExpectedList>(`${files.matters}.检查表`).counts;
  const accepted = matters.accepted + checks.accepted;
  await uploadList(desk, '行政检查事项清单', files.matters);
  await expectCounts(desk, { ...matters, accepted });
  await writeRows(desk, accepted, { created: accepted, updated: 0, unchanged: 0 });

  const plan = expectedOf<ExpectedList>(files.plan).counts;
  await uploadList(desk, '年度检查计划', files.plan);
  await expectCounts(desk, plan);
  await desk.getByLabel('计划年度').fill(String(year));
  await writeRows(desk, plan.accepted, { created: plan.accepted, updated: 0, unchanged: 0 });
});

test('legal publishes the matters', async ({ desk }) => {
  await openSession(desk, legal);
  await desk.goto('/matters');
  await desk.getByRole('button', { name: '登记公布' }).click();
  const dialog = desk.getByRole('dialog', { name: '登记公布' });
  await dialog.getByLabel('公布网址').fill('https://gxj.shifan.example/jcsx');
  await dialog.getByRole('button', { name: '登记公布' }).click();
  await expect(desk.getByText('已登记 22 个事项的公布信息')).toBeVisible();
});

test('the plan is handed in, approved and published', async ({ desk }) => {
  const done = (text: string) => desk.getByText(text, { exact: true });
  await openSession(desk, clerk);
  await desk.goto(`/plans/${year}`);
  await expect(desk.getByRole('table', { name: '计划项（13 项）' })).toBeVisible();
  await desk.getByRole('button', { name: '提交审批' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  await expect(done('计划已提交审批')).toBeVisible();

  await openSession(desk, leader);
  await desk.goto('/home');
  await desk.getByRole('link', { name: `${year}年度检查计划` }).click();
  await desk.getByRole('button', { name: '批准计划' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '批准计划' }).click();
  await expect(done('计划已批准')).toBeVisible();

  await openSession(desk, clerk);
  await desk.goto(`/plans/${year}`);
  await desk.getByRole('button', { name: '登记公布' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('公布网址').fill('https://gxj.shifan.example/jcjh');
  await dialog.getByRole('button', { name: '登记公布' }).click();
  await expect(done('公布信息已登记')).toBeVisible();
  await expect(done('已公布')).toBeVisible();
});

test('the clerk prepares an inspection: a single officer and an expired certificate are refused first', async ({
  desk,
}) => {
  await openSession(desk, clerk);
  for (const officer of [firstOfficer, secondOfficer]) await renewCertificate(desk, officer, `${year + 1}-12-31`);
  await fillPreparation(desk, {
    enterprise,
    planLine: /^2\. 民用爆炸物品专用仓库/,
    day: today,
    officers: [firstOfficer],
    onSiteReason: '需要现场查看专用仓库和出入库登记',
  });
  await expect(ruleCheck(desk).getByText('行政检查须由两名以上执法人员进行')).toBeVisible();
  await desk.getByRole('button', { name: '保存并提交审批' }).click();
  await expect(ruleCheck(desk)).toBeFocused();

  const field = desk.getByRole('combobox', { name: '执法人员' });
  await field.fill(expiredOfficer);
  await expect(desk.getByRole('option', { name: /执法证.*到期/ })).toBeDisabled();
  await addOfficer(desk, secondOfficer);
  await expect(ruleCheck(desk).getByText('符合检查规则，可以提交审批')).toBeVisible();
  await expectNoAxeViolations(desk);
  await desk.getByRole('button', { name: '保存并提交审批' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: enterprise })).toBeVisible();
  await expect(desk.getByText('待审批', { exact: true }).first()).toBeVisible();
});

test('the leader approves, and the administrator gives the inspector an account', async ({ desk }) => {
  await openSession(desk, leader);
  await desk.goto('/home');
  await desk.getByRole('link', { name: enterprise }).click();
  await desk.getByRole('button', { name: '批准' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  await expect(desk.getByText(/已批准，通知书文号/)).toBeVisible();
  await expect(desk.getByText('待入企', { exact: true }).first()).toBeVisible();

  await openSession(desk, admin);
  await createAccount(desk, {
    name: firstOfficer,
    username: inspector.username,
    password: firstPassword,
    role: '执法人员',
    officer: firstOfficer,
  });
});

test('at the door: the tablet shows the code, a phone without script confirms, the tablet notices by itself', async ({
  tablet,
  phoneWithoutScript: phone,
}) => {
  await signIn(tablet, { username: inspector.username, password: firstPassword });
  await setOwnPassword(tablet, firstPassword, ownPassword);
  await openField(tablet);
  await expect(tablet.getByRole('heading', { level: 1, name: '今日检查' })).toBeVisible();
  await tablet.getByRole('link', { name: `入企登记：${enterprise}` }).tap();
  await tablet.getByRole('link', { name: '亮码' }).tap();
  const address = await addressBehind(tablet, tablet.getByRole('img', { name: `${enterprise}的检查码` }));

  await phone.goto(address);
  await expect(phone.getByRole('heading', { level: 1, name: `对“${enterprise}”的行政检查` })).toBeVisible();
  for (const text of [
    firstOfficer,
    secondOfficer,
    `${year}年度检查计划第2项`,
    '今年本单位对贵单位的第 1 次检查',
    '五个严禁、八个不得',
  ])
    await expect(phone.getByText(text)).toBeVisible();
  await phone.getByLabel('您的姓名').fill('孟晓');
  await phone.getByRole('button', { name: '确认检查人员已到' }).tap();
  await expect(phone.getByRole('alert')).toContainText('请核对证件后勾选');
  await phone.getByLabel('检查人员已出示执法证件').check();
  await phone.getByRole('button', { name: '确认检查人员已到' }).tap();
  await expect(phone.getByText('已登记入企', { exact: true })).toBeVisible();

  await expect(tablet.getByText(/^企业已确认：孟晓/)).toBeVisible();
});

test('inside: the checklist with one finding, the signature, the result, the end', async ({ tablet }) => {
  await openSession(tablet, inspector);
  await openField(tablet);
  await tablet.getByRole('link', { name: `填写笔录：${enterprise}` }).tap();
  await tablet.getByRole('checkbox', { name: '已出示' }).check();
  await tablet.getByRole('checkbox', { name: '已告知' }).check();
  await tablet.getByRole('radio', { name: '不申请回避' }).check();
  await tablet.getByRole('textbox', { name: '在场人员姓名' }).fill('孟晓');
  await tablet
    .getByRole('group', { name: /^第 2 项：/ })
    .getByRole('radio', { name: '不合格' })
    .check();
  const finding = tablet.getByRole('region', { name: '第 2 项发现的问题' });
  await finding.getByLabel('问题描述').fill('出入库登记簿有2笔未填写领用人，当场补齐');
  await finding.getByRole('radio', { name: '当场改正' }).check();
  await tablet.getByRole('button', { name: /^其余 \d+ 项合格$/ }).tap();
  await tablet.getByRole('button', { name: '确认合格' }).tap();
  await expect(tablet.getByText('内容完整，可以签名。')).toBeVisible();
  await expectNoAxeViolations(tablet);
  await tablet.getByRole('button', { name: '核对并签名' }).tap();
  await expect(tablet.getByText(/^还没有签名：孟晓、/)).toBeVisible();
  await expectNoAxeViolations(tablet);
  for (const pad of await tablet.locator('canvas').all()) await drawOn(tablet, pad);
  await tablet.getByRole('button', { name: '完成，存入本机' }).tap();
  await tablet.getByRole('button', { name: '确认已告知' }).tap();
  await tablet.getByRole('button', { name: '办结' }).tap();
  await tablet.getByRole('dialog').getByRole('button', { name: '办结' }).tap();
  await expect(tablet.getByText('检查已办结。')).toBeVisible();
  await expect(tablet.getByText('还有内容没有送达服务器')).toBeHidden();
});

test('the year counts it, leads to the record, and says it in the report', async ({ desk, server }) => {
  await openSession(desk, leader);
  await desk.goto('/statistics');
  const figure = desk.getByRole('link', { name: /^涉企行政检查次数/ });
  await expect(figure).toHaveText(/^涉企行政检查次数1/);
  await figure.click();
  const records = desk.getByRole('table', { name: '计入的记录' });
  await expect(records.getByRole('row')).toHaveCount(3);
  await records.getByRole('link', { name: enterprise }).click();
  await expect(desk.getByRole('heading', { level: 1, name: enterprise })).toBeVisible();
  await expect(desk.getByText(`是，计入 ${year} 年度`)).toBeVisible();

  await desk.getByRole('link', { name: '年度报告' }).click();
  const paragraph = desk.getByRole('paragraph').filter({ hasText: /^(全年|截至)/ });
  await expect(paragraph).toContainText('涉企行政检查1次');
  const sentence = await paragraph.textContent();
  await expectNoAxeViolations(desk);
  const word = await downloaded(desk, () => desk.getByRole('button', { name: '下载 Word 报告' }).click());
  expect(wordText(word.bytes)).toContain(sentence);
  const excel = await downloaded(desk, () => desk.getByRole('button', { name: '下载 Excel 明细表' }).click());
  const rows = sheetRows(excel.bytes).filter((row) => row.includes(enterprise));
  expect(rows).toHaveLength(1);

  const { stdout } = await server.command(['stats', String(year), '--json']);
  const { metrics } = JSON.parse(stdout) as { metrics: Record<string, { value: number }> };
  expect(metrics['insp.count.enterprise']?.value).toBe(1);
  expect(metrics['insp.problems']?.value).toBe(1);
});
