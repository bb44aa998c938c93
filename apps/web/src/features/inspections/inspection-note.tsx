/** A remark that stands above what it is about: why it was returned, why it ended, what to look at. */
import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';

export interface InspectionNoteProps {
  tone: 'danger' | 'warning' | 'neutral';
  title?: string;
  children: ReactNode;
}

const colours = { danger: 'red', warning: 'yellow', neutral: 'gray' };
/** Dark enough on the light ground of the remark. */
const textColours = { danger: '#7a1710', warning: '#6b3b0a', neutral: '#3b4656' };

export function InspectionNote({ tone, title, children }: InspectionNoteProps) {
  return (
    <Alert
      variant="light"
      color={colours[tone]}
      styles={{
        title: { color: textColours[tone] },
        message: { color: textColours[tone], overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
      }}
      {...(title === undefined ? {} : { title })}
    >
      {children}
    </Alert>
  );
}
