import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeServer } from '../testing/fake-server.ts';
import { renderApp } from '../testing/render-app.tsx';
import { landingOf, navigationOf, routes } from './routes.ts';

test('every path is there once, and the screens of the field area are below /field', () => {
  const paths = routes.map((route) => route.path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(routes.length).toBeGreaterThan(0);
  for (const route of routes) expect(/^\/field(\/|$)/.test(route.path)).toBe(route.area === 'field');
});

test('the file of every screen has a screen', async () => {
  const screens = await Promise.all(routes.map(async (route) => (await route.screen()).default));
  expect(screens.every((one) => typeof one === 'function')).toBe(true);
}, 60_000);

test('an inspector lands in the field area, a leader at the desk', () => {
  expect(landingOf(['inspector']).startsWith('/field/')).toBe(true);
  expect(landingOf(['leader']).startsWith('/field/')).toBe(false);
});

test('the navigation shows only what the roles allow', () => {
  const open = navigationOf('desk', ['inspector']).filter((route) => route.permission === 'account.manage');
  expect(open).toEqual([]);
});

test('an unknown address says so, inside the frame', async () => {
  renderApp('/no-such-page', fakeServer().loggedIn(['clerk']));
  expect(await screen.findByRole('heading', { level: 1, name: '页面不存在' })).toBeTruthy();
  expect(screen.getByRole('navigation', { name: '主导航' })).toBeTruthy();
});

test('the frame has a skip link and marks the current screen', async () => {
  renderApp('/account', fakeServer().loggedIn(['clerk']));
  expect(await screen.findByRole('link', { name: '跳到主要内容' })).toBeTruthy();
  const current = await screen.findByRole('link', { name: '我的账号', current: 'page' });
  expect(current.getAttribute('href')).toBe('/account');
});
