/** A record filled in and signed by finger, in tests: jsdom has no glass to draw on. */
import { stillPng } from '@liangma/domain/evidence/testing/file-samples';
import { act, screen, within } from '@testing-library/react';
import type { Drawing } from '../ink.ts';
import type { finger } from './tablet.ts';

const pads = new Map<Element, () => void>();

/** Stands in for what `ink.ts` does with a canvas. */
export const inkOfPads = {
  openInk: (canvas: HTMLCanvasElement, onDrawn: (drawing: Drawing) => void) => {
    pads.set(canvas, () => onDrawn({ width: 400, height: 180, strokes: [] }));
    return { show: () => {}, close: () => void pads.delete(canvas) };
  },
  inkPicture: async (drawing: Drawing) => new Blob([stillPng, JSON.stringify(drawing)], { type: 'image/png' }),
};

export async function answerAllCompliant({ user, tap }: ReturnType<typeof finger>): Promise<void> {
  await tap('checkbox', '已出示');
  await tap('checkbox', '已告知');
  await tap('radio', '不申请回避');
  for (const matter of ['安全生产监督检查', '仓库储存监督检查']) {
    const section = within(await screen.findByRole('region', { name: matter }));
    await user.click(section.getByText('全部合格'));
    await user.click(section.getByText('确认合格'));
  }
}

/** Draws on the pad with this label, 执法人员：张三. */
export async function sign(label: string): Promise<void> {
  const canvas = (await screen.findByRole('region', { name: label })).querySelector('canvas');
  act(() => {
    if (canvas) pads.get(canvas)?.();
  });
}
