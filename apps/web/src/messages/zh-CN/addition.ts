/** Adding to a record. */
export const addition = {
  'addition.title': '补充记录',
  'addition.new': '新的补充',
  'addition.of': '补充记录（{count}）',
  'addition.instead': '同行人员在做笔录？写补充记录',
  'addition.before-record': '还没有收到主笔录。补充会先存在本机，随主笔录一起归入这次检查。',
  'addition.text': '补充内容',
  'addition.text-hint': '写您自己看到、听到的情况。主笔录不会被改动，补充附在它后面，注明您的姓名和时间。',
  'addition.text-missing': '请写明补充内容',
  'addition.evidence': '补充的证据',
  'addition.save': '存入本机',
  'addition.done': '补充记录已存在本机，联网后自动送达',
} as const;
