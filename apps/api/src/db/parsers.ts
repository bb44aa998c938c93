/** How values of PostgreSQL come into JavaScript; set once, before the first connection. */
import pg from 'pg';

const int8 = 20;
const date = 1082;
const numeric = 1700;
const timestamptz = 1184;

/** Whole numbers stay numbers as long as they are exact; days stay text; instants become ISO text in UTC. */
export function setParsers(): void {
  pg.types.setTypeParser(int8, (value) => {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${value} is not exact as a number`);
    return number;
  });
  pg.types.setTypeParser(date, (value) => value);
  pg.types.setTypeParser(numeric, (value) => value);
  pg.types.setTypeParser(timestamptz, (value) => new Date(value).toISOString());
}
