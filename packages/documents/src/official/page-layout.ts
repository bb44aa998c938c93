/** Measures of the page, shared by Word and the print view: margins in millimetres, sizes and lines in points. */
import type { OfficialLayout } from './official-document.ts';

export interface PageLayout {
  topMm: number;
  leftMm: number;
  rightMm: number;
  bottomMm: number;
  /** Size of the text, points. */
  textPt: number;
  /** Pitch of its lines, points. */
  linePt: number;
}

/** 党政机关公文格式 (GB/T 9704—2012) for `document`; narrower margins for records and forms, which are no 公文. */
export const pageLayouts: Readonly<Record<OfficialLayout, PageLayout>> = {
  document: { topMm: 37, leftMm: 28, rightMm: 26, bottomMm: 35, textPt: 16, linePt: 28.95 },
  record: { topMm: 25, leftMm: 27, rightMm: 23, bottomMm: 28, textPt: 12, linePt: 20 },
  form: { topMm: 22, leftMm: 27, rightMm: 27, bottomMm: 20, textPt: 14, linePt: 20 },
};

/** Width of the text, millimetres. */
export const textWidthMm = (layout: OfficialLayout): number =>
  210 - pageLayouts[layout].leftMm - pageLayouts[layout].rightMm;

/** Width of the labels of a form, millimetres. */
export const formLabelMm = 24;
