/** What the command line and the demonstration take from the imports. */
export { failureText } from './failure-texts.ts';
export { importFile, rowsOfRun } from './import-file.ts';
export { previewFile } from './preview-file.ts';
