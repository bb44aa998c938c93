/** Hands a file over to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken the file over once the click is handled; a minute is ample for slow tablets.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
