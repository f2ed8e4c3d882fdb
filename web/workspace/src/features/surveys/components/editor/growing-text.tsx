import { Textarea, type TextareaProps } from '@mantine/core';
import { type ChangeEvent, memo } from 'react';
import { useLatest } from './use-latest.js';

/** Mantine measures the text each time it draws the input: a form has a dozen of them, and a key changes one. */
const Area = memo(Textarea);

type GrowingTextProps = Omit<TextareaProps, 'onChange' | 'autosize'> & { readonly onText: (text: string) => void };

/** An input for a text that grows with it. It is drawn again only if its text or description changes. */
export function GrowingText({ onText, ...props }: GrowingTextProps) {
  const change = useLatest(({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) => onText(currentTarget.value));
  return <Area {...props} autosize onChange={change} />;
}
