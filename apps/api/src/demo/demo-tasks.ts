/** What the demonstration inspects: matters of the example list that have a checklist, with whom and what they concern. */

export interface Task {
  /** Name on the example list of matters. */
  matter: string;
  section: string;
  /** 监管类别 in the example register. */
  category: string;
  /** Certificate number of the section's officer who comes along. */
  expert: string;
  /** What is found when something is found: row of the checklist from 1, and words. */
  problem: { check: number; text: string };
}

export const tasks = {
  explosivesStore: {
    matter: '民用爆炸物品专用仓库、储存及出入库登记检查',
    section: '民爆管理科',
    category: '民爆使用',
    expert: '43990100020',
    problem: { check: 2, text: '出入库登记簿有2笔未填写领用人，账物数量相符' },
  },
  explosivesSale: {
    matter: '民用爆炸物品销售企业监督检查',
    section: '民爆管理科',
    category: '民爆销售',
    expert: '43990100038',
    problem: { check: 2, text: '部分销售资料未按要求装订保存' },
  },
  radioMaker: {
    matter: '研制、生产、维修、进口无线电发射设备监督检查',
    section: '无线电管理科',
    category: '无线电设备生产',
    expert: '43990100023',
    problem: { check: 1, text: '维修记录中有1台设备未注明核定参数' },
  },
  radioSale: {
    matter: '无线电发射设备销售(备案)巡检',
    section: '无线电管理科',
    category: '无线电设备销售',
    expert: '43990100023',
    problem: { check: 1, text: '在售对讲机3台未标注型号核准代码' },
  },
  energyLimit: {
    matter: '单位产品能耗限额执行情况节能监察',
    section: '节能与综合利用科',
    category: '重点用能',
    expert: '43990100012',
    problem: { check: 1, text: '一条生产线单位产品能耗超过限额标准的限定值' },
  },
  energyReport: {
    matter: '重点用能单位能源利用状况报告、能源管理岗位监察',
    section: '节能与综合利用科',
    category: '重点用能',
    expert: '43990100021',
    problem: { check: 3, text: '能源管理负责人变更后未重新备案' },
  },
  salt: {
    matter: '食盐专营监督检查',
    section: '消费品工业科',
    category: '食盐批发',
    expert: '43990100016',
    problem: { check: 2, text: '上月销售记录未及时归档' },
  },
  power: {
    matter: '电力企业、用户执行电力法律法规监督检查',
    section: '电力科',
    category: '电力用户',
    expert: '43990100022',
    problem: { check: 1, text: '配电室堆放杂物，用电安全制度未上墙' },
  },
  rareEarth: {
    matter: '稀土生产流通监督检查',
    section: '原材料工业科',
    category: '稀土',
    expert: '43990100015',
    problem: { check: 2, text: '1批次产品流向信息录入追溯系统滞后' },
  },
} as const satisfies Record<string, Task>;

export type TaskName = keyof typeof tasks;
export const taskNames = Object.keys(tasks) as TaskName[];
