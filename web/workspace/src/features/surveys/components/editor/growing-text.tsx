import { Textarea, type TextareaProps } from '@mantine/core';
import { type ChangeEvent, memo, useCallback, useEffect, useRef } from 'react';

/** Mantine measures the text each time it draws the input: a form has a dozen of them, and a key changes one. */
const Area = memo(Textarea);

type GrowingTextProps = Omit<TextareaProps, 'onChange' | 'autosize'> & { readonly onText: (text: string) => void };

/** An input for a text that grows with it. It is drawn again only if its text or description changes. */
export function GrowingText({ onText, ...props }: GrowingTextProps) {
  const latest = useRef(onText);
  useEffect(() => {
    latest.current = onText;
  });
  const change = useCallback(
    (event: ChangeEvent<HTMLTextAreaElement>) => latest.current(event.currentTarget.value),
    [],
  );
  return <Area {...props} autosize onChange={change} />;
}
