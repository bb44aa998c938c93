/** Makes zod speak the reader's language; the texts are the contract's, the same that the server gives. */
import { fieldProblem, fieldProblemText } from '@liangma/contract/field-problems';
import { z } from 'zod';
import { currentLanguage } from './language.ts';

export function installValidationTexts(): void {
  z.config({
    // Without it zod compiles code at run time, which the content security policy forbids.
    jitless: true,
    customError: (issue) =>
      fieldProblemText(
        fieldProblem(issue as Parameters<typeof fieldProblem>[0]),
        currentLanguage().language === 'zh-CN' ? 'zh' : 'en',
      ),
  });
}
