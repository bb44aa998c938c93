/** A phone that opens public pages and sends their form. */
import { expect } from 'vitest';
import { getInspectionCode, type InspectionView } from '@liangma/contract/inspections';
import type { Scene } from '../../testing/inspection-scene.ts';
import type { TestApp } from '../../testing/test-app.ts';

export interface Shown {
  status: number;
  text: string;
  headers: Headers;
}

export interface Phone {
  open(path: string, init?: RequestInit): Promise<Shown>;
  /** Sends the form of the page at `path`. */
  confirm(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Shown>;
}

/** What a form needs at least. */
export const filledIn = { name: '王在场', shown: 'yes' };

export function phoneOf(app: TestApp): Phone {
  const open: Phone['open'] = async (path, init = {}) => {
    const response = await app.request(path, init);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  return {
    open,
    confirm: (path, fields, headers = {}) =>
      open(path.replace(/(\?|$)/, '/entry$1'), {
        method: 'POST',
        headers: { host: 'liangma.test', 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}

/** Path of the page behind the code that the tablet shows. */
export async function codeOf(view: InspectionView, scene: Scene): Promise<string> {
  const answer = await scene.inspector.call(getInspectionCode, { params: { inspectionId: view.id } });
  expect(answer.status).toBe(200);
  return new URL(answer.body.url).pathname;
}

/** The stamp inside the form. */
export const stampIn = (page: Shown) => /name="opened" value="([^"]+)"/.exec(page.text)?.[1] ?? '';

/** What a person reads on the page. */
export const readable = (page: Shown) =>
  page.text
    .replaceAll(/<style>[^]*?<\/style>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
