/** What a new PIN must be; the messages are codes of `errors.…`. */
import { z } from 'zod';
import { pinFault } from '../../offline/pin.ts';

export const newPin = z.string().superRefine((pin, context) => {
  const fault = pinFault(pin);
  if (fault) context.addIssue({ code: 'custom', message: `pin-${fault}` });
});

export const anyPin = z.string().min(1);
