/** The form of the record has one id, so that the list of what is missing can lead to each of its fields. */
export const recordFormId = 'record';
