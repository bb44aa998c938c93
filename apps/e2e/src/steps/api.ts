// Looks past the screens, where a journey prepares or checks what it is not about.
import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

/** Asks the server as whoever is signed in on the page. */
export async function ask<T>(page: Page, method: 'GET' | 'POST' | 'PUT', path: string, data?: unknown): Promise<T> {
  const answer = await page.request.fetch(`/api${path}`, {
    method,
    headers: { 'Idempotency-Key': randomUUID() },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}
