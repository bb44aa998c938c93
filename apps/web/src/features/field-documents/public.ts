/** What the screen of an inspection shows of its written documents. */
export { PapersPanel } from './papers-panel.tsx';
