/** What other features show of documents. */
export { InspectionDocumentsPanel } from './inspection-documents-panel.tsx';
