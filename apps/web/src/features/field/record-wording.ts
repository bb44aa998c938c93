/**
 * Sentences that go into the record itself. Official documents are Chinese whatever language the screen speaks, so
 * these do not come from the catalogues.
 */
import type { InspectionView, RecordContent } from '@liangma/contract/inspection-views';
import { handlings } from '@liangma/domain/inspection/record';
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import { inspections } from '../../messages/zh-CN/inspections.ts';

const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** Letters of a finding's description that the conclusion repeats: it names what stands in full among the findings. */
const mostOfOne = 60;

function brief(description: string): string {
  const letters = [...description.replace(/[。.；;]$/, '')];
  return letters.length <= mostOfOne ? letters.join('') : `${letters.slice(0, mostOfOne).join('')}……`;
}

/**
 * The conclusion that follows from the answers and findings.
 * @param isChosen whether the handling of the finding with this index was chosen; what nobody chose is not told
 * @returns never longer than a record takes: where the findings cannot be named one by one they are counted by handling
 */
export function conclusionOf(
  content: Omit<RecordContent, 'conclusion'>,
  view: Pick<InspectionView, 'enterprise'>,
  isChosen: (index: number) => boolean = () => true,
): string {
  const count = (answer: string) => content.answers.filter((given) => given.answer === answer).length;
  const parts = [`合格${count('compliant')}项`, `不合格${count('not-compliant')}项`];
  if (count('not-applicable') > 0) parts.push(`不适用${count('not-applicable')}项`);
  const head = `本次对${view.enterprise.name}检查${content.answers.length}项，${parts.join('，')}。`;
  if (content.findings.length === 0) return `${head}未发现问题。`;
  const total = `${head}发现问题${content.findings.length}个`;
  if (content.findings.some(({ description }) => description === '')) return `${total}。`;
  const found = content.findings.map(({ description, handling, dueOn }, index) => {
    const until = handling === 'order' && dueOn !== null ? `，期限至${dayWords(dueOn)}` : '';
    const handled = isChosen(index) ? `（${inspections[`inspections.handling.${handling}`]}${until}）` : '';
    return `${index + 1}.${brief(description)}${handled}`;
  });
  const named = `${total}：${found.join('；')}。`;
  if (named.length <= recordLimits.conclusion) return named;
  const counted = handlings.flatMap((handling) => {
    const of = content.findings.filter((finding, index) => finding.handling === handling && isChosen(index)).length;
    return of === 0 ? [] : [`${inspections[`inspections.handling.${handling}`]}${of}个`];
  });
  return counted.length === 0 ? `${total}。` : `${total}，其中${counted.join('，')}。`;
}

/** Beginnings of a description, offered for a check that was failed. */
export function descriptionsOf(checkText: string): string[] {
  const check = checkText.trim().replace(/[。.；;？?]$/, '');
  return [`经现场检查，“${check}”不符合要求。`, `现场未能提供“${check}”的相关材料。`];
}
