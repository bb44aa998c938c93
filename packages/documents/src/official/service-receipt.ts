/**
 * 送达回证: which documents were served, where, how, to whom and when; the refusal with its witness. The form follows those
 * of law enforcement in other fields: a proposal, no official text.
 */
import { defineForm, list, required, type MadeDocument } from './form-fields.ts';
import type { DocumentContext, InspectionLike } from './inspection-like.ts';
import { formRow, tableBlock, type OfficialDocument } from './official-document.ts';
import { blankRows, drawnRows, signatureBlock, signatureFields, type SignatureRow } from './signatures.ts';
import type { ServiceReceiptLike, WrittenLike } from './written-like.ts';
import { officialMoment } from './official-date.ts';
import { matterNames, prose } from './wording.ts';

interface ServiceReceiptData {
  bureauName: string;
  matter: string;
  addressee: string;
  documents: readonly { no: string; name: string; number: string }[];
  place: string;
  way: string;
  recipient: string;
  servedAt: string;
  server: string;
  refusal: string;
  signatures: readonly SignatureRow[];
}

const build = (data: ServiceReceiptData): OfficialDocument => ({
  title: '送达回证',
  bureauName: data.bureauName,
  layout: 'record',
  blocks: [
    {
      kind: 'form',
      rows: [formRow(['事由', data.matter]), formRow(['受送达人', data.addressee])],
    },
    ...tableBlock(
      [
        { header: '序号', widthMm: 11, align: 'centre' },
        { header: '送达文书名称', widthMm: 85 },
        { header: '文书编号', widthMm: 64 },
      ],
      data.documents.map((row) => [row.no, row.name, row.number]),
    ),
    {
      kind: 'form',
      rows: [
        formRow(['送达地点', data.place]),
        formRow(['送达方式', data.way], ['收件人', data.recipient]),
        formRow(['送达时间', data.servedAt], ['送达人', data.server]),
        formRow(['拒收情况\n和见证人', data.refusal]),
      ],
    },
    signatureBlock(data.signatures),
  ],
  pageFoot: null,
});

export const serviceReceiptForm = defineForm<ServiceReceiptData>(
  '送达回证',
  {
    bureauName: required('执法主体', '执法主体名称'),
    matter: required('事由'),
    addressee: required('受送达人'),
    documents: list('文书', '送达的文书', {
      no: required('文书序号'),
      name: required('文书名称'),
      number: required('文书编号'),
    }),
    place: required('送达地点'),
    way: required('送达方式'),
    recipient: required('收件人'),
    servedAt: required('送达时间'),
    server: required('送达人'),
    refusal: required('拒收说明', '拒收理由和见证人'),
    signatures: signatureFields,
  },
  build,
);

const ways: Readonly<Record<ServiceReceiptLike['way'], string>> = {
  direct: '直接送达',
  left: '留置送达',
  post: '邮寄送达',
  electronic: '电子送达',
  entrusted: '委托送达',
};

export function madeServiceReceipt(
  view: InspectionLike,
  { content, signatures }: WrittenLike<ServiceReceiptLike>,
  context: DocumentContext,
): MadeDocument {
  const { refusal } = content;
  const names = { party: '收件人', officer: '送达人' };
  return serviceReceiptForm.made({
    bureauName: context.bureau.name,
    matter: matterNames(view),
    addressee: view.enterprise.name,
    documents: content.documents.map(({ name, number }, index) => ({ no: String(index + 1), name, number })),
    place: content.place,
    way: ways[content.way],
    recipient: content.recipient,
    servedAt: officialMoment(content.servedAt),
    server: content.server,
    refusal: refusal === null ? '无' : `拒收理由：${prose(refusal.reason)}\n见证人：${refusal.witness}`,
    signatures:
      signatures.length > 0
        ? drawnRows(signatures, context, names)
        : blankRows([
            ...(refusal === null ? ['收件人'] : []),
            '送达人',
            '送达人',
            ...(refusal === null ? [] : ['见证人']),
          ]),
  });
}
