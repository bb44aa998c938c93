/**
 * The one catalogue of errors (RFC 9457). A code decides the status, whether a client may try again, and the title.
 * Each code has a page in docs/problems/. `detail` and `errors` of an answer name the field, row or rule.
 */
export type Retry = 'later' | 'after-login' | 'never';

interface Problem {
  status: number;
  retry: Retry;
  zh: string;
  en: string;
}

const problem = (status: number, retry: Retry, zh: string, en: string): Problem => ({ status, retry, zh, en });

export const problems = {
  // every endpoint
  'request/invalid': problem(422, 'never', '提交的内容有误,请按提示修改', 'Something you entered needs correcting'),
  'request/malformed': problem(400, 'never', '请求格式无法识别', 'The request could not be read'),
  'request/too-large': problem(413, 'never', '文件或内容过大', 'The file or content is too large'),
  'request/foreign-origin': problem(403, 'never', '请求来自其他网站,已拒绝', 'The request came from another site'),
  'session/required': problem(401, 'after-login', '请先登录', 'Please sign in'),
  'session/forbidden': problem(403, 'never', '您的角色无权进行此操作', 'Your role does not allow this'),
  'resource/not-found': problem(404, 'never', '没有找到', 'Not found'),
  'command/id-reused': problem(
    409,
    'never',
    '同一提交编号已用于其他内容',
    'This submission id was used for other content',
  ),
  'resource/changed': problem(
    409,
    'never',
    '该记录已被他人修改,请刷新后再试',
    'Someone else changed this; reload and try again',
  ),
  'resource/duplicate': problem(409, 'never', '已存在相同的记录', 'The same record exists already'),
  'resource/in-use': problem(409, 'never', '该记录正在被使用,不能删除', 'This is in use and cannot be removed'),
  'server/failed': problem(500, 'later', '系统出错,请稍后再试', 'Something went wrong on the server; try again later'),
  'server/busy': problem(503, 'later', '系统繁忙,请稍后再试', 'The server is busy; try again later'),
  'server/disk-full': problem(
    507,
    'later',
    '服务器存储空间不足,稍后自动重试,请告知管理员',
    'The server is running out of space; it is tried again later. Tell the administrator',
  ),
  // people
  'session/wrong-password': problem(401, 'never', '账号或密码不正确', 'Wrong account or password'),
  'session/locked': problem(
    429,
    'later',
    '登录失败次数过多,请稍后再试',
    'Too many failed attempts; wait and try again',
  ),
  'session/password-first': problem(403, 'after-login', '请先修改初始密码', 'Choose a password of your own first'),
  'session/desk-locked': problem(
    403,
    'after-login',
    '平板上的桌面端已锁定,请重新输入密码',
    'The desk is locked on this tablet; give your password again',
  ),
  'account/password-weak': problem(422, 'never', '新密码不符合要求', 'The new password is too weak'),
  'account/last-administrator': problem(
    409,
    'never',
    '至少要保留一个可用的管理员账号',
    'At least one administrator account must stay in use',
  ),
  // imports
  'import/unreadable': problem(422, 'never', '文件无法读取', 'The file cannot be read'),
  'import/not-ready': problem(409, 'later', '文件尚未识别完成', 'The file has not been read yet'),
  'import/already-confirmed': problem(409, 'never', '该文件已经确认导入', 'This file was already imported'),
  'import/mapping-incomplete': problem(422, 'never', '还有必填的列没有对应', 'A required column is not mapped'),
  // matters and plans
  'matter/not-published': problem(
    409,
    'never',
    '事项未公布,不得实施',
    'The matter is not published and may not be carried out',
  ),
  'plan/not-approved': problem(409, 'never', '年度检查计划尚未批准', 'The annual plan is not approved'),
  'plan/has-conflicts': problem(
    409,
    'never',
    '计划中有必须先处理的冲突',
    'The plan has conflicts that must be settled first',
  ),
  'plan/wrong-state': problem(409, 'never', '计划当前状态不允许此操作', 'The plan is not in the right state for this'),
  // inspections; the rules are R01–R40 of the domain dossier
  'inspection/wrong-state': problem(
    409,
    'never',
    '检查当前状态不允许此操作',
    'The inspection is not in the right state for this',
  ),
  'inspection/refused-by-rules': problem(409, 'never', '不符合检查规则', 'The rules do not allow this'),
  'inspection/warnings-unanswered': problem(409, 'never', '有提醒事项需要说明理由', 'Some warnings need a reason'),
  'inspection/checklist-changed': problem(
    409,
    'never',
    '检查表与批准时不一致',
    'The checklist differs from the approved one',
  ),
  'inspection/record-incomplete': problem(422, 'never', '检查笔录还不完整', 'The inspection record is not complete'),
  'inspection/orders-open': problem(409, 'never', '还有责令改正事项未完成', 'Some orders to correct are still open'),
  // tablets
  'device/unknown': problem(409, 'never', '该平板尚未启用,请重新启用', 'This tablet is not set up; set it up again'),
  'device/revoked': problem(403, 'never', '该平板已被停用', 'This tablet has been revoked'),
  'device/still-promised': problem(
    409,
    'never',
    '该内容仍在平板的待送清单中,不能核销',
    'This still waits on the tablet and cannot be settled',
  ),
  'device/numbers-in-use': problem(
    409,
    'never',
    '平板仍在使用,预留的编号不能作废',
    'The tablet is in use and may still take these numbers',
  ),
  'evidence/missing': problem(
    409,
    'later',
    '所附照片或文件尚未上传完成',
    'Evidence that belongs to this has not arrived yet',
  ),
  'evidence/unreadable': problem(
    422,
    'never',
    '所附文件在本平板上已损坏,无法读取',
    'Evidence that belongs to this is damaged on the tablet and cannot be read',
  ),
  'evidence/too-large': problem(413, 'never', '文件超过大小限制', 'The file is larger than allowed'),
  'evidence/quota-reached': problem(
    507,
    'later',
    '已上传而尚无笔录使用的文件达到上限,稍后自动重试',
    'Too many uploaded files wait for the records they belong to; it is tried again later',
  ),
  'evidence/wrong-type': problem(
    415,
    'never',
    '文件内容不是允许的类型',
    'The content of the file is not of an allowed type',
  ),
  'evidence/signs-other-content': problem(
    409,
    'never',
    '签名图片已经用于另一份内容',
    'The picture of a signature stands under another content already',
  ),
  'evidence/hash-differs': problem(422, 'later', '文件传输有误,请重新上传', 'The file arrived damaged; send it again'),
  'evidence/offset-differs': problem(
    409,
    'later',
    '上传进度不一致,将从已收到处继续',
    'The upload goes on elsewhere: ask how much has arrived',
  ),
  'field/predecessor-missing': problem(
    409,
    'later',
    '之前的一步尚未送达',
    'An earlier step of this inspection has not arrived yet',
  ),
  'field/predecessor-held': problem(
    409,
    'never',
    '之前的一步正在等待处理',
    'An earlier step of this inspection waits for a decision',
  ),
  'field/already-resolved': problem(409, 'never', '该事项已经处理', 'This has been decided already'),
  'field/decision-impossible': problem(409, 'never', '该事项不能这样处理', 'This cannot be decided in this way'),
  'field/record-changed': problem(
    409,
    'never',
    '检查笔录已有新的版本，问题的编号可能已经不同',
    'There is another revision of the record, in which this number may mean another finding',
  ),
  'field/number-taken': problem(
    409,
    'never',
    '文书编号不属于该平板或已被使用',
    'The document number is not free for this tablet',
  ),
  // documents
  'document/signature-differs': problem(
    422,
    'never',
    '签名与文书内容不一致,须重新签名',
    'A signature stands under another content; it must be signed again',
  ),
  'document/template-unreadable': problem(422, 'never', '模板无法读取', 'The template cannot be read'),
  'document/template-incomplete': problem(
    422,
    'never',
    '模板缺少必需的字段',
    'The template lacks fields that are required',
  ),
  // rectification
  'rectification/wrong-state': problem(
    409,
    'never',
    '责令改正当前状态不允许此操作',
    'The order is not in the right state for this',
  ),
  // codes
  'code/invalid': problem(422, 'never', '二维码无效', 'The code is not valid'),
  'code/expired': problem(
    410,
    'never',
    '二维码已过期,请让检查人员刷新',
    'The code has expired; ask the officer to refresh it',
  ),
  'code/other-enterprise': problem(409, 'never', '二维码属于另一家企业', 'The code belongs to another enterprise'),
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

/** One field, row or rule that is wrong. `params` fill the message of `code` in the reader's language. */
export interface ProblemError {
  /** JSON pointer of the field, for forms. */
  pointer?: string;
  /** Row and column of a sheet, for imports. */
  row?: number;
  column?: string;
  code: string;
  detail: string;
  params?: Record<string, string | number>;
}

/** The body of an `application/problem+json` answer. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  retry: Retry;
  detail?: string;
  requestId?: string;
  errors?: ProblemError[];
}
