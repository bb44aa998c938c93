/** The form in which the enterprise confirms the entry: reading, judging and showing it. */
import { html } from 'hono/html';
import type { Language } from '../http/problem.ts';
import type { Html } from './page.ts';
import { wordsOf, type Words } from './words.ts';

const longestName = 60;

type FieldId = 'name' | 'shown';

export interface FieldError {
  field: FieldId;
  text: string;
}

export interface EntryForm {
  action: string;
  /** Proves that the page was opened while the code was good. */
  stamp: string;
  name: string;
  isShown: boolean;
  errors: readonly FieldError[];
}

export interface EntryAnswers {
  name: string;
  isShown: boolean;
  stamp: string;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Reads what was sent; anything strange is as good as empty. */
export function readEntryForm(body: Record<string, unknown>): EntryAnswers {
  return {
    name: textOf(body['name'])
      .replaceAll(/\p{Cc}/gu, ' ')
      .trim(),
    isShown: textOf(body['shown']) === 'yes',
    stamp: textOf(body['opened']),
  };
}

/** What must be corrected before the entry can be registered. */
export function errorsOf({ name, isShown }: EntryAnswers, words: Words): FieldError[] {
  const errors: FieldError[] = [];
  if (name === '') errors.push({ field: 'name', text: words.nameMissing });
  if ([...name].length > longestName) errors.push({ field: 'name', text: words.nameTooLong });
  if (!isShown) errors.push({ field: 'shown', text: words.shownMissing });
  return errors;
}

function errorSummary(errors: readonly FieldError[], words: Words): Html | '' {
  if (errors.length === 0) return '';
  return html`<div class="errors" role="alert" tabindex="-1" id="errors">
    <h3>${words.errors}</h3>
    <ul>
      ${errors.map((error) => html`<li><a href="#${error.field}">${error.text}</a></li>`)}
    </ul>
  </div>`;
}

/** The form, with the errors of the last try beside their fields. */
export function entryForm({ action, stamp, name, isShown, errors }: EntryForm, language: Language): Html {
  const words = wordsOf(language);
  const errorOf = (field: FieldId) => errors.find((error) => error.field === field)?.text;
  const message = (field: FieldId) => {
    const text = errorOf(field);
    return text === undefined ? '' : html`<p class="error" id="${field}-error">${text}</p>`;
  };
  const describedBy = (field: FieldId) =>
    errorOf(field) === undefined ? '' : html` aria-invalid="true" aria-describedby="${field}-error"`;
  return html`<form method="post" action="${action}" id="confirm">
    <h2>${words.confirm}</h2>
    ${errorSummary(errors, words)}
    <input type="hidden" name="opened" value="${stamp}" />
    <label for="name">${words.nameLabel}</label>
    <p class="small">${words.nameHint}</p>
    ${message('name')}
    <input type="text" id="name" name="name" value="${name}" maxlength="60" autocomplete="name"${describedBy('name')} />
    ${message('shown')}
    <label class="tick" for="shown"
      ><input type="checkbox" id="shown" name="shown" value="yes"${isShown ? html` checked` : ''}${describedBy('shown')} />${words.shown}</label
    >
    <button type="submit">${words.submit}</button>
  </form>`;
}
