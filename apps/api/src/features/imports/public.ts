/** What the command line and the demonstration take from the imports. */
export { failureText } from './failure-texts.ts';
export { importFile, rowsOfRun, type FileToImport } from './import-file.ts';
export { previewFile, type FileToRead } from './preview-file.ts';
