/** The data of an event as lines of name and value; what is not known here is shown as it was written. */
import { formatDay, formatInstant } from '../../messages/format.ts';
import { translate, translateIfKnown } from '../../messages/translate.ts';

export interface Detail {
  /** Dotted path in the data. */
  key: string;
  label: string;
  value: string;
}

/** Where the words of a field's codes are. */
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  roles: ['people.role.'],
  type: ['inspections.type.'],
  mode: ['inspections.mode.'],
  groundKind: ['inspections.ground.'],
  exceptionReason: ['inspections.exception.'],
  scanned: ['inspections.entry-way.'],
  way: ['inspections.tell-way.', 'inspections.entry-way.'],
  stateBefore: ['inspections.state.'],
  state: ['imports.state.'],
  kind: ['imports.kind.', 'bureaus.kind.'],
};

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const calendarDay = /^\d{4}-\d\d-\d\d$/;

function textOf(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return translate(value ? 'audit.yes' : 'audit.no');
  if (Array.isArray(value)) {
    const texts = value.map((one) => textOf(field, one));
    return texts.length === 0 ? '—' : texts.join(translate('audit.comma'));
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  const words = (wordsOf[field] ?? []).map((beginning) => translateIfKnown(`${beginning}${value}`));
  const known = words.find((word) => word !== null);
  if (known) return known;
  if (calendarDay.test(value)) return formatDay(value);
  return instant.test(value) ? formatInstant(value) : value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const labelOf = (field: string): string => translateIfKnown(`audit.field.${field}`) ?? field;

/** `changes` holds [before, after] by field; other objects are opened. */
export function detailsOf(data: Record<string, unknown>, path = ''): Detail[] {
  return Object.entries(data).flatMap(([field, value]) => {
    const key = path === '' ? field : `${path}.${field}`;
    if (field === 'changes' && isObject(value))
      return Object.entries(value).map(([name, change]) => {
        const [before, after]: unknown[] = Array.isArray(change) ? change : [undefined, change];
        return {
          key: `${key}.${name}`,
          label: labelOf(name),
          value: translate('audit.change', { before: textOf(name, before), after: textOf(name, after) }),
        };
      });
    if (isObject(value)) return detailsOf(value, key);
    return [{ key, label: labelOf(field), value: textOf(field, value) }];
  });
}
