/**
 * 抽样取证凭证: what was taken, how it was sealed and stored, what becomes of it. Title and fields follow the forms of law
 * enforcement in other fields: a proposal, no official text.
 */
import { officialDay } from '@liangma/domain/calendar/official-day';
import { defineForm, list, optional, required, type MadeDocument } from './form-fields.ts';
import type { DocumentContext, InspectionLike } from './inspection-like.ts';
import { formRow, numberBlock, tableBlock, type OfficialDocument } from './official-document.ts';
import { blankRows, drawnRows, signatureBlock, signatureFields, type SignatureRow } from './signatures.ts';
import type { SamplingLike, WrittenLike } from './written-like.ts';
import { officialDate, officialMoment } from './official-date.ts';
import { officersText, prose } from './wording.ts';

interface SamplingData {
  bureauName: string;
  number: string;
  party: string;
  creditCode: string;
  address: string;
  time: string;
  place: string;
  officers: string;
  goods: readonly {
    no: string;
    name: string;
    brand: string;
    batch: string;
    producer: string;
    quantity: string;
    base: string;
    unitPrice: string;
  }[];
  method: string;
  sealing: string;
  storage: string;
  disposal: string;
  signatures: readonly SignatureRow[];
  issuedOn: string;
}

const build = (data: SamplingData): OfficialDocument => ({
  title: '抽样取证凭证',
  bureauName: data.bureauName,
  layout: 'record',
  blocks: [
    numberBlock(data.number),
    {
      kind: 'form',
      rows: [
        formRow(['被抽样单位', data.party], ['统一社会\n信用代码', data.creditCode]),
        formRow(['地址', data.address]),
        formRow(['抽样时间', data.time], ['抽样地点', data.place]),
        formRow(['抽样人员', data.officers]),
      ],
    },
    ...tableBlock(
      [
        { header: '样品\n序号', widthMm: 11, align: 'centre' },
        { header: '样品名称', widthMm: 26 },
        { header: '商标、规格', widthMm: 24 },
        { header: '批号、生产日期', widthMm: 32 },
        { header: '生产单位', widthMm: 24 },
        { header: '抽样数量', widthMm: 13, align: 'centre' },
        { header: '抽样\n基数', widthMm: 17, align: 'centre' },
        { header: '单价', widthMm: 13, align: 'centre' },
      ],
      data.goods.map((row) => [
        row.no,
        row.name,
        row.brand,
        row.batch,
        row.producer,
        row.quantity,
        row.base,
        row.unitPrice,
      ]),
    ),
    {
      kind: 'form',
      rows: [
        formRow(['抽样方法', data.method]),
        formRow(['封样情况', data.sealing]),
        formRow(['保存条件', data.storage]),
        formRow(['样品处理', data.disposal]),
      ],
    },
    signatureBlock(data.signatures),
    { kind: 'seal', name: data.bureauName, day: data.issuedOn },
  ],
  pageFoot: null,
});

export const samplingForm = defineForm<SamplingData>(
  '抽样取证凭证',
  {
    bureauName: required('执法主体', '执法主体名称'),
    number: required('文书编号'),
    party: required('被抽样单位', '被抽样单位名称'),
    creditCode: required('信用代码', '统一社会信用代码'),
    address: required('单位地址', '被抽样单位地址'),
    time: required('抽样时间'),
    place: required('抽样地点'),
    officers: required('抽样人员', '抽样人员姓名和执法证号'),
    goods: list('样品', '抽取的样品', {
      no: required('样品序号'),
      name: required('样品名称'),
      brand: required('商标规格', '商标、规格型号'),
      batch: required('批号日期', '批号和生产日期'),
      producer: required('生产单位'),
      quantity: required('抽样数量'),
      base: required('抽样基数'),
      unitPrice: required('样品单价'),
    }),
    method: required('抽样方法'),
    sealing: required('封样情况'),
    storage: required('保存条件'),
    disposal: optional('样品处理', '样品的处理'),
    signatures: signatureFields,
    issuedOn: required('落款日期'),
  },
  build,
);

const yuan = (fen: number | null): string => (fen === null ? '' : `${(fen / 100).toFixed(2)}元`);
const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

export function madeSampling(
  view: InspectionLike,
  { content, number, signatures }: WrittenLike<SamplingLike>,
  context: DocumentContext,
): MadeDocument {
  const names = { party: '被抽样单位', officer: '抽样人员' };
  return samplingForm.made({
    bureauName: context.bureau.name,
    number: number ?? '',
    party: view.enterprise.name,
    creditCode: view.enterprise.creditCode,
    address: view.enterprise.address,
    time: officialMoment(content.sampledAt),
    place: content.place,
    officers: officersText(view.officerDetails),
    goods: content.goods.map((goods, index) => ({
      no: String(index + 1),
      name: goods.name,
      brand: lines([goods.brand, goods.specification]),
      batch: lines([goods.batch, goods.producedOn === null ? '' : officialDate(goods.producedOn)]),
      producer: goods.producer,
      quantity: prose(goods.quantity),
      base: prose(goods.base),
      unitPrice: yuan(goods.unitPriceFen),
    })),
    method: prose(content.method),
    sealing: prose(content.sealing),
    storage: prose(content.storage),
    disposal: prose(content.disposal),
    signatures:
      signatures.length > 0
        ? drawnRows(signatures, context, names)
        : blankRows(['被抽样单位', ...view.officerDetails.map(() => '抽样人员')]),
    issuedOn: officialDate(officialDay(content.sampledAt)),
  });
}
