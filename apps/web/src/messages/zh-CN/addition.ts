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
  'addition.in-parts':
    '内容较多，将存为 {count} 份补充记录（每份最多 {text} 个字、{evidence} 件证据），一个字也不会少。',
  'addition.failed': '没有存到本机。草稿仍在，请再点一次；仍不行，请重新打开此页。',
  'addition.evidence': '补充的证据',
  'addition.save': '存入本机',
  'addition.done': '补充记录已存在本机，联网后自动送达',
} as const;
