/** What the components need and jsdom lacks; runs before every test file. */
import 'fake-indexeddb/auto';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { setLanguage } from '../messages/language.ts';
import { installValidationTexts } from '../messages/validation-texts.ts';

installValidationTexts();

// A screen is loaded when it is opened, which takes its time while all test files run at once; below vitest's own limit.
configure({ asyncUtilTimeout: 10_000 });

class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver = NoResizeObserver;
window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
});
// Text areas that grow measure again when fonts arrive.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
window.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};

beforeEach(async () => {
  localStorage.clear();
  await setLanguage('zh-CN');
});
afterEach(() => {
  cleanup();
  // they live outside of what is rendered, and would stand in the next test as one more alert
  notifications.clean();
  notifications.cleanQueue();
});
