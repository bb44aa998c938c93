/** Text that every file can hold: one forbidden character makes a Word or Excel file unreadable as a whole. */

/** What XML 1.0 (section 2.2) forbids, and the remaining control characters, which show nothing either. */
const unprintable = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]|\p{Cs}/gu;
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * The text without control characters (tab and line breaks stay), U+FFFE, U+FFFF and halves of surrogate pairs.
 * PostgreSQL refuses U+0000 and lone surrogates in JSON, XML refuses all of them.
 */
export function printable(text: string): string {
  return text.replace(unprintable, '');
}

/** Whether anything of the text can be seen: spaces, zero-width characters and direction marks cannot. */
export function isVisible(text: string): boolean {
  return visible.test(text);
}
