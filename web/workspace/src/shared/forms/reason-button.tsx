import { Button, Textarea } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { FormDialog } from './form-dialog.js';
import { useFields } from './use-fields.js';

interface ReasonButtonProps extends ButtonProps {
  /** For example "Decline this proposal?" */
  readonly question: string;
  /** What happens, and whether it can be undone. */
  readonly consequence: ReactNode;
  readonly reasonLabel: string;
  /** Who will read the reason. */
  readonly reasonHint: string;
  /** Under this name the reason is kept while it is typed. */
  readonly draft: string;
  readonly onConfirm: (reason: string) => Promise<unknown>;
  /** The verb, on this button and on the confirming one. */
  readonly children: string;
}

/** Asks for the reason of what others rely on, and sends it. */
export function ReasonButton(props: ReasonButtonProps) {
  const { question, consequence, reasonLabel, reasonHint, draft, onConfirm, children, ...button } = props;
  const [opened, { open, close }] = useDisclosure(false);
  const form = useFields({ reason: '' }, draft);
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ reason }) => onConfirm(reason.trim()).then(() => true));
    if (!done) return;
    form.reset();
    close();
  };
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {children}
      </Button>
      <FormDialog opened={opened} title={question} submitLabel={children} form={form} onClose={close} onSubmit={submit}>
        {consequence}
        <Textarea
          label={reasonLabel}
          description={reasonHint}
          autosize
          minRows={2}
          required
          data-autofocus
          {...form.text('reason')}
        />
      </FormDialog>
    </>
  );
}
