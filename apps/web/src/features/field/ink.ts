/** Ink on glass: a pad on a canvas that keeps what was drawn as strokes, so that it survives turning and restarting. */
import SignaturePad from 'signature_pad';
import type { PointGroup } from 'signature_pad';

/** Strokes in the pixels of the pad they were drawn on. */
export interface Drawing {
  width: number;
  height: number;
  strokes: PointGroup[];
}

export interface Ink {
  /** Shows a drawing, or clears the pad. */
  show: (drawing: Drawing | null) => void;
  close: () => void;
}

const colour = '#0b1b3a';

/** The drawing on a pad of another size: as large as it fits, in the middle. */
export function fitted(drawing: Drawing, width: number, height: number): PointGroup[] {
  const scale = Math.min(width / drawing.width, height / drawing.height);
  const left = (width - drawing.width * scale) / 2;
  const top = (height - drawing.height * scale) / 2;
  return drawing.strokes.map((stroke) => ({
    ...stroke,
    dotSize: stroke.dotSize * scale,
    minWidth: stroke.minWidth * scale,
    maxWidth: stroke.maxWidth * scale,
    points: stroke.points.map((point) => ({ ...point, x: point.x * scale + left, y: point.y * scale + top })),
  }));
}

function resize(canvas: HTMLCanvasElement): { width: number; height: number } {
  const ratio = Math.max(1, window.devicePixelRatio);
  const { offsetWidth: width, offsetHeight: height } = canvas;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
  return { width, height };
}

/** Opens a pad; every finished stroke tells the whole drawing. */
export function openInk(canvas: HTMLCanvasElement, onDrawn: (drawing: Drawing) => void): Ink {
  let size = resize(canvas);
  let shown: Drawing | null = null;
  const pad = new SignaturePad(canvas, { penColor: colour, minWidth: 0.9, maxWidth: 3 });
  const show = (drawing: Drawing | null) => {
    shown = drawing;
    pad.clear();
    if (drawing) pad.fromData(fitted(drawing, size.width, size.height));
  };
  const ended = () => {
    shown = { ...size, strokes: structuredClone(pad.toData()) };
    onDrawn(shown);
  };
  pad.addEventListener('endStroke', ended);
  // Turning the tablet changes the pad, not the signature.
  const observer = new ResizeObserver(() => {
    if (canvas.offsetWidth === size.width && canvas.offsetHeight === size.height) return;
    size = resize(canvas);
    show(shown);
  });
  observer.observe(canvas);
  return {
    show,
    close: () => {
      observer.disconnect();
      pad.off();
    },
  };
}

/** Room around the drawing in its picture, and how much finer the picture is than the glass. */
const margin = 10;
const fineness = 2;

/** The drawing as PNG, cut to what was drawn, on a transparent ground. */
export async function inkPicture(drawing: Drawing): Promise<Blob> {
  const points = drawing.strokes.flatMap((stroke) => stroke.points);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const left = Math.min(...xs) - margin;
  const top = Math.min(...ys) - margin;
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((Math.max(...xs) + margin - left) * fineness);
  canvas.height = Math.ceil((Math.max(...ys) + margin - top) * fineness);
  canvas.getContext('2d')?.scale(fineness, fineness);
  const pad = new SignaturePad(canvas, { penColor: colour });
  pad.fromData(
    drawing.strokes.map((stroke) => ({
      ...stroke,
      points: stroke.points.map((point) => ({ ...point, x: point.x - left, y: point.y - top })),
    })),
    { clear: false },
  );
  pad.off();
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture of the signature'))), 'image/png');
  });
}
