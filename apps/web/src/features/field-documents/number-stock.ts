/**
 * Official numbers that this tablet may give to documents without network. A number is taken and put into the draft in
 * one write, and put back in one write with the draft's removal: it is never in two documents.
 */
import { reserveNumbers } from '@liangma/contract/devices';
import { numberedKinds } from '@liangma/contract/inspection-documents';
import type { WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import { monthOf, officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import type { Store, StoreWrite } from '@liangma/offline/store';
import { inTurn } from '@liangma/offline/turns';
import { uuidv7 } from 'uuidv7';
import { call } from '../../api/client.ts';
import { answerWithinMs } from '../../offline/field-server.ts';

export type NumberedKind = (typeof numberedKinds)[number];

/** As many of each kind wait on the tablet; house rule. */
const stockSize = 5;

interface Stock {
  free: { year: number; number: string }[];
  /** Asked for and not yet heard: asked again under the same command id, so that no number is lost on the way. */
  asked: { commandId: string; count: number; year?: number } | null;
}

const stockKey = (kind: NumberedKind): string => `numbers/${kind}`;
const empty: Stock = { free: [], asked: null };

export const isNumberedKind = (kind: WrittenDocumentKind): kind is NumberedKind =>
  (numberedKinds as readonly string[]).includes(kind);

const readStock = async (store: Store, kind: NumberedKind): Promise<Stock> =>
  ((await store.get('meta', stockKey(kind))) as Stock | undefined) ?? empty;

export interface NumbersLeft {
  count: number;
  /** As far as the tablet knows, none ever came. */
  isUntouched: boolean;
}

/** What is left of the year's numbers of this kind. */
export async function numbersLeft(store: Store, kind: NumberedKind, year: number): Promise<NumbersLeft> {
  const { free, asked } = await readStock(store, kind);
  const isUntouched = free.length === 0 && (asked !== null || (await store.get('meta', stockKey(kind))) === undefined);
  return { count: free.filter((one) => one.year === year).length, isUntouched };
}

const stockWrite = (kind: NumberedKind, stock: Stock): StoreWrite => ({
  table: 'meta',
  key: stockKey(kind),
  value: stock,
});

const today = (offsetMs: number): string => officialDay(new Date(Date.now() + offsetMs).toISOString());

/** The official year now. @param offsetMs server time minus tablet time */
export const officialYear = (offsetMs: number): number => yearOf(today(offsetMs));

/** The last year whose numbers are kept ready: in December the next one, as the server gives them. */
export const lastYearAhead = (offsetMs: number): number =>
  monthOf(today(offsetMs)) === 12 ? officialYear(offsetMs) + 1 : officialYear(offsetMs);

const yearOfNumber = (number: string): number => Number(/〔(\d{4})〕/.exec(number)?.[1] ?? 0);

/** Whether a document that is signed in this year can carry the number. */
export const isNumberOf = (number: string, year: number): boolean => yearOfNumber(number) === year;

/**
 * Takes the next number of the year; the writes that keep it are made together with taking it.
 * @param more what keeps the number; within the turn of the store
 * @param instead the number that the document has, of another year: it goes back in the same write
 * @returns null when none is left; nothing is written then
 * @throws StoreError when nothing was written
 */
export const takeNumber = (
  store: Store,
  kind: NumberedKind,
  year: number,
  more: (number: string) => Promise<readonly StoreWrite[]>,
  instead: string | null = null,
): Promise<string | null> =>
  inTurn(store, async () => {
    const stock = await readStock(store, kind);
    const next = stock.free.find((one) => one.year === year);
    if (!next) return null;
    const back = instead === null ? [] : [{ year: yearOfNumber(instead), number: instead }];
    const free = [...back, ...stock.free.filter((one) => one !== next)];
    await store.write([stockWrite(kind, { ...stock, free }), ...(await more(next.number))]);
    return next.number;
  });

/** Puts a number back to the front of those that are free, with the writes that let go of it. */
export const putNumberBack = (
  store: Store,
  kind: NumberedKind,
  number: string,
  more: readonly StoreWrite[],
): Promise<void> =>
  inTurn(store, async () => {
    const stock = await readStock(store, kind);
    const year = yearOfNumber(number);
    await store.write([stockWrite(kind, { ...stock, free: [{ year, number }, ...stock.free] }), ...more]);
  });

interface Years {
  /** The official year. */
  now: number;
  /** The same, or in December the next. */
  last: number;
}

/** What the server is to be asked for, kept before it is asked; null: the stock is full. */
async function askFor(
  store: Store,
  kind: NumberedKind,
  years: Years,
  wanting: ReadonlySet<number>,
): Promise<Stock['asked']> {
  const stock = await readStock(store, kind);
  if (stock.asked) return stock.asked;
  const free = stock.free.filter((one) => one.year >= years.now);
  const lacking = (year: number) => stockSize - free.filter((one) => one.year === year).length;
  const year = [...wanting].find((one) => lacking(one) > 0);
  if (year === undefined) return null;
  const asked = { commandId: uuidv7(), count: lacking(year), year };
  await store.write([stockWrite(kind, { free, asked })]);
  return asked;
}

/** Another tab that asked under the same id may have taken them in, and one may be used already: then not again. */
async function takeIn(
  store: Store,
  kind: NumberedKind,
  answer: { year: number; numbers: string[]; askedAs: string },
): Promise<void> {
  const stock = await readStock(store, kind);
  if (stock.asked?.commandId !== answer.askedAs) return;
  const added = answer.numbers.map((number) => ({ year: answer.year, number }));
  await store.write([stockWrite(kind, { free: [...stock.free, ...added], asked: null })]);
}

async function eachKind(work: (kind: NumberedKind) => Promise<void>): Promise<void> {
  for (const kind of numberedKinds) await work(kind);
}

/**
 * Fills the stock of every kind up, for this year and in December for the next. While the server is asked, numbers can be
 * taken. Numbers of an earlier year are let go; the bureau's list shows them as gaps.
 * @throws what `call` throws; what was asked for is then asked for again next time
 */
export const fillNumbers = (store: Store, deviceId: string, years: Years): Promise<void> =>
  eachKind(async (kind) => {
    const wanting = new Set([years.now, years.last]);
    while (wanting.size > 0) {
      const asked = await inTurn(store, () => askFor(store, kind, years, wanting));
      if (!asked) return;
      const { commandId, ...wanted } = asked;
      const answer = await call(
        reserveNumbers,
        { params: { deviceId }, body: { kind, ...wanted } },
        { commandId, timeoutMs: answerWithinMs },
      );
      await inTurn(store, () => takeIn(store, kind, { ...answer, askedAs: commandId }));
      // asked once: the server may have less to give
      wanting.delete(answer.year);
    }
  });
