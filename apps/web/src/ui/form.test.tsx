import { day, line, text } from '@liangma/contract/fields';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ProblemError } from '../api/problem-error.ts';
import { renderPart } from '../testing/render-app.tsx';
import { DateField } from './date-field.tsx';
import { Form, useAppForm } from './form.tsx';
import { NumberField, TextField } from './text-fields.tsx';

const schema = z.object({
  name: line(10),
  foundedOn: day,
  endsOn: day.nullable(),
  remark: text(20),
  cap: z.number().int().min(1).optional(),
  revision: z.number().int(),
});

function renderForm(error: unknown = null) {
  const onSubmit = vi.fn();
  function Part() {
    const form = useAppForm({ schema, defaultValues: { revision: 3 } });
    return (
      <Form form={form} onSubmit={onSubmit} error={error} submitLabel="保存" label="企业">
        <TextField name="name" label="名称" required />
        <DateField name="foundedOn" label="成立日期" required />
        <DateField name="endsOn" label="到期日" />
        <TextField name="remark" label="备注" />
        <NumberField name="cap" label="上限" />
      </Form>
    );
  }
  renderPart(<Part />);
  return { onSubmit, user: userEvent.setup() };
}

test('what is missing is listed with links; correcting does not steal the focus', async () => {
  const { onSubmit, user } = renderForm();
  await user.click(screen.getByRole('button', { name: '保存' }));
  const summary = await screen.findByRole('alert', { name: '有 2 处需要修改' });
  await waitFor(() => expect(document.activeElement).toBe(summary));
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['名称：此项必填', '成立日期：此项必填']);
  await user.click(screen.getByRole('link', { name: /名称/ }));
  await user.keyboard('宏远');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /名称/ }));
  expect(screen.queryByRole('link', { name: /名称/ })).toBeNull();
  expect(onSubmit).not.toHaveBeenCalled();
});

test('a day is typed without separators; empty fields become what the schema takes', async () => {
  const { onSubmit, user } = renderForm();
  await user.type(screen.getByRole('textbox', { name: /名称/ }), ' 宏远化工 ');
  await user.type(screen.getByRole('textbox', { name: /成立日期/ }), '20250301');
  await user.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
  expect(onSubmit).toHaveBeenCalledWith({
    name: '宏远化工',
    foundedOn: '2025-03-01',
    endsOn: null,
    remark: '',
    revision: 3,
  });
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /成立日期/ }).value).toBe('2025年3月1日');
});

test('a refusal of the server stands on top and at its field', async () => {
  const error = new ProblemError({
    type: '/problems/request/invalid',
    title: '',
    status: 422,
    code: 'request/invalid',
    retry: 'never',
    errors: [
      { pointer: '/name', code: 'enterprise/unknown', detail: '没有这家企业' },
      { pointer: '/elsewhere', code: 'x/y', detail: '另一个问题' },
    ],
  });
  renderForm(error);
  const summary = await screen.findByRole('alert', { name: /提交的内容有误/ });
  expect(document.activeElement).toBe(summary);
  expect(screen.getByRole('link', { name: '名称：没有这家企业' })).toBeTruthy();
  expect(screen.getByText('另一个问题')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: /名称/ }).getAttribute('aria-invalid')).toBe('true');
});
