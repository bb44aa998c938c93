/** Canned texts. */
export const cannedTexts = {
  'canned-texts.title': '常用语',
  'canned-texts.intro': '执法人员在平板上填写时可以选用的语句。平板下次同步后生效。',
  'canned-texts.use.note': '检查项说明',
  'canned-texts.use.finding': '问题描述',
  'canned-texts.use.statement': '当事人意见',
  'canned-texts.use.conclusion': '检查结论',
  'canned-texts.use.question': '询问问题',
  'canned-texts.none': '还没有常用语',
  'canned-texts.text-no': '{what}第 {no} 条',
  'canned-texts.up': '{what}第 {no} 条上移',
  'canned-texts.down': '{what}第 {no} 条下移',
  'canned-texts.remove': '删除{what}第 {no} 条',
  'canned-texts.add': '增加{what}',
  'canned-texts.save': '保存',
  'canned-texts.saved': '常用语已保存',
} as const;
