/** What the field area and its screens use of the written documents. */
export { PapersPanel } from './papers-panel.tsx';
export { useNumberStock, useNumbersLeft } from './use-number-stock.ts';
