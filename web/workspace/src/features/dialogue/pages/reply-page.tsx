import { Button, FileButton, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ErrorState,
  Form,
  LoadingState,
  OpenPage,
  textOf,
  useFields,
  useFormat,
  useLocalized,
  useTranslation,
} from '#shared';
import { nameDelegates, openedSlipQuery, readDelegates } from '../api/reply-slips.js';
import type { OpenedSlip } from '../api/types.js';
import { DelegateFields, slipBody, slipValues } from '../components/delegate-fields.js';
import '../dialogue.css';

const whole = /^[0-9a-f]{32}[\w-]{43}$/;

/** The page of the link in the notice of a meeting, on which an organisation names its delegates. */
export function ReplyPage() {
  const { t } = useTranslation('dialogue');
  const [token] = useState(() => window.location.hash.replace(/^#/, ''));
  const query = useQuery({ ...openedSlipQuery(token), enabled: whole.test(token) });
  if (!whole.test(token))
    return (
      <OpenPage title={t('replySlip.page.brokenTitle')}>
        <p>{t('replySlip.page.broken')}</p>
      </OpenPage>
    );
  if (query.isError)
    return (
      <OpenPage title={t('replySlip.page.unknownTitle')}>
        <ErrorState error={query.error} compact />
      </OpenPage>
    );
  if (query.data === undefined)
    return (
      <OpenPage title={t('replySlip.page.title')}>
        <LoadingState rows={4} />
      </OpenPage>
    );
  const { state } = query.data;
  return (
    <OpenPage title={t('replySlip.page.title')} {...(state === 'open' && { purpose: t('replySlip.page.purpose') })}>
      <About slip={query.data} />
      {state === 'open' ? (
        <Slip token={token} slip={query.data} />
      ) : (
        <>
          <p role="status">{t(`replySlip.page.state.${state}`)}</p>
          <ul>
            {query.data.delegates.map(({ name, seat }) => (
              <li key={name}>
                {name} · {t(`seat.kind.${seat}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </OpenPage>
  );
}

function About({ slip }: { readonly slip: OpenedSlip }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const { roundtable, organisation, titularSeats, substituteSeats, workspace } = slip;
  const [from, to] = [format.date(roundtable.startsOn), format.date(roundtable.endsOn)];
  return (
    <section className="dl-slip" aria-labelledby="dl-slip-name">
      <h2 id="dl-slip-name">
        {roundtable.label} {say(roundtable.title)}
      </h2>
      <p className="tp-small tp-dimmed">{say(workspace)}</p>
      <dl>
        <dt>{t('replySlip.page.when')}</dt>
        <dd>{from === to ? from : t('replySlip.page.days', { from, to })}</dd>
        <dt>{t('replySlip.page.group')}</dt>
        <dd>{say(organisation.name)}</dd>
        <dt>{t('replySlip.page.offered')}</dt>
        <dd>{t('replySlip.seats', { titular: titularSeats, substitute: substituteSeats })}</dd>
      </dl>
    </section>
  );
}

function Slip({ token, slip }: { readonly token: string; readonly slip: OpenedSlip }) {
  const { t } = useTranslation('dialogue');
  const client = useQueryClient();
  // names of people are not stored in the browser
  const form = useFields(slipValues(slip), null);
  const [sent, setSent] = useState(false);
  const send = async (): Promise<void> => {
    const done = await form.submit((values) => nameDelegates(token, slip.version, slipBody(values)));
    if (!done) return;
    await client.invalidateQueries({ queryKey: openedSlipQuery(token).queryKey });
    setSent(true);
  };
  const read = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const found = await form.submit(async () => readDelegates(token, await textOf(file)));
    if (found) form.set('delegates', found.items);
  };
  return (
    <Form form={form} onSubmit={send}>
      <Stack>
        <div>
          <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => void read(file)}>
            {(props) => (
              <Button {...props} variant="default">
                {t('replySlip.page.file')}
              </Button>
            )}
          </FileButton>
          <p className="tp-small tp-dimmed">{t('replySlip.page.fileHint')}</p>
        </div>
        <DelegateFields form={form} slip={slip} />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <p role="status">{sent || slip.answeredAt !== null ? t('replySlip.page.done') : ''}</p>
        <Button type="submit" size="md" fullWidth loading={form.busy}>
          {t(slip.answeredAt === null ? 'replySlip.page.send' : 'replySlip.page.sendAgain')}
        </Button>
      </Stack>
    </Form>
  );
}
