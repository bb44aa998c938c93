/** Canned texts (常用语) of the demonstration: ordinary wording that inspectors would type again and again. */
import type { BodyInputOf } from '@liangma/contract/endpoint';
import type { saveCannedTexts } from '@liangma/contract/field-pack';

type Items = BodyInputOf<typeof saveCannedTexts>['items'];

const texts: Record<Items[number]['use'], readonly string[]> = {
  note: ['资料齐全。', '现场查看，符合要求。', '已抽查近三个月台账。', '该项目不涉及。'],
  finding: [
    '台账登记不完整，未记录经办人。',
    '安全警示标志缺失或者不清晰。',
    '消防器材超过检验有效期。',
    '从业人员教育培训记录不全。',
    '许可证件未在经营场所公示。',
  ],
  statement: [
    '以上情况属实，无异议。',
    '情况属实，我单位将按要求整改。',
    '情况基本属实，对第几项有不同意见：',
    '放弃陈述、申辩。',
  ],
  conclusion: [
    '现场未发现违法违规问题。',
    '现场未发现违法违规问题。以上情况属实，无异议。',
    '发现的问题已当场改正。',
    '发现的问题已责令限期改正，到期复查。',
  ],
  question: [
    '我们是执法人员，这是我们的执法证件，请你看清楚。你是否申请我们回避？',
    '你有如实回答询问、提供有关材料的义务，也有陈述、申辩的权利，你听清楚了吗？',
    '请介绍你的身份和在本单位的职务。',
    '请介绍有关情况的经过。',
    '以上笔录请你核对，是否与你所说的一致？',
  ],
};

/** All of them, by use. */
export const demoCannedTexts: Items = (Object.keys(texts) as (keyof typeof texts)[]).flatMap((use) =>
  texts[use].map((text) => ({ use, text })),
);
