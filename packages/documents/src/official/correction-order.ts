/**
 * 责令改正通知书: facts, clause violated, clause that the order rests on, last day, recheck and remedies. The form follows
 * those of law enforcement in other fields: a proposal, no official text.
 */
import { defineForm, list, optional, required, type MadeDocument } from './form-fields.ts';
import type { DocumentContext, InspectionLike } from './inspection-like.ts';
import { lineBlock, numberBlock, paragraphBlock, tableBlock, type OfficialDocument } from './official-document.ts';
import { blankRows, drawnRows, signatureBlock, signatureFields, type SignatureRow } from './signatures.ts';
import type { CorrectionOrderLike, WrittenLike } from './written-like.ts';
import { officialDate } from './official-date.ts';
import { matterNames, prose } from './wording.ts';

interface CorrectionOrderData {
  bureauName: string;
  number: string;
  addressee: string;
  opening: string;
  items: readonly { no: string; description: string; clause: string; orderClause: string; dueOn: string }[];
  order: string;
  recheck: string;
  remedies: string;
  signatures: readonly SignatureRow[];
  issuedOn: string;
}

const build = (data: CorrectionOrderData): OfficialDocument => ({
  title: '责令改正通知书',
  bureauName: data.bureauName,
  layout: 'document',
  blocks: [
    numberBlock(data.number),
    lineBlock(`${data.addressee}：`),
    paragraphBlock(data.opening),
    ...tableBlock(
      [
        { header: '序号', widthMm: 12, align: 'centre' },
        { header: '违法事实', widthMm: 48 },
        { header: '违反的条款', widthMm: 31 },
        { header: '责令改正的依据', widthMm: 31 },
        { header: '改正期限', widthMm: 34, align: 'centre' },
      ],
      data.items.map((item) => [item.no, item.description, item.clause, item.orderClause, item.dueOn]),
    ),
    paragraphBlock(data.order),
    ...(data.recheck === '' ? [] : [paragraphBlock(data.recheck)]),
    ...(data.remedies === '' ? [] : [paragraphBlock(data.remedies)]),
    { kind: 'seal', name: data.bureauName, day: data.issuedOn },
    signatureBlock(data.signatures),
  ],
  pageFoot: null,
});

export const correctionOrderForm = defineForm<CorrectionOrderData>(
  '责令改正通知书',
  {
    bureauName: required('执法主体', '执法主体名称'),
    number: required('文书编号'),
    addressee: required('检查对象', '检查对象名称'),
    opening: required('通知正文', '通知的开头一句'),
    items: list('改正项', '责令改正的各项', {
      no: optional('改正项序号'),
      description: required('违法事实'),
      clause: required('违反条款'),
      orderClause: required('责令依据'),
      dueOn: required('改正期限'),
    }),
    order: required('改正要求'),
    recheck: required('复查安排'),
    remedies: required('救济途径'),
    signatures: signatureFields,
    issuedOn: required('落款日期'),
  },
  build,
);

export function madeCorrectionOrder(
  view: InspectionLike,
  { content, number, signatures }: WrittenLike<CorrectionOrderLike>,
  context: DocumentContext,
): MadeDocument {
  return correctionOrderForm.made({
    bureauName: context.bureau.name,
    number: number ?? '',
    addressee: view.enterprise.name,
    opening: `经对你单位进行${matterNames(view)}，发现存在下列问题：`,
    items: content.items.map(({ description, clause, orderClause, dueOn }, index) => ({
      no: String(index + 1),
      description: prose(description),
      clause: prose(clause),
      orderClause: prose(orderClause),
      dueOn: officialDate(dueOn),
    })),
    order: '现责令你单位在上述期限内改正，并将改正情况书面报告本机关。',
    recheck: prose(content.recheck),
    remedies: prose(content.remedies),
    signatures:
      signatures.length > 0
        ? drawnRows(signatures, context)
        : blankRows(['接收人', ...view.officerDetails.map(() => '检查人员')]),
    issuedOn: officialDate(content.issuedOn),
  });
}
