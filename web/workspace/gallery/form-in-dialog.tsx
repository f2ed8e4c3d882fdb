import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../src/shared/i18n/i18n.js';
import { Form, FormDialog, useFields } from '#shared';

/** A form in which a dialog with a form of its own is opened, as for the evidence of a report. */
export function FormInDialog() {
  const { t } = useTranslation('gallery');
  const report = useFields({ title: '' }, null);
  const link = useFields({ url: '' }, null);
  const [isOpen, setOpen] = useState(false);
  const [sent, setSent] = useState({ report: 0, links: 0 });
  return (
    <Form form={report} onSubmit={() => setSent((before) => ({ ...before, report: before.report + 1 }))} unexplained>
      <TextInput label={t('report')} {...report.text('title')} />
      <p>{t('sent', sent)}</p>
      <div className="tp-row">
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('addLink')}
        </Button>
      </div>
      <FormDialog
        opened={isOpen}
        title={t('addLink')}
        form={link}
        onClose={() => setOpen(false)}
        onSubmit={async () => {
          setSent((before) => ({ ...before, links: before.links + 1 }));
          setOpen(false);
        }}
      >
        <TextInput label={t('link')} type="url" required {...link.text('url')} />
      </FormDialog>
    </Form>
  );
}
