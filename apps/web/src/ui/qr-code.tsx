/** A QR code as one SVG path, sharp at any size, drawn in the browser (works without network). */
import { create } from 'qrcode';
import { useMemo } from 'react';

export interface QrCodeProps {
  /** The text of the code, usually an address. */
  text: string;
  /** What the code is for; read to screen readers. */
  label: string;
  /** Edge in CSS pixels; the code never grows wider than its place. */
  size?: number;
}

/** Modules of white around the code; the standard asks for four. */
const quiet = 4;

export function QrCode({ text, label, size = 280 }: QrCodeProps) {
  const { path, edge } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    const squares: string[] = [];
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column)) squares.push(`M${column + quiet} ${row + quiet}h1v1h-1z`);
      }
    }
    return { path: squares.join(''), edge: modules.size + 2 * quiet };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${edge} ${edge}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      style={{ maxWidth: '100%', height: 'auto', background: '#fff' }}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
