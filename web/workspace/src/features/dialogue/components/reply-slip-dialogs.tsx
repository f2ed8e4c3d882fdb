import { Button, Checkbox, CopyButton, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, FormDialog, Loaded, useFields, useLocalized, useNotify, useTranslation, useWorkspace } from '#shared';
import { useDialogue } from '../api/commands.js';
import { plannedDelegatesQuery } from '../api/reply-slips.js';
import type { ReplySlip } from '../api/types.js';
import { DelegateFields, slipBody, slipValues } from './delegate-fields.js';

interface SlipProps {
  readonly slip: ReplySlip;
}

/** The notice as a text to copy, or as an email to the contact of the organisation. */
export function SlipMessage({ slip, meetingId }: SlipProps & { readonly meetingId: string }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const notify = useNotify();
  const { id: workspaceId } = useWorkspace();
  const [opened, { open, close }] = useDisclosure(false);
  const [texts, setTexts] = useState<{ readonly zh: string; readonly en: string } | null>(null);
  const form = useFields({ email: '' }, null);
  const title = t('replySlip.messageOf', { name: say(slip.organisation.name) });
  const submit = async (): Promise<void> => {
    const email = form.values.email.trim();
    const written = await form.submit(() =>
      api.post('/api/workspaces/{workspaceId}/notifications/meetings/{meetingId}/notice-messages', {
        ...{ path: { workspaceId, meetingId }, body: { organisationId: slip.organisation.id, email: email || null } },
      }),
    );
    if (!written) return;
    setTexts(written);
    if (email !== '') notify(t('replySlip.sent'));
  };
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={title} onClick={open}>
        {t('replySlip.message')}
      </Button>
      <FormDialog
        {...{ opened, form, title }}
        submitLabel={t(form.values.email.trim() === '' ? 'replySlip.write' : 'replySlip.send')}
        onClose={close}
        onSubmit={submit}
      >
        <p className="tp-small tp-dimmed">{t('replySlip.messageHint')}</p>
        <TextInput
          type="email"
          label={t('replySlip.email')}
          description={t('replySlip.emailHint')}
          {...form.text('email')}
        />
        {texts !== null &&
          (['zh', 'en'] as const).map((language) => (
            <div key={language}>
              <Textarea
                label={t(`invitation.text.${language}`)}
                lang={language === 'zh' ? 'zh-CN' : 'en'}
                value={texts[language]}
                readOnly
                autosize
                maxRows={12}
              />
              <CopyButton value={texts[language]}>
                {({ copied, copy }) => (
                  <Button variant="default" size="compact-sm" mt={6} onClick={copy}>
                    {t(copied ? 'invitation.text.copied' : `invitation.text.copy.${language}`)}
                  </Button>
                )}
              </CopyButton>
            </div>
          ))}
      </FormDialog>
    </>
  );
}

/** A reply slip that arrived on paper. */
export function EnterSlip({ slip }: SlipProps) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={open}>
        {t('replySlip.enter')}
      </Button>
      {opened && <EnterDialog slip={slip} onClose={close} />}
    </>
  );
}

function EnterDialog({ slip, onClose }: SlipProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  // with the version that the user saw
  const [base] = useState(slip);
  const form = useFields(slipValues(base), null);
  const submit = async (): Promise<void> => {
    const done = await form.submit((values) => dialogue.enterDelegates(base.id, base.version, slipBody(values)));
    if (done) onClose();
  };
  return (
    <FormDialog
      title={t('replySlip.enterOf', { name: say(base.organisation.name) })}
      {...{ form, onClose }}
      onSubmit={submit}
    >
      <DelegateFields form={form} slip={base} />
    </FormDialog>
  );
}

/** Shows what accepting each delegate does, and assigns the seats. */
export function AcceptSlip({ slip }: SlipProps) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-sm" onClick={open}>
        {t('replySlip.accept')}
      </Button>
      {opened && <AcceptDialog slip={slip} onClose={close} />}
    </>
  );
}

function AcceptDialog({ slip, onClose }: SlipProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id: workspaceId } = useWorkspace();
  const dialogue = useDialogue();
  const notify = useNotify();
  const [base] = useState(slip);
  const query = useQuery(plannedDelegatesQuery(workspaceId, base.id, base.version));
  const form = useFields<{ leaveOut: readonly number[] }>({ leaveOut: [] }, null);
  const { leaveOut } = form.values;
  const count = base.delegates.length - leaveOut.length;
  const submit = async (): Promise<void> => {
    const done = await form.submit(() => dialogue.acceptDelegates(base.id, base.version, [...leaveOut]));
    if (!done) return;
    notify(t('replySlip.accepted', { count: done.ids.length }));
    onClose();
  };
  const { letter, contact } = base;
  return (
    <FormDialog
      title={t('replySlip.acceptOf', { name: say(base.organisation.name) })}
      submitLabel={t('replySlip.acceptSubmit', { count })}
      {...{ form, onClose }}
      disabled={count === 0}
      onSubmit={submit}
    >
      {letter !== null && (
        <p>
          {t('replySlip.letter')}: {letter}
        </p>
      )}
      {contact !== null && (
        <p>
          {t('replySlip.contact')}: {contact}
        </p>
      )}
      <Loaded query={query}>
        {(planned) => (
          <Stack gap="sm">
            {planned.map(({ row, adds, errors }) => {
              const { name, post, email, seat } = base.delegates[row - 1]!;
              const facts = [t(`seat.kind.${seat}`), post, email, t(adds ? 'replySlip.adds' : 'replySlip.knows')];
              return (
                <div key={row}>
                  <div>{name}</div>
                  <div className="tp-small tp-dimmed">{facts.filter(Boolean).join(' · ')}</div>
                  {errors.map(({ detail }) => (
                    <div key={detail.en} className="tp-small">
                      {say(detail)}
                    </div>
                  ))}
                  <Checkbox
                    label={t('replySlip.leaveOut', { name })}
                    checked={leaveOut.includes(row)}
                    onChange={({ currentTarget: { checked } }) =>
                      form.set('leaveOut', checked ? [...leaveOut, row] : leaveOut.filter((one) => one !== row))
                    }
                  />
                </div>
              );
            })}
          </Stack>
        )}
      </Loaded>
    </FormDialog>
  );
}
