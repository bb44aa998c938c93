/** Tablets of a test: set up over HTTP, and what they hold after taking in their field pack. */
import { registerDevice } from '@liangma/contract/devices';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { getFieldPack, type PackItem } from '@liangma/contract/field-pack';
import { newId, type Caller } from './test-app.ts';

export type PackAnswer = ResponseOf<typeof getFieldPack>;
type Kind<K extends PackItem['kind']> = Extract<PackItem, { kind: K }>;

/** Sets a new tablet up for the caller; its id. */
export async function setUpTablet(by: Caller, name = '一号平板'): Promise<string> {
  const deviceId = newId();
  const answer = await by.call(registerDevice, { body: { deviceId, name } });
  if (answer.status !== 200) throw new Error(`the tablet was not set up: ${answer.text}`);
  return deviceId;
}

export class Tablet {
  readonly deviceId: string;
  readonly inspections = new Map<string, Kind<'inspection'>>();
  readonly enterprises = new Map<string, Kind<'enterprises'>['rows'][number]>();
  bureau: Kind<'bureau'> | null = null;
  cursor = '';
  /** The largest answer so far. */
  mostBytes = 0;
  private readonly caller: Caller;

  constructor(deviceId: string, caller: Caller) {
    this.deviceId = deviceId;
    this.caller = caller;
  }

  static async setUp(caller: Caller): Promise<Tablet> {
    return new Tablet(await setUpTablet(caller), caller);
  }

  /** Fetches one page from the cursor and takes it in. */
  async page(): Promise<PackAnswer> {
    const query = { deviceId: this.deviceId, after: this.cursor };
    const answer = await this.caller.call(getFieldPack, { query });
    if (answer.status !== 200) throw new Error(`no field pack: ${answer.text}`);
    this.mostBytes = Math.max(this.mostBytes, answer.bytes.length);
    this.takeIn(answer.body);
    return answer.body;
  }

  /** All pages that are ready. */
  async sync(): Promise<PackAnswer[]> {
    const pages = [await this.page()];
    while (pages.at(-1)?.hasMore) pages.push(await this.page());
    return pages;
  }

  private takeIn({ reset, upserts, deletes, cursor }: PackAnswer): void {
    if (reset) {
      this.inspections.clear();
      this.enterprises.clear();
      this.bureau = null;
    }
    for (const { kind, id } of deletes) (kind === 'inspection' ? this.inspections : this.enterprises).delete(id);
    for (const item of upserts) {
      if (item.kind === 'inspection') this.inspections.set(item.id, item);
      else if (item.kind === 'bureau') this.bureau = item;
      else for (const row of item.rows) this.enterprises.set(row.id, row);
    }
    this.cursor = cursor;
  }
}
