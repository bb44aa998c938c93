/** The notice of inspection (行政检查通知书) as Word; it exists from the approval on. */
import { downloadNotice as endpoint } from '@liangma/contract/inspections';
import { madeNotice } from '@liangma/documents/official/notice';
import { officialWord } from '@liangma/documents/official/official-word';
import { readScoped } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { bureauOfDocuments, visitsBefore } from './document-context.ts';
import { viewOf } from './inspection-view.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const downloadNotice = custom(endpoint, async (deps, ctx, { params }) => {
  const { made, number } = await readScoped(deps.db, ctx.bureauId, async (tx) => {
    const view = await viewOf(tx, ctx, params.inspectionId);
    if (view.noticeNo === null || view.approval === null) throw new ProblemException('inspection/wrong-state');
    const bureau = await bureauOfDocuments(tx, ctx);
    const before = await visitsBefore(tx, ctx, view);
    return { made: madeNotice(view, { bureau, visitsBefore: before }), number: view.noticeNo };
  });
  return {
    bytes: await officialWord(made.document),
    fileName: `行政检查通知书-${number}.docx`,
    contentType: wordType,
  };
});
