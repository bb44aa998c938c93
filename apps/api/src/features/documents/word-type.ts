/** Media type of Word files. */
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
