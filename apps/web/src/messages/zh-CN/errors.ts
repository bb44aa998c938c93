/**
 * Texts for what is wrong. A code of `errors[].code` (or a message of a schema) is looked up here as `errors.<code>`
 * with its params; a code without a text shows the detail of the server.
 */
export const errors = {
  'errors.network': '无法连接服务器，请检查网络后重试',
  'errors.unreadable-answer': '服务器返回的内容无法识别，请刷新页面后重试',
  'errors.unexpected': '出现意外错误，请刷新页面后重试',
  'errors.password-differs': '两次输入的新密码不一致',
  'errors.pin-not-six-digits': '请输入 6 位数字',
  'errors.pin-too-easy': '这个 PIN 太容易猜到，请换一个',
  'errors.reason-missing': '请写明理由',
  'errors.pin-differs': '两次输入的 PIN 不一致',
  'errors.pin-wrong': 'PIN 不正确',
  'errors.frequency-max-below-min': '“每年至多”不能小于“每年至少”',
  'errors.duplicate': '已存在，不能重复',
} as const;
